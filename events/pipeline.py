"""The one place where the stages meet: a document in, rows of the events table out."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from events import interval
from events.confidence import how_sure, reduced, restored, revised
from events.errors import DocumentError
from events.frame import join_tables, sort_table, to_table
from events.language import languages, load
from events.model import Actor, Document, EventMention, fold
from events.times import Dated, EventDate, Reading, event_date, readings_of, resolved

if TYPE_CHECKING:
    from events.actors import Gazetteer, OwnActors

_LATER, _EARLIER = "after-publication", "before-publication"
_BACK = "counted-back"
_THAT_DAY = "on-that-day"
_INTENDED, _DUE = "intended", "due"
_LIKELY, _LIKELY_ACTORS = "likely-type", "likely-actor"
_OUTSIDE, _OUT_OF_TIME = "outside-its-time", "acts outside its time"


def extract(
    documents: Document | Iterable[Document], names: str = "fr", actors: "OwnActors | None" = None
) -> pd.DataFrame:
    """The events table: a row an event of a document, by start, undated last.

    Nothing is filled in and no clock is read. Columns, in the order of ``events.frame.SCHEMA``:

    - what: event (stable id), document, title, type, plover, trigger, trigger_start_char, trigger_end_char,
      modality, speaker
    - when: start, end (half-open days, datetime64[s], NaT where undated), extent (within, throughout), open
      (the end of a span that is not said), not_before, not_after (days still possible where there is no
      interval), precision, edtf (ISO 8601-2), value and mod (TIMEX3)
    - why that date: anchor (absolute, published, story, none), anchor_said, anchor_start_char,
      anchor_end_char, reason (why there is none), said, said_start_char, said_end_char
    - where it is told: quote, quote_start_char, quote_end_char
    - who and where: actors, actor_ids, roles (tuples in the same order), places
    - how sure: sources, n_sources, rule, confidence (0 to 1)

    Offsets are half-open code points into the document's text.

    Args:
        documents: one or several, with ids of their own.
        names: the language in which ``actors`` are named, whatever the documents' languages.
        actors: the reader's own actors, as ``read_actors`` gives them; their names win over the package's.

    Raises:
        DocumentError: two documents have one id, or a text is blank.
        ModelError: the language model is missing or of another version; the message says the command to run.
    """
    tables = [table for _, table in extract_each(documents, names, actors)]
    return rename_actors(tables[0] if len(tables) == 1 else join_tables(tables), names, actors)


def extract_each(
    documents: Document | Iterable[Document], names: str = "fr", actors: "OwnActors | None" = None
) -> Iterator[tuple[Document, pd.DataFrame]]:
    """Each document with its own events table, as soon as it is read, for callers that show progress.

    Raises:
        As ``extract``.
    """
    documents = [documents] if isinstance(documents, Document) else list(documents)
    twice = [id_ for id_, count in Counter(document.id for document in documents).items() if count > 1]
    if twice:
        raise DocumentError("id-twice", f"Two documents have the id {twice[0]!r}.", value=twice[0])
    for document in documents:
        if not document.text.strip():
            raise DocumentError(
                "blank-text", f"{document.title or document.id} has no text.", file=document.title or document.id
            )
    for document in documents:
        yield document, _table(document, names, actors)


def _table(document: Document, names: str, own: "OwnActors | None") -> pd.DataFrame:
    from events.actors import gazetteer_with
    from events.mentions import mentions_of  # here and below: importing ``events`` stays light
    from events.mentions.plain import plain_mentions
    from events.merging import told_once, with_details

    text, published = document.text, document.edtf
    readings = readings_of(document)
    book = gazetteer_with(own)
    if document.language in languages():
        mentions = mentions_of(document, readings, book.on(published))
    else:
        mentions = plain_mentions(document, readings)
    anchors = _anchors(readings, mentions)
    dated = resolved(document, readings, anchors)
    dates = [
        event_date(text, readings, dated, m.times, published, m.back_from, on_that_day=m.on_that_day) for m in mentions
    ]
    spans = [(date.start, date.end) if date.start is not None and date.end is not None else None for date in dates]
    hashed = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    over = _told_over(readings, dated)
    rows = []
    for index, again in told_once(mentions, spans).items():
        mention = with_details(mentions[index], [mentions[other] for other in again])
        rows.append(_row(document, hashed, mention, readings, dates[index], over, names, book))
    return to_table(_unique(rows))


def _anchors(readings: Sequence[Reading], mentions: Sequence[EventMention]) -> dict[int, int]:
    """For dates that count from a happening by name ("deux ans après le coup"), the date that an earlier mention has."""
    anchors: dict[int, int] = {}
    named = [(fold(m.lemma).split(), m) for m in mentions if m.times and m.back_from is None]
    for index, reading in enumerate(readings):
        if not reading.hangs_on:
            continue
        stems = tuple(word[:5] for word in fold(reading.hangs_on).split() if len(word) >= 4)
        for words, mention in named:
            before = mention.trigger_start_char < reading.start_char and index not in mention.times
            if before and any(word.startswith(stems) for word in words):
                anchors[index] = mention.times[0]
    return anchors


def _unique(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows whose ids differ: a trigger with enumerated dates makes several events."""
    seen: Counter[object] = Counter()
    for row in rows:
        seen[row["event"]] += 1
        if seen[row["event"]] > 1:
            row["event"] = f"{row['event']}-{seen[row['event']]}"
    return rows


