"""Bytes to text, typed dates, languages, and which paragraphs are the article."""

import pytest

from events import LIMIT_MB, ReadingError, detect_language, read_published, read_text
from events.reading import body, headings


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
