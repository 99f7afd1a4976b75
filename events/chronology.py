"""Told once: the rows of many documents as events, each with its sources, its best date and any disagreement."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from events.errors import TableError
from events.frame import MERGED, SCHEMA, columns_of, to_table
from events.merging.clusters import clusters
from events.merging.happening import Dated, Happening, happening
from events.merging.salience import Weighed, salience
from events.merging.telling import Telling, telling
from events.merging.words import named

Pair = tuple[str, str]
Days = npt.NDArray[np.datetime64]
_NONE = np.datetime64("NaT", "s")

LINKS: Mapping[str, str] = {
    "event": "id of the event that the mention was put into",
    "mention": "id of the row of the table",
    "document": "that tells it",
    "role": "lead (speaks for the event), agrees (its date contains the lead's), disputes, undated",
    "start": "first day that the mention gives, NaT where undated",
    "end": "the day after the last",
    "edtf": "its date in EDTF",
    "copy_of": "the document whose words it only repeats, or empty",
    "joined_to": "the mention that it was joined to, empty for the lead",
    "rule": "same-sentence, copy, once, words, names or asked; empty for the lead",
    "score": "0 to 1, NaN for the lead",
}
"""The columns of the links: a row for each row of the table that was merged."""


def merge(
    table: pd.DataFrame, *, apart: Iterable[Pair] = (), together: Iterable[Pair] = ()
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The events of a table, each happening once however many documents tell it, and the links that say why.

    The events have the columns of ``SCHEMA``, from the row that speaks for each, with the actors and places of
    all; ``sources`` and ``n_sources`` are the documents that tell it in words of their own. Besides, those of
    ``MERGED``: mentions, source_dates (beside sources), disputed, alternatives, copies, salience. The finest date
    speaks where all others contain it; else all stay in ``disputed``.

    The id of an event is that of the row that speaks for it, and every row's id leads to its event through the
    links. Neither the order of rows nor that of documents matters; one more document changes only the events
    that its rows match, and the salience of all. In a block of more than ``events.merging.blocks.FULL`` rows of
    one time and actor, rows are compared only with those that share another name or word, or stand beside them.

    Args:
        table: an events table, of ``extract`` or ``read_table``. One that is merged already is given back as it
            is, its links saying only which row was put where.
        apart: pairs of row ids that are not one happening.
        together: pairs of row ids that are; ids that are not in the table are passed over.

    Returns:
        The events, sorted as ``extract`` sorts, and the links with the columns of ``LINKS``.

    Raises:
        TableError: a column is missing, an id stands twice, or a pair is asked for apart and together.
    """
    _check(table)
    apart, together = [_pair(pair) for pair in apart], [_pair(pair) for pair in together]
    for pair in {*apart} & {*together}:
        raise TableError(
            "apart-and-together", f"The rows {pair[0]} and {pair[1]} cannot be both apart and together.", value=pair
        )
    if columns_of(table) != list(SCHEMA):
        return table, _links_of_merged(table)
    rows = {str(row["event"]): row for row in records_of(table)}
    days = days_of(table)
    told = [telling(row, days[id_]) for id_, row in rows.items()]
    dates = {id_: Dated(days[id_], str(row["edtf"]), float(row["confidence"])) for id_, row in rows.items()}
    found = [happening(cluster, dates) for cluster in clusters(told, apart=apart, together=together)]
    events = [event_row(each, rows, dates) for each in found]
    for event, share in zip(events, salience([weighed(event) for event in events]), strict=True):
        event["salience"] = share
    return _events_table(events), links_of(found, rows, dates)


def apart_from(links: pd.DataFrame, mention: str) -> tuple[Pair, ...]:
    """The pairs that take a mention out of its event, for ``merge(table, apart=...)``: it and each other mention there.

    Args:
        links: of the last merge.
        mention: id of a row of the table.
    """
    event = links.loc[links["mention"] == mention, "event"]
    if event.empty:
        return ()
    others = links.loc[(links["event"] == event.iloc[0]) & (links["mention"] != mention), "mention"]
    return tuple(sorted(_pair((mention, str(other))) for other in others))


def _pair(pair: Sequence[str]) -> Pair:
    one, other = sorted(map(str, pair))
    return one, other