def _row(
    document: Document,
    hashed: "hashlib._Hash",
    mention: EventMention,
    readings: Sequence[Reading],
    date: EventDate,
    over: int | None,
    names: str,
    book: "Gazetteer",
) -> dict[str, object]:
    text = document.text
    said = (readings[mention.times[0]].start_char, readings[mention.times[-1]].end_char) if mention.times else None
    took_part = _of_that_time(mention, date, book, document.edtf)
    outside = _outside((actor.id for actor in took_part), date, book)
    actors = tuple(book.name(actor.id, names, actor.name(names)) for actor in took_part)
    back = [_BACK] if mention.back_from is not None else []
    back += [_THAT_DAY] if mention.on_that_day else []
    intended = [_INTENDED] if mention.intended else [_DUE] if mention.due else []
    likely = [_LIKELY] if mention.likely else []
    likely += [_LIKELY_ACTORS] if mention.likely_actors else []
    rules = [mention.rule, *(readings[i].rule for i in mention.times[:1]), *back, *intended, *likely]
    rules += [_OUTSIDE] if outside else []
    row: dict[str, object] = {
        "event": _event_id(hashed, mention),
        "document": document.id,
        "title": _entitled(mention, document.language, text[mention.quote_start_char : mention.quote_end_char], book),
        "type": mention.type,
        "plover": mention.plover,
        "trigger": text[mention.trigger_start_char : mention.trigger_end_char],
        "trigger_start_char": mention.trigger_start_char,
        "trigger_end_char": mention.trigger_end_char,
        "modality": mention.modality,
        "speaker": book.name(mention.speaker, names, mention.speaker.partition(":")[2]),
        "said": text[said[0] : said[1]] if said else "",
        "said_start_char": said[0] if said else None,
        "said_end_char": said[1] if said else None,
        "quote": text[mention.quote_start_char : mention.quote_end_char],
        "quote_start_char": mention.quote_start_char,
        "quote_end_char": mention.quote_end_char,
        "actors": actors,
        "actor_ids": tuple(actor.id for actor in took_part),
        "roles": mention.roles,
        "places": mention.places,
        "sources": (document.id,),
        "n_sources": 1,
        "rule": "; ".join(rules),
        "confidence": how_sure({**mention.signs, **_signs(mention, date), **({_OUT_OF_TIME: 1.0} if outside else {})}),
    }
    return {
        **row,
        **_date_columns(document, readings, date),
        **_told_modality(mention.modality, str(row["rule"]), date, document.edtf, over),
    }


