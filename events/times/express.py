"""Readings with their days as the public face gives them: TIMEX3 value, EDTF, interval."""

from collections.abc import Sequence

from events import interval
from events.interval import Period
from events.model import TimeExpression, TimexType
from events.times.dated import Dated
from events.times.reading import Reading, Said


def open_value(said: Said) -> str:
    """The TIMEX3 value of a date whose year is not known."""
    if said.month is not None:
        value = f"XXXX-{said.month:02d}" + (f"-{said.day:02d}" if said.day is not None else "")
    elif said.day is not None:
        value = f"XXXX-XX-{said.day:02d}"
    elif _dated_feast(said):
        value = f"XXXX-{said.feast}"
    elif said.weekday is not None:
        value = f"XXXX-WXX-{said.weekday + 1}"
    elif said.season is not None:
        value = "XXXX-" + ("SP", "SU", "FA", "WI")[said.season - 1]
    elif said.quarter is not None:
        value = f"XXXX-Q{said.quarter}"
    elif said.half_year is not None:
        value = f"XXXX-H{said.half_year}"
    else:
        value = {"month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "year": "XXXX"}.get(
            said.unit, "XXXX-XX-XX"
        )
    return value + clock(said)


def open_edtf(said: Said) -> str:
    """The same in EDTF, where EDTF has it."""
    if said.month is not None:
        return f"XXXX-{said.month:02d}" + (f"-{said.day:02d}" if said.day is not None else "")
    if said.day is not None:
        return f"XXXX-XX-{said.day:02d}"
    if _dated_feast(said):
        return f"XXXX-{said.feast}"
    if said.season is not None:
        return f"XXXX-{20 + said.season}"
    return ""


def _dated_feast(said: Said) -> bool:
    """Whether a feast keeps its day and month every year."""
    return bool(said.feast) and not said.feast.startswith("easter") and "/" not in said.feast


def clock(said: Said) -> str:
    """The time of day of a TIMEX3 value ("T15:30", "TEV"), "" where none is said."""
    if said.hour is not None:
        return f"T{said.hour:02d}:{said.minute or 0:02d}"
    if said.daypart == "MI":
        return "T12:00"
    if said.night or said.daypart:
        return f"T{'NI' if said.night else said.daypart}"
    return ""


def express(text: str, readings: Sequence[Reading], dated: Sequence[Dated]) -> list[TimeExpression]:
    """The readings with their days, as the public face gives them."""
    return [expression(text, readings, index, date) for index, date in enumerate(dated)]


def expression(text: str, readings: Sequence[Reading], index: int, date: Dated) -> TimeExpression:
    """One of the readings with its days, as the public face gives it."""
    reading = readings[index]
    said, period = reading.said, date.period
    time = clock(said) if said.kind == "date" else ""
    on = readings[date.on] if date.on is not None else None
    mod = (
        said.mod
        or ("APPROX" if said.kind == "date" and (said.approx or reading.signal == "about") else "")
        or said.part
    )
    return TimeExpression(
        text=text[reading.start_char : reading.end_char],
        start_char=reading.start_char,
        end_char=reading.end_char,
        type=_type(reading),
        value=date.value or (_value(period, date.whole) + time if period else ""),
        mod=mod,
        edtf=date.edtf or (interval.edtf(period) + ("~" if date.about or _is_about(reading) else "") if period else ""),
        start=interval.to_numpy(period.start) if period else None,
        end=interval.to_numpy(period.end) if period else None,
        precision=period.precision if period else "",
        anchor=date.anchor,
        anchor_start_char=on.start_char if on else None,
        anchor_end_char=on.end_char if on else None,
        rule=reading.rule,
        reason=date.reason,
        note=date.note,
    )


def _is_about(reading: Reading) -> bool:
    """Whether words before a date leave its days open: «vers 1760», and not «vers 14 h 15 mardi»."""
    return reading.signal == "about" and reading.said.hour is None and not reading.said.daypart


def _type(reading: Reading) -> TimexType:
    said = reading.said
    if said.kind in ("duration", "set"):
        return "DURATION" if said.kind == "duration" else "SET"
    return "TIME" if said.hour is not None or said.daypart or said.night or said.hours else "DATE"


def _value(period: Period, whole: Period | None) -> str:
    """The TIMEX3 value of the whole of which a part was taken; of days that no value names, that of their middle."""
    shown = period if whole is None or period.precision == "half-year" else whole  # 2019-H2 has a name
    if shown.precision == "day":  # of a night the first
        return interval.timex(shown)
    if shown.precision in interval.UNITS and shown != interval.floor(shown.start, shown.precision):
        middle = (shown.start + shown.end) // 2
        return interval.timex(interval.floor(middle, shown.precision))
    return interval.timex(shown)
