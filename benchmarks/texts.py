"""The texts that are measured on: the project's corpus, a file of others', or news made longer than any."""

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring import Timex
from tests import gold as corpus


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its gold.

    Attributes:
        id: names it.
        language: ISO 639-1 code.
        published: EDTF day, month or year, or "" where it is not known.
        text: the text.
        times: what is to be found.
        story: indices of the times that hang on another date of the text, as far as the gold says so.
    """

    id: str
    language: str
    published: str
    text: str
    times: tuple[Timex, ...]
    story: tuple[int, ...] = ()


def own() -> list[Text]:
    """The project's corpus: articles in every language that has them, and the sample."""
    languages = sorted(path.parent.name for path in corpus.CORPUS.glob("*/articles"))
    golds = [gold for language in languages for gold in corpus.articles(language)] + corpus.sample()
    return [
        Text(
            gold.document.id,
            gold.document.language,
            gold.document.edtf,
            gold.document.text,
            tuple(Timex(time["start"], time["end"], time["type"], time["value"]) for time in gold.times),
            tuple(place for place, time in enumerate(gold.times) if time.get("anchor") == "story"),
        )
        for gold in golds
    ]


def from_file(path: Path) -> list[Text]:
    """The documents of a JSON Lines file: id, lang, dct, text and timexes with start, end, type and value.

    Raises:
        OSError: it cannot be read.
        ValueError: a line is no such document, or there is none.
    """
    texts = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            texts.append(_text(json.loads(line)))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else error
            raise ValueError(f"{path}, line {number}: not a text with its gold: {reason}") from None
    if not texts:
        raise ValueError(f"{path}: no text in it")
    return texts


def _text(data: Mapping[str, Any]) -> Text:
    times = tuple(
        Timex(t["start"], t["end"], t["type"], t["value"] or "", tuple(t.get("alt_values") or ()))
        for t in data["timexes"]
    )
    return Text(str(data["id"]), data.get("lang") or "fr", (data.get("dct") or "")[:10], data["text"], times)


def news(texts: Sequence[Text], length: int, seed: int) -> str:
    """Text of so many code points: sentences of the corpus in a random order, their numbers varied, in paragraphs."""
    pick = random.Random(seed)
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?»])\s+", text.text) if len(s) > 20] or ["Rien. "]
    parts: list[str] = []
    size = 0
    while size < length:
        sentence = re.sub(r"(?<!\d)\d{1,2}(?!\d)", lambda _: str(pick.randint(1, 28)), pick.choice(sentences))
        parts.append(sentence + ("\n\n" if pick.random() < 0.2 else " "))
        size += len(parts[-1])
    return "".join(parts)[:length]
