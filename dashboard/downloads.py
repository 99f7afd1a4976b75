"""The dialog of downloads: an image as it will be printed, or the events as data for another program."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.catalogue import Catalogue
from dashboard.choices import Choices
from dashboard.dossier import Dossier
from dashboard.export.browser import Browser, server_browser
from dashboard.export.bundle import bundle
from dashboard.export.caption import file_name, image_title
from dashboard.export.errors import ExportError
from dashboard.export.figure import image_figure
from dashboard.export.image import description_of, make_image, title_of, with_dress
from dashboard.export.order import CHARTS, FORMATS, LEAST, LONGEST, MEDIA, MOST, SCALES, SIZES, Format, Order
from dashboard.export.selection import selection_of
from dashboard.export.table import TABLE_FORMATS, Kind, refusal, table_file
from dashboard.figures.traces import Figure
from dashboard.plain import plain
from dashboard.times import Rows
from dashboard.view import image_data, reader_image
from dashboard.words import Words

_MOST_KEPT = 8  # files that a session keeps, so that looking again does not make them again


@dataclass(frozen=True, eq=False)
class _What:
    """What there is to download."""

    dossier: Dossier
    catalogue: Catalogue
    rows: Rows
    choices: Choices
    words: Words
    today: dt.date

    def key(self, *more: object) -> tuple[object, ...]:
        """What a file is known again by."""
        return id(self.catalogue), self.choices, self.today, *more


def show_downloads(dossier: Dossier, catalogue: Catalogue, rows: Rows, words: Words) -> None:
    """Lay out the button, and the dialog once it is pressed."""
    if st.button(
        words("downloads.open"),
        key="downloads",
        type="tertiary",
        icon=":material/ios_share:",
        help=words("downloads.help"),
        disabled=not len(rows),
    ):
        if browser := server_browser():
            browser.warm()
        what = _What(dossier, catalogue, rows, state.choices(), words, dt.date.today())
        st.dialog(words("downloads.title"), width="large")(_dialog)(what)


def _dialog(what: _What) -> None:
    words = what.words
    kind = st.segmented_control(
        words("downloads.what"),
        ["image", "data"],
        default="image",
        required=True,
        format_func=lambda name: words(f"downloads.{name}"),
        label_visibility="collapsed",
        key="download-what",
    )
    if kind == "data":
        _data(what)
    elif not what.catalogue.placed[what.rows].any():
        st.info(words("errors.nothing-to-draw"), icon=":material/info:")
    else:
        _image(what)


def _image(what: _What) -> None:
    browser = None if st.session_state.get("browser_failed") else server_browser()
    words = what.words
    chosen_at, shown_at = st.columns([2, 3], gap="medium")
    with chosen_at:
        order, format = _order(what, browser)
    with shown_at:
        if order is not None:
            try:
                _shown(what, order, format, browser)
            except ExportError as error:
                st.error(words.error(error))
                if error.code == "browser-failed":
                    # From here on the reader's own browser makes the images.
                    st.session_state["browser_failed"] = True
                    st.button(words("downloads.go_on"), key="download-again")


def _order(what: _What, browser: Browser | None) -> tuple[Order | None, Format]:
    words, current = what.words, what.choices.tab
    chart = st.segmented_control(
        words("downloads.chart"),
        list(CHARTS),
        default=current if current in CHARTS else CHARTS[0],
        required=True,
        format_func=lambda name: words(f"tabs.{name}"),
        key="download-chart",
    )
    offered = [name for name in FORMATS if browser is not None or name != "pdf"]
    format = st.segmented_control(
        words("downloads.format"),
        offered,
        default="png",
        required=True,
        format_func=str.upper,
        key=f"download-format-{len(offered)}",
    )
    if browser is None:
        st.button("PDF", disabled=True, key="download-pdf", help=words("downloads.no_pdf"), icon=":material/block:")
        st.caption(words("downloads.no_pdf"))
    size = st.selectbox(
        words("downloads.size"),
        [*SIZES, "own"],
        format_func=lambda name: words(f"sizes.{name}"),
        key="download-size",
        filter_mode=None,
    )
    width, height = SIZES.get(size, (0, 0))
    if size == "own":
        left, right = st.columns(2)
        width = left.number_input(words("downloads.width"), LEAST[0], MOST[0], 1200, 10, key="download-width")
        height = right.number_input(words("downloads.height"), LEAST[1], MOST[1], 675, 10, key="download-height")
    scale = 1
    if format == "png":
        scale = st.segmented_control(
            words("downloads.scale"),
            list(SCALES),
            default=2,
            required=True,
            format_func=lambda times: words("downloads.times", times=times),
            key="download-scale",
        )
        st.caption(words("downloads.pixels", width=width * scale, height=height * scale))
    title, licence, link, dark = _own_words(what, chart)
    return Order(chart, int(width), int(height), scale, title, licence, link, dark, state.extracted()), format


def _own_words(what: _What, chart: str) -> tuple[str, str, str, bool]:
    words = what.words
    ours = image_title(what.dossier, words, chart)
    title = st.text_input(
        words("downloads.own_title"), value=ours[:LONGEST], max_chars=LONGEST, key=f"download-title-{chart}"
    )
    licence = st.text_input(
        words("downloads.licence"),
        max_chars=LONGEST,
        placeholder=words("downloads.licence_hint"),
        key="download-licence",
    )
    link = st.text_input(
        words("downloads.link"), max_chars=LONGEST, placeholder=words("downloads.link_hint"), key="download-link"
    )
    dark = st.toggle(words("downloads.dark"), key="download-dark")
    return title or "", licence or "", link or "", dark


def _shown(what: _What, order: Order, format: Format, browser: Browser | None) -> None:
    words = what.words
    figure: Figure = _kept(
        what.key("figure", order),
        lambda: image_figure(what.dossier, what.catalogue, what.rows, what.choices, words, order, what.today),
    )
    name = file_name(what.dossier, what.choices, what.catalogue, what.today, words, order.chart)
    if browser is None:
        look = format == "html"  # that file is made without any browser
        dressed, shown = with_dress(figure, words), "svg" if look else format
        data = image_data(dressed, words, format=shown, scale=order.scale, file_name=name, look=look)
        reader_image()(data=data, key="download-image")
        if not look:
            return
    if browser is not None:
        small = replace(order, scale=1)
        picture = _kept(what.key("png", small), lambda: make_image(figure, "png", small, words, browser))
        st.image(picture, alt=f"{title_of(figure)}. {description_of(figure)}", width="stretch")
    made = _kept(what.key(format, order), lambda: make_image(figure, format, order, words, browser))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            words("downloads.download"),
            made,
            f"{name}.{format}",
            MEDIA[format],
            key="download-file",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.caption(_size_in_words(len(made), words))
        _zip(what, order, format, browser)
    st.caption(f"{name}.{format}")


def _zip(what: _What, order: Order, format: Format, browser: Browser | None) -> None:
    words, key = what.words, what.key("zip", format, order)
    made = st.session_state.get("made", {}).get(key)
    if made is None and st.button(words("downloads.all"), key="download-all", icon=":material/folder_zip:"):
        with st.spinner(words("downloads.working")):
            made = _kept(
                key,
                lambda: bundle(
                    what.dossier,
                    what.catalogue,
                    what.rows,
                    what.choices,
                    words,
                    order,
                    format,
                    what.today,
                    browser,
                ),
            )
    if made is not None:
        name = file_name(what.dossier, what.choices, what.catalogue, what.today, words)
        st.download_button(
            words("downloads.zip"),
            made,
            f"{name}.zip",
            "application/zip",
            key="download-zip",
            icon=":material/folder_zip:",
            on_click="ignore",
        )


def _data(what: _What) -> None:
    words = what.words
    scope = st.segmented_control(
        words("downloads.scope"),
        ["filtered", "whole"],
        default="filtered",
        required=True,
        format_func=lambda name: words.many(
            f"downloads.{name}", len(what.rows) if name == "filtered" else len(what.catalogue)
        ),
        key="download-scope",
    )
    kind: Kind = st.radio(
        words("downloads.format"),
        list(TABLE_FORMATS),
        format_func=lambda name: words(f"tables.{name}"),
        captions=[words(f"tables_help.{name}") for name in TABLE_FORMATS],
        key="download-kind",
    )
    selection = selection_of(
        what.dossier, what.catalogue, what.rows, what.choices, words, what.today, whole=scope == "whole"
    )
    refused = refusal(kind, selection)
    if refused is not None:
        st.warning(words.error(refused), icon=":material/info:")
    choices = Choices(language=words.language) if scope == "whole" else what.choices
    form = TABLE_FORMATS[kind]
    name = f"{file_name(what.dossier, choices, what.catalogue, what.today, words)}.{form.ending}"
    st.download_button(
        words("downloads.download"),
        lambda: table_file(kind, selection),
        name,
        form.media,
        key="download-table",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        disabled=refused is not None,
    )
    st.caption(plain(name, "markdown"))


def _kept(key: tuple[object, ...], make: Callable[[], Any]) -> Any:
    """What was made under a key in this session, made now where it was not; only the last few are kept."""
    kept = st.session_state.setdefault("made", {})
    if key not in kept:
        made = make()
        kept[key] = made
        while len(kept) > _MOST_KEPT:
            kept.pop(next(iter(kept)))
    return kept[key]


def _size_in_words(size: int, words: Words) -> str:
    shown = f"{size / 1_000_000:.1f}".replace(".", words("downloads.point"))
    return (
        words("downloads.megabytes", size=shown)
        if size >= 1_000_000
        else words("downloads.kilobytes", size=max(1, size // 1000))
    )
