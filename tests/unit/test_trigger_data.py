"""Every record of the lexicon names its own happening in its own examples."""

from functools import cache

import pytest

from events.actors import gazetteer, recognise
from events.language import load
from events.mentions.lexicon import lexicon
from events.mentions.meant import with_meant
from events.mentions.triggers import candidates
from events.reading import sentences


def records(language):
    return [record for file in ("triggers", "senses", "fields") for record in load(language, file)["trigger"]]


@cache
def found_in_examples(language):
    """The types of what is found in each example of a language, all of them parsed at once."""
    examples = [example for record in records(language) for example in record["examples"]]
    text, found = "\n\n".join(examples), {}
    for sentence in sentences(text, language):
        example = text[text.rfind("\n", 0, sentence.start_char) + 1 :].partition("\n")[0]
        (meant,) = with_meant([sentence], recognise([sentence], language, gazetteer()), language)
        said = candidates(sentence, lexicon(language), meant.called)
        known = [t for t in said if t.known or t.duty or t.sense.type != "other"]  # "*" is for verbs unknown
        found.setdefault(example, set()).update((trigger.sense.type, trigger.lemma) for trigger in known)
    return found


@pytest.mark.parametrize(
    ("language", "type_", "example"),
    [
        pytest.param(language, record["type"], example, id=f"{language}-{record['type']}-{example[:40]}")
        for language in ("fr", "en")
        for record in records(language)
        for example in record["examples"]
    ],
)
def test_a_record_names_its_happening_in_its_examples(language, type_, example):
    found = found_in_examples(language)[example]
    assert type_ in {kind for kind, _ in found}, found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_record_has_an_example_and_something_to_find(language):
    for record in records(language):
        assert record["examples"], record
        assert any(record.get(kind) for kind in ("nouns", "verbs", "phrases", "predicates")), record
