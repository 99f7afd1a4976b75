"""A dossier in a real Chromium: what was put in, corrected and undone is found again after everything was closed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from dashboard.dossier import ENDING, Store, load_sample
from dashboard.told import told_once
from tests.browser.conftest import WAIT, Reader, start_server

ARTICLE = """Bamako et Moscou

Le vice-ministre russe de la Défense s'est rendu en visite à Bamako le 3 juin 2021.

La junte a rompu l'accord de défense le 5 mai 2022. Des manifestants ont défilé à Kidal le 9 juin 2022.
"""


@pytest.fixture
def home(server_home: Path) -> Path:
    """Where the running page keeps dossiers: none as yet."""
    return server_home


@pytest.fixture
def desk(browser: Browser, server: str) -> Iterator["Desk"]:
    made = Desk(browser, server)
    yield made
    made.close()
    assert made.troubles == []


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHRONOFRISE_HOME", str(tmp_path / "home"))  # the server takes it from the environment
    return tmp_path / "home"


@pytest.fixture
def own_desk(browser: Browser, tmp_path: Path, own_home: Path) -> Iterator["OwnDesk"]:
    assert not own_home.exists()
    made = OwnDesk(browser, tmp_path)
    yield made
    made.close()
    assert made.troubles == []


class Desk:
    """A reader before a page that runs."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.troubles = browser, []
        self.sit(address)

    def sit(self, address: str) -> Reader:
        self.context = self.browser.new_context(viewport={"width": 1440, "height": 1000}, locale="fr-FR")
        self.reader = Reader(self.context, address)
        self.reader.page.goto(address)
        self.reader.page.wait_for_selector(".cf-brand")
        self.reader.rest()
        return self.reader

    def close(self) -> None:
        self.troubles += self.reader.troubles
        self.context.close()


