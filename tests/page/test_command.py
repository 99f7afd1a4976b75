"""The command: what it prints, what it writes, what it refuses. Tests named ``real`` run the extractor."""

import io
import sys

import pandas as pd
import pytest

import dashboard.command as command
from dashboard.command import in_columns, main, user_language
from dashboard.words import load_words
from events import ModelError, read_table
from events.frame import empty_table, to_table
from tests.page.build import row, story

ARTICLE = "Un coup d’État a eu lieu au Mali en août 2020."


@pytest.fixture(autouse=True)
def _french(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def given(monkeypatch):
    """What the extractor was asked, with an answer made by hand."""
    asked = {}

    def extract(documents, names, actors=None):
        asked.update(documents=list(documents), names=names, actors=actors)
        return story()

    monkeypatch.setattr(command, "extract", extract)
    return asked


@pytest.mark.usefixtures("given")
def test_the_table_on_the_terminal(article, capsys):
    assert main(["extract", str(article)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    lines = out.splitlines()
    assert lines[0].split() == ["Date", "Type", "Événement", "Acteurs"]
    assert any(line.startswith("août 2020 ") and line.endswith("Mali") for line in lines)
    assert len(lines) == 2 + 6


def test_columns_fit_the_width_and_control_signs_are_gone():
    table = to_table(
        [
            row(
                "x",
                "2020-01-01",
                "2020-01-02",
                "day",
                title="\x1b[31mrouge\x1b[0m\n" + "très " * 60,
                actors=(),
                actor_ids=(),
            )
        ]
    )
    lines = in_columns(table, load_words("fr"), 90).splitlines()
    assert max(map(len, lines)) <= 90
    assert "\x1b" not in "".join(lines)
    assert in_columns(empty_table(), load_words("fr"), 90) == "Aucun événement trouvé.\n"


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_file_is_written_whole(article, tmp_path, capsys, ending):
    out = tmp_path / f"out.{ending}"
    out.write_bytes(b"what was there")
    assert main(["extract", str(article), "-o", str(out)]) == 0
    pd.testing.assert_frame_equal(read_table(out), story())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", out.name]
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "6 événements écrits" in printed.err


@pytest.mark.usefixtures("given")
def test_a_writing_that_breaks_leaves_what_was_there(article, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out.csv"
    out.write_bytes(b"what was there")

    def half(_table, file, **_):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "write_table", half)
    assert main(["extract", str(article), "-o", str(out)]) == 2
    assert out.read_bytes() == b"what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "out.csv"]
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_is_asked_reaches_the_extractor(article, given):
    assert main(["extract", str(article), "--published", "26 juin 2024", "--language", "en"]) == 0
    [document] = given["documents"]
    assert (document.published, document.language, document.text, document.title) == (
        "2024-06-26",
        "en",
        ARTICLE,
        ARTICLE,
    )
    assert given["names"] == "fr"


def test_standard_input(given, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert main(["extract", "-"]) == 0
    assert given["documents"][0].text == ARTICLE
    assert given["documents"][0].language == "fr"


def test_two_files_of_one_text_are_two_documents(tmp_path, given):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE, "utf-8")
    assert main(["extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]) == 0
    assert len({document.id for document in given["documents"]}) == len(given["documents"]) == 2


def _refused(capsys, *arguments: str) -> str:
    """The one sentence on the standard error of a command that exits with 2."""
    try:
        code = main([*arguments])
    except SystemExit as stop:
        code = stop.code
    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1, printed.err
    return printed.err


def test_refusals_in_french(article, tmp_path, capsys):
    (tmp_path / "blank.txt").write_text(" \n", "utf-8")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "long.txt").write_bytes(b"a" * (10 * 1024 * 1024 + 1))
    name = str(article)
    for arguments, words in (
        (["extract", "absent.txt"], "n’existe pas"),
        (["extract", "ftp://example.org/a.html"], "n’existe pas"),
        (["extract", name, "--column", "corps=Texte"], "ne nomme pas de colonne"),
        (["extract", str(tmp_path / "blank.txt")], "aucun texte"),
        (["extract", str(tmp_path / "photo.txt")], "est une image"),
        (["extract", str(tmp_path / "long.txt")], "10 Mo"),
        (["extract", name, "--published", "31 février 2024"], "n’est pas une date"),
        (["extract", name, "--language", "xx"], "n’est pas prise en charge"),
        (["extract", name, "-o", "out.pdf"], ".csv, .jsonl ou .parquet"),
        (["extract", name, "-o", str(tmp_path / "nulle" / "part.csv")], "ne peut pas être écrit"),
        (["extract"], "Il manque : FILE"),
        ([], "Il manque"),
        (["extract", name, "--couleur"], "inconnu : --couleur"),
        (["dashboard", "--port", "x"], "Valeur refusée pour --port"),
        (["graver"], "extract"),
    ):
        assert words in _refused(capsys, *arguments), arguments


def test_refusals_in_english(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert "There is no file" in _refused(capsys, "extract", "absent.txt")


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_FR"}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": ""}, "fr"),
    ],
)
def test_the_language_of_the_terminal(monkeypatch, names, language):
    monkeypatch.delenv("LANG")
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert user_language() == language


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr_FR.UTF-8", ("usage : ", "afficher cette aide")), ("en_US.UTF-8", ("usage: ", "show this help"))],
)
def test_help(monkeypatch, capsys, language, words):
    monkeypatch.setenv("LANG", language)
    for arguments in (["--help"], ["extract", "--help"], ["dashboard", "--help"]):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 0
        out = capsys.readouterr().out
        assert all(word in out for word in words)


