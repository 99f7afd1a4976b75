"""The values that flow through the pipeline; every stage adds one and changes none.

Offsets are code points into ``Document.text``, half-open, named ``*_start_char`` and ``*_end_char`` as in
spaCy. Dates are half-open days ``[start, end)``.
"""

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from events.errors import DocumentError

Day = np.datetime64

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
AnchorKind = Literal["absolute", "published", "story", "none"]
Modality = Literal["happened", "planned", "hypothetical", "denied"]

PRECISIONS = (
    "day",
    "weekend",
    "week",
    "part-of-month",
    "month",
    "quarter",
    "season",
    "half-year",
    "part-of-year",
    "year",
    "part-of-decade",
    "decade",
    "century",
)
"""Precisions from fine to coarse; a date keeps the one that its words have."""

REASONS = (
    "no-date",
    "not-a-date",
    "no-publication-date",
    "no-anchor",
    "vague",
    "only-bounds",
    "impossible-date",
    "out-of-range",
)
"""Why something has no interval:

- ``no-date``: the text gives this happening no date
- ``not-a-date``: the words are a duration or a frequency, which date nothing by themselves
- ``no-publication-date``: the words count from the publication date, which is unknown or not known well enough
- ``no-anchor``: the words count from another date of the text that has no interval, or that is not there
- ``vague``: the words name no day that could be computed ("récemment")
- ``only-bounds``: the words say only "before" or "after" a date; see not_before and not_after
- ``impossible-date``: there is no such day ("31 février")
- ``out-of-range``: outside the years -9999 to 9999
"""

EVENT_TYPES = (
    "coup",
    "visit",
    "agreement",
    "statement",
    "attack",
    "deployment",
    "sanction",
    "election",
    "justice",
    "protest",
    "death",
    "appointment",
    "founding",
    "economy",
    "other",
)

