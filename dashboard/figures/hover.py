"""What a mark says when it is pointed at."""

from collections.abc import Mapping
from typing import Any

from dashboard.figures.measure import shorten, wrap
from dashboard.plain import plain
from dashboard.words import Words
from events import date_in_words

_SIZE, _LINE = 12, 380


def text(row: Mapping[str, Any], words: Words, *, quoted: bool = True) -> str:
    """The hover text of an event: title, date in words, actors, type, and where it is wanted its sentence."""
    title = wrap(row["title"] or row["trigger"], _SIZE, _LINE, 2)
    lines = [f"<b>{plain(line, 'chart')}</b>" for line in title]
    lines.append(plain(date_in_words(row, words.language), "chart"))
    kind = words.name("types", row["type"])
    if row["modality"] != "happened":
        kind += f" ({words.name('modalities', row['modality'])})"
    lines.append(plain(shorten(" · ".join([kind, *row["actors"]]), _SIZE, _LINE), "chart"))
    if quoted:
        lines += [f"<i>{plain(line, 'chart')}</i>" for line in wrap(row["quote"], _SIZE, _LINE, 4)]
    return "<br>".join(lines)
