"""Merging across a corpus: the answer of ``merge``, however it was cut up, and nothing made twice."""

import gc

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.merge import invented
from events import CorpusError, Settings, cluster, merge, merge_corpus, read_actors, rename_actors
from events.arrow import from_arrow, to_arrow
from events.corpus.merge import listed, up_to_date
from events.corpus.store import Store
from events.corpus.tasks import unswept


def put(store, table, first, last, step=50):
    """Write rows of a table as parts of a corpus."""
    for low in range(first, last, step):
        rows = table.iloc[low : min(low + step, last)].reset_index(drop=True)
        store.write(f"p-{low:06d}", [], [to_arrow(rows)], [])


def happenings(out):
    files = [out / "happenings" / f"{name}.parquet" for name in listed(str(out))["heaps"]]
    assert sorted(files) == sorted((out / "happenings").glob("*.parquet"))
    return from_arrow(pa.concat_tables([pq.read_table(file) for file in files])).sort_values("event", ignore_index=True)


def links(out):
    files = sorted((out / "links").glob("*.parquet"))
    return pd.concat([pq.read_table(file).to_pandas() for file in files]).sort_values("mention", ignore_index=True)


def assert_is_merged(table, out):
    events, led = merge(table)
    pd.testing.assert_frame_equal(events.sort_values("event", ignore_index=True), happenings(out))
    found, led = links(out), led.sort_values("mention", ignore_index=True)
    for name in ("event", "mention", "document", "role", "edtf", "copy_of", "joined_to", "rule"):
        assert found[name].tolist() == led[name].tolist()
    assert found["score"].round(6).equals(led["score"].round(6))


@pytest.fixture(scope="module")
def table():
    """News of three months and one undated row, so that blocks are full and heaps are several."""
    rows = invented(700, days=100)
    rows.loc[699, ["start", "end"]] = pd.NaT
    rows.loc[699, "reason"] = "no-date"
    rows.loc[690:698, "start"] += pd.Timedelta(days=900)
    rows.loc[690:698, "end"] += pd.Timedelta(days=900)
    return rows


def test_the_answer_is_that_of_merge_and_nothing_is_made_twice(table, tmp_path):
    store = Store.begin(str(tmp_path / "out"), Settings(), 8)
    put(store, table, 0, 600)
    first = merge_corpus(str(tmp_path / "out"))
    assert first.rows == 600 and first.made > 0
    assert_is_merged(table.iloc[:600].reset_index(drop=True), tmp_path / "out")
    put(store, table, 600, 700)
    assert not up_to_date(str(tmp_path / "out"))
    told = []
    merge_corpus(str(tmp_path / "out"), progress=lambda *at: told.append(at))
    assert told[0][:2] == (1, 5) and told[-1][:2] == (5, 5)
    assert up_to_date(str(tmp_path / "out"))
    assert_is_merged(table, tmp_path / "out")
    again = merge_corpus(str(tmp_path / "out"))
    assert again.made == 0 and again.rows == 700
    assert_is_merged(table, tmp_path / "out")


def test_workers_make_no_difference(table, tmp_path):
    put(Store.begin(str(tmp_path / "out"), Settings(), 8), table, 0, 700)
    with cluster(1) as client:
        merge_corpus(str(tmp_path / "out"), client)
    assert_is_merged(table, tmp_path / "out")


def test_a_merge_that_was_stopped_goes_on(table, tmp_path):
    put(Store.begin(str(tmp_path / "out"), Settings(), 8), table, 0, 700)

    def stop(step, _steps, at, _total):
        if (step, at) == (4, 1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge_corpus(str(tmp_path / "out"), progress=stop)
    assert listed(str(tmp_path / "out")) is None
    kept = len(list((tmp_path / "out" / "merging" / "edges").iterdir()))
    assert kept and merge_corpus(str(tmp_path / "out")).made > 0
    assert_is_merged(table, tmp_path / "out")


def test_a_surname_is_the_one_person_of_the_corpus_who_has_it(table, tmp_path):
    rows = table.iloc[:60].reset_index(drop=True)
    full, short = ("state:MLI", "person:awa-zorgbo"), ("state:MLI", "person:zorgbo")
    ids = [full if place % 2 else short for place in range(60)]
    rows["actor_ids"] = ids
    rows["actors"] = [("Mali", "Awa Zorgbo") if one is full else ("Mali", "Zorgbo") for one in ids]
    put(Store.begin(str(tmp_path / "out"), Settings(), 8), rows, 0, 60)
    merge_corpus(str(tmp_path / "out"))
    found = happenings(tmp_path / "out")
    assert set(found["actor_ids"]) == {full}
    events, _ = merge(rename_actors(rows, "fr"))
    assert events.sort_values("event")["mentions"].tolist() == found["mentions"].tolist()


@pytest.mark.parametrize("own", [True, False])
def test_a_person_of_the_readers_own_is_who_another_spelling_is(table, tmp_path, own):
    """Without a list the longer spelling wins."""
    ours, other = "person:orlan-vasdek", "person:orllan-vassdek"
    rows = table.iloc[:2].reset_index(drop=True).assign(roles=[("agent",)] * 2)
    rows["actor_ids"], rows["actors"] = [(ours,), (other,)], [("Orlan Vasdek",), ("Orllan Vassdek",)]
    actors = read_actors(b"nom,sorte\nOrlan Vasdek,personne\n", "miens.csv") if own else None
    put(Store.begin(str(tmp_path / "out"), Settings(actors=actors), 8), rows, 0, 2)
    merge_corpus(str(tmp_path / "out"))
    assert set(happenings(tmp_path / "out")["actor_ids"]) == {(ours if own else other,)}


def test_a_row_of_several_places_and_nothing_at_all(tmp_path, table):
    rows = table.iloc[:1].copy()
    rows["places"] = [("Singapour", "Singapore", "Bamako")]
    put(Store.begin(str(tmp_path / "out"), Settings(), 8), rows, 0, 1)
    merge_corpus(str(tmp_path / "out"))
    assert_is_merged(rows, tmp_path / "out")
    Store.begin(str(tmp_path / "empty"), Settings(), 8)
    assert merge_corpus(str(tmp_path / "empty")).happenings == 0
    with pytest.raises(CorpusError, match="no corpus"):
        merge_corpus(str(tmp_path / "nowhere"))


def test_the_search_for_garbage_goes_on_after_work_and_after_an_error():
    assert unswept(lambda _: gc.isenabled())(0) is False
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError):
        unswept(lambda number: 1 // number)(0)
    assert gc.isenabled()
