"""What a reader does with the page, in a real Chromium."""

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Download, expect

from events import read_table
from tests.browser.conftest import Reader
from tests.browser.test_reading import ONCE

# Told like the customer's article, in our own words: no publication date, so "début juin" has no year.
ARTICLE = """Bamako et Moscou resserrent leurs liens

Le vice-ministre russe de la Défense, Iounous-Bek Ievkourov, s'est rendu en visite à Bamako début juin.

Après le coup d'État d'août 2020 au Mali, une rectification de la transition a suivi neuf mois plus tard.
L'opération Barkhane avait succédé à Serval en 2014.
"""
STORY = ("Barkhane", "coup d’État", "rectification", "visite")


def _bytes(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def _choose_actor(reader: Reader, name: str) -> None:
    box = reader.filter("actors").get_by_role("combobox", name="Acteurs")
    box.click()
    box.fill(name)
    reader.page.get_by_role("option").filter(has_text=name).first.click()
    reader.rest()
    reader.close()


def test_the_page_opens_on_the_sample_in_french(reader: Reader) -> None:
    reader.open()
    assert "Dossier d’exemple" in reader.count()
    assert reader.page.evaluate("document.documentElement.lang") == "fr"
    expect(reader.page.get_by_role("button", name="Ajouter des articles")).to_be_visible()
    ticks = reader.page.locator(".cf-chart .xtick").all_text_contents()
    assert "2014" in ticks and "2020" in ticks
    for name in ("Zoom avant", "Toute la période"):
        expect(reader.page.get_by_role("button", name=name)).to_be_visible()
    assert reader.page.locator(".modebar-btn").count() == 0


def test_title_icon_and_width_stay_when_the_page_is_laid_out_again(reader: Reader) -> None:
    reader.open()
    icon = "document.querySelector('link[rel~=icon]').href.slice(0, 18)"
    wide = "document.querySelector('.cf-chart').clientWidth"
    first = reader.page.evaluate(wide)
    for name in ("CEDEAO", "Mali"):
        _choose_actor(reader, name)
        assert (reader.page.title(), reader.page.evaluate(icon)) == ("Chronofrise", "data:image/svg+xml")
        assert reader.page.evaluate(wide) == first
        reader.page.reload()
        reader.rest()


def test_the_four_events_of_the_story_stand_on_the_first_screen(reader: Reader) -> None:
    reader.open()
    seen = reader.page.evaluate(
        """() => {
            const chart = document.querySelector(".cf-chart");
            const trace = chart.data.find((t) => t.name === "events");
            const { xaxis, yaxis } = chart._fullLayout;
            const box = chart.getBoundingClientRect();
            return trace.customdata.map((id, i) => ({
                text: trace.hovertext[i],
                x: xaxis.d2p(trace.x[i]), width: xaxis._length,
                bottom: box.top + yaxis._offset + yaxis.d2p(trace.y[i]),
            })).filter((e) => e.x >= 0 && e.x <= e.width && e.bottom < window.innerHeight).map((e) => e.text);
        }"""
    )
    for date, words in (
        ("2014", "Barkhane"),
        ("août 2020", "coup"),
        ("mai 2021", "second coup"),
        ("début juin 2024", "isite"),
    ):
        assert any(date in text and words in text for text in seen), (date, words)


def test_zoomed_in_the_axis_says_months_in_french(reader: Reader) -> None:
    reader.open()
    for _ in range(4):
        reader.move("in")
    ticks = " ".join(reader.page.locator(".cf-chart .xtick").all_text_contents())
    months = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
    assert any(month in ticks for month in months), ticks


def test_filter_by_actor_and_the_zoom_stays(reader: Reader) -> None:
    reader.open()
    reader.move("in")
    before = reader.events()
    zoomed = reader.range()
    _choose_actor(reader, "Mali")
    after = reader.events()
    assert after
    assert reader.range() == zoomed
    # The counts and the table follow.
    shown = int(reader.page.locator(".cf-count b").inner_text().split()[0])
    assert 0 < shown < ONCE
    reader.page.get_by_role("button", name="Effacer les filtres").click()
    reader.rest()
    assert reader.events() == before
    assert reader.range() == zoomed


def test_filter_by_year_with_the_keyboard(reader: Reader) -> None:
    reader.open()
    low = reader.filter("period").get_by_role("slider").first
    low.focus()
    for _ in range(100):
        if int(low.input_value()) >= 2022:
            break
        reader.page.keyboard.press("ArrowRight")
    reader.rest(400)
    assert int(low.input_value()) == 2022
    assert reader.range()[0] > "2021-06" and reader.range()[0] < "2022-02"
    expect(reader.page.get_by_role("button", name="Période : depuis 2022").first).to_be_visible()


def test_a_click_on_an_event_shows_its_sentence(reader: Reader) -> None:
    reader.open()
    target = reader.page.evaluate(
        """() => {
            const trace = document.querySelector(".cf-chart").data.find((t) => t.name === "events");
            return trace.customdata[trace.hovertext.findIndex((text) => text.includes("août 2020"))];
        }"""
    )
    reader.click_event(target)
    assert "août 2020" in reader.card()
    assert "D’où" not in reader.card()
    expect(reader.page.locator(".cf-card mark.cf-said").first).to_be_visible()
    expect(reader.page.locator(".cf-card mark.cf-quote").first).to_be_visible()


def test_the_next_event_without_a_mouse(reader: Reader) -> None:
    reader.open()
    before = reader.card()
    reader.page.get_by_role("button", name="Suivant").focus()
    reader.page.keyboard.press("Enter")
    reader.rest()
    assert reader.card() != before


def _png(reader: Reader, label: str) -> bytes:
    with reader.page.expect_download() as waiting:
        reader.page.locator(label).click()
    assert waiting.value.suggested_filename.isascii()
    return _bytes(waiting.value)


@pytest.mark.parametrize("button", ["button[data-act=png]"])
def test_png_of_the_right_size_with_many_colours(reader: Reader, button: str) -> None:
    reader.open()
    image = Image.open(io.BytesIO(_png(reader, button)))
    assert image.format == "PNG"
    assert image.size == (2400, 1350)
    colours = image.convert("RGB").getcolors(1 << 24) or []
    assert len(colours) > 100
    assert max(colours)[1] == (255, 255, 255), "images are light"


def test_svg_has_the_words_as_text(reader: Reader) -> None:
    reader.open()
    with reader.page.expect_download() as waiting:
        reader.page.locator("button[data-act=svg]").click()
    assert waiting.value.suggested_filename.endswith(".svg")
    root = ET.fromstring(_bytes(waiting.value))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert (root.get("width"), root.get("height")) == ("1200", "675")
    said = " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    for words in (
        "Chronologie",
        "événements datés",
        "Barkhane",
        "jour",
        "mois",
        "date déduite",
        "Fait avec Chronofrise",
    ):
        assert words in said, words


