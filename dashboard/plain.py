"""Strangers' text made harmless: articles, titles and file names are shown as text and never as markup."""

import html
import re
from typing import Literal

Place = Literal["html", "markdown", "chart"]

_TORN = re.compile(" (?=[:;!?»→])|(?<=«) ")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Every sign that Streamlit's markdown gives a meaning: emphasis, code, links, colours (:red[]), TeX, tables, HTML.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&=^])")


def plain(text: str, place: Place) -> str:
    r"""The text as it is to be written so that a place shows it letter for letter.

    Args:
        text: of a stranger.
        place: "html" for st.html; "markdown" for labels and messages of Streamlit; "chart" for the text and
            hover of Plotly, which reads tags and entities too.

    >>> plain("<b>$x$</b>", "chart")
    '&lt;b&gt;$x$&lt;/b&gt;'
    >>> plain("a*b", "markdown")
    'a\\*b'
    """
    text = _CONTROL.sub(" ", text)
    if place == "html":
        return html.escape(text)
    if place == "chart":
        return html.escape(text, quote=False)
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def bound(text: str) -> str:
    r"""The text with its signs kept on the line of their words; as long as it was.

    >>> bound("Une « rectification » : la même ?")
    'Une «\xa0rectification\xa0»\xa0: la même\xa0?'
    """
    return _TORN.sub("\u00a0", text)