def _check(table: pd.DataFrame) -> None:
    missing = [name for name in SCHEMA if name not in table.columns]
    if missing:
        raise TableError(
            "not-our-table",
            f"This is not a table of Chronofrise: it lacks {', '.join(missing[:5])}.",
            columns=", ".join(missing[:5]),
        )
    if not table["event"].is_unique:
        twice = table["event"][table["event"].duplicated()].iloc[0]
        raise TableError("event-twice", f"The event id {twice!r} stands twice in the table.", value=twice)


def records_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, each by column name."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def days_of(table: pd.DataFrame) -> dict[str, tuple[int, int] | None]:
    """The interval of each row in day numbers, by id."""
    start, end = (table[name].to_numpy("datetime64[D]") for name in ("start", "end"))
    return day_numbers(table["event"], start, end)


def day_numbers(ids: Iterable[object], start: Days, end: Days) -> dict[str, tuple[int, int] | None]:
    """The intervals of rows in day numbers, by id."""
    undated = (np.isnat(start) | np.isnat(end)).tolist()
    first, last = (days.astype("datetime64[D]").astype(np.int64).tolist() for days in (start, end))
    return {
        str(id_): None if none else (low, high) for id_, none, low, high in zip(ids, undated, first, last, strict=True)
    }


def event_row(found: Happening, rows: Mapping[str, Mapping[str, Any]], dates: Mapping[str, Dated]) -> dict[str, Any]:
    """The row of an event: that of its lead, with what the others add."""
    lead = rows[found.lead.id]
    return {**{name: lead[name] for name in SCHEMA}, **added(found, rows, dates)}


def added(found: Happening, rows: Mapping[str, Mapping[str, Any]], dates: Mapping[str, Dated]) -> dict[str, Any]:
    """The columns in which the row of an event may say something else than that of its lead."""
    documents = [document for member in found.members for document in rows[member.id]["sources"]]
    sources = [document for document in dict.fromkeys(documents) if document not in found.copy_of]
    sources = [*sources[:1], *sorted(sources[1:])]
    said: dict[str, str] = {}
    for member in found.members:
        if dates[member.id].days is not None:
            said.setdefault(member.document, dates[member.id].edtf)
    claims = [dates[claim.id].edtf for claim in found.claims]
    return {
        **_who_and_where([rows[member.id] for member in found.members]),
        "modality": found.lead.modality if found.lead.modality == "happened" else _modality(found.members),
        "sources": tuple(sources),
        "n_sources": len(sources),
        "confidence": max(dates[member.id].confidence for member in found.members),
        "mentions": tuple(member.id for member in found.members),
        "source_dates": tuple(said.get(source, "") for source in sources),
        "disputed": tuple(dict.fromkeys(claims)) if len(claims) > 1 else (),
        "alternatives": tuple(dict.fromkeys(_interval(dates[claim.id]) for claim in found.claims[1:])),
        "copies": tuple(sorted(found.copy_of)),
    }


def added_alone(row: Mapping[str, Any], date: Dated) -> dict[str, Any]:
    """What ``added`` says of an event that only one row tells, without comparing anything."""
    sources = [*dict.fromkeys(row["sources"])]
    sources = [*sources[:1], *sorted(sources[1:])]
    said = {str(row["document"]): date.edtf} if date.days is not None else {}
    return {
        **_who_and_where([row]),
        "modality": row["modality"],
        "sources": tuple(sources),
        "n_sources": len(sources),
        "confidence": row["confidence"],
        "mentions": (str(row["event"]),),
        "source_dates": tuple(said.get(source, "") for source in sources),
        "disputed": (),
        "alternatives": (),
        "copies": (),
    }


def links_alone(rows: Iterable[Mapping[str, Any]], dates: Mapping[str, Dated]) -> pd.DataFrame:
    """The links of rows that speak for an event by themselves."""
    lines = []
    for row in rows:
        dated = dates[str(row["event"])].days is not None
        days = {name: np.datetime64(row[name], "s") if dated else _NONE for name in ("start", "end")}
        own = {name: row[name] for name in ("event", "document", "edtf")}
        lines.append(
            {**dict.fromkeys(LINKS, ""), **own, **days, "mention": row["event"], "role": "lead", "score": float("nan")}
        )
    return _links_table(lines)


