"""A date as someone types it: one date with its year, as precise as it was said, or a refusal."""

import numpy as np
import pytest

from events import PRECISIONS, ReadingError, coarser_date, date_in_words, read_date


@pytest.mark.parametrize(
    ("words", "edtf", "precision", "start", "end"),
    [
        ("18 août 2020", "2020-08-18", "day", "2020-08-18", "2020-08-19"),
        ("en août 2020", "2020-08", "month", "2020-08-01", "2020-09-01"),
        ("début mars 2021", "[2021-03-01..2021-03-10]", "part-of-month", "2021-03-01", "2021-03-11"),
        ("vers 1950", "1950~", "year", "1950-01-01", "1951-01-01"),
        ("environ 1950", "1950~", "year", "1950-01-01", "1951-01-01"),
        ("vers le 3 mai 2020", "2020-05-03~", "day", "2020-05-03", "2020-05-04"),
        ("entre le 3 et le 5 mai 2020", "[2020-05-03..2020-05-05]", "day", "2020-05-03", "2020-05-06"),
        ("du 3 au 5 mai 2020", "2020-05-03/2020-05-05", "day", "2020-05-03", "2020-05-06"),
        ("de 2006 à 2019", "2006/2019", "year", "2006-01-01", "2020-01-01"),
        ("26/06/2024", "2024-06-26", "day", "2024-06-26", "2024-06-27"),
        ("03/2021", "2021-03", "month", "2021-03-01", "2021-04-01"),
        ("May 3, 2021", "2021-05-03", "day", "2021-05-03", "2021-05-04"),
        ("44 av. J.-C.", "-0043", "year", "-0043-01-01", "-0042-01-01"),
        ("2021-05~", "2021-05~", "month", "2021-05-01", "2021-06-01"),
        ("1914/1918", "1914/1918", "year", "1914-01-01", "1919-01-01"),
        ("[2020-05-03..2020-05-05]", "[2020-05-03..2020-05-05]", "day", "2020-05-03", "2020-05-06"),
        ("196X", "196X", "decade", "1960-01-01", "1970-01-01"),
        ("18XX", "18XX", "century", "1801-01-01", "1901-01-01"),
        ("2020-33", "2020-33", "quarter", "2020-01-01", "2020-04-01"),
        ("2021-W18", "2021-W18", "week", "2021-05-03", "2021-05-10"),
    ],
)
def test_what_is_typed_is_understood(words, edtf, precision, start, end):
    date = read_date(words)
    assert (date["edtf"], date["precision"]) == (edtf, precision)
    assert (date["start"], date["end"]) == (np.datetime64(start), np.datetime64(end))
    assert date["reason"] == ""


@pytest.mark.parametrize(
    "words",
    [
        "hier", "juin", "le 3 mai", "pas 2020", "mars ou avril 2020", "le 12 ou le 13 mai 2020", "31 février 2020",
        "2020-02-30", "2020-13", "1918/1914", "3 mai 2020 et 4 mai 2021", "le coup de 2020", "20XX-05",
        "[..]", "/", "x" * 500, "depuis trois semaines", "neuf mois plus tard", "<b>2020</b>",
    ],
)  # fmt: skip
def test_what_is_no_single_date_with_its_year_is_refused(words):
    with pytest.raises(ReadingError) as refused:
        read_date(words)
    assert refused.value.code == "no-single-date"


def test_a_day_of_the_week_that_is_wrong_is_told():
    assert read_date("lundi 3 mai 2021")["edtf"] == "2021-05-03"
    with pytest.raises(ReadingError) as refused:
        read_date("mardi 3 mai 2021")
    assert refused.value.code == "weekday-mismatch"


@pytest.mark.parametrize("words", ["?", "", "sans date", "Inconnue", "unknown", "s.d."])
def test_a_date_may_be_said_to_be_unknown(words):
    date = read_date(words)
    assert date["start"] is None and date["reason"] == "no-date"


def test_bounds_and_open_ends():
    before, after = read_date("avant 2020"), read_date("../2019")
    assert before["not_after"] == after["not_after"] == np.datetime64("2019-12-31")
    assert before["reason"] == "only-bounds" and before["start"] is None
    assert before["edtf"] == after["edtf"] == "../2019"
    since = read_date("depuis 2015", published="2024-06-26")
    assert (since["open"], since["end"]) == ("end", np.datetime64("2024-06-27"))
    assert read_date("2015/..", published="2024-06-26") == since | {"edtf": "2015/.."}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("entre le 3 et le 5 mai 2020", "entre le 3 et le 5 mai 2020"),
        ("du 3 au 5 mai 2020", "du 3 au 5 mai 2020"),
        ("vers le 3 mai 2020", "vers le 3 mai 2020"),
        ("vers 1950", "vers 1950"),
    ],
)
def test_what_was_understood_is_said_in_words(words, shown):
    assert date_in_words(read_date(words)) == shown


def test_a_date_is_made_coarser_and_never_finer():
    day = read_date("18 août 2020")
    assert [coarser_date(day, unit)["edtf"] for unit in ("day", "week", "month", "season", "year", "decade", "century")] == [
        "2020-08-18", "[2020-08-17..2020-08-23]", "2020-08", "2020-22", "2020", "202X", "20XX",
    ]  # fmt: skip
    assert coarser_date(read_date("vers mai 2021"), "year")["edtf"] == "2021~"
    assert coarser_date(read_date("du 30 mai au 2 juin 2020"), "month")["edtf"] == "2020-05/2020-06"
    for words, unit in (("2020", "month"), ("?", "year"), ("avant 2020", "century")):
        with pytest.raises(ReadingError) as refused:
            coarser_date(read_date(words), unit)
        assert refused.value.code == "finer-precision"


def test_every_edtf_that_is_made_is_read_back():
    for words in (
        "18 août 2020",
        "mars 2021",
        "été 2019",
        "années 1960",
        "XXe siècle",
        "1er semestre 2020",
        "fin 2021",
    ):
        date = read_date(words)
        again = read_date(str(date["edtf"]))
        assert (again["start"], again["end"]) == (date["start"], date["end"])
        assert date["precision"] in PRECISIONS