def _of_that_time(mention: EventMention, date: EventDate, book: "Gazetteer", published: str) -> tuple[Actor, ...]:
    """Who took part, as who they were on that day: states that only their capital names, and who bore a shared name then."""
    start, end = _days(date)
    if not start:
        return tuple(book.meant(actor, mention.sharing, published, published) for actor in mention.actors)
    met = (book.meant(actor, mention.sharing, start, end) for actor in mention.actors)
    return tuple(book.then(actor, start, end) if actor.id in mention.by_seat else actor for actor in met)


def _days(date: EventDate) -> tuple[str, str]:
    """First day and the day after the last, ISO 8601; "" for both where there is none."""
    if date.start is None or date.end is None:
        return "", ""
    return str(interval.to_numpy(date.start)), str(interval.to_numpy(date.end))


def _outside(ids: Iterable[str], date: EventDate, book: "Gazetteer") -> bool:
    """Whether somebody is said to act on days when, as far as the gazetteer knows, there was no such actor."""
    start, end = _days(date)
    return bool(start) and not all(book.lives(id_, start, end) for id_ in ids)


def _signs(mention: EventMention, date: EventDate) -> dict[str, float]:
    """What the actors and the date add to the signs of a mention."""
    signs = {"nobody": not mention.actors, "not happened": mention.modality != "happened"}
    return {name: 1.0 for name, holds in signs.items() if holds} | _signs_of_date(date)


_SIGNING = ("anchor", "mod", "edtf", "precision", "open")


def _signs_of_date(date: EventDate) -> dict[str, float]:
    return _date_signs(date.start is not None, {name: getattr(date, name) for name in _SIGNING})


def _date_signs(known: bool, said: Mapping[str, object]) -> dict[str, float]:
    """The signs that a date has, by its columns; of a row without one the happening alone counts."""
    if not known:
        return {}
    signs = {
        "counts from the story": said["anchor"] == "story",
        "counts from publication": said["anchor"] == "published",
        "about": said["mod"] == "APPROX" or "~" in str(said["edtf"]),
        "coarse": said["precision"] not in ("day", "week", "weekend", "month", "part-of-month"),
        "open": bool(said["open"]),
    }
    return {name: 1.0 for name, holds in signs.items() if holds}


def _entitled(mention: EventMention, language: str, quote: str, book: "Gazetteer") -> str:
    """The title, led by one who takes part by grammar where it names none of those; its first word small where the quote has it so."""
    actors = [actor for actor in mention.actors if actor.id not in mention.likely_actors]
    if not actors and mention.places and mention.headless and " " not in mention.title:
        if fold(mention.title) in fold(mention.places[0]):
            return mention.title
        return _led(language, mention.places[0], mention.title)  # «Explosion»
    if not actors or any(fold(actor.name(language))[:5] in fold(mention.title) for actor in actors):
        return mention.title
    if not mention.headless or not mention.rule.endswith(("lexicon", "inferred", "form")):
        return mention.title
    lead = book.name(actors[0].id, language, actors[0].name(language))
    lead = lead[:1].upper() + lead[1:]
    word = re.match(r"\w+", mention.title)
    small = word is not None and (word[0] not in quote or re.search(rf"\b{re.escape(word[0].lower())}\b", quote))
    return _led(language, lead, mention.title, small=bool(small))


def _led(language: str, lead: str, title: str, *, small: bool = True) -> str:
    from events.mentions import shortened

    title = title[:1].lower() + title[1:] if small else title
    return shortened(str(load(language, "sentences")["led_title"]).format(actor=lead, title=title))


def _event_id(hashed: "hashlib._Hash", mention: EventMention) -> str:
    """Stable: from the document's content, hashed already, and the trigger's span."""
    content = hashed.copy()
    content.update(f"\x00{mention.trigger_start_char}\x00{mention.trigger_end_char}".encode())
    return content.hexdigest()[:16]


