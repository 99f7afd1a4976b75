"""What the words of a time expression say, before it is known what days they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from events.errors import LanguageDataError


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of a date that the words name. Nothing here depends on the publication date.

    A date is a base (a year, or a count of units from an anchor) refined by month, day, weekday and so on, of
    which ``part`` may take a third.

    Attributes:
        kind: date, duration, set or ref.
        century, decade, year, half_year, quarter, season, month, week, day, weekday: calendar parts;
            weekdays from 0, Monday; two-digit years are already whole where the century is plain.
        feast: "MM-DD", days from Easter Sunday ("easter+49"), or month/nth/weekday ("11/4/4"),
            with days after it ("11/4/4+1").
        before_christ: years count backwards.
        part: START, MID or END of it; half: 1 or 2.
        hour, minute, daypart: time of day; daypart MO, MI, AF, EV or NI.
        night: the night from that day to the next.
        grain: the unit to widen the day to ("week of 3 June").
        nth, nth_unit: which day, week, weekend, month or weekday of it, the last being -1; nth_weekday: which weekday.
        generic: of every year, "always" or where its verb is in the "present"; "told": only where its verb tells of it.
        unit, count: how far from the anchor; negative counts are earlier.
        counted: the count is a number of the text, not a word like "next".
        anchor: published or story, where a count is given.
        pointing: it points to what was told last ("ce jour-là"), whatever that was.
        current: it is of the time at which the text is published, whatever was told ("the start of this year").
        exact: a count of months or years that keeps the day.
        approx: the count cannot be counted.
        relation: -1 last, 0 this, 1 next; relation_story likewise from a date of the text
            (0 of its year or the next).
        next_night: of an evening or a night the next one, of a day its own ("la nuit suivante").
        last_night: what is over happened in the night before («cette nuit»).
        weekend: the Saturday and Sunday of the week.
        today: the day of publication or, when generic, the present.
        hours: counts hours, or minutes (M) or seconds (S) where ``clock_unit`` says so.
        nth_day: the count is of days of what began, the first being 1 ("au troisième jour du procès").
        happening: beginning of the word that names what happened on it ("le soir du vol"), or "".
        ref: PAST_REF, PRESENT_REF or FUTURE_REF.
        value: TIMEX3 value of a duration or set.
        mod: TIMEX3 modifier said beside the date.
    """

    kind: str = "date"
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half_year: int | None = None
    quarter: int | None = None
    season: int | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None
    weekday: int | None = None
    feast: str = ""
    before_christ: bool = False
    part: str = ""
    half: int | None = None
    hour: int | None = None
    minute: int | None = None
    daypart: str = ""
    night: bool = False
    grain: str = ""
    nth: int | None = None
    nth_unit: str = ""
    nth_weekday: int | None = None
    generic: str = ""
    unit: str = ""
    count: int | None = None
    counted: bool = False
    anchor: str = ""
    pointing: bool = False
    current: bool = False
    exact: bool = False
    approx: bool = False
    relation: int | None = None
    relation_story: int | None = None
    weekend: bool = False
    next_night: bool = False
    last_night: bool = False
    today: bool = False
    hours: bool = False
    clock_unit: str = ""
    nth_day: bool = False
    happening: str = ""
    ref: str = ""
    value: str = ""
    mod: str = ""

    calendar: bool = field(init=False, repr=False, compare=False)
    """Whether a part of the calendar finer than the year is named."""
    absolute: bool = field(init=False, repr=False, compare=False)
    """Whether the words alone name the year."""

    def __post_init__(self) -> None:
        # Said once, asked for many times: the same wordings come over and over.
        parts = (self.half_year, self.quarter, self.season, self.month, self.week, self.day, self.weekday)
        calendar = bool(self.feast) or parts.count(None) < len(parts)
        object.__setattr__(self, "calendar", calendar)
        years = (self.year, self.decade, self.century)
        object.__setattr__(self, "absolute", years.count(None) < len(years))

    def calendar_beside_weekday(self) -> bool:
        """Whether more than the day of the week is named."""
        return self.month is not None or bool(self.feast)


Background = Literal["", "before", "during", "clause", "relative", "said"]


