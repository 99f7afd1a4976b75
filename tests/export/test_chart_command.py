"""``chronofrise chart``: the page's image from the command line, and its refusals."""

import io
import re
import xml.etree.ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

from dashboard.command import main
from dashboard.dossier import SAMPLE
from events import write_table
from events.frame import empty_table
from tests.page.build import story

TABLE = str(SAMPLE / "table.jsonl")


@pytest.fixture(autouse=True)
def _french(monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")


def _words_of(path):
    root = ET.parse(path).getroot()
    return " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))


@pytest.mark.usefixtures("browser")
def test_the_line_of_the_issue_makes_the_image(tmp_path, capsys):
    out = tmp_path / "F.png"
    asked = ["--actor", "Russie", "--from", "2014", "--to", "2024", "--chart", "timeline", "--format", "png"]
    assert main(["chart", TABLE, *asked, "--size", "a4", "-o", str(out)]) == 0
    assert "Image écrite dans" in capsys.readouterr().err
    with Image.open(out) as image:
        assert image.size == (2246, 1588)
        assert "acteurs : Russie" in image.info["Description"] and "2014-2024" in image.info["Description"]


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("format", ["svg", "pdf", "html"])
def test_the_ending_says_the_format(tmp_path, format):
    out = tmp_path / f"x.{format}"
    assert main(["chart", TABLE, "-o", str(out), "--words", "en", "--licence", "CC BY 4.0", "--title", "My chart"]) == 0
    if format == "svg":
        assert "CC BY 4.0" in _words_of(out)
    elif format == "pdf":
        assert PdfReader(io.BytesIO(out.read_bytes())).metadata.title == "My chart"
    else:
        assert "<title>My chart</title>" in out.read_text("utf-8")


@pytest.mark.usefixtures("browser")
def test_without_a_name_the_file_says_what_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_table(story(), "a table.csv")
    assert main(["chart", "a table.csv", "--actor", "mali", "--format", "svg", "--chart", "counts"]) == 0
    (made,) = tmp_path.glob("*.svg")
    assert re.fullmatch(r"chronofrise_a-table_acteur-mali_histogramme_\d{4}-\d\d-\d\d\.svg", made.name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--actor", "Rusie"], "proches : Russie"),
        (["--from", "hier"], "ni une année"),
        (["--size", "1x1"], "une image va de"),
        (["--size", "grand"], "n’est pas une taille"),
        (["-o", "/nowhere/x.png"], "son dossier n’existe pas"),
        (["-o", "x.gif"], "Une image est un fichier"),
        (["--text", "zzzz"], "aucun"),
    ],
)
def test_a_mistake_is_one_sentence_and_no_file(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["chart", TABLE, *arguments]) == 2
    error = capsys.readouterr().err
    assert said.casefold() in error.casefold() and error.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_table_that_is_not_there_or_empty_is_one_sentence(tmp_path, capsys):
    assert main(["chart", str(tmp_path / "x.csv")]) == 2
    assert "n’existe pas" in capsys.readouterr().err
    write_table(empty_table(), tmp_path / "x.csv")
    assert main(["chart", str(tmp_path / "x.csv")]) == 2
    assert "rien à dessiner" in capsys.readouterr().err


def test_without_a_browser_only_html_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BROWSER_PATH", "/nowhere")
    assert main(["chart", TABLE, "-o", str(tmp_path / "x.html")]) == 0
    assert main(["chart", TABLE, "-o", str(tmp_path / "x.png")]) == 2
    assert "Chromium" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["x.html"]


def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(tmp_path, monkeypatch, capsys):
    out = tmp_path / "x.html"
    out.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.writing.Path.replace", full)
    assert main(["chart", TABLE, "-o", str(out)]) == 2
    assert "le disque est plein" in capsys.readouterr().err
    assert out.read_text() == "old" and list(tmp_path.iterdir()) == [out]
