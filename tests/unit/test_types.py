"""Single pieces of news of all sorts, each with its type: what the lexicon makes of the language of news.

The floors are what was reached; they only rise.
"""

from unittest import mock

import pytest

from events import EVENT_TYPES, Document, extract
from tests.gold import types
from tests.scoring import stems

PUBLISHED = "2024-06-26"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_type_has_news_and_none_is_unknown(language):
    lines = types(language)
    assert {type_ for type_, _, _ in lines} == set(EVENT_TYPES)
    assert len(lines) >= 420
    lines += types(language, "more-types")
    assert all(type_ in EVENT_TYPES for type_, _, _ in lines)
    assert all(stems(trigger) & stems_anywhere(sentence) for _, trigger, sentence in lines)


def stems_anywhere(sentence):
    return {stem for word in sentence.split() for stem in stems(word)}


FLOORS = [
    ("fr", "types", 0.9, 0.965),
    ("en", "types", 0.94, 0.965),
    ("fr", "more-types", 0.84, 0.82),
    ("en", "more-types", 0.85, 0.95),
]
"""Language, file, share that is found, and of that the share with its type."""


@pytest.mark.parametrize(("language", "name", "found_floor", "type_floor"), FLOORS)
def test_a_piece_of_news_is_found_and_has_its_type(language, name, found_floor, type_floor):
    lines = types(language, name)
    said = []
    for type_, trigger, sentence in lines:
        with mock.patch("events.mentions.types_of", return_value=None):  # the lexicon alone
            rows = extract(Document("d", sentence, language, PUBLISHED)).to_dict("records")
        hit = next((row for row in rows if row["said"] and stems(trigger) & stems(row["trigger"])), None)
        if hit is not None:
            said.append((hit["type"] == type_, type_, hit["type"], sentence))
    wrong = [(gold, other, sentence) for right, gold, other, sentence in said if not right]
    assert len(said) / len(lines) >= found_floor, len(said) / len(lines)
    assert 1 - len(wrong) / len(said) >= type_floor, (1 - len(wrong) / len(said), wrong)