def test_csv_of_the_filtered_table(reader: Reader) -> None:
    reader.open()
    _choose_actor(reader, "Mali")
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name="Tableau CSV").click()
    table = read_table(io.BytesIO(_bytes(waiting.value)), format="csv")
    assert "mali" in waiting.value.suggested_filename
    assert len(table) == int(reader.page.locator(".cf-count b").inner_text().split()[0])
    assert all("Mali" in actors for actors in table["actors"])


def _paste(reader: Reader, text: str) -> None:
    reader.page.get_by_role("button", name="Ajouter des articles").click()
    reader.rest()
    reader.page.get_by_role("textbox", name="Coller un article").fill(text)
    reader.page.get_by_role("button", name="Mettre dans la liste").click()
    expect(reader.page.get_by_text("1 article à lire")).to_be_visible()
    reader.rest()


def _extract(reader: Reader) -> None:
    reader.page.get_by_role("button", name="Extraire les événements").click()
    expect(reader.page.locator(".cf-count")).to_contain_text("Votre dossier", timeout=120_000)
    reader.rest()


def test_an_article_without_date_then_its_date_given(reader: Reader) -> None:
    reader.open()
    _paste(reader, ARTICLE)
    expect(reader.page.get_by_text("Date inconnue")).to_be_visible()
    _extract(reader)
    before = reader.events()
    tray = reader.page.get_by_test_id("stExpander").filter(has_text="sans année : date de publication inconnue")
    expect(tray).to_contain_text("début juin")
    # Its title opens the card, from the keyboard too.
    title = tray.locator(".cf-shows").first
    said = title.inner_text()
    title.press("Enter")
    expect(reader.page.locator(".st-key-card h3").first).to_contain_text(said)
    reader.rest()
    reader.page.get_by_role("textbox", name="Date de publication de").fill("26 juin 2024")
    reader.page.get_by_role("button", name="Placer sur la frise").click()
    reader.page.get_by_text("Compris : 26 juin 2024").wait_for()
    reader.rest()
    new = reader.events() - before
    assert len(new) == 1
    # What was given a date opens at once, with the reason.
    assert "début juin 2024" in reader.card()
    assert "26 juin 2024" in reader.card()
    expect(tray).to_have_count(0)


