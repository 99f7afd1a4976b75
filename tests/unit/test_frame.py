"""The events table: schema, files, and what is refused."""

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events import SCHEMA, TableError, empty_table, read_table, write_table
from events.frame import join_tables, to_table
from events.model import EVENT_TYPES, MODALITIES, PRECISIONS

FORMATS = ("csv", "jsonl", "parquet")


def row(**changes):
    """One dated row, as the pipeline makes them."""
    plain = {name: "" for name, column in SCHEMA.items() if column.kind == "text"}
    plain |= {name: None for name, column in SCHEMA.items() if column.kind in ("span", "day")}
    plain |= {name: () for name, column in SCHEMA.items() if column.kind == "names"}
    plain |= {
        "event": "e1", "document": "d", "type": "coup", "modality": "happened", "anchor": "absolute", "precision": "month",
        "start": "2020-08-01", "end": "2020-09-01", "n_sources": 1, "confidence": 0.9, "extent": "within",
    }  # fmt: skip
    return {**plain, **changes}


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
DAYS = st.integers(-4_000_000, 2_900_000).map(lambda n: np.datetime64(n, "D"))
ROWS = st.builds(
    lambda title, quote, names, day, length, spans, precision, type_, modality, share: row(
        title=title, quote=quote, actors=tuple(names), actor_ids=tuple(names), roles=tuple(names), places=tuple(names),
        start=day, end=day + length, said_start_char=spans, precision=precision, type=type_, modality=modality, confidence=share,
    ),
    TEXTS, TEXTS, st.lists(TEXTS, max_size=3), DAYS, st.integers(1, 400), st.one_of(st.none(), st.integers(0, 9999)),
    st.sampled_from(PRECISIONS), st.sampled_from(EVENT_TYPES), st.sampled_from(MODALITIES), st.floats(0, 1),
)  # fmt: skip


@given(st.lists(ROWS, max_size=4), st.sampled_from(FORMATS))
@settings(max_examples=120, deadline=None)
def test_a_table_reads_back_as_it_was_written(rows, format):
    table = to_table([{**r, "event": f"e{n}"} for n, r in enumerate(rows)])
    buffer = io.BytesIO()
    write_table(table, buffer, format=format)
    buffer.seek(0)
    pd.testing.assert_frame_equal(read_table(buffer, format=format), table)


def test_columns_and_dtypes_are_the_schema_s():
    table = to_table([row()])
    assert list(table.columns) == list(SCHEMA) == list(empty_table().columns)
    assert table["start"].dtype == table["not_before"].dtype == np.dtype("datetime64[s]")
    assert str(table["said_start_char"].dtype) == "Int64"
    assert isinstance(table["actors"].iloc[0], tuple)
    assert (empty_table().dtypes == table.dtypes).all()


@pytest.mark.parametrize("format", FORMATS)
def test_a_path_says_its_format(tmp_path, format):
    path = tmp_path / f"t.{format}"
    write_table(to_table([row()]), path)
    assert len(read_table(path)) == 1


def test_csv_has_the_date_in_words_and_the_last_day_and_opens_in_a_spreadsheet(tmp_path):
    path = tmp_path / "t.csv"
    write_table(to_table([row(title='=HYPERLINK("http://x")', quote="- tiret")]), path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    plain = pd.read_csv(path)
    assert plain["date"].iloc[0] == "août 2020"
    assert plain["last_day"].iloc[0] == "2020-08-31"
    assert plain["title"].iloc[0].startswith("'=")
    assert read_table(path)["title"].iloc[0].startswith("=HYPERLINK")
    assert read_table(path)["quote"].iloc[0] == "- tiret"


def test_undated_rows_stand_last_and_keep_their_reason():
    undated = row(event="e2", start=None, end=None, precision="", reason="no-date")
    table = to_table([undated, row()])
    assert table["event"].tolist() == ["e1", "e2"]
    assert table["reason"].tolist() == ["", "no-date"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"type": "party"}, "type"),
        ({"precision": "minute"}, "precision"),
        ({"start": "2020-13-01"}, "start"),
        ({"start": "2020-10-01"}, "start"),
        ({"end": None}, "start"),
        ({"start": None, "end": None, "precision": ""}, "start"),
        ({"confidence": 2}, "confidence"),
        ({"said_start_char": "x"}, "said_start_char"),
        ({"actors": "Mali"}, "actors"),
    ],
)
def test_what_the_schema_does_not_allow_is_refused_with_row_and_column(change, column):
    with pytest.raises(TableError) as refused:
        to_table([row(), row(event="e2", **change)])
    assert (refused.value.code, refused.value.details["row"], refused.value.details["column"]) == (
        "bad-value",
        "2",
        column,
    )


@pytest.mark.parametrize(
    ("data", "format", "code"),
    [
        (b"a,b\n1,2\n", "csv", "not-our-table"),
        (b"\xff\xfe\x00", "csv", "not-csv"),
        (b'"', "csv", "not-csv"),
        (b"not json", "jsonl", "not-jsonl"),
        (b"[1]\n", "jsonl", "not-jsonl"),
        (b"PAR1junk", "parquet", "not-parquet"),
        (b"", "csv", "not-our-table"),
        (b"", "xlsx", "unknown-format"),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_refused(data, format, code):
    with pytest.raises(TableError) as refused:
        read_table(io.BytesIO(data), format=format)
    assert refused.value.code == code


def test_the_same_article_twice_gives_two_ids():
    joined = join_tables([to_table([row()]), to_table([row(document="d2")])])
    assert joined["event"].is_unique
    assert len(joined) == 2
