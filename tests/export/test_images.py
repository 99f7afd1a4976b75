"""Images opened by programs that are not ours: sizes, words, fonts, colours, metadata."""

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from dashboard.choices import Choices, Filters
from dashboard.export import fonts
from dashboard.export.errors import ExportError
from dashboard.export.image import make_image
from dashboard.export.order import CHARTS, Order, read_format, read_size
from dashboard.words import load_words
from events.frame import empty_table, to_table
from tests.export.conftest import figure_of
from tests.page.build import HOSTILE, row, who

FRENCH, ENGLISH = load_words("fr"), load_words("en")
SVG = "{http://www.w3.org/2000/svg}"


def _image(browser, format, order=None, language="fr", **changes):
    order = order or Order(scale=1)
    return make_image(
        figure_of(order=order, language=language, **changes), format, order, load_words(language), browser
    )


def _words_of(svg: bytes) -> str:
    return " ".join("".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize(("scale", "size"), [(1, (1200, 675)), (2, (2400, 1350)), (4, (4800, 2700))])
def test_a_png_has_its_size_its_title_and_is_light(browser, scale, size):
    with Image.open(io.BytesIO(_image(browser, "png", Order(scale=scale)))) as image:
        image.load()
        assert image.size == size
        assert image.mode == "RGB"
        assert image.getpixel((2, 2)) == (255, 255, 255)
        assert image.info["Title"] == "Chronologie : Le Mali et ses coups"
        assert "5 événements datés" in image.info["Description"]
        assert round(image.info["dpi"][0]) == 96 * scale


def test_a_dark_png_is_dark_only_where_that_was_asked(browser):
    with Image.open(io.BytesIO(_image(browser, "png", Order(scale=1, dark=True)))) as image:
        assert max(image.getpixel((2, 2))) < 40


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_svg_has_real_text_a_title_a_description_and_only_the_letters_it_needs(browser, language):
    svg = _image(browser, "svg", language=language)
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg" and root.get("role") == "img" and root.get("lang") == language
    assert (root.get("width"), root.get("height")) == ("1200", "675")
    title = {"fr": "Chronologie : Le Mali et ses coups", "en": "Chronology: Le Mali et ses coups"}[language]
    assert root.find(f"{SVG}title").text == title
    assert "Le Mali et ses coups (" in root.find(f"{SVG}desc").text
    words = _words_of(svg)
    for said in {"fr": ("rectification", "mois", "Fait avec", "24 novembre 2026"), "en": ("month", "November")}[
        language
    ]:
        assert said in words
    faces = re.findall(
        r"@font-face\{font-family:Arimo;font-weight:(\d+);src:url\(data:font/woff;base64,([^)]*)", svg.decode()
    )
    assert [weight for weight, _ in faces] == ["400", "700"]
    with TTFont(io.BytesIO(b64decode(faces[0][1]))) as font:
        letters = {chr(code) for code in font.getBestCmap()}
    assert set(words) - {"\n"} <= letters
    assert len(letters) < 250


def test_the_letters_of_other_scripts_are_embedded_where_the_machine_has_them(browser):
    actor = "سلام"
    table = to_table([row("x", "2020-01-01", "2020-01-02", "day", title=f"Accord d’{actor} œuvré « é »", **who(actor))])
    svg = _image(browser, "svg", table=table).decode()
    assert actor in _words_of(svg.encode())
    if any(ord(actor[0]) in fonts.known(path) for path in fonts._machine()):
        assert "unicode-range:U+627" in svg


@pytest.mark.skipif(
    shutil.which("pdftoppm") is None and os.environ.get("CI") != "true", reason="no pdftoppm (poppler) on the path"
)
def test_a_pdf_is_one_page_of_vectors_with_its_fonts_title_and_author(browser, tmp_path):
    pdf = _image(browser, "pdf", replace(Order(), width=1123, height=794))
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    page = reader.pages[0]
    # A4 lying: 842 by 595 points, as near as whole pixels come.
    assert abs(float(page.mediabox.width) - 842) < 1.5 and abs(float(page.mediabox.height) - 595) < 1.5
    assert reader.metadata.title == "Chronologie : Le Mali et ses coups"
    assert reader.metadata.author == "Chronofrise"
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    text = " ".join(page.extract_text().split())
    assert "rectification" in text and "5 événements datés" in text
    assert not page.images
    (tmp_path / "x.pdf").write_bytes(pdf)
    listed = subprocess.run(["pdffonts", tmp_path / "x.pdf"], capture_output=True, text=True, check=True).stdout
    fonts_listed = listed.splitlines()[2:]
    assert fonts_listed and all(line.split()[-5] == "yes" for line in fonts_listed)  # "emb"
    assert any("Arimo" in line for line in fonts_listed)
    subprocess.run(["pdftoppm", "-r", "96", "-png", tmp_path / "x.pdf", tmp_path / "p"], check=True)
    with Image.open(next(tmp_path.glob("p*.png"))) as drawn:
        assert drawn.convert("L").getextrema() != (255, 255)
        assert abs(drawn.size[0] - 1123) <= 1 and abs(drawn.size[1] - 794) <= 1


def test_a_page_of_html_needs_no_network_and_no_browser_of_ours():
    page = _image(None, "html").decode()
    assert '<html lang="fr">' in page and "<title>Chronologie : Le Mali et ses coups</title>" in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=[\"']?https?:", page)
    assert "Plotly.newPlot" in page and "rectification" in page


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_title_filters_and_sources(browser, chart):
    choices = Choices(tab=chart, filters=Filters(actors=("test:mali",), first=2014 * 12, last=2024 * 12 + 11))
    words = _words_of(_image(browser, "svg", Order(chart=chart), choices=choices))
    for said in (
        "3 événements datés sur 5",
        "acteurs : Mali",
        "2014-2024",
        "Articles : Le Mali et ses coups (26 juin 2024)",
    ):
        assert said in words, said


def test_the_title_licence_and_link_are_those_asked_for(browser):
    order = Order(title="Mon titre à moi", licence="CC BY 4.0", link="https://exemple.org/x")
    svg = _image(browser, "svg", order)
    assert ET.fromstring(svg).find(f"{SVG}title").text == "Mon titre à moi"
    assert "Fait avec Chronofrise le 24 novembre 2026 · CC BY 4.0 · https://exemple.org/x" in _words_of(svg)


@pytest.mark.parametrize(("language", "month", "not_month"), [("fr", "févr. 2020", "Feb"), ("en", "Feb 2020", "févr")])
def test_the_axis_speaks_the_language_too(browser, language, month, not_month):
    days = [row(f"e{n}", f"2020-0{1 + n}-01", f"2020-0{1 + n}-02", "day", title="x") for n in range(5)]
    words = _words_of(_image(browser, "svg", language=language, table=to_table(days)))
    assert month in words and not_month not in words


def test_the_day_of_extraction_is_said_where_it_is_known(browser):
    order = Order(extracted=dt.date(2026, 11, 23))
    words = _words_of(_image(browser, "svg", order))
    assert "Fait avec Chronofrise le 24 novembre 2026 · articles lus le 23 novembre 2026" in words
    assert "articles lus" not in _words_of(_image(browser, "svg"))


def test_strangers_words_are_drawn_as_they_are(browser):
    table = to_table([row("x", "2020-01-01", "2020-01-02", "day", title=HOSTILE, **who("<b>A</b>"))])
    svg = _image(browser, "svg", table=table, order=Order(title="<script>x</script> & co"))
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}script")) and not list(root.iter(f"{SVG}a"))
    assert root.find(f"{SVG}title").text == "<script>x</script> & co"
    assert "<b>A</b>" in _words_of(svg)