def _interval(date: Dated) -> str:
    """Its days, half-open: "2020-08-01/2020-09-01"."""
    assert date.days is not None  # what is undated claims nothing
    return "/".join(str(np.datetime64(day, "D")) for day in date.days)


def _modality(members: Sequence[Telling]) -> str:
    """What was announced and has happened has happened."""
    return "happened" if any(member.modality == "happened" for member in members) else members[0].modality


def _who_and_where(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Actors with their roles, and places, each once, those of the lead first; "Singapore" is "Singapour"."""
    actors: dict[str, tuple[str, str]] = {}
    places: dict[frozenset[str], str] = {}
    for row in rows:
        for id_, name, role in zip(row["actor_ids"], row["actors"], row["roles"], strict=False):
            actors.setdefault(id_, (name, role))
        for place in row["places"]:
            places.setdefault(named(place) or frozenset((place,)), place)
    return {
        "actor_ids": tuple(actors),
        "actors": tuple(name for name, _ in actors.values()),
        "roles": tuple(role for _, role in actors.values()),
        "places": tuple(places.values()),
    }


def weighed(event: Mapping[str, Any]) -> Weighed:
    """What the salience of a row of the merged table is made of."""
    day = None
    if not pd.isna(event["start"]):
        first, last = (np.datetime64(event[name], "D").astype(int) for name in ("start", "end"))
        day = float(first + last) / 2
    return Weighed(day, event["n_sources"], len(event["actor_ids"]), event["type"], event["modality"])


def _events_table(events: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    if events:
        return to_table(events)
    table = to_table([])
    for name, column in MERGED.items():
        table[name] = pd.Series([], dtype="object" if column.kind == "names" else "float64")
    return table


def links_of(
    found: Iterable[Happening], rows: Mapping[str, Mapping[str, Any]], dates: Mapping[str, Dated]
) -> pd.DataFrame:
    """The links of happenings, with the columns of ``LINKS``."""
    lines = [
        _link(each, member, rows[member.id], dates[member.id])
        for each in sorted(found, key=lambda each: each.lead.order)
        for member in each.members
    ]
    return _links_table(lines)


def _links_of_merged(table: pd.DataFrame) -> pd.DataFrame:
    """What a merged table still knows of its rows: the lead with its document and date, of the others the id."""
    lines: list[dict[str, object]] = []
    for row in records_of(table):
        for mention in row["mentions"]:
            lead = mention == row["event"]
            days = {
                name: row[name].to_numpy() if lead and not pd.isna(row[name]) else _NONE for name in ("start", "end")
            }
            said = {"document": row["document"], "role": "lead", "edtf": row["edtf"]} if lead else {}
            lines.append(
                {**dict.fromkeys(LINKS, ""), **days, "score": float("nan"), "event": row["event"], "mention": mention}
                | said
            )
    return _links_table(lines)


def _links_table(lines: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    columns = {name: [line[name] for line in lines] for name in LINKS}
    links = pd.DataFrame(columns)
    for name in ("start", "end"):
        links[name] = pd.Series(np.array(columns[name], dtype="datetime64[s]"))
    kinds = {name: "float64" if name == "score" else "str" for name in LINKS if name not in ("start", "end")}
    return links.astype(kinds)


def _link(found: Happening, member: Telling, row: Mapping[str, Any], date: Dated) -> dict[str, object]:
    edge = found.edges.get(member.id)
    other = "" if edge is None else edge.other.id if edge.one.id == member.id else edge.one.id
    return {
        "event": found.lead.id,
        "mention": member.id,
        "document": member.document,
        "role": found.roles[member.id],
        "start": np.datetime64("NaT") if date.days is None else np.datetime64(row["start"], "s"),
        "end": np.datetime64("NaT") if date.days is None else np.datetime64(row["end"], "s"),
        "edtf": date.edtf,
        "copy_of": found.copy_of.get(member.document, ""),
        "joined_to": other,
        "rule": "" if edge is None else edge.match.rule,
        "score": float("nan") if edge is None else edge.match.score,
    }
