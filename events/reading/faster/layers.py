"""The layers of a language model."""

from typing import Any

from spacy.language import Language
from thinc.api import Model


def layers_of(model: Language) -> list[Model[Any, Any]]:
    """Those of all its components, each before the ones inside it."""
    found: list[Model[Any, Any]] = []
    for _, component in model.components:
        layers: Any = getattr(component, "model", None)
        found += layers.walk() if hasattr(layers, "walk") else ()
    return found