class Reading(NamedTuple):
    """One expression found in a text; a tuple, as a frozen dataclass of as many fields takes twice as long to make.

    Attributes:
        start_char, end_char: code points, half-open.
        said: what it says.
        rule: the rule that found it.
        signal: since, from, until, before, after, by, for, about, or "".
        signal_start_char: where the signal begins, or None.
        tense: past, story (of the tense that tells history), future or "" of the verb that it goes with.
        present: that verb is in the present and of those that news announces with ("s'ouvre lundi").
        foretold: that verb says what will be, not what would ("fermera", "will close"), or opens such a sentence as a
            participle («Nommée en janvier, elle exposera»).
        background: "before" of what had happened before ("avait vendu"), "during" of what went on ("vendait"),
            "clause" of a comparison, what was to be, or a relative clause of what had happened before, "relative" of
            another relative clause, "said" of a verb that reports at the end
            of its sentence («, a annoncé mercredi le procureur»), or "".
        done: that verb tells in the perfect of news what somebody did («a jugé»), which no scene of a story is told in.
        verb_char: where the verb begins that it goes with, or None.
        attached: it stands with the noun before it («le coup d'État de 2020», «la loi, votée en 2019, »).
        of_noun: a preposition ties it to that noun («la présidentielle du 16 janvier»), of which the verb says nothing.
        befell: that noun is of what nobody announces, so that it is over («l'attentat du 3 mai»).
        named: it is a bare year after a comma or a noun, where no preposition says that something was then.
        range_: number of the range of which it is an end, or None.
        hangs_on: words of the happening that it counts from ("coup"), or "".
        hangs_on_end_char: where those words end, or None.
        hangs_by: how they name it: "near" points to what was told last ("ce vote"), "own" is somebody's ("sa mort"),
            "who" begins a clause ("after he resigned"), "self" is somebody ("avant elle"), "as" is whose day is the same
            («le même jour que la reporter»), "there" is none of these.
        hangs_main: those words are such as name what a text is about, whatever that is ("la catastrophe").
        hangs_like: beginnings of the words that name happenings of that sort.
        fronted: it stands at the head of its sentence.
        sentence: number of its sentence in the text.
        paragraph: number of its paragraph.
    """

    start_char: int
    end_char: int
    said: Said
    rule: str
    signal: str = ""
    signal_start_char: int | None = None
    tense: str = ""
    present: bool = False
    foretold: bool = False
    background: Background = ""
    verb_char: int | None = None
    done: bool = False
    attached: bool = False
    of_noun: bool = False
    befell: bool = False
    named: bool = False
    range_: int | None = None
    hangs_on: str = ""
    hangs_on_end_char: int | None = None
    hangs_by: str = ""
    hangs_main: bool = False
    hangs_like: tuple[str, ...] = ()
    fronted: bool = False
    sentence: int = 0
    paragraph: int = 0


_UNIT_LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "half-year": "H",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
_MULTIPLES = {
    "quarter": (3, "M"),
    "half-year": (6, "M"),
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "weekend": (1, "WE"),
}
_COUNTING = frozenset(
    {"number", "vague", "later", "following", "direction", "deictic", "deictic_default", "last", "next", "hours"}
)
_MONTH = 30.44  # days, on average
_SHORT = frozenset({"year2", "year3", "decade2", "decade", "yearbase", "yearrest"})
_DROPPED = {  # what has been read by then, or is there for the finding only
    "decadeword",
    "present",
    "past",
    "future",
    "quarterhour",
    "dayn",
    "number",
    "deictic_default",
    "clockunit",
    "direction",
    "weekday2",  # the morning after, of a night
    "day2",
    "vague",
    "last",
    "next",
    "later",
    "following",
    "lower",
    "upper",
    "never",
    "range",
    "touching",
    "apart",
    "type",
    "after_only",
    "bare",
    "second",
    "whole",
}


_READ = frozenset({  # what ``say`` turns into something else
    "months", "half_more", "minutes_more", "ordinal_of", "ordinal", "fullmonth", "monthnum", "month2", "frequency", "decimal", "weekdays",
})  # fmt: skip
MEANT = frozenset(Said.__init__.__annotations__) | _COUNTING | _SHORT | _DROPPED | _READ
"""What an expression can have: the fields of ``Said``, and what ``say`` reads them from."""


def say(fields: Mapping[str, Any], rule: str) -> Said:
    """What a rule's captures and constants say together.

    Raises:
        LanguageDataError: the rule gives something that has no meaning.
    """
    fields = dict(fields)
    if "type" in fields:
        return _duration_or_set(fields)
    if "ref" in fields:
        return Said(kind="ref", ref=fields["ref"])
    if not _COUNTING.isdisjoint(fields):
        _counted(fields)
    _ordinal(fields)
    if not _SHORT.isdisjoint(fields):
        _short_years(fields)
    if fields.get("night") and fields.get("day2", 0) > 1 and "day" not in fields:
        fields["day"] = fields["day2"] - 1  # «la nuit du mardi au mercredi 13 mars»
    for name in _DROPPED & fields.keys():
        del fields[name]
    for name in ("fullmonth", "monthnum", "month2"):
        month = fields.pop(name, None)
        if month is not None:
            fields.setdefault("month", month)
    try:
        return Said(**fields)
    except TypeError as error:
        raise LanguageDataError("bad-rule", f"{rule}: {error}", rule=rule, reason=str(error)) from None


