"""The card of an event: what it is, how it was dated, and its sentence in its article. Pure HTML, all escaped."""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.dossier import Dossier
from dashboard.plain import bound, plain
from dashboard.sources import sources, tellings
from dashboard.words import Words
from events import FROM_TABLE, Document, date_in_words, last_day

_OUTSIDE = "outside-its-time"  # in ``rule``: somebody is said to act when there was no such actor
_AROUND = 280  # code points of the article shown before and after the sentence

Row = Mapping[str, Any]
Span = tuple[int, int, str]
"""First code point, the one after the last, and the name of the class that marks it."""


def card(row: Row, dossier: Dossier, words: Words) -> str:
    """The card as HTML; every word of a stranger is escaped.

    Args:
        row: of the events table.
        dossier: with its articles, as far as they are there.
        words: of the reader's language.
    """
    document = dossier.document(row["document"])
    title = plain(row["title"] or row["trigger"], "html")
    kind = plain(words.name("types", row["type"]), "html")
    status = "" if row["modality"] == "happened" else _badge(words.name("modalities", row["modality"]), row["modality"])
    parts = [
        f'<div class="cf-kicker">{kind}{status}</div>',
        f'<h3 class="cf-title">{title}</h3>',
        f'<p class="cf-date">{_date(row, words)}</p>',
        f'<p class="cf-how">{_how(row, document, words)}</p>',
        _facts(row, words),
        _article(row, document, words),
        _others(row, dossier, words),
        _copy(row, document, words),
    ]
    return f'<article class="cf-card" lang="{words.language}">{"".join(parts)}</article>'


def _others(row: Row, dossier: Dossier, words: Words) -> str:
    """The other articles that tell the event, each with its publication date, its sentence and the date it gives."""
    told = [dossier.document(other["document"]) for other in tellings(row, dossier)]
    found = [*told, *(dossier.document(identity) for identity in row["sources"] if identity != row["document"])]
    return sources(row, dossier, words, {each.id: _published_on(each, words) for each in found if each is not None})


def _published_on(document: Document, words: Words) -> str:
    date = published_in_words(document.published, words)
    when = words("card.published_on", date=date) if document.published else date
    return f"{document.source} · {when}" if document.source else when


def citation(row: Row, document: Document | None, words: Words) -> str:
    """The sentence with its article and the date of the event, to be pasted into a text."""
    quote = words("card.quoted", quote=" ".join(row["quote"].split()))
    source = ""
    if document is not None:
        parts = [document.title or words("input.untitled"), document.source]
        parts += [published_in_words(document.published, words)] if document.published else []
        source = f" ({', '.join(part for part in parts if part)})"
    return f"{quote}{source}. {words('card.cited_date', date=date_in_words(row, words.language))}"


def _copy(row: Row, document: Document | None, words: Words) -> str:
    text = plain(citation(row, document, words), "html")
    return f'<button type="button" class="cf-copy" data-copy="{text}">{plain(words("card.copy"), "html")}</button>'


def _badge(text: str, name: str) -> str:
    return f'<span class="cf-badge cf-{plain(name, "html")}">{plain(text, "html")}</span>'


def _date(row: Row, words: Words) -> str:
    date = plain(date_in_words(row, words.language), "html")
    end = last_day(np.datetime64("NaT") if pd.isna(row["end"]) else row["end"])
    if pd.isna(row["start"]) or row["end"] - row["start"] <= np.timedelta64(1, "D"):
        return date
    until = words("card.last_day", date=_day_in_words(end, words.language))
    return f'{date} <span class="cf-soft">({plain(until, "html")})</span>'


def _day_in_words(day: str, language: str) -> str:
    start = np.datetime64(day)
    row = {"start": start, "end": start + np.timedelta64(1, "D"), "precision": "day"}
    return date_in_words(row, language)


def published_in_words(published: str | dt.date | None, words: Words) -> str:
    """A publication date in words, as precise as it is known."""
    published = str(published or "")
    if not published:
        return words("card.published_never")
    unit = {4: "Y", 7: "M", 10: "D"}[len(published)]
    start = np.datetime64(published, unit)  # type: ignore[call-overload]
    row = {
        "start": start.astype("datetime64[D]"),
        "end": (start + 1).astype("datetime64[D]"),
        "precision": {"Y": "year", "M": "month", "D": "day"}[unit],
    }
    return date_in_words(row, words.language)


def how_dated(row: Row, document: Document | None, words: Words) -> str:
    """How the date was found, in a sentence, as plain text."""
    if decided_by_person(row):
        return words("card.by_person")
    if pd.isna(row["start"]):
        reason = words("card.because", reason=words.name("reasons", row["reason"]))
        return f"{words('card.quoted', quote=row['said'])} — {reason}" if row["said"] else reason
    if row["rule"] == FROM_TABLE:
        return words("card.table_date", said=row["said"])
    details = {"said": row["said"], "anchor": row["anchor_said"]}
    if row["anchor"] == "published":
        known = document is not None and document.published
        details["published"] = published_in_words(document.published, words) if document and known else ""
        return words("card.published" if known else "card.published_unknown", **details)
    if row["anchor"] == "story":
        return words("card.story" if row["anchor_said"] else "card.story_unknown", **details)
    return words("card.absolute", **details) if row["said"] else words("card.none")


def decided_by_person(row: Row) -> bool:
    """Whether a person gave the date: then no words of the article do."""
    return any(
        rule == "person" or (rule.startswith("person:") and "date" in rule) for rule in str(row["rule"]).split("; ")
    )


