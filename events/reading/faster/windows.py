"""The layers of a model that see the neighbours of a token, without what only training needs.

spaCy's ``MaxoutWindowEncoder`` is a stack of ``residual(expand_window >> maxout >> layernorm)``. Each is worked out here in
whole arrays: what the pieces of a maxout stand in is turned so that the largest is that of adjoining columns, and which
piece it was, which only a gradient asks for, is not kept.
"""

from collections.abc import Callable
from typing import Any

import numpy
from spacy.language import Language
from thinc.api import Model

from events.reading.faster.layers import layers_of

_LEAST = 1e-08  # thinc adds so much to each variance
_ARRAYS = "with_array"


class _Window:
    """One layer: each token with the one before and the one after it, the largest of some sums, normalised, and itself added.

    Args:
        residual: the layer as thinc has it, seeing one neighbour on either side.
    """

    def __init__(self, residual: Model[Any, Any]) -> None:
        maxout, norm = (next(layer for layer in residual.walk() if layer.name == name) for name in _PARTS)
        weights: Any = maxout.get_param("W")
        offsets: Any = maxout.get_param("b")
        self.ops: Any = maxout.ops
        self.width, self.pieces, _ = weights.shape
        self.weights = numpy.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
        self.offsets = offsets.T.reshape(-1)
        self.scale: Any = norm.get_param("G")
        self.shift: Any = norm.get_param("b")

    def __call__(self, x: Any) -> Any:
        """What the layer gives for a row a token."""
        size, width = len(x), self.width
        around = numpy.zeros((size, 3, width), dtype=x.dtype)
        around[1:, 0], around[:, 1], around[:-1, 2] = x[:-1], x, x[1:]
        sums: Any = self.ops.gemm(around.reshape(size, -1), self.weights)
        sums += self.offsets
        best: Any = sums[:, :width]
        for piece in range(1, self.pieces):
            other: Any = sums[:, piece * width : (piece + 1) * width]
            best = numpy.maximum(best, other)
        best -= best.mean(axis=1, keepdims=True)
        variance = numpy.einsum("ij,ij->i", best, best) / numpy.float32(width) + numpy.float32(_LEAST)
        best *= (variance ** numpy.float32(-0.5))[:, None]
        best *= self.scale
        best += self.shift
        best += x
        return best


_PARTS = ("maxout", "layernorm")


def with_fast_windows(model: Language) -> Language:
    """The model, whose layers that see neighbours are worked out in whole arrays; what they say stays the same."""
    for layer in layers_of(model):
        if layer.name.startswith(_ARRAYS) and _are_windows(layer.layers[0]):
            layer.layers[:] = [_stacked([_Window(one) for one in layer.layers[0].layers])]
    return model


def _are_windows(stack: Model[Any, Any]) -> bool:
    """Whether a layer is a chain of those that ``_Window`` can be."""
    wanted = ("expand_window", *_PARTS, "dropout")
    return len(stack.layers) > 1 and all(
        one.name.startswith("residual")
        and tuple(inner.name for inner in one.walk(order="dfs_pre") if not inner.layers) == wanted
        and next(inner for inner in one.walk() if inner.name == wanted[0]).attrs["window_size"] == 1
        for one in stack.layers
    )


def _stacked(windows: list[_Window]) -> Model[Any, Any]:
    def forward(_: Any, x: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:  # noqa: ARG001 - thinc's
        for window in windows:
            x = window(x)
        return x, lambda gradient: gradient  # it is never trained

    return Model("fast_windows", forward)
