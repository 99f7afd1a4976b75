"""What a rule says with the words that it has matched."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, starmap
from typing import Any, NamedTuple

from events.language import grammar
from events.language.rules import Capture, Grammar, Rule
from events.times.reading import MEANT, Said, say
from events.times.sentence import Sentence

_NUMBERS = frozenset({"number", "count", "vague"})
_MOST_SAID = 20_000  # wordings that are kept: the same few thousand dates and counts are said over and over


class Told(NamedTuple):
    """An expression of a match: its tokens, counted from the match's first, what it says, and whether a determiner
    before it is of it ("le 24 août").
    """

    first: int
    last: int
    said: Said
    determined: bool


@cache
def date_rules(language: str) -> Grammar:
    """The date rules of a language, once a process.

    Raises:
        LanguageDataError: a rule cannot be used, or gives something that has no meaning for a date.
    """
    return checked(grammar(language, "dates"))


def checked(rules: Grammar) -> Grammar:
    """The same rules, where all that they give has a meaning for a date.

    Raises:
        LanguageDataError: the first rule that gives something else, with its file.
    """
    for rule in rules.rules:
        unknown = () if rule.never else sorted(_given(rule) - MEANT)
        if unknown:
            raise rules.refuse(rule.name, f"it gives {', '.join(unknown)}, which has no meaning for a date")
    return rules


def _given(rule: Rule) -> set[str]:
    """The names of all that a rule says: its constants, its slots, and of slots whose words say several things these."""
    given = set(rule.gives)
    for slot in (slot for _, slots in rule.expressions for slot in slots):
        several = [value for value in (slot.table or {}).values() if isinstance(value, dict)]
        given.update(*several) if several else given.add(slot.name)
    return given


_TOLD: dict[tuple[Rule, tuple[str, ...]], tuple[Told, ...]] = {}


def told(sentence: Sentence, rule: Rule, match: re.Match[str]) -> tuple[Told, ...]:
    """The expressions of one match, a range giving two or more.

    What a match captures follows from the rule and the tokens alone, whatever stands around them.
    """
    first, last = match.span()
    wording = rule, tuple(sentence.tokens[first:last])
    known = _TOLD.get(wording)
    if known is None:
        if len(_TOLD) >= _MOST_SAID:
            _TOLD.clear()
        known = _TOLD[wording] = _expressions(sentence, rule, match)
    return known


def _expressions(sentence: Sentence, rule: Rule, match: re.Match[str]) -> tuple[Told, ...]:
    """The expressions of a match; the former take from the latter what they lack."""
    captured = [_captured(sentence, match, slots) for _, slots in rule.expressions]
    for index in range(len(captured) - 2, -1, -1):
        for field in ("month", "fullmonth", "year", "unit"):
            if field in captured[index + 1] and field not in captured[index] and _lacks(captured[index], field):
                captured[index][field] = captured[index + 1][field]
    for former, latter in pairwise(captured):  # "June 1, 2 and 3, 2021"
        if "month" in former and _lacks(latter, "month"):
            latter["month"] = former["month"]
    _century_of_second(captured)
    out: list[Told] = []
    for (group, _), fields in zip(rule.expressions, captured, strict=True):
        first, last = match.span(group)
        if not _NUMBERS.isdisjoint(fields):
            fields["counted"] = True
        determined = not rule.gives.get("bare") or "part" in fields
        said = _said(rule, fields, several=len(captured) > 1)
        out.append(Told(first - match.start(), last - match.start(), said, determined))
    return tuple(_in_order(out))


def _said(rule: Rule, fields: dict[str, Any], *, several: bool) -> Said:
    """What a rule says with what it captured; of several expressions its year is not that of each."""
    constants = {name: value for name, value in rule.gives.items() if not (several and name == "year")}
    return say({**constants, **fields}, rule.name)


def _lacks(fields: dict[str, Any], field: str) -> bool:
    """A day lacks its month, and a month or day its year; a year lacks nothing."""
    if field in ("month", "fullmonth"):
        return "day" in fields and "month" not in fields and "fullmonth" not in fields
    if field == "year":
        return "day" in fields or "month" in fields or "fullmonth" in fields
    return field == "unit" and ("number" in fields or "count" in fields)


def _century_of_second(captured: list[dict[str, Any]]) -> None:
    """In "1914-18" the second year is of the first one's century, in "1999-00" of the next."""
    if len(captured) == 2 and "year" in captured[0] and "year2" in captured[1] and "year" not in captured[1]:
        first = captured[0]["year"]
        second = first // 100 * 100 + captured[1].pop("year2")
        captured[1]["year"] = second if second > first else second + 100


def _in_order(out: list[Told]) -> list[Told]:
    """In «du 28 décembre au 3 janvier 2021»: the former's year is the one before, so that it comes first."""
    for index in range(len(out) - 2, -1, -1):
        said, latter = out[index].said, out[index + 1].said
        if (
            said.year is not None
            and said.year == latter.year
            and said.month
            and latter.month
            and said.month > latter.month
        ):
            out[index] = out[index]._replace(said=replace(said, year=said.year - 1))
    return out


def _captured(sentence: Sentence, match: re.Match[str], slots: Iterable[Capture]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for slot in slots:
        begin, end = match.span(slot.group)
        if begin < 0:
            continue
        value = int(sentence.tokens[begin]) if slot.table is None else slot.table[sentence.form(begin, end)]
        if isinstance(value, dict):
            fields.update(value)
        else:
            fields[slot.name] = value
    return fields


def run_on(listed: Sequence[Said]) -> bool:
    """Whether dates of a list are one time: each the day, month or year after the one before it."""
    return all(starmap(_next_to, pairwise(listed)))


def _next_to(one: Said, other: Said) -> bool:
    if one.weekday is not None and other.weekday is not None and one.day is None:
        return (other.weekday - one.weekday) % 7 == 1
    years = (other.year or 0) - (one.year or other.year or 0)
    months = 12 * years + (other.month or 0) - (one.month or other.month or 0)
    if one.day is not None and other.day is not None:
        return other.day - one.day == 1 if months == 0 else other.day == 1 and months == 1
    return months == 1 if one.month is not None else years == 1
