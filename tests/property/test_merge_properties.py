"""Merging is stable: order makes no difference, and one more document changes only what it tells of."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from events import merge
from events.chronology import days_of, records_of
from events.merging.clusters import matches
from events.merging.telling import telling
from tests.told import extracted

TABLE = extracted()
DOCUMENTS = sorted(set(TABLE["document"]))


def tellings(table):
    days = days_of(table)
    return [telling(row, days[row["event"]]) for row in records_of(table)]


EDGES = [(edge.one, edge.other) for edge in matches(tellings(TABLE))]


def of(documents):
    return TABLE[TABLE["document"].isin(set(documents))]


def lines(events):
    """What an event is, its salience apart, which is a place among all."""
    return {row["event"]: repr({k: v for k, v in row.items() if k != "salience"}) for row in events.to_dict("records")}


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(random):
    order = list(range(len(TABLE)))
    random.shuffle(order)
    for mine, theirs in zip(merge(TABLE), merge(TABLE.iloc[order]), strict=True):
        pd.testing.assert_frame_equal(mine, theirs)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(DOCUMENTS), min_size=2))
def test_one_more_document_changes_only_the_events_that_its_rows_match(documents):
    last = max(documents)
    before, after = (lines(merge(of(some))[0]) for some in (documents - {last}, documents))
    links = merge(of(documents))[1]
    reached = {row.id for row in tellings(of([last]))}
    growing = True
    while growing:  # those that match a row of the new document, and what matches these
        more = {
            row.id
            for one, other in EDGES
            if {one.document, other.document} <= documents and (one.id in reached or other.id in reached)
            for row in (one, other)
        }
        growing = not more <= reached
        reached |= more
    touched = set(links.loc[links["mention"].isin(reached), "event"])
    for event, line in after.items():
        if event not in touched:
            assert before[event] == line


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(DOCUMENTS), min_size=1))
def test_every_row_is_in_one_event_and_no_source_is_lost(documents):
    table = of(documents)
    events, links = merge(table)
    assert sorted(links["mention"]) == sorted(table["event"])
    told = {document for row in events.itertuples() for document in (*row.sources, *row.copies)}
    assert told == set(table["document"])
