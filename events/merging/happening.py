"""One happening of several rows: which row speaks for it, who tells it independently, and where dates disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.merging.clusters import Cluster, Edge
from events.merging.score import copy
from events.merging.telling import Telling

_COMPARED = 50  # quotes that share three words with one, which it is compared with
_MODALITIES = ("happened", "planned", "hypothetical", "denied")


@dataclass(frozen=True, slots=True)
class Dated:
    """What a row says of the date, besides what ``Telling`` has.

    Attributes:
        days: its interval, half-open day numbers, or None.
        edtf: the date in EDTF.
        confidence: of the row.
    """

    days: tuple[int, int] | None
    edtf: str
    confidence: float


@dataclass(slots=True)
class Happening:
    """One happening.

    Attributes:
        lead: the row that speaks for it.
        members: all rows, the lead first, then in order.
        copy_of: the document whose words a document only repeats, by document.
        claims: the rows that give a date which disagrees with those before, the lead first; more than one is a dispute.
        roles: by row: lead, agrees (the same date, or one that contains it), disputes, undated.
        edges: by row, what joined it, towards the lead; the lead has none.
    """

    lead: Telling
    members: list[Telling]
    copy_of: dict[str, str]
    claims: list[Telling]
    roles: dict[str, str]
    edges: dict[str, Edge]


def happening(cluster: Cluster, dates: Mapping[str, Dated]) -> Happening:
    """What a cluster of rows says together.

    The finest date speaks where all others contain it. Where they do not, that of most sources speaks, the finer
    and the surer one where there are as many, and the others stay as claims.

    Args:
        cluster: rows of one happening.
        dates: what each row says of the date, by its id.
    """
    copy_of = copies(cluster.members)
    modality = min((member.modality for member in cluster.members), key=_modality)
    members = sorted(cluster.members, key=lambda member: _rank(member, modality, dates[member.id]))
    claims: list[tuple[Telling, set[str]]] = []
    for member in members:
        days = dates[member.id].days
        if days is None:
            continue
        agreeing = [sources for claim, sources in claims if _holds(days, dates[claim.id].days)]
        if not agreeing:
            claims.append((member, set()))
            agreeing = [claims[-1][1]]
        if len(agreeing) == 1:  # a date that contains two claims is for neither
            agreeing[0].add(copy_of.get(member.document, member.document))
    ordered = sorted(claims, key=lambda claim: -len(claim[1]))
    lead = ordered[0][0] if ordered else members[0]
    rest = sorted((member for member in members if member is not lead), key=lambda member: member.order)
    days = dates[lead.id].days
    roles = {member.id: _role(dates[member.id].days, days) for member in rest} | {lead.id: "lead"}
    return Happening(
        lead,
        [lead, *rest],
        _led(copy_of, lead.document),
        [claim for claim, _ in ordered],
        roles,
        _towards(lead, cluster.edges),
    )


def _modality(modality: str) -> int:
    return _MODALITIES.index(modality) if modality in _MODALITIES else len(_MODALITIES)


def _rank(member: Telling, modality: str, date: Dated) -> tuple[object, ...]:
    """The dated before the undated, the finer before the coarser; then what really is so, and the surer."""
    length = date.days[1] - date.days[0] if date.days else 0
    return date.days is None, member.modality != modality, length, -date.confidence, member.order


def _holds(coarse: tuple[int, int], fine: tuple[int, int] | None) -> bool:
    return fine is not None and coarse[0] <= fine[0] and fine[1] <= coarse[1]


def _role(days: tuple[int, int] | None, lead: tuple[int, int] | None) -> str:
    if days is None:
        return "undated"
    return "agrees" if _holds(days, lead) else "disputes"


def copies(members: Sequence[Telling]) -> dict[str, str]:
    """For each document that only repeats another's words, that other: the one that says most, then the first by id."""
    by_words: dict[tuple[str, ...], list[Telling]] = {}
    for member in members:
        by_words.setdefault(member.said.signature, []).append(member)
    distinct = sorted(by_words, key=lambda words: (-len(words), words))
    source: dict[tuple[str, ...], str] = {}
    runs: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for words in distinct:
        mine = [words[place : place + 3] for place in range(max(len(words) - 2, 1))]
        near = dict.fromkeys(other for run in mine for other in runs.get(run, ()))
        said = by_words[words][0].said
        same = next((other for other in list(near)[:_COMPARED] if copy(said, by_words[other][0].said)), None)
        first = min(member.document for member in by_words[words])
        source[words] = source[same] if same is not None else first
        for run in mine:
            runs.setdefault(run, []).append(words) if len(runs.get(run, ())) < _COMPARED else None
    repeats = {member.document: source[member.said.signature] for member in members}
    originals = {member.document for member in members if source[member.said.signature] == member.document}
    return {document: of for document, of in repeats.items() if document not in originals}


def _led(copy_of: Mapping[str, str], lead: str) -> dict[str, str]:
    """The same, with the document that speaks for the happening as the one that is repeated."""
    if lead not in copy_of:
        return dict(copy_of)
    original = copy_of[lead]
    led = {document: lead if of == original else of for document, of in copy_of.items() if document != lead}
    return led | {original: lead}


def _towards(lead: Telling, edges: Sequence[Edge]) -> dict[str, Edge]:
    """For each row but the lead, the edge on its way to the lead."""
    beside: dict[str, list[tuple[Telling, Edge]]] = {}
    for edge in edges:
        beside.setdefault(edge.one.id, []).append((edge.other, edge))
        beside.setdefault(edge.other.id, []).append((edge.one, edge))
    found: dict[str, Edge] = {}
    waiting = [lead]
    while waiting:
        here = waiting.pop()
        for other, edge in beside.get(here.id, ()):
            if other is not lead and other.id not in found:
                found[other.id] = edge
                waiting.append(other)
    return found