def test_a_typed_date_is_said_back(reader: Reader) -> None:
    reader.open()
    _paste(reader, ARTICLE)
    box = reader.page.get_by_role("textbox", name="Date de publication")
    for typed, understood in (
        ("juin 2024", "Compris : juin 2024"),
        ("26/06/2024", "Compris : 26 juin 2024"),
        ("32 mai", "pas une date"),
    ):
        box.fill(typed)
        box.press("Enter")
        expect(reader.page.locator(".cf-understood")).to_contain_text(understood)
    reader.page.get_by_role("button", name="Retirer").click()
    expect(reader.page.get_by_role("button", name="Extraire les événements")).to_have_count(0)


HOSTILE = (
    '<script>window.hit = 1</script> <a href="javascript:window.hit=1">ici</a> <img src=x onerror="window.hit=1"> '
    "$x^2$ **gras** :red[rouge] [lien](https://example.org)"
)


def test_markup_in_an_article_is_shown_as_text(reader: Reader) -> None:
    reader.open()
    _paste(
        reader,
        f"{HOSTILE}\n\nLe président du Mali {HOSTILE} a signé un accord à Bamako le 18 août 2020 avec la Russie.",
    )
    _extract(reader)
    reader.page.get_by_test_id("stExpander").first.locator("summary").click() if reader.page.get_by_test_id(
        "stExpander"
    ).count() else None
    assert reader.page.evaluate("window.hit") is None
    for inside in (".cf-card", ".cf-chart"):
        assert reader.page.locator(f"{inside} script, {inside} img, {inside} a").count() == 0
    assert "<script>" in reader.card()
    with reader.page.expect_download() as waiting:
        reader.page.locator("button[data-act=svg]").click()
    root = ET.fromstring(_bytes(waiting.value))
    assert not [node for node in root.iter() if node.tag.split("}")[-1] in ("script", "a")]


def test_a_file_that_is_no_text_changes_nothing(reader: Reader, tmp_path: Path) -> None:
    reader.open()
    reader.move("in")
    before = reader.events()
    zoomed = reader.range()
    reader.page.get_by_role("button", name="Ajouter des articles").click()
    reader.rest()
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    reader.page.locator("input[type=file]").first.set_input_files(tmp_path / "photo.txt")
    expect(reader.page.get_by_text("« photo.txt » est une image")).to_be_visible()
    reader.rest()
    (tmp_path / "table.xlsx").write_bytes(b"no workbook")
    reader.page.locator("input[type=file]").last.set_input_files(tmp_path / "table.xlsx")
    expect(reader.page.get_by_role("alert").filter(has_text="ne peut pas être lu comme un tableau")).to_be_visible()
    reader.rest()
    (tmp_path / "table.csv").write_text("a,b\n1,2\n", "utf-8")
    reader.page.locator("input[type=file]").last.set_input_files(tmp_path / "table.csv")
    expect(reader.page.get_by_text("quelle colonne dit quoi")).to_be_visible()
    reader.rest()
    assert reader.events() == before
    assert reader.range() == zoomed