def _date_columns(document: Document, readings: Sequence[Reading], date: EventDate) -> dict[str, object]:
    on = readings[date.on] if date.on is not None else None
    days = {name: getattr(date, name) for name in ("start", "end", "not_before", "not_after")}
    return {
        **{name: None if day is None else interval.to_numpy(day) for name, day in days.items()},
        **{
            name: getattr(date, name)
            for name in ("extent", "open", "precision", "edtf", "value", "mod", "anchor", "reason")
        },
        "anchor_said": document.text[on.start_char : on.end_char] if on else "",
        "anchor_start_char": on.start_char if on else None,
        "anchor_end_char": on.end_char if on else None,
    }


def _told_over(readings: Sequence[Reading], dated: Sequence[Dated]) -> int | None:
    """The first of the latest days that a text tells as past with their year, which it was written after; None where there is none."""
    told = (
        one.period.start
        for reading, one in zip(readings, dated, strict=True)
        if reading.tense in ("past", "story") and reading.said.absolute and one.period is not None
    )
    return max(told, default=None)


def _told_modality(modality: str, rule: str, date: EventDate, published: str, over: int | None) -> dict[str, object]:
    """What the date says against the words: after publication it is planned, before it a future tense has happened.

    What was only intended, of that nobody knows. The rule remembers it, so that another publication date can take it back.

    Args:
        modality: as the words have it, or as another publication date left it.
        rule: of the row.
        date: of the row.
        published: EDTF, "" where unknown.
        over: from when on the text was written, where its publication date is unknown, as far as it tells: days, as of ``interval``.
    """
    rules = rule.split("; ")
    if _LATER in rules:
        rules.remove(_LATER)
        modality = "hypothetical" if _DUE in rules else "happened"
    if _EARLIER in rules:
        rules.remove(_EARLIER)
        modality = "planned"
    known = interval.from_iso(published) if published else None
    if known and date.start is not None and date.end is not None:
        if modality == "hypothetical" and _DUE in rules and date.start >= known.start:
            modality = "planned"  # «devait recevoir mardi», told on that Tuesday
            rules.append(_LATER)
        elif modality == "happened" and date.start >= known.end:
            modality = "planned"
            rules.append(_LATER)
    since = known.start if known else over
    then = date.end is not None and since is not None and date.end <= since
    if then and modality == "planned" and _INTENDED not in rules and _LATER not in rules:
        modality = "happened"  # «Le roi, qui se retournera contre lui en 1778, est mort en 1793»
        rules.append(_EARLIER)
    return {"modality": modality, "rule": "; ".join(rules)}