def _counted(fields: dict[str, Any]) -> None:
    """Turn "last", "in three", "later" and their like into a signed count of units from an anchor."""
    if "number" in fields:
        fields["count"] = fields["number"]
    if "vague" in fields:
        fields["count"] = fields["vague"]
    if "months" in fields:  # beside so many years
        fields["count"] = 12 * fields["count"] + fields.pop("months")
    if fields.pop("half_more", False):  # beside so many months
        fields.update(unit="day", count=round((fields["count"] + 0.5) * _MONTH))
    if "minutes_more" in fields:  # beside so many hours
        fields["count"] = 60 * fields["count"] + fields.pop("minutes_more")
        fields["clockunit"] = "M"
    direction = fields.get("later") or fields.get("following") or fields.get("direction")
    if fields.get("deictic", fields.get("deictic_default")) is not None and "unit" in fields:
        fields["count"] = fields.pop("deictic", fields.get("deictic_default"))
    fields.pop("deictic", None)
    if direction is not None and "relation_story" in fields:
        fields["relation_story"] *= direction
    if "last" in fields or "next" in fields:
        step = fields.get("last") or fields.get("next")
        if "unit" in fields:
            fields["count"] = step
        else:
            fields["relation"] = step
    elif direction is not None and fields.get("count") is not None:
        fields["count"] = fields["count"] * direction
    if fields.get("hours"):
        fields["clock_unit"] = fields.get("clockunit", "H")


def _ordinal(fields: dict[str, Any]) -> None:
    target = fields.pop("ordinal_of", None)
    ordinal = fields.pop("ordinal", None)
    if target and ordinal is not None:
        most = {"quarter": 4, "half_year": 2}[target]
        fields[target] = most if ordinal == -1 else ordinal


def _short_years(fields: dict[str, Any]) -> None:
    """Two digits are a year of 1930 to 2029, as people write them and POSIX reads them (from 69 there)."""
    short = fields.pop("year2", None)
    if short is not None:
        fields["year"] = short + (1900 if short >= 30 else 2000)
    hundreds = fields.pop("yearbase", None)
    if hundreds is not None:
        fields["year"] = hundreds + fields.pop("yearrest", 0)
    if fields.pop("year3", None) is not None:
        raise AssertionError("three-digit years are captured as year")
    decade = fields.pop("decade2", None)
    if decade is not None:
        fields["decade"] = decade + (1900 if decade >= 20 else 2000)
    if 0 <= fields.get("decade", -1) < 100:
        fields["decade"] += 1900
    if fields.get("decade", 0) % 10:  # «les années 2007 et 2008»
        fields["year"] = fields.pop("decade")


def _duration_or_set(fields: dict[str, Any]) -> Said:
    """The TIMEX3 value of a duration (P9M, PT20M, PXD) or a frequency (P1Y, XXXX-WXX-4)."""
    if fields["type"] == "SET":
        return Said(kind="set", value=_set_value(fields))
    if fields.get("value"):
        return Said(kind="duration", value=fields["value"])
    count = fields.get("number", fields.get("count"))
    if fields.get("approx"):
        count = None
    written = "X" if count is None else str(count)
    if fields.get("decimal") == 5 and fields.get("unit") == "year":
        return Said(kind="duration", value=f"P{written}Y6M", unit="month", count=12 * (count or 0) + 6)
    if "decimal" in fields:
        written += f".{fields['decimal']}"
    if "clockunit" in fields:
        more = f"{fields['minute']}M" if fields.get("minute") else ""
        return Said(kind="duration", value=f"PT{written}{fields['clockunit']}{more}")
    return Said(
        kind="duration",
        value=_period_value(written, fields.get("unit", "day")),
        unit=fields.get("unit", ""),
        count=count,
    )


def _period_value(count: str, unit: str) -> str:
    if unit in _MULTIPLES and count != "X":
        size, letter = _MULTIPLES[unit]
        return f"P{float(count) * size:g}{letter}"  # "a decade and a half"
    return f"P{count}{_UNIT_LETTERS.get(unit, 'D')}"


def _set_value(fields: Mapping[str, Any]) -> str:
    if "frequency" in fields:
        return str(fields["frequency"])
    day = fields.get("weekdays", fields.get("weekday"))
    if day is not None:
        return f"XXXX-WXX-{day + 1}"
    month = fields.get("fullmonth", fields.get("month"))
    if month is not None:
        return f"XXXX-{month:02d}" + (f"-{fields['day']:02d}" if "day" in fields else "")
    if "season" in fields:
        return "XXXX-" + ("SP", "SU", "FA", "WI")[fields["season"] - 1]
    return _period_value(str(fields.get("number", fields.get("count", 1))), fields.get("unit", "day"))
