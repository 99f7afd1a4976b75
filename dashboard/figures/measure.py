"""How wide words are, without a browser: advance widths of Helvetica, Arial and Liberation Sans."""

import functools
import itertools
import unicodedata

FONT = "Arimo, Arial, Helvetica, 'Liberation Sans', sans-serif"
"""The font stack of charts; its members share their widths, so that words measured here fit there.

Arimo comes with the package: the page brings it to the browser, images embed it.
"""

# Thousandths of the font size, after the font metrics of Liberation Sans; letters with accents are as wide as without.
# Greek and Cyrillic after Arimo, which is as wide.
_WIDTHS = {
    191: "'\u2009",
    222: "ijl’‘ιіј",
    260: "|",
    278: " !,./:;I[\\]ft·\u00a0\u202fΙІ",
    333: "()-`r“”",
    355: '"',
    365: "г",
    389: "*{}",
    395: "τ",
    411: "ґ",
    438: "к",
    441: "ζ",
    446: "ε",
    448: "ξ",
    458: "зт",
    469: "^°",
    482: "ς",
    489: "Ґ",
    500: "JcksvxyzγκλνсухЈѕ",
    510: "эє",
    521: "чь",
    525: "χ",
    531: "в",
    542: "Гпя",
    547: "υ",
    551: "Γ",
    552: "нџ",
    556: "#$0123456789?L_abdeghnopqu«»–€ηθοаеорђћ",
    557: "δ",
    559: "и",
    569: "ρ",
    573: "бц",
    575: "β",
    576: "μ",
    578: "α",
    583: "Кдл",
    584: "+<=>~≈",
    604: "З",
    611: "FTZßøΖΤТ",
    617: "σ",
    618: "Σ",
    625: "ъ",
    635: "У",
    648: "φ",
    650: "Ξ",
    656: "БЛЬ",
    667: "&ABEKPSVXYΑΒΕΚΡΥΧАВЕРХЧЅ",
    668: "ΔΛ",
    669: "ж",
    677: "Д",
    688: "м",
    690: "π",
    713: "ψ",
    719: "ИПЭыЄЏ",
    722: "CDHNRUwΗΝΠНСЯ",
    740: "Ц",
    748: "Ω",
    750: "ю",
    760: "Ф",
    778: "GOQΘΟО",
    781: "ω",
    792: "Ъ",
    798: "Φ",
    802: "ш",
    812: "њ",
    823: "фщ",
    833: "MmΜМ",
    835: "Ψ",
    854: "Ћ",
    865: "Ђ",
    885: "Ы",
    889: "%æ",
    906: "љ",
    917: "Ш",
    923: "Ж",
    938: "Щ",
    944: "Wœ",
    1000: "—…ŒÆ\u2003",
    1010: "ЮЊ",
    1015: "@",
    1057: "Љ",
}
_BY_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDE = 1000  # CJK, emoji, and what is not known: better too wide than cut


def width(text: str, size: float) -> float:
    """The width of a line of text in pixels at a font size in pixels.

    >>> round(width("août 2020", 12))
    53
    """
    return _thousandths(text) * size / 1000


# The same titles and sentences are measured again at every run of the page.
@functools.lru_cache(maxsize=50_000)
def _thousandths(text: str) -> int:
    return sum(map(_advance, text))


@functools.lru_cache(maxsize=5_000)
def _advance(letter: str) -> int:
    """Thousandths of the font size; a letter with an accent is as wide as the one without."""
    letters = unicodedata.normalize("NFD", letter)
    return sum(0 if unicodedata.combining(one) else _BY_LETTER.get(one, _WIDE) for one in letters)


def shorten(text: str, size: float, limit: float, *, words: bool = False) -> str:
    """The text, or as much of it as fits a width in pixels, ending in an ellipsis.

    Args:
        text: in one line.
        size: of the font, in pixels.
        limit: pixels.
        words: whether it is cut after a whole word, where that leaves most of it.

    >>> shorten("rectification de la transition", 12, 100)
    'rectification de l…'
    """
    text = " ".join(text.split())
    if width(text, size) <= limit:
        return text
    room = limit * 1000 / size - _advance("…")
    ends = itertools.accumulate(map(_advance, text))
    cut = text[: sum(1 for _ in itertools.takewhile(lambda end: end <= room, ends))]
    last = cut.rfind(" ")
    if words and last > len(cut) * 0.6:
        cut = cut[:last]
    return cut.rstrip(" ,;:’'«“(") + "…"


def wrap(text: str, size: float, limit: float, lines: int = 99) -> list[str]:
    """The text in lines no wider than a limit in pixels; what is past the last line becomes an ellipsis.

    >>> wrap("Barkhane succède à Serval", 12, 90)
    ['Barkhane', 'succède à', 'Serval']
    """
    done: list[str] = []
    line, used, space = "", 0.0, width(" ", size)
    words = text.split()
    for place, word in enumerate(words):
        mine = width(word, size)
        if line and used + space + mine > limit:
            if len(done) == lines - 1:
                return [*done, shorten(" ".join([line, *words[place:]]), size, limit)]
            done.append(shorten(line, size, limit))
            line, used = word, mine
        else:
            line, used = (f"{line} {word}", used + space + mine) if line else (word, mine)
    return [*done, shorten(line, size, limit)] if line else done
