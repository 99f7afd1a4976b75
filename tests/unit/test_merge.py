"""Told once: happenings of several documents as one event each, on the gold and on rows made for a purpose."""

import io

import numpy as np
import pandas as pd
import pytest

import events
from benchmarks.merge import alike, one_day
from events import LINKS, MERGED, SCHEMA, Document, TableError, apart_from, empty_table, extract, merge, read_table
from events.chronology import day_numbers
from events.language import languages, load
from events.merging.blocks import FULL, Entries, keys, pairs
from events.merging.columns import Columns
from events.merging.score import match
from events.merging.sieve import sifted
from events.merging.telling import telling
from tests.gold import SAMPLE
from tests.told import extracted, gold, rows_of, score


@pytest.fixture(scope="module")
def table():
    return extracted()


@pytest.fixture(scope="module")
def merged(table):
    return merge(table)


def event_of(links):
    return dict(zip(links["mention"], links["event"], strict=True))


def told(*articles, **options):
    """The events and links of articles given as (id, language, publication date, text)."""
    table = extract([Document(id_, text, language, published) for id_, language, published, text in articles])
    return table, *merge(table, **options)


ATTACK_FR = ("a", "fr", "2022-03-15", "Des hommes armés ont attaqué samedi le marché de Tolbi, au Niger.")
ATTACK_EN = ("b", "en", "2022-03-15", "Gunmen attacked the market of Tolbi in Niger on Sunday.")
ATTACK_MONTH = ("c", "fr", "2022-08-01", "En mars 2022, des hommes armés avaient attaqué le marché de Tolbi, au Niger.")


def attacks(events_):
    return events_[events_["type"] == "attack"]


@pytest.mark.parametrize("kept", [False, True])
def test_happenings_of_the_gold_stand_once_and_neighbours_stay_apart(kept):
    part = gold(kept=kept)
    _, links = merge(extracted(kept=kept))
    found = score(part, extracted(kept=kept), event_of(links))
    assert found.found >= 0.9 * found.marks
    assert found.f1 >= (94 if kept else 96)
    assert not found.joined
    assert not found.mixed


def test_a_third_of_the_gold_is_kept_aside():
    whole, kept = gold(), gold(kept=True)
    happenings = len(whole.told_several_times), len(kept.told_several_times)
    assert sum(happenings) >= 40 and happenings[1] * 2.2 >= happenings[0]
    assert len(whole.apart) + len(kept.apart) >= 40
    for part in (whole, kept):
        known = {mark.happening for mark in part.marks}
        assert all(name in known for pair in part.apart for name in pair)
        assert set(part.sources) <= known


@pytest.mark.parametrize("kept", [False, True])
def test_copies_are_no_sources(kept):
    part, table = gold(kept=kept), extracted(kept=kept)
    events_, links = merge(table)
    counted = dict(zip(events_["event"], events_["n_sources"], strict=True))
    rows = rows_of(part.marks, table)
    for mark, row in rows.items():
        if mark.happening in part.sources:
            assert counted[event_of(links)[row]] == part.sources[mark.happening], mark.happening


def test_the_coups_of_the_sample_stand_once_each_with_their_sources():
    events_, _ = merge(read_table(SAMPLE / "table.jsonl"))
    coups = events_[events_["type"] == "coup"]
    starts = [str(day)[:7] for day in coups["start"]]
    assert len(starts) == len(set(starts)) and "NaT" not in starts
    second = coups[coups["start"] == np.datetime64("2021-05-01")].iloc[0]
    assert set(second["sources"]) == {"takuba-2022", "mali-russie-2024"}
    assert "2020-08" in starts


def test_what_comes_out_is_a_table_and_says_where_every_row_went(table, merged):
    events_, links = merged
    assert list(events_.columns) == [*SCHEMA, *MERGED]
    assert list(links.columns) == list(LINKS)
    assert sorted(links["mention"]) == sorted(table["event"])
    assert set(links["event"]) == set(events_["event"])
    assert sum(len(mentions) for mentions in events_["mentions"]) == len(table)
    assert (links.loc[links["role"] == "lead", "event"] == links.loc[links["role"] == "lead", "mention"]).all()
    joined = links[links["role"] != "lead"]
    assert (joined["rule"] != "").all() and joined["score"].between(0, 1).all()
    assert set(joined["joined_to"]) <= set(table["event"])
    assert all(len(row.sources) == len(row.source_dates) == row.n_sources for row in events_.itertuples())


def test_quotes_and_dates_of_an_event_are_those_of_one_row(table, merged):
    rows = table.set_index("event")
    for event in merged[0].to_dict("records"):
        lead = rows.loc[event["event"]]
        for name in ("document", "quote", "trigger_start_char", "edtf", "said", "title"):
            assert event[name] == lead[name] or pd.isna(event[name])


