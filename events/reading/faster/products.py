"""Matrix products of a language model: by numpy's BLAS, two to three times as fast as thinc's own."""

import threading
from types import TracebackType
from typing import Any

import numpy
from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from events.reading.faster.layers import layers_of


class _OneCore:
    """While any thread is inside, BLAS keeps to one core; when the last has left, it has as many as before."""

    def __init__(self) -> None:
        self.lock, self.inside = threading.Lock(), 0
        self.pools = ThreadpoolController()
        self.limit: Any = None

    def __enter__(self) -> None:
        with self.lock:
            self.inside += 1
            if self.inside == 1:
                self.limit = self.pools.limit(limits=1, user_api="blas")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.lock:
            self.inside -= 1
            if not self.inside:
                self.limit.restore_original_limits()


class Products(NumpyOps):  # type: ignore[misc] # compiled, without types
    """thinc's operations with ``gemm`` by numpy, on one core: whoever reads many documents runs many processes."""

    one_core = _OneCore()

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:  # the parameters are thinc's
        """The product of two matrices, each turned round where asked, into ``out`` where given."""
        with self.one_core:
            return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def with_fast_products(model: Language) -> Language:
    """The model, whose layers multiply by ``Products`` from now on; what they say stays the same."""
    ops = Products()
    for layer in layers_of(model):
        layer.ops = ops
    return model
