"""The same article twice is recognised: word for word, corrected, or an agency's report that a paper prints."""

from events import Told, copies
from tests.reading import files

REPORT = f"{files.MALI} {files.NIGER} {files.GABON}"


def _kinds(*told: Told) -> list[tuple[int, int, str]]:
    return [(copy.place, copy.of, copy.kind) for copy in copies(told)]


def test_the_same_text_at_another_address():
    one = Told(REPORT, "2023-09-05", "Le Fil", "https://fil.test/1")
    other = Told(REPORT.upper().replace("’", "'"), "2023-09-06", "L’Écho", "https://echo.test/2")
    assert _kinds(one, other) == [(1, 0, "same-text")]


def test_a_corrected_version_points_to_the_later_one():
    old = Told(REPORT.replace("4 septembre", "3 septembre"), "2023-09-05", "Le Fil", "https://fil.test/1")
    new = Told(REPORT + " Cet article a été corrigé.", "2023-09-06", "Le Fil", "https://fil.test/1")
    assert _kinds(old, new) == [(0, 1, "version")]
    assert _kinds(new, old) == [(1, 0, "version")]


def test_a_report_that_a_paper_prints_with_words_of_its_own():
    agency = Told(REPORT, "2023-09-05", "Agence", "https://agence.test/1")
    paper = Told(
        f"Notre envoyé spécial était à Libreville. {REPORT} {files.PARIS} {files.SENEGAL}",
        "",
        "L’Écho",
        "https://echo.test/",
    )
    assert _kinds(agency, paper) == [(0, 1, "agency")]


def test_articles_on_one_matter_are_no_copies():
    quoted = f"{files.SENEGAL} Comme on le sait, {files.MALI.split('.')[0]}. {files.PARIS} {files.RETRAITES}"
    assert _kinds(*(Told(text) for text in (files.MALI, files.NIGER, files.GABON, quoted))) == []
    assert copies([]) == [] and _kinds(Told("Oui."), Told("Non.")) == []
