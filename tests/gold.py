"""Reads the gold that people wrote by hand: TOML files with inline marks, into documents and expected values."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from events import Document

ROOT = Path(__file__).parent
CORPUS = ROOT / "corpus"
SAMPLE = ROOT.parent / "dashboard" / "sample"

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]*)(?:\|([^\[\]|]*))?(?:\|([^\[\]|]*))?\]")
_TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass
class Gold:
    """A document with the time expressions and events that a reader finds in it.

    Attributes:
        events: those of the text, unless ``only`` says that nobody wrote them down.
        only: ``times`` where the gold has time expressions and no events.
    """

    document: Document
    times: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    only: str = ""


def marked(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without its marks, and the expressions: start, end, value, type and anchor, as far as said."""
    plain, times, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        words, value, *rest = match.groups()
        extra = [part for part in rest if part]
        times.append({
            "start": len(plain), "end": len(plain) + len(words), "words": words, "value": value,
            "type": next((part for part in extra if part in _TYPES), "") or _obvious_type(value),
            "anchor": next((part for part in extra if part not in _TYPES), ""),
        })  # fmt: skip
        plain += words
        last = match.end()
    return plain + text[last:], times


def _obvious_type(value: str) -> str:
    if re.match(r"P[\dX]|PT", value):
        return "DURATION"
    return "TIME" if re.search(r"\dT|XT", value) else "DATE"


def article(path: Path, language: str) -> Gold:
    """An article of the corpus, its text marked inline."""
    data = tomllib.loads(path.read_text("utf-8"))
    text, times = marked(data["text"].strip() + "\n")
    document = Document(data["id"], text, language, data.get("published") or None, data.get("title", ""))
    return Gold(document, times, data.get("event", []), data.get("only", ""))


def articles(language: str) -> list[Gold]:
    """All articles of a language's corpus."""
    return [article(path, language) for path in sorted((CORPUS / language / "articles").glob("*.toml"))]


def sample() -> list[Gold]:
    """The sample dossier with its gold, in the order of the dossier."""
    golds = []
    for entry in tomllib.loads((SAMPLE / "documents.toml").read_text("utf-8"))["document"]:
        text = (SAMPLE / entry["file"]).read_text("utf-8")
        document = Document(entry["id"], text, entry["language"], entry["published"], entry["title"], entry["source"])
        data = tomllib.loads((CORPUS / "sample" / f"{entry['id']}.toml").read_text("utf-8"))
        golds.append(Gold(document, _placed(text, data.get("time", [])), data.get("event", [])))
    return golds


@dataclass(frozen=True, slots=True)
class Mark:
    """A happening that is marked in a text.

    Attributes:
        start, end: code points of the words that name it, half-open.
        type: one of EVENT_TYPES.
        actors: those who take part, named in full.
        date: ISO 8601 day, month or year, two of them with "/" for first and last; "" where the text gives none.
        modality: as in the events table.
    """

    start: int
    end: int
    type: str
    actors: tuple[str, ...]
    date: str
    modality: str


_HAPPENING = re.compile(r"\{([^{}|]+)\|([^{}|]*)\|([^{}|]*)\|([^{}|]*)\|([^{}|]*)\}")
_MODALITIES = {"h": "happened", "p": "planned", "d": "denied", "y": "hypothetical"}


def news(language: str) -> list[tuple[Document, list[Mark]]]:
    """The annotated news of a language, in ``corpus/LANGUAGE/news``: ``tests/corpus/README.md`` says how it is written."""
    files = sorted((CORPUS / language / "news").glob("*.txt"))
    parts = [part for path in files for part in re.split(r"(?m)^=== ", path.read_text("utf-8"))[1:]]
    return [_annotated(part, language) for part in parts]


def types(language: str, name: str = "types") -> list[tuple[str, str, str]]:
    """Single pieces of news: type, trigger and sentence of each, in ``corpus/LANGUAGE/NAME.txt`` (types, more-types)."""
    lines = (CORPUS / language / f"{name}.txt").read_text("utf-8").splitlines()
    rows = ([part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#"))
    return [(type_, trigger, sentence) for type_, trigger, sentence in rows]


def _annotated(part: str, language: str) -> tuple[Document, list[Mark]]:
    head, _, text = part.partition("\n")
    id_, published, title = (piece.strip() for piece in head.split("|"))
    text = text.strip() + "\n"
    plain, marks, last = "", list[Mark](), 0
    for match in _HAPPENING.finditer(text):
        words, type_, actors, date, modality = (piece.strip() for piece in match.groups())
        plain += text[last : match.start()]
        names = tuple(name.strip() for name in actors.split(";") if name.strip())
        marks.append(Mark(len(plain), len(plain) + len(words), type_, names, date, _MODALITIES[modality]))
        plain += words
        last = match.end()
    return Document(id_, plain + text[last:], language, None if published == "-" else published, title), marks


def _placed(text: str, times: list[dict[str, Any]]) -> list[dict[str, Any]]:
    place = -1
    for time in times:
        place = text.index(time["words"], place + 1)
        time.update(start=place, end=place + len(time["words"]))
    return times