def redate(table: pd.DataFrame, documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The table with dates resolved again from what the words say, for documents whose publication date changed.

    No model is loaded: the time expressions are read again from the text, each row keeping its own words and,
    where it hangs on another date, the words it hangs on. Rows of documents that are not given stay as they are.

    Args:
        table: an events table.
        documents: with the texts that the table was made from.
    """
    documents = [documents] if isinstance(documents, Document) else list(documents)
    records: list[dict[str, object]] = [
        {str(name): value for name, value in row.items()} for row in table.to_dict("records")
    ]
    by_document = {document.id: document for document in documents}
    for id_, document in by_document.items():
        rows = [row for row in records if row["document"] == id_]
        if rows:
            _redate_rows(document, rows)
    return sort_table(to_table(records)) if by_document else table


def _redate_rows(document: Document, rows: list[dict[str, object]]) -> None:
    readings = readings_of(document)
    anchors: dict[int, int] = {}
    times_of = [_times_in(readings, row) for row in rows]
    for row, times in zip(rows, times_of, strict=True):
        on = _times_at(readings, row["anchor_start_char"])
        if times and on is not None and row["anchor"] == "story" and not _is_back(row):
            anchors[times[0]] = on
    anchors = {index: on for index, on in anchors.items() if readings[index].hangs_on}
    dated: list[Dated] = resolved(document, readings, anchors)
    over = _told_over(readings, dated)
    for row, times in zip(rows, times_of, strict=True):
        back = _times_at(readings, row["anchor_start_char"]) if _is_back(row) else None
        that_day = _THAT_DAY in str(row["rule"]).split("; ")
        date = event_date(document.text, readings, dated, times, document.edtf, back, on_that_day=that_day)
        before = _date_signs(not pd.isna(row["start"]), row)  # type: ignore[call-overload]
        if document.language in languages():  # elsewhere a sentence alone is as sure as it is, whatever its date
            sure = float(str(row["confidence"]))
            sure = restored(sure, _OUT_OF_TIME) if _OUTSIDE in str(row["rule"]).split("; ") else sure
            row["confidence"] = revised(sure, before, _signs_of_date(date))
        row.update(_date_columns(document, readings, date))
        row.update(_told_modality(str(row["modality"]), str(row["rule"]), date, document.edtf, over))
        row.update(_told_time(row, date))


def _is_back(row: Mapping[str, object]) -> bool:
    return _BACK in str(row["rule"]).split("; ")


def _told_time(row: Mapping[str, object], date: EventDate) -> dict[str, object]:
    """Rule and confidence of a row whose date has changed, by whether somebody acts outside the time of their own.

    Args:
        row: as sure as it would be where nobody does.
        date: that it has now.
    """
    from events.actors import gazetteer

    rules = [rule for rule in str(row["rule"]).split("; ") if rule != _OUTSIDE]
    confidence = float(str(row["confidence"]))
    if _outside(row["actor_ids"], date, gazetteer()):  # type: ignore[arg-type]
        rules.append(_OUTSIDE)
        confidence = reduced(confidence, _OUT_OF_TIME)
    return {"rule": "; ".join(rules), "confidence": confidence}


def _times_in(readings: Sequence[Reading], row: Mapping[str, object]) -> tuple[int, ...]:
    """The readings that dated a row: those that begin and end where its words do."""
    start, end = row["said_start_char"], row["said_end_char"]
    if pd.isna(start):  # type: ignore[call-overload]
        return ()
    inside = [
        i
        for i, r in enumerate(readings)
        if int(str(start)) <= r.start_char and r.end_char <= int(str(end)) and r.said.kind in ("date", "duration")
    ]
    return tuple(inside)


def _times_at(readings: Sequence[Reading], start: object) -> int | None:
    if pd.isna(start):  # type: ignore[call-overload]
        return None
    return next((i for i, reading in enumerate(readings) if reading.start_char == int(str(start))), None)


def rename_actors(table: pd.DataFrame, language: str, actors: "OwnActors | None" = None) -> pd.DataFrame:
    """The table with its actors named in a language, as far as the gazetteer knows them, each person once.

    A person whom one document names in full and another by surname is one, unless two have that surname.

    Args:
        table: an events table.
        language: ISO 639-1 code.
        actors: the reader's own actors, as ``read_actors`` gives them.
    """
    from events.actors import gazetteer_with, united

    book = gazetteer_with(actors)
    told = {
        id_: name
        for ids, names in zip(table["actor_ids"], table["actors"], strict=True)
        for id_, name in zip(ids, names, strict=True)
    }
    same = united(told.items(), book.actors)
    renamed = table.copy()
    rows = []
    for ids, roles in zip(table["actor_ids"], table["roles"], strict=True):
        once: dict[str, str] = {}
        for id_, role in zip(ids, roles, strict=True):
            once.setdefault(same.get(id_, id_), role)
        rows.append((tuple(book.name(i, language, told.get(i, i)) for i in once), tuple(once), tuple(once.values())))
    for place, column in enumerate(("actors", "actor_ids", "roles")):
        renamed[column] = pd.Series([row[place] for row in rows], index=table.index, dtype="object")
    return renamed


def known_actors(language: str, actors: "OwnActors | None" = None) -> dict[str, str]:
    """The name of every actor of the gazetteer by id, in a language, in the order of the names.

    Args:
        language: ISO 639-1 code.
        actors: the reader's own actors, as ``read_actors`` gives them.
    """
    from events.actors import gazetteer_with

    names = {id_: actor.name(language) for id_, actor in gazetteer_with(actors).actors.items()}
    return dict(sorted(names.items(), key=lambda item: fold(item[1])))
