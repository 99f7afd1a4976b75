"""The same article more than once: at another address, corrected, or by an agency and printed by a paper.

Two texts are compared by the runs of five words that they share (shingles; Broder, "On the resemblance and
containment of documents", 1997). A sample of them, the same for every text, finds the pairs worth comparing, so
that ten thousand articles take seconds.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from events.model import fold

CopyKind = Literal["same-text", "version", "agency"]

COPY_KINDS: tuple[CopyKind, ...] = ("same-text", "version", "agency")
"""How an article is another one again:

- ``same-text``: word for word
- ``version``: nearly the same text at the same source, as after a correction
- ``agency``: most of the text of another source, as when a paper prints an agency's report
"""

_RUN = 5  # words
_SAMPLE = 4  # one shingle in so many is looked up
_LEAST_RUNS = 8  # of a text, for part of it to tell anything
_VERSION, _AGENCY = 0.5, 0.7
_MOST_HOLDERS = 50  # a run of words that more texts than this have is a formula of the trade


@dataclass(frozen=True, slots=True)
class Copy:
    """One article that is another one again.

    Attributes:
        place: of the article among those given.
        of: place of the one that it repeats, as a rule the fuller or, of versions, the later one.
        kind: one of COPY_KINDS.
        shared: how much of the shorter text the other has too, 0 to 1.
    """

    place: int
    of: int
    kind: CopyKind
    shared: float


@dataclass(frozen=True, slots=True)
class Told:
    """What of an article tells whether it is another one again.

    Attributes:
        text: of the article.
        published: EDTF or "".
        source: the paper, or "".
        address: where it is on the web, or "".
    """

    text: str
    published: str = ""
    source: str = ""
    address: str = ""


def copies(articles: Sequence[Told]) -> list[Copy]:
    """Which of the articles repeat another, in their order; of a group one is repeated by all the others.

    Args:
        articles: in the order in which they came.
    """
    words = [re.findall(r"\w+", fold(article.text)) for article in articles]
    runs = [_runs(text) for text in words]
    found: dict[int, Copy] = {}
    seen: dict[tuple[str, ...], int] = {}
    for place, text in enumerate(words):
        first = seen.setdefault(tuple(text), place)
        if first != place:
            found[place] = Copy(place, first, "same-text", 1.0)
    for one, other in sorted(_pairs(runs, skip=found)):
        copy = _compared(articles, runs, one, other)
        if copy is not None and copy.place not in found:
            found[copy.place] = copy
    return [_to_the_last(found, found[place]) for place in sorted(found)]


def _runs(words: Sequence[str]) -> frozenset[int]:
    """Numbers for the runs of words; CRC-32 is the same in every process."""
    return frozenset(
        zlib.crc32(" ".join(words[start : start + _RUN]).encode("utf-8", "surrogatepass"))
        for start in range(max(1, len(words) - _RUN + 1))
    )


def _pairs(runs: Sequence[frozenset[int]], skip: Iterable[int]) -> set[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    left_out = set(skip)
    for place, mine in enumerate(runs):
        if place not in left_out:
            for run in mine:
                if run % _SAMPLE == 0 or len(mine) < 100:
                    holders[run].append(place)
    return {
        (one, other)
        for places in holders.values()
        if 1 < len(places) <= _MOST_HOLDERS
        for at, other in enumerate(places)
        for one in places[:at]
    }


def _compared(articles: Sequence[Told], runs: Sequence[frozenset[int]], one: int, other: int) -> Copy | None:
    """How one of two articles repeats the other, if it does."""
    least = min(len(runs[one]), len(runs[other]))
    if least < _LEAST_RUNS:
        return None
    both = len(runs[one] & runs[other])
    shared, alike = both / least, both / len(runs[one] | runs[other])
    if alike >= _VERSION and _same_place(articles[one], articles[other]):
        earlier = other if articles[one].published > articles[other].published else one
        return Copy(earlier, one + other - earlier, "version", shared)
    if shared >= _AGENCY:
        shorter = one if len(runs[one]) < len(runs[other]) else other
        kind: CopyKind = "version" if _same_place(articles[one], articles[other]) else "agency"
        return Copy(shorter, one + other - shorter, kind, shared)
    return None


def _same_place(one: Told, other: Told) -> bool:
    """Whether two articles are of one paper, as far as they say; two that say nothing are taken to be."""
    hosts = {(urlsplit(told.address).hostname or "").removeprefix("www.") for told in (one, other)} - {""}
    if len(hosts) == 2:
        return False
    sources = {fold(told.source) for told in (one, other)} - {""}
    return len(sources) < 2


def _to_the_last(found: dict[int, Copy], copy: Copy) -> Copy:
    """The copy of the one article of its group that is none."""
    of, passed = copy.of, {copy.place}
    while of in found and of not in passed:
        passed.add(of)
        of = found[of].of
    return Copy(copy.place, of, copy.kind, copy.shared)
