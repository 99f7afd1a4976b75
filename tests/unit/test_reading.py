"""Bytes to text, typed dates, languages, and which paragraphs are the article."""

import pytest

from events import LIMIT_MB, Document, ReadingError, detect_language, find_times, read_published, read_text
from events.reading import body, headings, paragraphs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_people_have(encoding):
    text = "Élu en août, le président a été réélu « sans surprise » à l'été."
    assert read_text(text.encode(encoding), "a.txt") == text


def test_line_ends_become_one():
    assert read_text(b"a\r\nb\rc", "a.txt") == "a\nb\nc"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "blank-text"),
        (b" \n\t ", "blank-text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary-file"),
        (b"%PDF-1.7 abc", "binary-file"),
        (b"PK\x03\x04abc", "binary-file"),
        (b"abc\x00def", "binary-file"),
        (b"x" * (LIMIT_MB * 1_000_000 + 1), "too-large"),
        (b"\xff\xfea", "wrong-encoding"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_name(data, code):
    with pytest.raises(ReadingError) as refused:
        read_text(data, "a.txt")
    assert refused.value.code == code
    assert "a.txt" in str(refused.value)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("26 juin 2024", "2024-06-26"),
        ("le 26 juin 2024", "2024-06-26"),
        ("mercredi 26 juin 2024", "2024-06-26"),
        ("1er mai 2024", "2024-05-01"),
        ("26/06/2024", "2024-06-26"),
        ("03/04/2024", "2024-04-03"),
        ("26.6.24", "2024-06-26"),
        ("2024-06-26", "2024-06-26"),
        ("June 26, 2024", "2024-06-26"),
        ("juin 2024", "2024-06"),
        ("06/2024", "2024-06"),
        ("2024-06", "2024-06"),
        ("2024", "2024"),
        ("", None),
        ("inconnue", None),
        ("unknown", None),
    ],
)
def test_a_typed_publication_date_keeps_its_precision(words, edtf):
    assert read_published(words) == edtf


@pytest.mark.parametrize(
    "words", ["31 février 2024", "32/01/2024", "2024-13-01", "hier", "juin", "lundi", "bla", "99999", "0000", "x" * 500]
)
def test_what_says_no_date_is_refused(words):
    with pytest.raises(ReadingError) as refused:
        read_published(words)
    assert refused.value.code == "bad-date"


def test_languages_are_told_apart():
    assert detect_language("Le ministre est arrivé hier à Bamako, où il a rencontré le président.") == "fr"
    assert detect_language("The minister arrived in Bamako yesterday and met the president.") == "en"
    assert detect_language("Der Minister ist gestern in Berlin angekommen und traf den Präsidenten.") == "de"
    assert detect_language("12 / 34") == "fr"


def test_a_teaser_and_the_page_s_own_words_are_no_part_of_the_article():
    text = (
        "Le maire démissionne\n\n"
        "Le maire de Trifouilly a annoncé hier qu'il quittait ses…\n\n"
        "Le maire de Trifouilly a annoncé hier qu'il quittait ses fonctions.\n\n"
        "Suivez-nous sur nos réseaux\n"
    )
    spans = body(text, "fr")
    assert [text[a:b] for a, b in spans] == [
        "Le maire démissionne",
        "Le maire de Trifouilly a annoncé hier qu'il quittait ses fonctions.",
    ]
    assert headings(text, spans) == {0}


def lines_of(text):
    return [text[start:end] for start, end in paragraphs(text)]


def test_a_line_is_a_paragraph():
    assert lines_of("Un titre\nLe corps du texte, d'une seule ligne.\n\n\nLa suite.") == [
        "Un titre",
        "Le corps du texte, d'une seule ligne.",
        "La suite.",
    ]


def test_lines_broken_to_a_width_are_one_paragraph():
    text = (
        "Le ministre a annoncé que les travaux commenceraient le 11 janvier\n"
        "2017 et qu'ils dureraient. Les habitants avaient manifesté le mardi 12\n"
        "décembre 2016 devant la mairie, avant de rentrer chez eux, très tard.\n"
        "\n"
        "Un an plus tard, rien n'avait commencé : le maire s'en est ému auprès\n"
        "de Paris, sans succès."
    )
    assert [part.count("\n") for part in lines_of(text)] == [2, 1]
    found = [e.text for e in find_times(Document("d", text, language="fr"))]
    assert found == ["le 11 janvier\n2017", "le mardi 12\ndécembre 2016", "Un an plus tard"]


def test_a_small_letter_goes_on_with_the_line_before():
    assert len(lines_of("Le procès devait commencer le 3 mars\nprochain devant la cour.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vols annulés\nGrève des trains\nPluie à Brest\nFoot : la France gagne",
        "- le pain est plus cher ;\n- le lait aussi ;\n- la viande suit.",
        "Première phrase entière, assez longue pour remplir toute une ligne.\nDeuxième phrase entière, assez longue pour remplir une ligne.\n"
        "Troisième phrase entière, assez longue pour remplir une ligne.\nQuatrième phrase entière, assez longue pour une ligne.",
    ],
)
def test_lines_that_were_ended_stay_apart(text):
    assert len(lines_of(text)) == text.count("\n") + 1
