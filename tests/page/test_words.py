"""The words of the two languages say the same things, and everything that has a code has a word."""

import re
from pathlib import Path
from string import Formatter

import pytest

import dashboard
from dashboard.words import LANGUAGES, load_words
from events import EVENT_TYPES, MODALITIES, PRECISIONS, REASONS, ChronofriseError

CODES = [
    "blank-id",
    "bad-publication-date",
    "blank-text",
    "binary-file",
    "wrong-encoding",
    "too-large",
    "unreadable",
    "bad-date",
    "not-our-table",
    "bad-value",
    "unknown-format",
    "not-csv",
    "not-jsonl",
    "not-parquet",
    "ragged",
    "event-twice",
    "id-twice",
    "model-missing",
    "model-wrong",
    "unknown-language",
    "no-file",
    "not-writable",
    "no-single-date",
    "weekday-mismatch",
    "finer-precision",
    "dossier-missing",
    "no-dossier",
    "dossier-newer",
    "dossier-damaged",
    "dossier-read-only",
    "dossier-full",
    "dossier-in-use",
    "dossier-exists",
    "dossier-folder",
    "changed-elsewhere",
    "no-such-event",
    "bad-correction",
    "dossier-alone",
    "actors-ending",
    "no-actors",
    "too-many-actors",
    "bad-toml",
    "bad-csv",
    "too-many-cells",
    "missing-field",
    "unknown-field",
    "column-twice",
    "bad-field",
    "short-name",
    "unknown-kind",
    "bad-actor-date",
    "dates-reversed",
    "unknown-state",
    "unknown-id",
    "alias-twice",
    "bad-size",
    "size-out-of-range",
    "bad-image-format",
    "nothing-to-draw",
    "nothing-to-place",
    "no-browser",
    "browser-busy",
    "browser-failed",
    "too-many-entries",
    "too-many-for-excel",
    "too-many-rows",
    "too-many-paragraphs",
    "unknown-sheet",
    "bad-sheet",
    "empty-sheet",
    "too-many-lines",
    "no-column",
    "unknown-value",
    "bad-month",
    "bad-address",
    "bad-certificate",
    "private-address",
    "no-host",
    "no-answer",
    "http-status",
    "too-slow",
    "too-many-redirects",
    "addresses-off",
    "no-article",
    "too-nested",
    "too-many-elements",
    "broken-file",
    "encrypted",
    "no-text-in-pdf",
    "too-many-pages",
    "zip-bomb",
    "too-many-files",
    "empty-archive",
    "nested-archive",
    "unsafe-path",
    "unknown-archive",
    "old-office",
    "unread-format",
    "picture",
    "not-a-table",
    "events-table",
    "no-text-column",
    "no-such-column",
    "bad-json",
    "broken-row",
    "same-again",
    "merged-table",
    "bad-column",
]


def test_both_languages_have_the_same_keys():
    french, english = load_words("fr"), load_words("en")
    assert french.texts.keys() == english.texts.keys()
    assert {key: len(words) for key, words in french.lists.items()} == {
        key: len(words) for key, words in english.lists.items()
    }


def test_both_languages_fill_in_the_same_names():
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    french, english = load_words("fr"), load_words("en")
    assert [key for key in french.texts if names(french(key)) != names(english(key))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_word(language):
    words = load_words(language)
    for group, codes in (
        ("types", EVENT_TYPES),
        ("modalities", MODALITIES),
        ("precisions", PRECISIONS),
        ("reasons", REASONS),
    ):
        assert [code for code in codes if f"{group}.{code}" not in words.texts] == []
    assert [code for code in CODES if f"errors.{code}" not in words.texts] == []


def test_every_word_is_used():
    code = "\n".join(path.read_text("utf-8") for path in Path(dashboard.__file__).parent.rglob("*.py"))
    # These are found by a code that comes from the table, from an error, or from the chart.
    by_code = r"(types|modalities|precisions|kinds|reasons|roles|errors|key|input\.languages|input\.copy_[\w-]+|command\.kind_[\w-]+|origins|facts|reasons_os|table|card\.unit_\w+|command\.\w+_help|streamlit|address|columns|meanings|tables|tables_help|sizes|downloads|fields|problems|tabs|units|lanes|moves|chips|filters|welcome\.step\d\w*|chart\.(title|aria|wide)_\w+|journal\.(fields|kinds|short)|desk\.\w+_done|desk\.no_\w+|edit\.(statuses|un\w+)|review\.\w+)"
    keys = [re.sub("_(one|many)$", "", key) for key in load_words("fr").texts if not re.match(rf"{by_code}(\.|$)", key)]
    assert [key for key in keys if key not in code and key.split(".")[1] not in code] == []


def test_the_number_bends_the_words():
    assert [load_words("fr").many("tray.moved", n)[:12] for n in (0, 1, 2)] == [
        "0 événement ",
        "1 événement ",
        "2 événements",
    ]
    assert [load_words("en").many("tray.moved", n)[:8] for n in (0, 1, 2)] == ["0 events", "1 event ", "2 events"]


def test_long_numbers_are_in_groups_and_years_are_not():
    said = [load_words(code)("card.place", place=2024, total=100_000) for code in ("fr", "en")]
    assert said == ["2024 sur 100\u202f000", "2024 of 100,000"]


def test_an_error_is_a_sentence_in_the_language():
    error = ChronofriseError("bad-date", "No date.", value="hier")
    assert load_words("fr").error(error).startswith("« hier » n’est pas")
    assert load_words("en").error(error).startswith("“hier” is not")


def test_an_error_without_words_keeps_its_own():
    assert load_words("fr").error(ChronofriseError("new-code", "Something new.")) == "Something new."
    assert load_words("fr").error(ChronofriseError("bad-date", "Without its value.")) == "Without its value."


def test_values_in_a_sentence_are_made_harmless():
    error = ChronofriseError("bad-date", "No date.", value="*x*")
    assert "[*x*]" in load_words("fr").error(error, lambda value: f"[{value}]")
