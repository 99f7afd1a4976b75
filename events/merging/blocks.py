"""Which rows are compared at all: those of one stretch of time that name someone or something in common.

A block is a key that rows share. ``keys`` gives those of one row and depends on nothing else, so that rows of many
files can be sorted by key and each block worked on alone; ``pairs`` gives the pairs of rows of a block. Rows
with a fine date stand in blocks of months, and again as guests in blocks of years, where rows meet them that only
know the year; two guests of a block are not compared in it.
"""

from collections.abc import Iterator, Sequence

from events import interval
from events.merging.telling import LONG, NEAR, Telling
from events.merging.words import FIRST

FULL = 40
"""Rows of a block above which not each is compared with each, so that work grows with the rows and not their square."""
WINDOW = 8
"""Neighbours that a row of a full block is compared with, in the order of what the rows say."""
_FINE = 45  # days of a date that counts as fine

Key = tuple[str, int, str]
"""Kind of block and its number in time, and the name in common."""


def keys(telling: Telling) -> list[tuple[Key, bool]]:
    """The blocks of a row, each with whether it is at home there or a guest.

    An undated row is only in those of its sentence, its words, and of what happens once to someone at all.
    """
    found: list[tuple[Key, bool]] = [(("sentence", telling.quote[1], telling.document), True)]
    found.append((("words", 0, " ".join(telling.said.signature)), True))
    found += [((telling.type, 0, name), True) for name in telling.once]
    for stretch, number, home in _stretches(telling):
        for name, weight in telling.names.items():
            if weight <= FIRST and ":" not in name:  # any word may begin a sentence
                continue
            common = name.startswith("state:")  # of one state's news only what is of one type is compared
            found.append(((stretch, number, f"{name} {telling.type}" if common else name), home))
    return found


def _stretches(telling: Telling) -> Iterator[tuple[str, int, bool]]:
    if telling.when is None:
        return
    start, end = telling.when
    first_year = interval.civil(start)[0]
    if (telling.lasting and end - start > _FINE) or end - start > LONG:
        yield "period", first_year, True
        return
    padded = start - NEAR, end + NEAR - 1
    fine = end - start <= _FINE
    years = {interval.civil(day)[0] for day in padded} if fine else range(first_year, interval.civil(end - 1)[0] + 1)
    for year in sorted(years):
        yield "year", year, not fine
    if fine:
        months = [interval.civil(day)[:2] for day in padded]
        low, high = (year * 12 + month for year, month in months)
        for month in range(low, high + 1):
            yield "month", month, True


def pairs(block: Sequence[tuple[Telling, bool]]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of rows of a block that are compared: at most ``FULL`` a row, however many rows there are.

    Of a full block, the rows that share another name or word are compared, and of these, where they are too many
    again, each with its ``WINDOW`` neighbours in the order of date, type and words.

    Args:
        block: rows with whether they are at home there.
    """
    block = sorted(block, key=lambda member: member[0].order)
    if len(block) <= FULL:
        yield from _each(block)
        return
    smaller: dict[str, list[tuple[Telling, bool]]] = {}
    for member in block:
        for token in {*member[0].names, *member[0].said.words, *member[0].said.numbers}:
            smaller.setdefault(token, []).append(member)
    rare = {token for token, members in smaller.items() if 1 < len(members) <= FULL}
    for token in sorted(rare):
        yield from _each(smaller[token])
    yield from _neighbours(block)


def _each(block: Sequence[tuple[Telling, bool]]) -> Iterator[tuple[Telling, Telling]]:
    for place, (one, home) in enumerate(block):
        for other, at_home in block[place + 1 :]:
            if home or at_home:
                yield one, other


def _neighbours(block: Sequence[tuple[Telling, bool]]) -> Iterator[tuple[Telling, Telling]]:
    ordered = sorted(block, key=lambda member: _alike(member[0]))
    for place, (one, home) in enumerate(ordered):
        for other, at_home in ordered[place + 1 : place + 1 + WINDOW]:
            if home or at_home:
                yield one, other


def _alike(telling: Telling) -> tuple[object, ...]:
    words = sorted(telling.said.words, key=lambda token: (-telling.said.words[token], token))
    return telling.when or (0, 0), telling.type, sorted(telling.names), words, telling.order