def test_version(monkeypatch, capsys):
    monkeypatch.setattr(command, "_version", lambda: "1.2.3")
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == "chronofrise 1.2.3\n"


def test_the_dashboard_starts_with_its_settings(monkeypatch):
    import streamlit_app

    started = {}
    monkeypatch.setattr(type(streamlit_app.app), "run", lambda _, *, config: started.update(config))
    assert main(["dashboard", "--port", "8600"]) == 0
    assert started == {**command.SETTINGS, "server.port": 8600}


def test_real_extraction(article, tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["extract", str(article), "-o", str(out)]) == 0
    table = read_table(out)
    assert "2020-08" in set(table["edtf"])


def test_real_actors_of_the_reader_s_own(tmp_path, capsys):
    article, actors = tmp_path / "article.txt", tmp_path / "acteurs.csv"
    article.write_text("Les dockers ont bloqué le port le 4 mai 2016.", "utf-8")
    actors.write_text("nom,sorte,alias\nUnion des dockers,organisation,les dockers\n", "utf-8")
    assert main(["extract", str(article), "--actors", str(actors)]) == 0
    assert "Union des dockers" in capsys.readouterr().out


@pytest.mark.usefixtures("given")
def test_broken_actors_are_refused_with_file_and_line(article, tmp_path, capsys):
    actors = tmp_path / "acteurs.csv"
    actors.write_text("nom,sorte\nUnion des dockers,planète\n", "utf-8")
    assert main(["extract", str(article), "--actors", str(actors)]) == 2
    assert "acteurs.csv », ligne 2 : « planète »" in capsys.readouterr().err
    assert main(["extract", str(article), "--actors", str(tmp_path / "rien.csv")]) == 2


def test_real_articles_merged_and_the_most_salient_of_them(tmp_path):
    for name, text in (
        ("un.txt", "Des hommes armés ont attaqué samedi le marché de Tolbi, au Niger. Le ministre a parlé dimanche."),
        ("two.txt", "Gunmen attacked the market of Tolbi in Niger on Saturday."),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    files = [str(tmp_path / name) for name in ("un.txt", "two.txt")]
    out = tmp_path / "merged.csv"
    assert main(["extract", *files, "--published", "2022-03-15", "--merge", "--most", "1", "-o", str(out)]) == 0
    (attack,) = read_table(out).to_dict("records")
    assert (attack["type"], attack["edtf"], attack["n_sources"]) == ("attack", "2022-03-12", 2)
    assert len(attack["mentions"]) == 2


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("options", [["--most", "3"], ["--merge", "--most", "0"]])
def test_the_most_salient_of_what_is_not_merged_are_refused(article, options, capsys):
    assert main(["extract", str(article), *options]) == 2
    assert capsys.readouterr().err == "--most demande --merge et un nombre d’au moins 1.\n"


@pytest.mark.usefixtures("given")
def test_a_language_that_is_read_without_its_model_is_said(tmp_path, capsys, monkeypatch):
    path = tmp_path / "article.txt"
    path.write_text("The army seized power in Mali in August 2020, and the president has left the country.", "utf-8")
    absent = ModelError("model-missing", "Not there.", model="en_model", command="pip install en")
    monkeypatch.setattr("dashboard.gathering.model_missing", lambda language: absent if language == "en" else None)
    assert main(["extract", str(path)]) == 0
    (sentence,) = [line for line in capsys.readouterr().err.splitlines() if "en_model" in line]
    assert sentence.endswith("pip install en")
    path.write_text(ARTICLE, "utf-8")
    assert main(["extract", str(path)]) == 0
    assert "en_model" not in capsys.readouterr().err