def _how(row: Row, document: Document | None, words: Words) -> str:
    sentence = how_dated(row, document, words)
    if "~" in str(row["edtf"]) and not decided_by_person(row):
        unit = "year" if row["precision"] == "year" else "month"
        sentence += " " + words("card.approximate", unit=words(f"card.unit_{unit}"))
    if _OUTSIDE in str(row["rule"]).split("; "):
        sentence += " " + words("card.outside_its_time")
    return plain(sentence, "html")


def _facts(row: Row, words: Words) -> str:
    facts: list[tuple[str, str]] = []
    if len(row["actors"]):
        roles = [*row["roles"], *[""] * len(row["actors"])]
        said = [_actor(name, role, words) for name, role in zip(row["actors"], roles, strict=False)]
        facts.append((words("card.actors"), ", ".join(said)))
    if len(row["places"]):
        facts.append((words("card.places"), plain(", ".join(row["places"]), "html")))
    if row["speaker"]:
        facts.append((words("card.speaker"), plain(row["speaker"], "html")))
    if row["precision"]:
        facts.append((words("card.precision"), plain(words.name("precisions", row["precision"]), "html")))
    if int(row["n_sources"]) > 1:
        several = words("card.several_sources", count=row["n_sources"])
        facts.append((words("card.sources"), plain(several, "html")))
    facts.append((words("card.confidence"), words("card.percent", value=round(float(row["confidence"]) * 100))))
    return (
        '<dl class="cf-facts">'
        + "".join(f"<dt>{plain(name, 'html')}</dt><dd>{value}</dd>" for name, value in facts)
        + "</dl>"
    )


def _actor(name: str, role: str, words: Words) -> str:
    known = words.texts.get(f"roles.{role}", "")
    shown = f' <span class="cf-soft">({plain(known, "html")})</span>' if known else ""
    return plain(name, "html") + shown


def _article(row: Row, document: Document | None, words: Words) -> str:
    if document is None:
        foreign = row["rule"] == FROM_TABLE
        said = words("card.table_source", source=row["document"]) if foreign else words("card.no_article")
        note = plain(said, "html")
        return f'<blockquote class="cf-text">{plain(row["quote"], "html")}</blockquote><p class="cf-soft">{note}</p>'
    title = plain(document.title or words("input.untitled"), "html")
    when = _published_on(document, words)
    spans = spans_of(row, document.text)
    if not spans:
        body = f'<blockquote class="cf-text">{plain(row["quote"], "html")}</blockquote>'
    else:
        whole = highlighted(document.text, spans, 0, len(document.text))
        body = (
            f'<blockquote class="cf-text" lang="{plain(document.language, "html")}">{_around(document.text, spans)}</blockquote>'
            f"{_legend(spans, words)}<details><summary>{plain(words('card.whole_article'), 'html')}</summary>"
            f'<div class="cf-whole" lang="{plain(document.language, "html")}">{whole}</div></details>'
        )
    return f'<div class="cf-source"><strong>{title}</strong><br><span class="cf-soft">{plain(when, "html")}</span></div>{body}'


def _legend(spans: Sequence[Span], words: Words) -> str:
    present = {name for _, _, name in spans}
    keys = [("cf-said", "card.legend_said"), ("cf-anchor", "card.legend_anchor"), ("cf-trigger", "card.legend_trigger")]
    shown = [f'<span class="{name}">{plain(words(key), "html")}</span>' for name, key in keys if name in present]
    return f'<p class="cf-legend">{" ".join(shown)}</p>'


def spans_of(row: Row, text: str) -> list[Span]:
    """What is to be marked in the article; nothing where the table's offsets are not those of this text."""
    spans: list[Span] = []
    for column, words_in, name in (
        ("quote", "quote", "cf-quote"),
        ("said", "said", "cf-said"),
        ("anchor", "anchor_said", "cf-anchor"),
        ("trigger", "trigger", "cf-trigger"),
    ):
        start, end = row[f"{column}_start_char"], row[f"{column}_end_char"]
        if pd.isna(start) or pd.isna(end) or not row[words_in] or (name == "cf-said" and decided_by_person(row)):
            continue
        if text[int(start) : int(end)] != row[words_in]:
            return []
        spans.append((int(start), int(end), name))
    return spans


def _around(text: str, spans: Sequence[Span]) -> str:
    """The sentence with what stands before and after it, and the words that its date was counted from."""
    start, end, _ = spans[0]
    low, high = _word_start(text, max(0, start - _AROUND)), _word_end(text, min(len(text), end + _AROUND))
    pieces = [(low, high)]
    for first, last, _ in spans[1:]:
        if first < low:
            pieces.insert(0, (_word_start(text, max(0, first - 60)), min(low, _word_end(text, last + 60))))
        elif last > high:
            pieces.append((max(high, _word_start(text, first - 60)), _word_end(text, min(len(text), last + 60))))
    shown = " […] ".join(highlighted(text, spans, first, last).strip("\n") for first, last in pieces)
    return ("[…] " if pieces[0][0] > 0 else "") + shown + (" […]" if pieces[-1][1] < len(text) else "")


def _word_start(text: str, place: int) -> int:
    while 0 < place < len(text) and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return place


def highlighted(text: str, spans: Sequence[Span], low: int, high: int) -> str:
    """A stretch of the text as escaped HTML, each span in a mark of its class; spans may overlap."""
    text = bound(text)
    edges = sorted({low, high, *(min(max(edge, low), high) for start, end, _ in spans for edge in (start, end))})
    pieces = []
    for first, last in itertools.pairwise(edges):
        names = [name for start, end, name in spans if start <= first and last <= end]
        words = plain(text[first:last], "html")
        pieces.append(f'<mark class="{" ".join(names)}">{words}</mark>' if names else words)
    return "".join(pieces)
