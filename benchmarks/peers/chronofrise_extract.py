"""This project with its language model: ``events.extract``, whose events say what a date hangs on."""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.peers.chronofrise import document
from benchmarks.peers.chronofrise import timexes as alone
from benchmarks.scoring import Timex
from benchmarks.texts import Text
from events import extract, find_times, languages, model_missing

NAME = "chronofrise extract"
LANGUAGES = None


def missing() -> str:
    """Why it cannot run."""
    absent = [error for language in languages() if (error := model_missing(language))]
    return str(absent[0]) if absent else ""


def start(texts: Sequence[Text]) -> tuple[Callable[[Text], object], Callable[[Text, object], list[Timex]]]:
    """Load the models of the languages of the texts."""
    for language in {text.language for text in texts}:
        extract(document(Text("warm", language, "", "2020", ())))
    return tag, timexes


def tag(text: Text) -> Any:
    """The table of events."""
    return extract(document(text))


def timexes(text: Text, table: Any) -> list[Timex]:
    """What ``find_times`` finds, with the value that the event has whose date it is, where it is one's.

    An event that words count back to, the quake of «trois jours après le séisme», has another date than theirs.
    """
    table = table[~table["rule"].str.contains("counted-back", regex=False)]
    columns = table["said_start_char"], table["said_end_char"], table["value"]
    values = {(start, end): value for start, end, value in zip(*columns, strict=True) if value}
    times = alone(text, find_times(document(text)))
    return [
        Timex(time.start, time.end, time.type, values.get((time.start, time.end), time.value), time.others)
        for time in times
    ]
