"""``chronofrise add``, ``extract`` and ``dashboard`` with a dossier, on the real extractor."""

import os

import pytest

from dashboard.command import main
from dashboard.dossier import Store, corrections
from events import read_table
from tests.dossier.build import edit

FIRST = "Le maire de Lyon a démissionné le 3 mars 2021.\n\nUne grève a commencé le 5 mars 2021 à Lyon."
SECOND = "Le ministre français de la Défense s'est rendu en visite à Dakar en juin 2019."


@pytest.fixture(autouse=True)
def _french(monkeypatch, tmp_path):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.setenv("CHRONOFRISE_HOME", str(tmp_path / "home"))


@pytest.fixture
def files(tmp_path):
    paths = []
    for name, text in (("un.txt", FIRST), ("deux.txt", SECOND)):
        (tmp_path / name).write_text(text, "utf-8")
        paths.append(str(tmp_path / name))
    return paths


def test_articles_are_added_corrected_and_extracted_with_the_correction(tmp_path, files, capsys):
    path = tmp_path / "sahel.chronofrise"
    assert main(["add", str(path), files[0], "--by", "Aïcha"]) == 0
    assert main(["add", str(path), *files]) == 0
    out = capsys.readouterr()
    assert "« un.txt » est déjà dans le dossier." in out.out and "« deux.txt »" in out.out
    assert "2 articles" in out.err
    store = Store.open(path)
    assert [entry.who for entry in store.log()] == ["", "Aïcha"]
    key = store.dossier().table["event"].iloc[0]
    store.decide([edit(key, "title", "Titre décidé"), edit(key, "date", corrections.date_typed("vers 1950", "fr"))])
    for again in ([], ["--again"]):
        assert main(["extract", str(path), *again, "-o", str(tmp_path / "out.csv")]) == 0
        table = read_table(tmp_path / "out.csv").set_index("event")
        assert (table.loc[key, "title"], table.loc[key, "edtf"]) == ("Titre décidé", "1950~")
    assert sorted(os.listdir(tmp_path)) == ["deux.txt", "out.csv", "sahel.chronofrise", "un.txt"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["extract", "rien.chronofrise"], "Le dossier « rien.chronofrise » n’existe pas"),
        (["dashboard", "rien.chronofrise"], "Le dossier « rien.chronofrise » n’existe pas"),
        (["extract", "faux.chronofrise"], "« faux.chronofrise » n’est pas un dossier"),
        (["add", "faux.chronofrise", "un.txt"], "« faux.chronofrise » n’est pas un dossier"),
        (["add", "nulle/part.chronofrise", "un.txt"], "nulle n’existe pas"),
        (["add", "neuf.chronofrise", "absent.txt"], "« absent.txt » n’existe pas"),
        (["extract", "faux.chronofrise", "un.txt"], "donnez-le seul"),
    ],
)
@pytest.mark.usefixtures("files")
def test_what_cannot_be_done_is_said_and_nothing_is_made(tmp_path, monkeypatch, capsys, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "faux.chronofrise").write_text("Pas un dossier.")
    before = sorted(os.listdir(tmp_path))
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert sentence in said and len(said.strip().split("\n")) == 1
    assert sorted(os.listdir(tmp_path)) == before
    assert (tmp_path / "faux.chronofrise").read_text() == "Pas un dossier."


def test_in_english_too(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert main(["extract", str(tmp_path / "a.chronofrise")]) == 2
    assert capsys.readouterr().err.startswith("There is no dossier “a.chronofrise”")
