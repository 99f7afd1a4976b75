"""The command brings in a folder of mixed formats, says what could not be read, and goes on."""

import pytest

from dashboard.command import main
from events import read_table
from tests.reading import files


@pytest.fixture(autouse=True)
def _french(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")


def test_a_folder_of_ten_formats_becomes_one_table(tmp_path, capsys):
    folder = tmp_path / "presse"
    folder.mkdir()
    files.write_ten(folder)
    out = tmp_path / "evenements.csv"
    assert main(["extract", str(folder), "-o", str(out)]) == 0
    table = read_table(out)
    assert table["document"].nunique() == 10
    days = set(table["edtf"])
    assert days >= {"2020-08-18", "2023-07-26", "2023-08-30", "2023-04-04", "2024-03-24", "2022-02-24"}
    assert "1999-05-03" not in days, "a link to another article is no event"
    assert capsys.readouterr().out == ""


def test_what_fails_is_told_and_the_rest_is_done(tmp_path, capsys):
    (tmp_path / "mali.txt").write_text(files.MALI, "utf-8")
    (tmp_path / "casse.pdf").write_bytes(b"%PDF-1.7 casse")
    (tmp_path / "vide.txt").write_bytes(b"")
    out = tmp_path / "out" / "t.jsonl"
    out.parent.mkdir()
    assert main(["extract", str(tmp_path), "absent.html", "-o", str(out)]) == 1
    said = capsys.readouterr().err
    assert "casse.pdf » est abîmé" in said and "vide.txt » ne contient aucun texte" in said
    assert "absent.html » n’existe pas" in said and "3 éléments n’ont pas pu être lus" in said
    assert read_table(out)["document"].nunique() == 1


def test_the_list_says_where_each_date_comes_from(tmp_path, capsys):
    folder = tmp_path / "presse"
    folder.mkdir()
    files.write_ten(folder)
    (folder / "copie.html").write_bytes(files.page("Le Gabon", files.GABON, "2023-09-06", site="L’Écho"))
    assert main(["extract", str(folder), "--list"]) == 0
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert len(lines) == 11
    gabon = next(line for line in lines if "gabon.html" in line)
    assert "5 septembre 2023 (dans la page, balise meta)" in gabon and "Le Fil" in gabon
    assert "date inconnue" in next(line for line in lines if "finland.pdf" in line)
    assert "répète" in printed.err and "copie.html" in printed.err


def test_the_column_of_a_table_can_be_said(tmp_path, capsys):
    path = tmp_path / "t.csv"
    path.write_bytes(files.table([["a", "b"], [files.MALI, files.NIGER + files.GABON]]))
    assert main(["extract", str(path), "--column", "text=a", "--list"]) == 0
    capsys.readouterr()
    assert main(["extract", str(path), "--column", "text=c"]) == 2
    assert "n’a pas de colonne « c » ; il y a : a, b" in capsys.readouterr().err


def test_an_address_inside_the_network_is_refused(capsys):
    assert main(["extract", "http://127.0.0.1:9/secret"]) == 2
    assert "réseau privé" in capsys.readouterr().err