def test_a_table_that_is_merged_is_given_back(merged):
    again, links = merge(merged[0])
    pd.testing.assert_frame_equal(again, merged[0])
    assert event_of(links) == event_of(merged[1])


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_a_merged_table_is_written_and_read(merged, format):
    file = io.BytesIO()
    events.write_table(merged[0], file, format=format)
    file.seek(0)
    pd.testing.assert_frame_equal(read_table(file, format=format), merged[0])


def test_sources_that_disagree_stay_with_both_dates():
    _, events_, links = told(ATTACK_FR, ATTACK_EN)
    (attack,) = attacks(events_).to_dict("records")
    assert attack["n_sources"] == 2
    assert set(attack["disputed"]) == {"2022-03-12", "2022-03-13"} == set(attack["source_dates"])
    assert dict(zip(attack["sources"], attack["source_dates"], strict=True)) == {"a": "2022-03-12", "b": "2022-03-13"}
    assert set(links.loc[links["event"] == attack["event"], "role"]) == {"lead", "disputes"}


def test_the_finer_date_wins_where_the_others_contain_it():
    _, events_, links = told(ATTACK_MONTH, ATTACK_FR)
    (attack,) = attacks(events_).to_dict("records")
    assert (attack["document"], attack["edtf"], attack["disputed"]) == ("a", "2022-03-12", ())
    assert set(links.loc[links["event"] == attack["event"], "role"]) == {"lead", "agrees"}


def test_most_sources_speak_where_they_disagree():
    third = (
        "d",
        "fr",
        "2022-03-20",
        "Le 13 mars 2022, des hommes armés ont attaqué le marché de Tolbi, dans le Niger.",
    )
    _, events_, _ = told(ATTACK_FR, ATTACK_EN, third)
    (attack,) = attacks(events_).to_dict("records")
    assert attack["edtf"] == "2022-03-13" and attack["disputed"] == ("2022-03-13", "2022-03-12")


def test_a_vague_telling_of_either_of_two_joins_neither():
    second = ("d", "fr", "2022-03-27", "Des hommes armés ont attaqué vendredi le marché de Tolbi, au Niger.")
    _, events_, _ = told(ATTACK_FR, second, ATTACK_MONTH)
    assert sorted(attacks(events_)["n_sources"]) == [1, 1, 1]


def test_copies_and_teasers_tell_nothing_of_their_own():
    copied = ("z", "fr", "2022-03-15", ATTACK_FR[3] + " (avec AFP)")
    teaser = ("y", "fr", "2022-03-15", "Des hommes armés ont attaqué samedi le marché de Tolbi…")
    _, events_, links = told(ATTACK_FR, copied, teaser, ATTACK_EN)
    (attack,) = attacks(events_).to_dict("records")
    assert attack["n_sources"] == 2 and len(attack["copies"]) == 2
    assert not set(attack["sources"]) & set(attack["copies"])
    assert set(links.loc[links["copy_of"] != "", "document"]) == set(attack["copies"])


def test_one_text_under_two_names_is_one_source_whichever_comes_first():
    one, two = Document("p", ATTACK_FR[3], "fr", "2022-03-15"), Document("q", ATTACK_FR[3], "fr", "2022-03-15")
    found = [merge(extract(documents)) for documents in ([one, two], [two, one])]
    assert found[0][0]["n_sources"].tolist() == [1]
    for mine, theirs in zip(*found, strict=True):
        pd.testing.assert_frame_equal(mine, theirs)


def test_what_was_announced_and_has_happened_is_one_happening_that_happened():
    before = ("a", "fr", "2024-03-01", "Le président turc Recep Tayyip Erdogan se rendra à Bakou le 12 mars 2024.")
    after = ("b", "fr", "2024-03-13", "Recep Tayyip Erdogan s'est rendu mardi à Bakou.")
    _, events_, _ = told(before, after)
    (visit,) = events_[events_["type"] == "visit"].to_dict("records")
    assert (visit["modality"], visit["n_sources"]) == ("happened", 2)


def test_the_reader_has_the_last_word():
    table, events_, links = told(ATTACK_FR, ATTACK_EN, ATTACK_MONTH)
    (attack,) = attacks(events_).to_dict("records")
    pairs_ = apart_from(links, attack["mentions"][1])
    assert len(pairs_) == 2
    split, _ = merge(table, apart=pairs_)
    assert sorted(attacks(split)["n_sources"]) == [1, 2]
    joined, links = merge(table, apart=pairs_[:1], together=[("not there", attack["event"])])
    assert len(attacks(joined)) == 2
    _, events_, _ = told(ATTACK_FR, ("x", "en", "2023-01-05", "France signed a treaty with Peru on 4 January 2023."))
    ids = tuple(events_["event"])
    table = told(ATTACK_FR, ("x", "en", "2023-01-05", "France signed a treaty with Peru on 4 January 2023."))[0]
    together, links = merge(table, together=[ids])
    assert len(together) == 1 and set(links["rule"]) == {"", "asked"}
    assert len(together["disputed"].iloc[0]) == 2


