"""edsnlp's ``eds.dates``, rules for French clinical notes (BSD)."""

import datetime as dt
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from benchmarks.scoring import Timex
from benchmarks.texts import Text

NAME = "edsnlp"
LANGUAGES = ("fr",)
_LETTERS = (("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D"))


def missing() -> str:
    """Why it cannot run."""
    return "" if find_spec("edsnlp") else "edsnlp is not installed (extra bench)"


def start(texts: Sequence[Text]) -> tuple[Callable[[Text], object], Callable[[Text, object], list[Timex]]]:
    """Make a pipeline of sentences and dates."""
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.dates")
    nlp("Le 3 mai 2020, hier.")
    del texts
    return (lambda text: nlp(text.text)), timexes


def timexes(text: Text, answer: Any) -> list[Timex]:
    """Its dates and durations; relative ones counted from the publication date."""
    times = [Timex(s.start_char, s.end_char, "DATE", _date(s._.date, text)) for s in answer.spans.get("dates", ())]
    times += [
        Timex(s.start_char, s.end_char, "DURATION", _duration(s._.duration)) for s in answer.spans.get("durations", ())
    ]
    return sorted(times, key=lambda time: time.start)


def _date(date: Any, text: Text) -> str:
    parts = [getattr(date, name, None) for name in ("year", "month", "day")]
    if date.mode.value == "absolute" and parts[0]:
        known = parts[: next((n for n, part in enumerate(parts) if part is None), 3)]
        return "-".join([f"{known[0]:04d}", *(f"{part:02d}" for part in known[1:])])
    if len(text.published) != 10:
        return ""
    try:
        when = date.to_datetime(note_datetime=dt.datetime.fromisoformat(text.published), infer_from_context=True)
    except (ValueError, TypeError, AttributeError, OverflowError):  # its own, on days that cannot be
        return ""
    return "" if when is None else f"{when:%Y-%m-%d}" if date.mode.value != "absolute" or parts[2] else f"{when:%Y-%m}"


def _duration(duration: Any) -> str:
    said = [f"{number}{letter}" for name, letter in _LETTERS if (number := getattr(duration, name, None))]
    return "P" + "".join(said) if said else ""
