"""iCalendar: every dated event as an all-day entry of the days that it may lie in, imprecise ones marked as such."""

import datetime as dt
from typing import Any

import numpy as np
from icalendar import Calendar, Event

from dashboard.export.selection import Selection

_DAYS = (np.datetime64("0001-01-01"), np.datetime64("9999-12-31"))  # that a calendar knows


def agenda(selection: Selection) -> bytes:
    """The calendar as bytes; events without an interval are not in it, and it says how many these are."""
    words, calendar = selection.words, Calendar()
    calendar.add("prodid", "-//Chronofrise//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", selection.title)
    made = 0
    stamp = dt.datetime.combine(selection.today, dt.time(), dt.UTC)
    for row, said in zip(selection.rows, selection.dates, strict=True):
        days = _days(row)
        if days is not None:
            made += 1
            calendar.add_component(_entry(row, said, days, stamp, selection))
    left = len(selection.rows) - made
    parts = [*selection.filters, *([words.many("agenda.left_out", left)] if left else [])]
    calendar.add("x-wr-caldesc", " · ".join([selection.subject, *parts]))
    return bytes(calendar.to_ical())


def _days(row: dict[str, Any]) -> tuple[dt.date, dt.date] | None:
    start, end = row["start"], row["end"]
    if np.isnat(start) or start < _DAYS[0] or end > _DAYS[1]:
        return None
    return start.item(), end.item()


def _entry(
    row: dict[str, Any], said: str, days: tuple[dt.date, dt.date], stamp: dt.datetime, selection: Selection
) -> Event:
    words, entry = selection.words, Event()
    title = row["title"] or row["trigger"]
    exact = row["precision"] == "day" and (days[1] - days[0]).days == 1 and "~" not in row["edtf"]
    entry.add("uid", f"{row['event']}@chronofrise")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1])  # exclusive here too
    entry.add("summary", title if exact else words("agenda.imprecise", date=said, title=title))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [words.name("types", row["type"])])
    entry.add("status", "TENTATIVE" if row["modality"] in ("planned", "hypothetical") else "CONFIRMED")
    if row["places"]:
        entry.add("location", ", ".join(row["places"]))
    key = "throughout" if row["extent"] == "throughout" else "within"
    lines = [words("agenda.date", date=said) if exact else words(f"agenda.{key}", date=said)]
    lines += [words("agenda.status", status=words.name("modalities", row["modality"]))]
    lines += [words("card.quoted", quote=row["quote"])] if row["quote"] else []
    lines += selection.sources(row)
    entry.add("description", "\n".join(lines))
    if row["edtf"]:
        entry.add("x-edtf", row["edtf"])
    return entry