def test_sentences_whose_place_is_not_known_are_told_apart_by_their_words():
    texts = {"a": "Le Mali a expulsé un diplomate norvégien.", "b": "Le Mali a expulsé deux officiers suisses."}
    table = extract([Document(name, text, "fr") for name, text in texts.items()])
    table["quote_start_char"] = pd.Series([pd.NA] * len(table), dtype="Int64")
    assert len(table) == len(merge(table)[0]) == 2


def test_apart_and_together_at_once_is_refused():
    table = told(ATTACK_FR, ATTACK_EN)[0]
    pair = tuple(table["event"][:2])
    with pytest.raises(TableError, match="both apart and together"):
        merge(table, apart=[pair], together=[pair[::-1]])


def test_missing_columns_are_named():
    with pytest.raises(TableError, match="it lacks quote, actor_ids"):
        merge(empty_table().drop(columns=["quote", "actor_ids"]))


def test_an_id_that_stands_twice_is_named():
    table = told(ATTACK_FR)[0]
    with pytest.raises(TableError, match=table["event"].iloc[0]):
        merge(pd.concat([table, table], ignore_index=True))


def test_no_rows_make_no_events():
    events_, links = merge(empty_table())
    assert (len(events_), len(links)) == (0, 0)
    assert list(events_.columns) == [*SCHEMA, *MERGED] and list(links.columns) == list(LINKS)
    events.write_table(events_, io.BytesIO(), format="csv")


def test_undated_rows_stay_apart_unless_their_words_are_the_same():
    said = "Emmanuel Macron a critiqué la réforme des transports."
    other = "Emmanuel Macron a critiqué la loi sur les musées."
    _, events_, _ = told(("a", "fr", None, said), ("b", "fr", None, other), ("c", "fr", None, said))
    assert sorted(events_["n_sources"]) == [1] * len(events_)
    assert len(events_) == 2 and events_["start"].isna().all()


def test_rows_all_alike_are_one_event():
    events_, links = merge(alike(500))
    assert len(events_) == 1 and events_["n_sources"].iloc[0] == 1
    assert len(events_["copies"].iloc[0]) == 499 and len(links) == 500


def test_a_full_block_compares_each_row_with_a_bounded_number():
    from events.chronology import days_of, records_of

    compared = {}
    for count in (1_000, 4_000):
        table = one_day(count)
        days = days_of(table)
        rows = sorted((telling(row, days[row["event"]]) for row in records_of(table)), key=lambda row: row.order)
        key = "month", 2010 * 12 + 1, "state:MLI attack"
        whole = [(place, dict(keys(row))[key]) for place, row in enumerate(rows) if key in dict(keys(row))]
        assert len(whole) == count > FULL
        entries = Entries(np.zeros(count, np.int64), *(np.array(column) for column in zip(*whole, strict=True)))
        compared[count] = sum(len(one) for one, _ in pairs(Columns(rows), entries))
    assert compared[4_000] < 6 * compared[1_000]  # each with each would be sixteen times as many


def test_a_match_is_the_same_from_both_sides(table):
    from events.chronology import days_of, records_of
    from events.merging.telling import telling

    days = days_of(table)
    rows = [telling(row, days[row["event"]]) for row in records_of(table)][:120]
    assert all(match(one, other) == match(other, one) for one in rows for other in rows if one is not other)


def test_concepts_have_the_same_names_in_every_language():
    names = {language: set(load(language, "merge")["concepts"]) for language in languages()}
    assert len({frozenset(found) for found in names.values()}) == 1


def test_salience_orders_what_matters():
    events_, _ = merge(read_table(SAMPLE / "table.jsonl"))
    assert events_["salience"].between(0, 1).all()
    ten = events_.nlargest(10, "salience")
    assert (ten["type"] == "coup").sum() >= 3 and (ten["type"] == "statement").sum() == 0
    assert events_.loc[events_["start"].isna(), "salience"].max() < ten["salience"].min()


def test_what_is_ruled_out_early_would_not_have_matched(table):
    table = table.iloc[:400]
    days = day_numbers(table["event"].tolist(), *(table[name].to_numpy("datetime64[D]") for name in ("start", "end")))
    rows = sorted((telling(row, days[row["event"]]) for row in table.to_dict("records")), key=lambda row: row.order)
    pairs_ = np.triu_indices(len(rows), 1)
    kept = set(sifted(Columns(rows), [pairs_]))
    matched = {pair for pair in zip(*map(list, pairs_), strict=True) if match(rows[pair[0]], rows[pair[1]])}
    assert matched <= kept
    assert len(matched) > 20 and len(kept) < 4 * len(matched)
