"""dateparser's ``search_dates``, told the language and the publication date (BSD)."""

import datetime as dt
import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from benchmarks.scoring import Timex
from benchmarks.texts import Text

NAME = "dateparser search"
LANGUAGES = None
_FORMS = {"year": "%Y", "month": "%Y-%m"}


def missing() -> str:
    """Why it cannot run."""
    return "" if find_spec("dateparser") else "dateparser is not installed"


def start(texts: Sequence[Text]) -> tuple[Callable[[Text], object], Callable[[Text, object], list[Timex]]]:
    """Load the languages of the texts."""
    warnings.simplefilter("ignore")
    for language in {text.language for text in texts}:
        tag(Text("warm", language, "", "2020", ()))
    return tag, timexes


def _settings(text: Text) -> dict[str, Any]:
    """Counted from the publication date; where that is unknown from a fixed day, not from today."""
    day = (text.published or "2000") + "-01-01"[len(text.published or "2000") - 4 :]
    return {"RELATIVE_BASE": dt.datetime.fromisoformat(day)}


def tag(text: Text) -> Any:
    """Words and datetimes."""
    from dateparser.search import search_dates

    return search_dates(text.text, languages=[text.language], settings=_settings(text)) or []


def timexes(text: Text, answer: Any) -> list[Timex]:
    """Its words looked for in the text one after the other; the grain is what its parser says of those words."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=[text.language], settings=_settings(text))
    times, place = [], 0
    for words, when in answer:
        found = text.text.find(words, place)
        if found < 0:
            continue
        place = found + len(words)
        period = parser.get_date_data(words).period
        form = _FORMS.get(period, "%Y-%m-%d")
        times.append(Timex(found, place, "DATE", when.strftime(form).rjust(len(dt.date.min.strftime(form)), "0")))
    return times