def test_a_file_above_the_limit_is_refused_in_french(reader: Reader, tmp_path: Path) -> None:
    reader.open()
    reader.page.get_by_role("button", name="Ajouter des articles").click()
    reader.rest()
    (tmp_path / "long.txt").write_bytes(b"a" * 210_000_000)
    reader.page.locator("input[type=file]").first.set_input_files(tmp_path / "long.txt")
    uploader = reader.page.get_by_test_id("stFileUploader").first
    expect(uploader.get_by_role("alert")).to_have_count(1)
    said = uploader.evaluate("element => getComputedStyle(element, '::after').content")
    assert "200 Mo" in said


def test_the_csv_opens_again(reader: Reader, tmp_path: Path) -> None:
    reader.open()
    everything = reader.events()
    with reader.page.expect_download() as waiting:
        reader.page.get_by_role("button", name="Tableau CSV").click()
    waiting.value.save_as(tmp_path / "table.csv")
    reader.page.get_by_role("button", name="Ajouter des articles").click()
    reader.rest()
    reader.page.locator("input[type=file]").last.set_input_files(tmp_path / "table.csv")
    expect(reader.page.locator(".cf-count")).to_contain_text("Tableau ouvert : table.csv")
    reader.rest()
    assert reader.events() == everything
    assert "seule la phrase est connue" in reader.card()


def test_english_at_a_switch_and_by_the_browser(browser: Browser, server: str, reader: Reader) -> None:
    reader.open()
    reader.page.get_by_role("radiogroup").get_by_text("EN").click()
    reader.rest()
    expect(reader.page.get_by_role("button", name="Add articles")).to_be_visible()
    assert "Sample dossier" in reader.count()
    # Another tab keeps its own language and filters.
    context = browser.new_context(
        locale="en-GB", timezone_id="America/New_York", viewport={"width": 1440, "height": 900}
    )
    other = Reader(context, server).open()
    expect(other.page.get_by_role("button", name="Add articles")).to_be_visible()
    other.page.get_by_role("radiogroup").get_by_text("FR").click()
    other.rest()
    expect(reader.page.get_by_role("button", name="Add articles")).to_be_visible()
    context.close()
    assert other.troubles == []


def test_no_day_shifts_in_new_york(browser: Browser, server: str) -> None:
    context = browser.new_context(
        locale="fr-FR", timezone_id="America/New_York", viewport={"width": 1440, "height": 900}
    )
    person = Reader(context, server).open()
    wrong = person.page.evaluate(
        """() => {
            const chart = document.querySelector(".cf-chart");
            const trace = chart.data.find((t) => t.name === "events");
            const axis = chart._fullLayout.xaxis;
            // Where the axis puts a mark, read back as text, is the text that was sent.
            return trace.x.filter((day) => !day.startsWith(axis.l2r(axis.r2l(day))));
        }"""
    )
    context.close()
    assert wrong == []
    assert person.troubles == []


def test_a_dark_phone(browser: Browser, server: str) -> None:
    context = browser.new_context(
        locale="fr-FR", color_scheme="dark", viewport={"width": 375, "height": 812}, has_touch=True
    )
    person = Reader(context, server).open()
    person.page.wait_for_function("document.querySelector('.cf-chart')._fullLayout.width < 375")
    person.rest()
    assert person.page.evaluate("document.documentElement.scrollWidth") <= 375
    ink = person.page.evaluate("document.querySelector('.cf-chart')._fullLayout.font.color")
    assert int(ink[1:3], 16) > 150, "light words on a dark page"
    image = Image.open(io.BytesIO(_png(person, "button[data-act=png]")))
    assert image.size == (2400, 1350)
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    context.close()
    assert person.troubles == []
