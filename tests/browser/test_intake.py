"""Files of several formats come in together, in a real Chromium; a long reading is stopped and keeps what it read."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import WAIT, Reader
from tests.reading import files


def _drop(reader: Reader, *paths: Path) -> None:
    reader.page.get_by_role("button", name="Ajouter des articles").click()
    reader.rest()
    reader.page.locator("input[type=file]").first.set_input_files(list(paths))


def test_ten_files_of_ten_formats_become_one_timeline(reader: Reader, tmp_path: Path) -> None:
    """Not three formats but all ten; with them a broken file, which does not stop the rest."""
    paths = files.write_ten(tmp_path)
    (tmp_path / "casse.pdf").write_bytes(b"%PDF-1.7 casse")
    reader.open()
    _drop(reader, *paths, tmp_path / "casse.pdf")
    reader.page.get_by_role("button", name="Lire les 3 tableaux").click()
    expect(reader.page.get_by_role("button", name="Extraire les événements (10 articles)")).to_be_visible()
    reader.rest()
    panel = reader.page.locator(".st-key-intake")
    expect(panel).to_contain_text("« casse.pdf » est abîmé et ne peut pas être lu.")
    expect(panel).to_contain_text("5 septembre 2023 (dans la page, balise meta)")
    dates = panel.get_by_role("textbox", name="Date de publication")
    undated = [place for place in range(dates.count()) if not dates.nth(place).input_value()]
    assert len(undated) == 2, "the PDF and the Word file say no day of their own"
    dates.nth(undated[0]).fill("8 mars 2024")
    dates.nth(undated[0]).press("Enter")
    reader.rest()
    expect(panel).to_contain_text("Compris : 8 mars 2024")
    reader.page.get_by_role("button", name="Extraire les événements").click()
    expect(reader.page.get_by_text(re.compile(r"\d+ événements trouvés"))).to_be_visible(timeout=WAIT)
    reader.rest()
    assert len(reader.events()) >= 15
    hovered = reader.page.evaluate(
        "document.querySelector('.cf-chart').data.find(t => t.name === 'events').hovertext.join(' ')"
    )
    for words in ("26 juillet 2023", "7 décembre 2024", "24 février 2022", "4 avril 2023", "14 avril 2023"):
        assert words in hovered


def test_a_reading_that_is_stopped_keeps_what_was_read(reader: Reader, tmp_path: Path) -> None:
    pages = {f"page{n:04}.html": files.page(f"Titre {n}", f"{files.GABON} {n * n}", "2023-09-05") for n in range(1500)}
    (tmp_path / "presse.zip").write_bytes(files.archive(pages))
    reader.open()
    _drop(reader, tmp_path / "presse.zip")
    stop = reader.page.get_by_role("button", name="Arrêter")
    stop.wait_for()
    reader.page.wait_for_function("/[1-9]\\d* articles mis dans la liste/.test(document.body.innerText)")
    stop.click()
    expect(reader.page.get_by_text("Arrêté ; ce qui a été lu est gardé.")).to_be_visible()
    reader.rest()
    listed = int(reader.page.locator(".st-key-intake h3", has_text="à lire").inner_text().split()[0])
    assert 0 < listed < 1500
    reader.page.get_by_role("button", name="Suivants").click()
    expect(reader.page.get_by_text(re.compile(rf"Articles 16 à \d+ sur {listed}"))).to_be_visible()


def test_an_extraction_that_is_stopped_keeps_what_was_read(reader: Reader, tmp_path: Path) -> None:
    rows = [
        ["titre", "texte"],
        *([f"Titre {n}", f"{files.MALI} {files.GABON} Il y a eu {n} votes."] for n in range(300)),
    ]
    (tmp_path / "presse.csv").write_bytes(files.table(rows))
    reader.open()
    _drop(reader, tmp_path / "presse.csv")
    reader.page.get_by_role("button", name="Lire ces articles").click()
    reader.page.get_by_role("button", name="Extraire les événements (300 articles)").click()
    reader.page.wait_for_function("/Lecture : [2-9]\\d* sur 300/.test(document.body.innerText)")
    reader.page.get_by_role("button", name="Arrêter").click()
    expect(reader.page.get_by_text("Arrêté : ce qui a été lu est gardé, le reste attend")).to_be_visible()
    reader.rest()
    left = int(reader.page.locator(".st-key-intake h3", has_text="à lire").inner_text().split()[0])
    assert 0 < left < 300
    assert len(reader.events()) > 0
    assert "Dossier d’exemple" not in reader.count()