MODALITIES = ("happened", "planned", "hypothetical", "denied")

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    Attributes:
        id: names the document within a table; any text that is not blank.
        text: the article, as read; never changed. Halves of characters (lone surrogates) that no file can hold stand
            as U+FFFD, here and in the title.
        language: ISO 639-1 code.
        published: a day, or the EDTF year or month where only that is known ("2019", "2019-05"), or None.
            Kept as EDTF text.
        title: the headline, where it is not part of the text.
        source: where it appeared.

    Raises:
        DocumentError: the id is blank, or ``published`` is no EDTF day, month or year of 0001 to 9999.
    """

    id: str
    text: str
    language: str = "fr"
    published: str | dt.date | None = None
    title: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not self.id.strip():
            raise DocumentError("blank-id", "A document needs an id.")
        if self.published is not None:
            object.__setattr__(self, "published", _edtf_published(self.published))
        for name in ("text", "title"):
            object.__setattr__(self, name, _HALF.sub("\ufffd", getattr(self, name)))

    @property
    def edtf(self) -> str:
        """The publication date as EDTF text, "" where it is unknown."""
        return self.published if isinstance(self.published, str) else ""


def _edtf_published(published: str | dt.date) -> str | None:
    if isinstance(published, dt.datetime):
        published = published.date()
    if isinstance(published, dt.date):
        return published.isoformat()
    if not published.strip():
        return None
    match = _PUBLISHED.fullmatch(published.strip())
    try:
        if match is None:
            raise ValueError
        dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise DocumentError(
            "bad-publication-date",
            f"{published!r} is no publication date: write a day (2024-06-26), a month (2024-06) or a year (2024).",
            value=published,
        ) from None
    return match[0]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression of time in a text, as the words say it and as it was resolved.

    Attributes:
        text: the words; ``document.text[start_char:end_char]``.
        start_char: first code point.
        end_char: the code point after the last.
        type: TIMEX3 type, DATE, TIME, DURATION or SET.
        value: TIMEX3 value ("2021-05", "P9M", "XXXX-06", "PAST_REF").
        mod: TIMEX3 modifier: "", START, MID, END, APPROX, BEFORE, AFTER.
        edtf: the date in EDTF (ISO 8601-2) level 2 at most, "" for what is no date.
        start: first day, or None where there is none.
        end: the day after the last, or None.
        precision: one of PRECISIONS, "" for what is no date.
        anchor: what the words hang on: ``absolute`` nothing, ``published`` the publication date, ``story``
            another date of the text, ``none`` for durations, frequencies and vague references.
        anchor_start_char: where the words that it hangs on begin, or None.
        anchor_end_char: and end, or None.
        rule: the rule of the language data that found it.
        reason: one of REASONS where start and end are None, else "".
        note: what a reader should know besides ("weekday-mismatch"), else "".
    """

    text: str
    start_char: int
    end_char: int
    type: TimexType
    value: str
    mod: str = ""
    edtf: str = ""
    start: Day | None = None
    end: Day | None = None
    precision: str = ""
    anchor: AnchorKind = "none"
    anchor_start_char: int | None = None
    anchor_end_char: int | None = None
    rule: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that takes part in events.

    Attributes:
        id: stable, ``kind:slug`` ("state:MLI", "person:abdoulaye-diop").
        kind: state, person, organisation, group (armed), operation or people.
        names: the short usual name by language.
        state: id of the state it belongs to, or "".
    """

    id: str
    kind: str
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    state: str = ""

    def name(self, language: str) -> str:
        """The name in a language, in any other where that is not known."""
        return self.names.get(language) or next(iter(self.names.values()), self.id)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One happening as one sentence tells it, before its date is resolved.

    Attributes:
        trigger_start_char, trigger_end_char: the words that name it, half-open code points.
        type: one of EVENT_TYPES.
        plover: PLOVER event code, or "".
        lemma: the trigger in dictionary form, by which it is told from others.
        modality: one of MODALITIES, as the words have it.
        times: indices of the readings that date it, two for the ends of a range.
        quote_start_char, quote_end_char: its sentence.
        actors: who takes part, in the order of the text.
        roles: their roles, in the same order.
        places: where it happens.
        speaker: id of the actor who says it, where it is only reported, or "".
        title: a caption in the text's own words.
        rule: how it was found and dated.
        signs: what was used to find it and its date, by name with an amount, from which the confidence comes.
        definite: named as something known ("cette visite"), so that it may be one told before.
        likely: its type is the likeliest by its words, and not what the lexicon says.
        likely_actors: ids of those who take part by what else is known of them, and not by grammar.
        headless: the title names nobody who does it, so that an actor may lead it.
        intended: it is planned by somebody's words and not by a future tense alone.
        due: it was to happen; whether that is still to come its day decides.
        by_seat: ids of the actors that only a capital or seat of power names ("Moscou").
        sharing: for each name of an actor that several bear at different times, the ids of all of them.
        back_from: index of the reading from which ``times`` count back to it: of «lundi» for the quake in
            «lundi, trois jours après le séisme»; None for what its words date.
        on_that_day: a clause tells it of the date itself, whose preposition is of something else: of the return in
            "behind bars since January 2021, when he returned".
    """

    trigger_start_char: int
    trigger_end_char: int
    type: str
    plover: str
    lemma: str
    modality: str
    times: tuple[int, ...]
    quote_start_char: int
    quote_end_char: int
    actors: tuple[Actor, ...]
    roles: tuple[str, ...]
    places: tuple[str, ...]
    speaker: str
    title: str
    rule: str
    signs: Mapping[str, float] = field(hash=False)
    definite: bool = False
    likely: bool = False
    likely_actors: frozenset[str] = frozenset()
    headless: bool = False
    intended: bool = False
    due: bool = False
    by_seat: frozenset[str] = frozenset()
    sharing: tuple[tuple[str, ...], ...] = ()
    back_from: int | None = None
    on_that_day: bool = False


def fold(text: str) -> str:
    """The text without case, accents, and the many apostrophes and hyphens, for comparing names.

    >>> fold("Assimi GOÏTA, l’État")
    "assimi goita, l'etat"
    """
    return _folded(text) if len(text) <= _WORD else _folded.__wrapped__(text)


_WORD = 40  # code points; longer texts are not words that come again


@functools.lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    text = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("œ", "oe").replace("Œ", "oe")
    text = text.replace("‑", "-").replace("–", "-").replace("\u00a0", " ").replace("\u202f", " ")
    apart = unicodedata.normalize("NFD", text.casefold())
    return apart if apart.isascii() else _MAY_COMBINE.sub(_uncombined, apart)


_MAY_COMBINE = re.compile("[^\x00-\u02ff]")


def _uncombined(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match[0]) else match[0]


def slug(name: str) -> str:
    """The name in ASCII letters, digits and hyphens, for ids and file names.

    >>> slug("Iounous-Bek Ievkourov")
    'iounous-bek-ievkourov'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
