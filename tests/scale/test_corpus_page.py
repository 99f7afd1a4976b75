"""A corpus on the page: everything that a dossier shows, read from disk when it is looked at, and dossiers cut from it."""

import io
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.merge import invented
from dashboard import archive
from dashboard.archive import open_archive
from dashboard.catalogue import catalogue_of
from dashboard.choices import Choices, Filters
from dashboard.cutting import articles_of
from dashboard.dossier import Store
from dashboard.export.selection import selection_of
from dashboard.export.table import table_file
from dashboard.packed import ranks
from dashboard.rows import in_order
from dashboard.words import load_words
from events import FOLDED, Settings, fold, is_corpus, known_actors, merge_corpus, open_corpus, read_table, unpacked
from events.arrow import to_arrow
from events.corpus.store import Store as Corpus
from events.corpus.view import folded

APP = str(Path(__file__).parents[2] / "streamlit_app.py")
ROWS = 300


@pytest.fixture(scope="module")
def rows():
    table = invented(ROWS, days=2000)
    table["title"] = [f"Événement n° {number}" for number in range(ROWS)]
    table.loc[ROWS - 1, ["start", "end"]] = pd.NaT
    table.loc[ROWS - 1, "reason"] = "no-publication-date"
    return table


@pytest.fixture(scope="module")
def out(rows, tmp_path_factory):
    """A corpus whose happenings are merged."""
    place = str(tmp_path_factory.mktemp("corpus") / "sahel")
    store = Corpus.begin(place, Settings(), 8)
    for low in range(0, ROWS, 50):
        some = rows.iloc[low : low + 50].reset_index(drop=True)
        store.write(f"p-{low:06d}", [_article(row) for row in some.itertuples()], [to_arrow(some)], [])
    merge_corpus(place)
    return place


def _article(row):
    texts = dict.fromkeys(("address", "author"), "")
    texts |= {
        "document": row.document,
        "title": f"Article {row.document}",
        "source": "Le Journal",
        "name": row.document,
    }
    return {**texts, "published": "2024-06", "language": "fr", "text": f"Avant. {row.quote}", "events": 1}


def page(place, monkeypatch, **address):
    monkeypatch.setenv(archive.OPENED, place)
    test = AppTest.from_file(APP, default_timeout=120)
    for name, value in ({"lang": "fr"} | address).items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


def said(test):
    return " ".join(element.proto.body for element in test.get("html"))


def test_what_is_looked_at_is_the_table(out):
    shown = open_archive(out)
    told = unpacked(shown.table)
    assert is_corpus(out) and FOLDED not in told
    events = read_from(out)
    pd.testing.assert_frame_equal(
        told.sort_values("event", ignore_index=True).astype({"n_sources": "int64"}),
        events.sort_values("event", ignore_index=True),
    )
    starts = told["start"].to_numpy()
    known = starts[~np.isnat(starts)]
    assert (known[:-1] <= known[1:]).all() and not np.isnat(starts[: len(known)]).any()


def read_from(out):
    from tests.scale.test_merge import happenings

    return happenings(Path(out))


def test_a_catalogue_of_a_corpus_answers_as_one_of_its_table(out):
    shown = open_archive(out)
    naming = known_actors("en")
    packed = catalogue_of(shown.table, shown.titles(), naming=naming)
    plain = catalogue_of(unpacked(shown.table), shown.titles(), naming=naming)
    assert set(packed.facets) == set(plain.facets)
    for name, facet in packed.facets.items():
        assert (facet.ids, facet.names) == (plain.facets[name].ids, plain.facets[name].names)
        assert (facet.rows == plain.facets[name].rows).all()
    words = fold(str(unpacked(shown.table)["quote"].iloc[7])).split()[1:3]
    for text in (" ".join(words), "evenement N° 12", "nowhere"):
        wanted = plain.answer(Filters(text=text))
        assert (packed.answer(Filters(text=text)) == wanted).all()
    assert packed.answer(Filters(text="événement")).all()
    for event, row in plain.place.items():
        assert packed.place[event] == row
    assert "" not in packed.place and "no-such" not in packed.place and packed.place.get("x", -1) == -1
    some = np.array([3, 1, 120])
    for one, other in zip(packed.records(some), plain.records(some), strict=True):
        assert one["actors"] == tuple(
            naming.get(i, n) for i, n in zip(other["actor_ids"], other["actors"], strict=True)
        )
        assert one["mentions"] == other["mentions"] and one["title"] == other["title"]
    every = np.arange(len(plain))
    for column in ("title", "places", "actors"):
        alike = fold_column(plain, column)
        mine = in_order(packed, every, column, False, load_words("fr"))
        assert [alike[row] for row in mine] == sorted(alike)


def fold_column(catalogue, column):
    values = catalogue.table[column]
    return [fold(v) if isinstance(v, str) else fold(", ".join(v)) for v in values]


def test_searching_folds_as_everything_else_does():
    import pyarrow as pa

    texts = ["L’État «\u00a0Œuvre\u00a0»", "ÉLYSÉE–Matignon", "Straße\nà", "plain", "Iʼm ‘so’"]
    assert folded(pa.array(texts)).to_pylist() == [fold(text).replace("\n", " ") for text in texts]


