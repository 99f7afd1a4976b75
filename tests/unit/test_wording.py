"""Dates as a person reads them, in both languages."""

import numpy as np
import pytest

from dashboard.dossier import SAMPLE
from events import date_in_words, dates_in_words, last_day, read_table, wording

DAY = np.datetime64


@pytest.mark.parametrize(
    ("start", "end", "precision", "more", "fr", "en"),
    [
        ("2020-08-18", "2020-08-19", "day", {}, "18 août 2020", "18 August 2020"),
        ("2020-05-01", "2020-05-02", "day", {}, "1er mai 2020", "1 May 2020"),
        ("2020-08-01", "2020-09-01", "month", {}, "août 2020", "August 2020"),
        ("2021-05-01", "2021-06-01", "month", {"edtf": "2021-05~"}, "vers mai 2021", "around May 2021"),
        ("2024-06-01", "2024-06-11", "part-of-month", {"mod": "START"}, "début juin 2024", "early June 2024"),
        ("2014-01-01", "2015-01-01", "year", {}, "2014", "2014"),
        ("2023-09-01", "2024-01-01", "part-of-year", {"mod": "END"}, "fin 2023", "late 2023"),
        ("2021-07-01", "2021-10-01", "quarter", {}, "3e trimestre 2021", "third quarter of 2021"),
        ("2021-06-21", "2021-09-23", "season", {}, "été 2021", "summer 2021"),
        ("2021-12-21", "2022-03-20", "season", {}, "hiver 2021", "winter 2021"),
        ("1960-01-01", "1970-01-01", "decade", {}, "années 1960", "1960s"),
        ("1901-01-01", "2001-01-01", "century", {}, "XXe siècle", "20th century"),
        ("2006-01-01", "2020-01-01", "year", {}, "de 2006 à 2019", "2006 to 2019"),
        ("2021-05-03", "2021-05-06", "day", {}, "du 3 au 5 mai 2021", "3 to 5 May 2021"),
        ("2015-01-01", "2024-06-27", "year", {"open": "end"}, "depuis 2015", "since 2015"),
        ("-0043-01-01", "-0042-01-01", "year", {}, "44 av. J.-C.", "44 BC"),
        (None, None, "", {"edtf": "XXXX-06", "mod": "START"}, "début juin, année inconnue", "early June, year unknown"),
        (None, None, "", {"edtf": "XXXX-12-15"}, "15 décembre, année inconnue", "15 December, year unknown"),
        (None, None, "", {"not_after": DAY("2019-12-31")}, "au plus tard le 31 décembre 2019", "31 December 2019 at the latest"),
        (None, None, "", {}, "sans date", "undated"),
    ],
)  # fmt: skip
def test_the_wording_follows_the_precision(start, end, precision, more, fr, en):
    row = {"start": start and DAY(start), "end": end and DAY(end), "precision": precision, **more}
    assert (date_in_words(row, "fr"), date_in_words(row, "en")) == (fr, en)


def test_the_last_day_is_never_the_exclusive_end():
    assert last_day(DAY("2020-09-01")) == "2020-08-31"
    assert last_day(DAY("-0042-01-01")) == "-0043-12-31"
    assert last_day(DAY("NaT")) == ""


def test_a_whole_table_is_worded_as_its_rows_are():
    table = read_table(SAMPLE / "table.jsonl")
    for language in ("fr", "en"):
        one_by_one = [date_in_words(row, language) for row in table.to_dict("records")]
        assert dates_in_words(table, language) == one_by_one
    assert dates_in_words(table.iloc[:0]) == []


def test_the_words_of_a_date_hang_on_no_column_that_a_table_leaves_out():
    seen: set[str] = set()

    class Watched(dict):
        def get(self, name, default=None):
            seen.add(name)
            return super().get(name, default)

    for row in read_table(SAMPLE / "table.jsonl").to_dict("records"):
        date_in_words(Watched(row))
    assert seen <= set(wording._DATE)
