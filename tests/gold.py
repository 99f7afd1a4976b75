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


def _placed(text: str, times: list[dict[str, Any]]) -> list[dict[str, Any]]:
    place = -1
    for time in times:
        place = text.index(time["words"], place + 1)
        time.update(start=place, end=place + len(time["words"]))
    return times