def test_ranks_put_what_is_empty_last():
    table = pd.DataFrame({"title": ["b", "", "É", "a", "e"]})
    assert ranks(table, "title", np.arange(5)).tolist() == [2, 5, 3, 1, 3]


def test_the_page_shows_a_corpus(out, monkeypatch):
    test = page(out, monkeypatch)
    assert "sahel" in said(test) and test.query_params["dossier"] in ("corpus", ["corpus"])
    again = page(out, monkeypatch, dossier="corpus", tab="table", q="n° 12")
    assert "sahel" in said(again)
    for tab in ("counts", "heat"):
        page(out, monkeypatch, tab=tab)
    for name in ("actors", "types", "period", "more"):
        test.session_state[f"open-{name}"] = True
    test.session_state["reason-no-publication-date"] = True
    test.run()
    assert not test.exception


def test_the_card_reads_its_sources_from_disk(out, monkeypatch):
    shown = open_archive(out)
    several = unpacked(shown.table)
    row = several[several["n_sources"] > 1].iloc[0]
    test = page(out, monkeypatch, event=row["event"])
    for document in row["sources"]:
        assert f"Article {document}" in said(test)
    assert len(shown.told(row)) == len(row["mentions"]) - 1
    assert shown.document(row["document"]).text.startswith("Avant. ")
    assert shown.document("nowhere") is None


def test_every_article_is_found_by_its_id_and_no_other(out, rows):
    shown = open_corpus(out)
    for identity in rows["document"]:
        assert shown.article(identity, text=False).title == f"Article {identity}"
    assert [shown.article(identity) for identity in ("", "d", "d0 ", "e", "zz")] == [None] * 5


def test_downloads_are_those_of_a_table(out):
    import datetime as dt

    shown = open_archive(out)
    catalogue = catalogue_of(shown.table, shown.titles(), naming=known_actors("fr"))
    words, every = load_words("fr"), np.arange(len(shown.table))
    selection = selection_of(shown, catalogue, every, Choices(), words, dt.date(2026, 1, 1))
    parquet = read_table(io.BytesIO(table_file("parquet", selection)), format="parquet")
    assert len(parquet) == len(every) and parquet["mentions"].map(type).eq(tuple).all()
    for kind in ("csv", "jsonl", "xlsx", "ics", "timelinejs", "docx"):
        assert len(table_file(kind, selection)) > 1000
    few = selection_of(shown, catalogue, every[:3], Choices(), words, dt.date(2026, 1, 1))
    assert [row["event"] for row in few.rows] == unpacked(shown.table)["event"].iloc[:3].tolist()
    assert few.source(unpacked(shown.table)["document"].iloc[0]).endswith("Le Journal, juin 2024")


def test_a_dossier_is_cut_from_it(out, monkeypatch):
    shown = open_archive(out)
    catalogue = catalogue_of(shown.table, shown.titles())
    actor = catalogue.facets["actors"].ids[-1]
    count, wanted = articles_of(catalogue, np.flatnonzero(catalogue.answer(Filters(actors=(actor,)))))
    assert count == len(wanted) > 0
    test = page(out, monkeypatch, actors=actor)
    test.button(key="cut").click().run()
    assert not test.exception
    dossier = test.session_state["dossier"]
    assert sorted(document.id for document in dossier.documents) == sorted(wanted)
    assert dossier.path is not None and dossier.path.stem == "Extrait de sahel"
    kept = Store(dossier.path).dossier()
    assert set(kept.table["document"]) == set(wanted)
    assert kept.documents[0].text.startswith("Avant. ")


def test_the_command_gets_a_corpus_ready(out, monkeypatch, capsys):
    import streamlit_app
    from dashboard.command import main

    monkeypatch.setenv("LC_ALL", "fr_FR")
    monkeypatch.setattr(streamlit_app.app, "run", lambda **_: None)
    monkeypatch.delenv(archive.OPENED, raising=False)
    assert main(["dashboard", out]) == 0
    assert capsys.readouterr().err == f"Préparation de {out}…\n"
    monkeypatch.delenv(archive.OPENED, raising=False)
    assert main(["dashboard", str(Path(out).parent)]) == 2
    assert "Il n’y a pas de corpus" in capsys.readouterr().err


def test_a_corpus_that_is_not_merged_shows_its_rows(rows, tmp_path):
    store = Corpus.begin(str(tmp_path / "out"), Settings(), 8)
    store.write("p-1", [_article(row) for row in rows.itertuples()], [to_arrow(rows)], [])
    assert len(open_corpus(str(tmp_path / "out")).table) == ROWS
    merge_corpus(str(tmp_path / "out"))
    assert len(open_corpus(str(tmp_path / "out")).table) < ROWS
    assert len(list((tmp_path / "out" / "view").iterdir())) == 1  # of one state only
    manifest = json.loads((tmp_path / "out" / "chronofrise.json").read_text("utf-8"))
    assert manifest["format"] == 1
