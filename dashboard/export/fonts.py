"""The letters of images: subsets of fonts as CSS, so that an image is the same on every machine.

The package brings Arimo (SIL Open Font License 1.1), whose letters are as wide as those of Arial and Liberation
Sans, by which labels are measured. Letters that it lacks, Arabic or Chinese ones, come from a font of the machine
where one has them and may be embedded.
"""

import base64
import functools
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, TTLibError

FAMILY = "Arimo"
"""The name of the font in images."""

_HERE = Path(__file__).parent / "fonts"
_FACES = ((400, "Arimo-Regular.ttf"), (700, "Arimo-Bold.ttf"))
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
# Which of several fonts with the same letters goes best with Arimo: plain ones first.
_GOOD = ("notosans", "dejavusans.", "arialuni", "arial", "liberationsans", "droidsans", "wqy", "sans")
_POOR = ("mono", "serif", "italic", "oblique", "bold", "condensed", "light", "thin", "black", "emoji", "symbol")
_RESTRICTED = 0x0002  # OS/2 fsType: may not be embedded
_PLAIN = frozenset("".join(map(chr, range(32, 127))) + "\u00a0\u202f\u2009\u2002\u2003…’–")


def css(texts: Iterable[str]) -> str:
    """CSS that brings the letters of some texts, as data: addresses; figures and ASCII always.

    Args:
        texts: all words of an image.
    """
    letters = frozenset().union(_PLAIN, *map(frozenset, texts))
    return _css("".join(sorted(letter for letter in letters if letter.isprintable() or letter in _PLAIN)))


@functools.lru_cache(maxsize=64)
def _css(letters: str) -> str:
    wanted = {ord(letter) for letter in letters}
    rules = [_rule(weight, _HERE / file, wanted & known(_HERE / file)) for weight, file in _FACES]
    missing = wanted - known(_HERE / _FACES[0][1])
    for path, found in _elsewhere(frozenset(missing)):
        rules.append(_rule(400, path, found, ranged=True))
    return "".join(rules)


def _rule(weight: int, path: Path, letters: set[int], *, ranged: bool = False) -> str:
    data = base64.b64encode(_subset(path, letters)).decode()
    only = f"unicode-range:{','.join(f'U+{letter:X}' for letter in sorted(letters))};" if ranged else ""
    # A face of the machine has one weight, which stands for all.
    weights = "100 900" if ranged else str(weight)
    return f"@font-face{{font-family:{FAMILY};font-weight:{weights};{only}src:url(data:font/woff;base64,{data})}}"


def _subset(path: Path, letters: set[int]) -> bytes:
    """A font with only some letters, and the rules by which these are joined, as WOFF."""
    options = subset.Options(hinting=False, notdef_outline=True)
    options.drop_tables += ["FFTM"]  # of FontForge alone
    with TTFont(path, lazy=True, fontNumber=0) as font:
        maker = subset.Subsetter(options)
        maker.populate(unicodes=letters)
        maker.subset(font)
        font.flavor = "woff"
        buffer = io.BytesIO()
        font.save(buffer)
    return buffer.getvalue()


@functools.cache
def known(path: Path) -> frozenset[int]:
    """The code points that a font has outlines for and may be embedded with; none where it cannot be read."""
    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            drawn = "glyf" in font or "CFF " in font
            free = "OS/2" not in font or font["OS/2"].fsType & 0xF != _RESTRICTED
            return frozenset(font.getBestCmap() or ()) if drawn and free else frozenset()
    except (OSError, TTLibError, AttributeError, ValueError, KeyError, AssertionError):
        return frozenset()  # a broken font of the machine is no reason to stop


@functools.lru_cache(maxsize=64)
def _elsewhere(missing: frozenset[int]) -> tuple[tuple[Path, set[int]], ...]:
    """Fonts of the machine that have letters which ours lacks, and which of them."""
    left, found = set(missing), []
    for path in sorted(_machine(), key=_fit):
        if not left:
            break
        if mine := left & known(path):
            found.append((path, mine))
            left -= mine
    return tuple(found)


def _machine() -> Iterator[Path]:
    folders = [Path(folder).expanduser() for folder in _FOLDERS]
    folders += [Path(os.environ["LOCALAPPDATA"]) / "Microsoft/Windows/Fonts"] if sys.platform == "win32" else []
    for folder in folders:
        if folder.is_dir():
            yield from (path for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".otf", ".ttc"))


def _fit(path: Path) -> tuple[int, int, str]:
    name = path.name.lower().replace("-", "").replace("_", "")
    good = next((place for place, word in enumerate(_GOOD) if word in name), len(_GOOD))
    return sum(word in name for word in _POOR), good, name