def _crowd(events: int, actors: int, title: str = "Un titre"):
    return to_table(
        [
            row(
                f"e{n}",
                f"{2000 + n % 25}-{1 + n % 12:02}-01",
                f"{2000 + n % 25}-{1 + n % 12:02}-02",
                "day",
                title=f"{title} {n}",
                **who(f"Acteur {n % actors}"),
            )
            for n in range(events)
        ]
    )


@pytest.mark.parametrize("size", [(480, 420), (560, 700), (1200, 675), (1080, 1080), (2000, 500), (4000, 4000)])
@pytest.mark.parametrize("chart", CHARTS)
def test_no_word_leaves_the_image_or_is_under_eleven_pixels(browser, size, chart):
    order = Order(
        chart=chart, width=size[0], height=size[1], title="Un titre assez long pour tenir sur deux lignes " * 2
    )
    svg = _image(browser, "svg", order, table=_crowd(300, 40, "Un très long titre d’événement qui ne tient pas " * 3))
    root = ET.fromstring(svg)
    assert (root.get("width"), root.get("height")) == tuple(map(str, size))
    for text in root.iter(f"{SVG}text"):
        if found := re.search(r"font-size: ([\d.]+)px", text.get("style", "")):
            assert float(found[1]) >= 11, "".join(text.itertext())


def test_five_thousand_actors_and_titles_of_three_hundred_letters_are_an_image(browser):
    with Image.open(io.BytesIO(_image(browser, "png", table=_crowd(5000, 5000, "x" * 290)))) as image:
        assert image.size == (1200, 675)


def test_what_is_left_out_is_said_in_the_image(browser):
    assert re.search(
        r"les \d+ plus marquants sur 600", " ".join(_words_of(_image(browser, "svg", table=_crowd(600, 8))).split())
    )


def test_nothing_dated_is_one_clear_sentence():
    for table in (empty_table(), to_table([row("x", None, None, "")])):
        with pytest.raises(ExportError) as error:
            figure_of(table)
        assert "date" in FRENCH.error(error.value) and error.value.code == "nothing-to-draw"


def test_without_a_browser_a_png_is_refused_in_words():
    with pytest.raises(ExportError) as error:
        _image(None, "png")
    assert "Chromium" in FRENCH.error(error.value) and "Chromium" in ENGLISH.error(error.value)


@pytest.mark.parametrize("typed", ["", "grand", "0x0", "99999x10", "1200", "-5x900", "1200x675x2"])
def test_a_size_that_is_none_is_refused_in_words(typed):
    with pytest.raises(ExportError) as error:
        read_size(typed)
    assert "errors." not in FRENCH.error(error.value) and FRENCH.error(error.value) != str(error.value)


def test_an_unknown_format_is_refused_in_words():
    with pytest.raises(ExportError) as error:
        read_format(".gif")
    assert "png" in FRENCH.error(error.value)
