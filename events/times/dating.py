"""The date of a happening from the one or two expressions that date it and the preposition before them.

"depuis 2015" runs from 2015 to publication, "de 2006 à 2019" throughout both ends, "avant 2020" has only a
bound. Bounds are days that are still possible.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events import interval
from events.interval import Period
from events.model import AnchorKind
from events.times.counting import counts_coarsely, exactly
from events.times.dated import Dated
from events.times.express import expression
from events.times.published import finish
from events.times.reading import Reading

_HISTORY = 270  # days before publication from which on a date is of a story


@dataclass(frozen=True, slots=True)
class EventDate:
    """When a happening was, as a row of the events table has it.

    Attributes:
        start, end: days since 1970-01-01, half-open, or None.
        extent: within or throughout; "" where there is no interval.
        open: "", start or end: which end is not said.
        not_before, not_after: first and last day still possible where there is no interval.
        precision, edtf, value, mod, anchor, reason: as in TimeExpression.
        on: index of the reading that it hangs on, or None.
    """

    start: int | None = None
    end: int | None = None
    extent: str = ""
    open: str = ""
    not_before: int | None = None
    not_after: int | None = None
    precision: str = ""
    edtf: str = ""
    value: str = ""
    mod: str = ""
    anchor: AnchorKind = "none"
    reason: str = ""
    on: int | None = None


def event_date(
    text: str,
    readings: Sequence[Reading],
    dated: Sequence[Dated],
    times: Sequence[int],
    published: str,
    back_from: int | None = None,
    *,
    on_that_day: bool = False,
) -> EventDate:
    """The date that readings ``times`` give a happening; without any, ``no-date``.

    Args:
        text: the text.
        readings: its readings.
        dated: their days.
        times: the reading that dates the happening, or both of a range.
        published: EDTF day, month or year of publication, or "".
        back_from: the reading from whose days ``times`` count back to it, as for EventMention.
        on_that_day: the preposition before the date is of another happening, as for EventMention.
    """
    if not times:
        return EventDate(reason="no-date")
    known = interval.from_iso(published) if published else None
    first = times[0]
    if readings[first].said.kind == "duration":
        then = _story_of(readings, dated, first, known)
        return _for_so_long(readings[first], known) if then is None else _until_then(readings[first], dated, then)
    if len(times) > 1:
        return _range(text, readings, dated, times)
    date = dated[first] if back_from is None else _counted_back(readings[first], dated[back_from].days, back_from)
    said = expression(text, readings, first, date)
    plain = EventDate(
        extent="within", precision=said.precision, edtf=said.edtf, value=said.value, mod=said.mod,
        anchor=said.anchor, reason=date.reason, on=date.on,
    )  # fmt: skip
    if date.period is None:
        return _unresolved(plain, readings[first], dated)
    return _bounded(plain, "" if on_that_day else _outside(readings[first]), date.period, known)


def _outside(reading: Reading) -> str:
    """The signal that bounds days: "peu avant 11 heures" and "avant l'aube" are of their day, "après minuit" of the next."""
    said = reading.said
    of_day = (said.hour is not None or bool(said.daypart)) and not (said.calendar or said.absolute or said.anchor)
    of_day = of_day or reading.rule.startswith("clock-")  # «peu après 10 h 30 vendredi»
    over_midnight = said.night or said.daypart == "NI" or (reading.signal == "after" and said.hour in (None, 0, 24))
    of_day = of_day and reading.signal in ("before", "after") and not over_midnight
    return "" if of_day else reading.signal


def _counted_back(reading: Reading, days: Period | None, on: int) -> Dated:
    """The days from which a reading counts to those of another: of the quake in «lundi, trois jours après le séisme»."""
    said = reading.said
    if days is None or not said.count or not said.unit:
        return Dated(None, "story", on, "no-anchor")
    back = replace(said, count=-said.count)
    base = exactly(days, back) if said.exact or said.unit == "day" else days.shifted(-said.count, said.unit)
    return finish(back, base, "story", on, about=counts_coarsely(said))


def _replace(date: EventDate, **changes: object) -> EventDate:
    import dataclasses

    return dataclasses.replace(date, **changes)  # type: ignore[arg-type]


def _unresolved(plain: EventDate, reading: Reading, dated: Sequence[Dated]) -> EventDate:
    """Words that cannot be resolved still bound the date where they count from a known one."""
    anchor = dated[plain.on].period if plain.on is not None else None
    count = reading.said.count or 0
    if anchor is None or count == 0:
        return _replace(plain, extent="")
    bound = {"not_before": anchor.start} if count > 0 else {"not_after": anchor.end - 1}
    return _replace(plain, extent="", **bound)


def _bounded(plain: EventDate, signal: str, period: Period, published: Period | None) -> EventDate:
    span = {"start": period.start, "end": period.end}
    if signal == "since":
        end = max(published.end, period.end) if published else period.end
        return _replace(
            plain, **{**span, "end": end}, extent="throughout", open="end", edtf=f"{_end(plain.edtf, 0)}/.."
        )
    if signal == "from":
        return _replace(plain, **span, open="end", edtf=f"{_end(plain.edtf, 0)}/..")
    if signal in ("until", "by"):  # «d'ici à la fin de 2025»: then at the latest, and it may be sooner
        return _replace(plain, **span, open="start", edtf=f"../{_end(plain.edtf, 1)}")
    if signal not in ("before", "after"):
        return _replace(plain, **span)
    bound = {"extent": "", "reason": "only-bounds", "precision": "", "mod": signal.upper()}
    if signal == "before":
        last = period.end - 1 if plain.mod == "END" else period.start - 1  # «avant la fin du mois»: up to its last day
        return _replace(plain, **bound, not_after=last, edtf=f"../{_beside(plain, last, last + 1)}")
    return _replace(plain, **bound, not_before=period.end, edtf=f"{_beside(plain, period.end, period.end)}/..")


def _end(edtf: str, which: int) -> str:
    """The first (0) or last (1) day of a set ("[2025-06-21..2025-06-30]"), which no interval can hold; else as it is."""
    return edtf.strip("[]").split("..")[which] if edtf.startswith("[") else edtf


def _beside(plain: EventDate, day: int, edge: int) -> str:
    """The unit next to the one that a bound names, "1949" before 1950; the day where there is no such unit.

    Args:
        plain: what is named.
        day: the last before it, or the first after it.
        edge: where the unit next to it has to end, or to begin.
    """
    about = "~" if plain.edtf.endswith("~") else ""
    if plain.precision in ("month", "year"):
        unit = interval.floor(day, plain.precision)
        if edge in (unit.start, unit.end):
            return interval.edtf(unit) + about
    return interval.edtf(interval.floor(day, "day")) + about


def _range(text: str, readings: Sequence[Reading], dated: Sequence[Dated], times: Sequence[int]) -> EventDate:
    ends = [dated[index] for index in (times[0], times[-1])]
    expressions = [expression(text, readings, index, dated[index]) for index in (times[0], times[-1])]
    lacking = next((date for date in ends if date.period is None), None)
    on = next((date.on for date in ends if date.on is not None), None)
    anchor: AnchorKind = next((e.anchor for e in expressions if e.anchor != "absolute"), "absolute")
    value = "/".join(e.value for e in expressions)
    if lacking is not None:
        edtf = "/".join(e.edtf for e in expressions) if all(e.edtf for e in expressions) else ""
        return EventDate(edtf=edtf, value=value, anchor=anchor, reason=lacking.reason, on=on)
    first, last = (date.period for date in ends)
    assert first is not None and last is not None
    if last.end <= first.start:
        return EventDate(value=value, anchor=anchor, reason="impossible-date", on=on)
    precision = max(first.precision, last.precision, key=interval.rank)
    edtf = "/".join(_end(e.edtf, n) for n, e in enumerate(expressions))
    return EventDate(first.start, last.end, "throughout", "", None, None, precision, edtf, value, "", anchor, "", on)


def _story_of(readings: Sequence[Reading], dated: Sequence[Dated], index: int, published: Period | None) -> int | None:
    """The date of long ago up to which something lasts that a story tells: «Le 11 juin 1957, ... La bataille dure depuis six mois.»"""
    reading = readings[index]
    if reading.signal != "since" or reading.tense == "future" or reading.done:
        return None
    for on in range(index - 1, -1, -1):
        other, days = readings[on], dated[on].period
        if reading.sentence - other.sentence > 1 or other.paragraph != reading.paragraph:
            return None
        told = other.said.kind == "date" and not (other.attached or other.background or other.signal or other.done)
        if days is None or not told:
            continue
        of_old = published is None or days.end <= published.start - _HISTORY
        return on if of_old and (other.fronted or reading.background == "during") else None
    return None


def _until_then(reading: Reading, dated: Sequence[Dated], on: int) -> EventDate:
    """From so long before a date until then."""
    said, then = reading.said, dated[on].period
    if said.count is None or not said.unit or then is None:
        return EventDate(value=said.value, anchor="story", reason="vague", on=on)
    start = then.shifted(-said.count, said.unit)
    about = "~" if interval.rank(said.unit) >= interval.rank("month") else ""
    return EventDate(
        start.start, then.end, "throughout", "", None, None, start.precision,
        f"{_end(interval.edtf(start), 0)}{about}/{_end(interval.edtf(then), 1)}", said.value, "", "story", on=on,
    )  # fmt: skip


def _for_so_long(reading: Reading, published: Period | None) -> EventDate:
    """«depuis trois semaines»: from so long before publication until then."""
    said = reading.said
    if said.count is None or not said.unit:
        return EventDate(value=said.value, anchor="published", reason="vague")
    if published is None:
        return EventDate(value=said.value, anchor="published", reason="no-publication-date")
    start = published.shifted(-said.count, said.unit)
    about = "~" if interval.rank(said.unit) >= interval.rank("month") else ""
    return EventDate(
        start.start, published.end, "throughout", "end", None, None, start.precision,
        f"{interval.edtf(start)}{about}/..", said.value, "", "published",
    )  # fmt: skip
