"""This project: ``events.find_times``, which finds and resolves."""

from collections.abc import Callable, Sequence

from benchmarks.scoring import Timex
from benchmarks.texts import Text
from events import Document, TimeExpression, find_times

NAME = "chronofrise"
LANGUAGES = None


def missing() -> str:
    """Never."""
    return ""


def start(texts: Sequence[Text]) -> tuple[Callable[[Text], object], Callable[[Text, object], list[Timex]]]:
    """Compile the rules of the languages of the texts."""
    for language in {text.language for text in texts}:
        find_times(Document("warm", "2020", language))
    return tag, timexes


def tag(text: Text) -> list[TimeExpression]:
    """The expressions of a text with their days."""
    return find_times(document(text))


def document(text: Text) -> Document:
    """A text as the project takes it."""
    return Document("d", text.text, text.language, text.published or None)


def timexes(_: Text, answer: object) -> list[Timex]:
    """The same in the common form."""
    assert isinstance(answer, list)
    return [Timex(time.start_char, time.end_char, time.type, time.value) for time in answer]
