"""Choices to the address and back; what an address asks for that is not there is left out and said."""

from dataclasses import fields, replace
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import from_address, to_address
from dashboard.catalogue import catalogue_of
from dashboard.choices import LANES, LISTS, TABS, UNITS, Choices, Filters, month_of
from dashboard.words import load_words
from tests.page.build import HOSTILE, story

CATALOGUE = catalogue_of(story())
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def _some(name):
    return st.lists(st.sampled_from(CATALOGUE.facets[name].ids or ("none",)), unique=True, max_size=4).map(tuple)


def _known(values):
    return tuple(value for value in values if value != "none")


FILTERS = st.builds(
    Filters,
    **{name: _some(name).map(_known) for name in LISTS},
    every=st.booleans(),
    confidence=st.integers(0, 100),
    first=st.none() | st.integers(month_of(-500), month_of(2025)),
    last=st.none() | st.integers(month_of(2014), month_of(9999)),
    certain=st.booleans(),
    text=TEXT,
)
CHOICES = st.builds(
    Choices,
    filters=FILTERS.map(lambda filters: filters.changed()),
    lanes=st.sampled_from(LANES),
    tab=st.sampled_from(TABS),
    unit=st.sampled_from(UNITS),
    window=st.none() | st.tuples(st.integers(-900_000, 0), st.integers(1, 900_000)),
    merged=st.booleans(),
    selected=st.sampled_from(["", *CATALOGUE.place]),
    language=st.sampled_from(["fr", "en"]),
)


@given(CHOICES)
def test_an_address_brings_everything_back(choices):
    address = to_address(choices)
    assert from_address(address, CATALOGUE, Choices(language="en", selected="coup")) == (choices, ())
    through_a_browser = parse_qs(urlencode(address, doseq=True), keep_blank_values=True)
    assert from_address(through_a_browser, CATALOGUE, Choices())[0] == choices


def test_defaults_are_in_the_address():
    names = {
        "lang",
        "tab",
        "lanes",
        "unit",
        "window",
        "told",
        "match",
        "confidence",
        "period",
        "within",
        "q",
        "event",
        *LISTS,
    }
    assert set(to_address(Choices())) == names
    assert all(values for values in to_address(Choices()).values())


def test_every_choice_is_in_the_address():
    """A new attribute that the address leaves out would be lost on reload."""
    other = Choices(
        Filters(
            ("test:mali",),
            True,
            ("test",),
            ("coup",),
            (),
            ("article",),
            ("planned",),
            ("day",),
            5,
            24000,
            24300,
            True,
            "x",
        ),
        "type",
        "table",
        "month",
        (1, 2),
        False,
        "coup",
        "en",
    )
    back, notes = from_address(to_address(other), CATALOGUE, Choices())
    assert (back, notes) == (other, ())
    for entry in fields(Choices):
        assert getattr(other, entry.name) != getattr(Choices(), entry.name)


@pytest.mark.parametrize(
    ("name", "value", "noted"),
    [
        ("actors", "test:atlantis", "actors"),
        ("types", "party", "types"),
        ("places", HOSTILE, "places"),
        ("documents", "gone", "documents"),
        ("period", "1801-01..1802-12", "period"),
        ("period", "2020-13..2021-01", "period"),
        ("period", "yesterday", "period"),
        ("period", "..", "period"),
        ("window", "2021-01-01..2020-01-01", "window"),
        ("window", "2021-02-30..2022-01-01", "window"),
        ("confidence", "101", "confidence"),
        ("confidence", "many", "confidence"),
        ("confidence", "٣", "confidence"),
        ("tab", "admin", "tab"),
        ("lang", "de", "lang"),
        ("event", "never", "event"),
        ("match", "some", "match"),
    ],
)
def test_what_is_not_there_is_left_out_and_said(name, value, noted):
    choices, notes = from_address({name: [value]}, CATALOGUE, Choices(selected="coup"))
    assert choices == Choices(selected="coup")
    assert [note.name for note in notes] == [noted]
    for language in ("fr", "en"):
        assert load_words(language)(f"address.{noted}")


@given(st.dictionaries(st.sampled_from([*to_address(Choices()), "utm_source"]), st.lists(TEXT, max_size=3)))
def test_no_address_raises(address):
    choices, _ = from_address(address, CATALOGUE, Choices())
    assert from_address(to_address(choices), CATALOGUE, Choices()) == (choices, ())


def test_the_known_part_of_a_stale_address_is_taken():
    address = to_address(Choices(Filters(actors=("test:mali",))))
    address["actors"].append("test:gone")
    choices, notes = from_address(address, CATALOGUE, Choices())
    assert choices.filters.actors == ("test:mali",)
    assert [note.value for note in notes] == ["test:gone"]


def test_a_period_given_backwards_is_put_in_order():
    choices, _ = from_address({"period": ["2021-12..2020-01"]}, CATALOGUE, Choices())
    assert (choices.filters.first, choices.filters.last) == (month_of(2020), month_of(2021, 12))
    assert replace(choices, filters=Filters()) == Choices()