class OwnDesk(Desk):
    """A reader whose server can be stopped and started again."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.log = folder / "log"
        address, self.process = start_server(self.log)
        super().__init__(browser, address)

    def close(self) -> None:
        super().close()
        self.process.terminate()
        self.process.wait(10)

    def restart(self) -> Reader:
        self.close()
        address, self.process = start_server(self.log)
        return self.sit(address)


def _write(reader: Reader, label: str, text: str) -> None:
    box = reader.page.locator(".st-key-edit_at").get_by_label(label, exact=True)
    box.fill(text)
    box.press("Tab")
    reader.rest()


def _open(reader: Reader, name: str) -> None:
    reader.page.get_by_text(name, exact=True).first.click()
    reader.rest()


def _undo(reader: Reader) -> None:
    reader.page.get_by_role("button", name="Annuler").first.click()
    reader.rest()


def _paste(reader: Reader) -> None:
    reader.page.get_by_role("button", name="Ajouter des articles").first.click()
    reader.rest()
    reader.page.get_by_label("Coller un article").fill(ARTICLE)
    reader.page.get_by_role("button", name="Mettre dans la liste").click()
    reader.rest()
    reader.page.get_by_role("button", name="Extraire les événements").click()
    reader.page.wait_for_selector("text=trouvé", timeout=120_000)
    reader.rest()


def _store(home: Path) -> Store:
    (name,) = [name for name in os.listdir(home) if name.endswith(ENDING)]
    return Store.open(home / name)


def test_imported_corrected_five_times_undone_twice_and_found_again(own_desk: OwnDesk, own_home: Path) -> None:
    reader = own_desk.reader
    _paste(reader)
    reader.page.locator(".st-key-menu button").first.click()
    reader.rest()
    reader.page.get_by_label("Votre nom, pour le journal (facultatif)").fill("Aïcha Diallo")
    reader.page.keyboard.press("Tab")
    reader.rest()
    reader.close()
    _open(reader, "Corriger")
    _write(reader, "Date", "vers juin 2021")
    expect(reader.page.locator(".cf-understood", has_text="vers juin 2021 · EDTF 2021-06~")).to_be_visible()
    _write(reader, "Événement", "Une visite à Bamako")
    _write(reader, "Note", "À confirmer par une seconde source")
    reader.page.get_by_role("button", name="Confirmer", exact=True).click()
    reader.rest()
    reader.page.get_by_role("button", name="Étoile", exact=True).click()
    reader.rest()
    _undo(reader)
    _undo(reader)
    expect(reader.page.get_by_text("Annulé : Vérification de")).to_be_visible()
    address = reader.page.url

    reader = own_desk.restart()
    assert "Une visite à Bamako" in reader.card() and "vers juin 2021" in reader.card()
    decided = reader.page.locator(".cf-decided").inner_text()
    assert "À confirmer par une seconde source" in decided and "Aïcha Diallo" in decided
    assert "la machine : 3 juin 2021" in decided and "confirmé" not in decided and "Étoile" not in decided
    expect(reader.page.get_by_role("button", name="Rétablir").first).to_be_enabled()
    _open(reader, "Journal")
    log = reader.page.locator(".cf-log").inner_text()
    assert log.count("Aïcha Diallo") >= 7 and "vers juin 2021" in log
    # The address says which dossier it is, whatever was open last.
    assert "dossier=" in address and address.split("dossier=")[1][:10] in reader.page.url
    kept = _store(own_home)
    assert kept.dossier().undo is not None and kept.dossier().redo is not None
    assert sorted(os.listdir(own_home)) == sorted([kept.path.name, "reader.json"])


def test_two_tabs_on_one_dossier_see_each_other_and_do_not_undo_blindly(desk: Desk, home: Path) -> None:
    first = desk.reader
    _paste(first)
    second = Reader(desk.context, first.page.url)
    second.open()
    _open(second, "Corriger")
    _open(first, "Corriger")
    _write(first, "Événement", "Titre du premier")
    _write(second, "Note", "Note du second")
    _undo(first)
    expect(first.page.get_by_text("a changé entre-temps dans une autre fenêtre")).to_be_visible()
    assert "Note du second" in first.page.locator(".cf-decided").inner_text()
    assert len(_store(home).dossier().decisions.of("event", _selected(first))) == 2
    desk.troubles += second.troubles


def _selected(reader: Reader) -> str:
    return reader.page.url.split("event=")[1].split("&")[0]


def test_a_list_is_checked_by_keyboard(desk: Desk, home: Path) -> None:
    reader = desk.reader
    _paste(reader)
    reader.page.locator(".st-key-review").get_by_text("Vérifier").click()
    reader.rest()
    expect(reader.page.get_by_text("0 vérifiés sur 3")).to_be_visible()
    first = _selected(reader)
    reader.page.locator(".cf-brand").click()
    reader.page.keyboard.press("s")
    reader.rest()
    assert _selected(reader) != first
    for key, count in (("v", 1), ("x", 2)):
        reader.page.keyboard.press(key)
        reader.rest()
        expect(reader.page.get_by_text(f"{count} vérifiés sur 3")).to_be_visible()
    kept = _store(home).dossier()
    statuses = [kept.decisions.value("event", key, "status") for key in kept.decisions.keys("event")]
    assert sorted(statuses) == ["confirmed", "rejected"] and len(kept.table) == 2
    assert kept.decisions.value("event", first, "status") is None  # passed over, not judged
    # Typing is no answer: the keys are letters where letters are written.
    _open(reader, "Corriger")
    reader.page.locator(".st-key-edit_at").get_by_label("Note", exact=True).fill("vx")
    reader.rest()
    assert len(_store(home).dossier().table) == 2


def test_words_marked_in_an_article_become_an_event(desk: Desk, home: Path) -> None:
    reader = desk.reader
    _paste(reader)
    _open(reader, "Ajouter un événement à la main")
    reader.page.get_by_role("combobox", name="Raconté dans l’article").click()
    reader.page.get_by_role("option").first.click()
    reader.rest()
    reader.page.evaluate(
        """() => {
            const box = document.querySelector(".cf-mark"), node = box.firstChild;
            const from = node.data.indexOf("La junte"), range = document.createRange();
            range.setStart(node, from); range.setEnd(node, from + 25);
            const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range);
            box.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    reader.rest()
    form = reader.page.locator(".st-key-adding")
    expect(form.get_by_text("Marqué : « La junte a rompu l'accord »")).to_be_visible()
    form.get_by_label("Date", exact=True).fill("5 mai 2022")
    form.get_by_role("button", name="Ajouter", exact=True).click()
    reader.page.wait_for_function("location.search.includes('event=own-')")
    reader.rest()
    assert "La junte a rompu l'accord" in reader.card() and "5 mai 2022" in reader.card()
    kept = _store(home).dossier()
    row = kept.table[kept.table["event"] == _selected(reader)].iloc[0]
    assert row["quote"] == "La junte a rompu l'accord" and row["rule"] == "person"
    assert kept.documents[0].text[row["quote_start_char"] : row["quote_end_char"]] == row["quote"]


