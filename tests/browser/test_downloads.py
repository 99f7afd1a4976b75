"""The dialog of downloads in a real browser: every format, with and without a browser on the server."""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import icalendar
import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from dashboard.dossier import load_sample
from dashboard.told import told_once
from events import read_table
from tests.browser.conftest import Reader, start_server

SVG = "{http://www.w3.org/2000/svg}"


@contextmanager
def _server_with(path: str, log: Path) -> Iterator[str]:
    """The address of a page whose server has another program for a browser."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER_PATH", path)
        address, process = start_server(log)
    yield address
    process.terminate()
    process.wait(10)


def _dialog(reader: Reader):
    reader.page.get_by_role("button", name="Télécharger…").click()
    dialog = reader.page.get_by_role("dialog")
    dialog.wait_for()
    reader.rest()
    return dialog


def _choose(reader: Reader, dialog, name: str) -> None:
    dialog.get_by_test_id("stButtonGroup").get_by_text(name, exact=True).click()
    reader.rest()


def _saved(reader: Reader, dialog, button: str) -> tuple[str, bytes]:
    with reader.page.expect_download() as waiting:
        dialog.get_by_role("button", name=button, exact=True).click()
    name = waiting.value.suggested_filename
    assert name.isascii() and name.startswith("chronofrise_sahel")
    return name, Path(waiting.value.path()).read_bytes()


def test_every_format_of_an_image_is_downloaded(reader: Reader) -> None:
    dialog = _dialog(reader.open("?tab=timeline"))
    expect(dialog.locator("[data-testid=stImage] img")).to_be_visible()
    for format in ("PNG", "SVG", "PDF", "HTML"):
        _choose(reader, dialog, format)
        expect(dialog.get_by_text(f".{format.lower()}")).to_be_visible()
        name, data = _saved(reader, dialog, "Télécharger")
        assert name.endswith(f".{format.lower()}")
        if format == "PNG":
            assert Image.open(io.BytesIO(data)).size == (2400, 1350)
        elif format == "SVG":
            assert ET.fromstring(data).find(f"{SVG}title") is not None
        elif format == "PDF":
            assert PdfReader(io.BytesIO(data)).metadata.author == "Chronofrise"
        else:
            assert b"Plotly.newPlot" in data


def test_the_title_and_the_size_are_the_reader_s(reader: Reader) -> None:
    dialog = _dialog(reader.open())
    _choose(reader, dialog, "SVG")
    dialog.get_by_label("Titre").fill("Mon titre <b>à moi</b>")
    dialog.get_by_label("Titre").press("Enter")
    reader.rest()
    dialog.get_by_role("combobox", name="Taille").click()
    reader.page.get_by_role("option", name="Carré").click()
    reader.rest()
    root = ET.fromstring(_saved(reader, dialog, "Télécharger")[1])
    assert root.find(f"{SVG}title").text == "Mon titre <b>à moi</b>"
    assert (root.get("width"), root.get("height")) == ("1080", "1080")


def test_all_charts_come_in_one_zip(reader: Reader) -> None:
    dialog = _dialog(reader.open())
    _choose(reader, dialog, "SVG")
    dialog.get_by_role("button", name="Tous les graphiques…").click()
    dialog.get_by_role("button", name="Télécharger le ZIP").wait_for()
    name, data = _saved(reader, dialog, "Télécharger le ZIP")
    assert name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert len(parts.namelist()) == 3 and parts.testzip() is None
        assert all(ET.fromstring(parts.read(one)).tag == f"{SVG}svg" for one in parts.namelist())


def test_images_are_saved_one_after_another_from_the_chart_itself(reader: Reader) -> None:
    reader.open()
    for kind in ("png", "svg", "svg", "png"):
        with reader.page.expect_download() as download:
            reader.page.locator(f".cf-images [data-act={kind}]").first.click()
        assert download.value.suggested_filename.endswith(f".{kind}")


def test_every_format_of_data_is_downloaded(reader: Reader) -> None:
    told = len(told_once(load_sample().table))
    dialog = _dialog(reader.open())
    _choose(reader, dialog, "Données")
    for label, ending in (
        ("CSV", "csv"),
        ("Excel", "xlsx"),
        ("JSON Lines", "jsonl"),
        ("Parquet", "parquet"),
        ("iCalendar", "ics"),
        ("TimelineJS", "json"),
        ("Word", "docx"),
    ):
        dialog.get_by_test_id("stRadio").get_by_text(label, exact=True).click()
        reader.rest()
        name, data = _saved(reader, dialog, "Télécharger")
        assert name.endswith(f".{ending}")
        if ending in ("csv", "jsonl", "parquet"):
            assert len(read_table(io.BytesIO(data), format=ending)) == told
        elif ending == "xlsx":
            assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].max_row == told + 1
        elif ending == "ics":
            assert icalendar.Calendar.from_ical(data).walk("VEVENT")
        elif ending == "docx":
            assert docx.Document(io.BytesIO(data)).paragraphs


def test_without_a_browser_on_the_server_the_reader_s_makes_png_and_svg(browser: Browser, tmp_path: Path) -> None:
    with _server_with("/nowhere/chrome", tmp_path / "log") as address:
        _bare(browser, address)


def _bare(browser: Browser, bare_server: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR", accept_downloads=True)
    reader = Reader(context, bare_server)
    dialog = _dialog(reader.open())
    expect(dialog.get_by_role("button", name="PDF")).to_be_disabled()
    expect(dialog.get_by_text("il faut Chrome ou Chromium").first).to_be_visible()
    dialog.locator(".cf-preview[src]").wait_for()
    data = _saved(reader, dialog, "Télécharger")[1]
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (2400, 1350)
        assert image.convert("RGB").getpixel((3, 3)) == (255, 255, 255)
    _choose(reader, dialog, "SVG")
    dialog.locator(".cf-preview[src^='data:image/svg']").wait_for()
    svg = _saved(reader, dialog, "Télécharger")[1]
    assert b"@font-face" in svg and ET.fromstring(svg).find(f"{SVG}desc") is not None
    _choose(reader, dialog, "HTML")
    assert b"Plotly.newPlot" in _saved(reader, dialog, "Télécharger")[1]
    context.close()
    assert reader.troubles == []


def test_where_the_server_s_browser_fails_the_reader_s_goes_on(browser: Browser, tmp_path: Path) -> None:
    with _server_with("/bin/false", tmp_path / "log") as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR", accept_downloads=True)
        reader = Reader(context, address)
        dialog = _dialog(reader.open())
        expect(dialog.get_by_text("n’a pas pu faire l’image")).to_be_visible(timeout=60_000)
        dialog.get_by_role("button", name="Continuer avec mon navigateur").click()
        dialog.locator(".cf-preview[src]").wait_for()
        with Image.open(io.BytesIO(_saved(reader, dialog, "Télécharger")[1])) as image:
            assert image.size == (2400, 1350)
        context.close()
        assert reader.troubles == []


def test_the_standalone_page_works_from_a_file_without_a_network(reader: Reader, browser: Browser, tmp_path) -> None:
    dialog = _dialog(reader.open())
    _choose(reader, dialog, "HTML")
    (tmp_path / "frise.html").write_bytes(_saved(reader, dialog, "Télécharger")[1])
    context = browser.new_context(offline=True)
    alone = Reader(context, "")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    alone.page.goto((tmp_path / "frise.html").as_uri())
    alone.page.wait_for_selector(".js-plotly-plot .scatterlayer")
    assert alone.page.title() == "Chronologie : le Sahel, 2012-2025"
    alone.page.mouse.move(500, 300)
    before = alone.page.evaluate("document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range")
    alone.page.mouse.wheel(0, -300)
    alone.page.wait_for_timeout(400)
    assert alone.page.evaluate("document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range") != before
    assert all(url.startswith(("file:", "data:", "blob:")) for url in asked)
    context.close()
    assert [one for one in alone.troubles if "left the machine: file" not in one] == []


def test_a_foreign_table_is_opened_after_its_columns_are_said(reader: Reader, tmp_path) -> None:
    path = tmp_path / "mes faits.csv"
    path.write_text("Quand;Ce qui arrive;Qui\n18/08/2020;Coup d’État;Mali\npas une date;Visite;France\n", "utf-8")
    reader.open()
    reader.page.get_by_role("button", name="Ajouter des articles").click()
    reader.rest()
    reader.page.locator("input[type=file]").last.set_input_files(path)
    mapping = reader.page.locator(".st-key-mapping")
    mapping.wait_for()
    reader.rest()
    assert "Choisissez au moins" in mapping.inner_text()
    mapping.get_by_role("combobox", name="Événement").click()
    reader.page.get_by_role("option", name="Ce qui arrive").click()
    reader.rest()
    assert "Ligne 3, colonne « Quand » : « pas une date » n’est pas une date." in mapping.inner_text()
    mapping.get_by_role("button", name="Ouvrir 2 événements").click()
    reader.rest()
    assert "mes faits" in reader.count() and "2 événements sur 2" in reader.count()


def test_the_dialog_is_for_everyone(reader: Reader) -> None:
    _dialog(reader.open())
    for step in ("Image", "Données"):
        _choose(reader, reader.page.get_by_role("dialog"), step)
        found = Axe().run(reader.page, "[role=dialog]")
        ours = [one for one in found.response["violations"] if one["impact"] in ("serious", "critical")]
        assert ours == []