def test_a_broken_dossier_is_said_and_the_sample_shows(desk: Desk, home: Path) -> None:
    (home / "casse.chronofrise").write_text("Pas un dossier.")
    reader = desk.reader
    reader.page.locator(".st-key-menu button").first.click()
    reader.rest()
    reader.page.get_by_label("Ou son chemin").fill("casse")
    reader.page.get_by_role("button", name="Ouvrir ce chemin").click()
    reader.rest()
    expect(reader.page.get_by_text("« casse.chronofrise » n’est pas un dossier de Chronofrise.")).to_be_visible()
    assert "exemple" in reader.count()


def test_table_cells_rules_and_a_publication_date_are_kept_logged_and_undone(desk: Desk, home: Path) -> None:
    reader, page = desk.reader, desk.reader.page
    _paste(reader)
    _fold(reader, "articles")
    page.locator(".st-key-articles").get_by_label("Date de publication").fill("10 juin 2022")
    page.keyboard.press("Tab")
    reader.rest()
    _fold(reader, "rules")
    page.get_by_label("Les articles disent").fill("Des manifestants")
    _choose(reader, "C’est", "Collectif de Kidal")
    page.get_by_role("button", name="Ajouter la règle").click()
    reader.rest()
    page.get_by_role("button", name="Relire 1 article qui dit ces mots").click()
    expect(page.get_by_text("vos décisions sont gardées").first).to_be_visible(timeout=60_000)
    reader.rest()
    page.get_by_text("Tableau", exact=True).first.click()
    reader.rest()
    _fold(reader, "table_edit")
    page.locator(".st-key-table_edit").scroll_into_view_if_needed()
    reader.rest()
    box = page.locator(".st-key-table_edit [data-testid=stDataFrame]").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 330, box["y"] + 55)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.locator(".gdg-input").last.fill("Titre du tableau")
    page.keyboard.press("Enter")
    expect(page.locator(".cf-own-mark")).to_have_count(1)
    reader.rest()
    kept = _store(home).dossier()
    assert kept.documents[0].edtf == "2022-06-10"
    assert ("Collectif de Kidal",) in set(kept.table["actors"]) and "Titre du tableau" in kept.table["title"].tolist()
    for _ in range(3):
        _undo(reader)
    kept = _store(home).dossier()
    assert kept.documents[0].published is None and kept.actors is None
    assert "Titre du tableau" not in kept.table["title"].tolist()
    _fold(reader, "journal")
    assert "Annulé : Date de publication de « Bamako et Moscou »" in reader.page.locator(
        ".cf-log"
    ).inner_text().replace("\u00a0", " ")


def _choose(reader: Reader, name: str, words: str) -> None:
    """Write in a box that has a list, and take the first entry; an answer of the server may close the list once."""
    box, entry = reader.page.get_by_role("combobox", name=name), reader.page.get_by_role("option").first
    for last in (False, False, True):
        box.fill("")
        box.press_sequentially(words)
        try:
            entry.wait_for(timeout=WAIT if last else WAIT / 6)
            break
        except PlaywrightTimeout:
            if last:
                raise
            reader.rest()
    reader.page.keyboard.press("Enter")
    reader.rest()
    expect(box).to_have_value(words)


def _fold(reader: Reader, key: str) -> None:
    reader.page.locator(f".st-key-{key} summary").click()
    reader.rest()


def test_happenings_are_taken_apart_and_made_one_again(desk: Desk, home: Path) -> None:
    reader, page = desk.reader, desk.reader.page
    told = told_once(load_sample().table)
    coup = told[(told["type"] == "coup") & (told["edtf"].str.startswith("2021-05"))]["event"].iloc[0]
    reader.open(f"?event={coup}")
    expect(page.locator(".cf-count")).to_contain_text(f"{len(told)} événements")
    _fold(reader, "edit_more")
    page.get_by_role("button", name="Ce n’est pas le même fait").click()
    expect(page.locator(".cf-count")).to_contain_text(f"{len(told) + 1} événements")
    reader.rest()
    assert len(_store(home).dossier().table) == len(load_sample().table)
    page.get_by_role("combobox", name="Réunir avec un autre événement").click()
    page.get_by_role("option", name="rectification").or_(page.get_by_role("option", name="second coup")).first.click()
    expect(page.locator(".cf-count")).to_contain_text(f"{len(told)} événements")
    reader.rest()
    _undo(reader)
    _undo(reader)
    expect(page.locator(".cf-count")).to_contain_text(f"{len(told)} événements")
    _fold(reader, "journal")
    log = page.locator(".cf-log").inner_text().replace("\u00a0", " ")
    assert "pas le même fait que « " in log and "Annulé : " in log
