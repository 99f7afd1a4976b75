"""Every date rule of every language finds its own examples and leaves its counter-examples alone."""

import re
from collections.abc import Sequence

import pytest

from events.errors import LanguageDataError
from events.language import grammar, languages
from events.language.rules import OPENING, Grammar, Rule, compile_grammar
from events.language.tokens import TOKEN
from events.times.captured import checked, date_rules

RULES = [(language, rule) for language in languages() for rule in grammar(language, "dates").rules]


def found(rules: Grammar, rule: Rule, text: str) -> list[tuple[int, int]]:
    """Spans of text that the rule alone finds: its expressions."""
    tokens = list(TOKEN.finditer(text))
    code = rules.lexicon.encode([token[0] for token in tokens])
    spans = []
    for match in rule.regex.finditer(code):
        first, last = match.span()
        if rule.tight and any(tokens[i].end() != tokens[i + 1].start() for i in range(first, last - 1)):
            continue
        letters = [token[0] for token in tokens[first:last] if token[0][0].isalpha()]
        if rule.gives.get("lower") and letters and not letters[-1][0].islower():
            continue
        if rule.gives.get("named") and not (last < len(tokens) and tokens[last][0][0].isupper()):
            continue
        for group, _ in rule.expressions:
            begin, end = match.span(group)
            spans.append((tokens[begin].start(), tokens[end - 1].end()))
    return spans


def unmarked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The example without its braces, and the spans that they marked; the whole where there are none."""
    spans, text, opened = [], "", 0
    for part in re.split(r"([{}])", example):
        if part == "{":
            opened = len(text)
        elif part == "}":
            spans.append((opened, len(text)))
        else:
            text += part
    return text, spans


@pytest.mark.parametrize(("language", "rule"), RULES, ids=[f"{language}-{rule.name}" for language, rule in RULES])
def test_a_rule_finds_its_examples_and_not_its_counter_examples(language: str, rule: Rule) -> None:
    rules = grammar(language, "dates")
    for example in rule.matches:
        text, marked = unmarked(example)
        spans = found(rules, rule, text)
        assert spans, f"{rule.name} does not find {example!r}"
        if marked:
            assert spans == marked, f"{rule.name} in {example!r} finds {[text[a:b] for a, b in spans]}"
    for example in rule.misses:
        assert not found(rules, rule, example), f"{rule.name} finds {example!r}"


@pytest.mark.parametrize("language", languages())
def test_what_a_rule_matches_anywhere_begins_as_it_is_said_to_begin(language: str) -> None:
    rules = grammar(language, "dates")
    examples = [unmarked(example)[0] for rule in rules.rules for example in (*rule.matches, *rule.misses)]
    code = "".join(rules.lexicon.encode(TOKEN.findall(example)) for example in examples)
    for rule in rules.rules:
        for match in rule.regex.finditer(code):
            opening = code[match.start() : match.start() + OPENING]
            assert opening[0] in rules.by_start
            assert rule in rules.beginning(opening), f"{rule.name} at {opening!r}"


@pytest.mark.parametrize("opening", ["deux", "deux jours", "deux jours .", "deux ou", "deux ou trois"])
def test_a_rule_can_begin_with_what_its_pattern_begins_with(opening: str) -> None:
    assert [rule.name for rule in beginning_of_two_or_three_days(opening)] == ["r"]


@pytest.mark.parametrize("opening", ["deux .", "deux trois", "deux ou .", "deux ou jours"])
def test_a_rule_cannot_begin_with_anything_else(opening: str) -> None:
    assert not beginning_of_two_or_three_days(opening)


def beginning_of_two_or_three_days(opening: str) -> Sequence[Rule]:
    record = {"name": "r", "pattern": "( deux | deux ou trois ) jours", "matches": ["deux jours"]}
    rules = compile_grammar("xx/dates.toml", {"rule": [record]})
    return rules.beginning(rules.lexicon.encode(TOKEN.findall(opening)))


@pytest.mark.parametrize("language", languages())
def test_names_of_rules_are_unique(language: str) -> None:
    names = [rule.name for rule in grammar(language, "dates").rules]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"name": "r", "pattern": "<nothing>", "matches": ["x"]}, "unknown slot"),
        ({"name": "r", "pattern": "demain", "matches": []}, "no example"),
        ({"name": "r", "pattern": "demain?", "matches": ["demain"]}, "empty string"),
        ({"name": "r", "pattern": "( demain", "matches": ["demain"]}, "not closed"),
        ({"name": "r", "pattern": "demain )", "matches": ["demain"]}, "closes nothing"),
        ({"name": "r", "pattern": "demain", "matches": ["demain"], "colour": "red"}, "unknown key"),
    ],
)
def test_a_broken_rule_is_refused_with_file_rule_and_reason(record: dict[str, object], reason: str) -> None:
    with pytest.raises(LanguageDataError, match=reason) as refused:
        compile_grammar("xx/dates.toml", {"rule": [record]})
    assert refused.value.details["file"] == "xx/dates.toml"
    assert refused.value.details["rule"] == "r"


@pytest.mark.parametrize("record", [
    {"name": "r", "pattern": "demain", "matches": ["demain"], "gives": {"colour": 1}},
    {"name": "r", "pattern": "<colour>", "matches": ["rouge"]},
])  # fmt: skip
def test_a_rule_that_gives_what_no_date_has_is_refused_before_it_matches(record: dict[str, object]) -> None:
    rules = compile_grammar("xx/dates.toml", {"words": {"colour": {"rouge": 1}}, "rule": [record]})
    with pytest.raises(LanguageDataError, match=r"xx/dates\.toml, r: it gives colour, which has no meaning") as refused:
        checked(rules)
    assert refused.value.details["file"] == "xx/dates.toml"
    assert refused.value.details["rule"] == "r"


def test_a_rule_that_yields_nothing_may_give_anything() -> None:
    record = {"name": "r", "pattern": "<colour>", "matches": ["rouge"], "gives": {"never": True}}
    rules = compile_grammar("xx/dates.toml", {"words": {"colour": {"rouge": 1}}, "rule": [record]})
    assert checked(rules) is rules


@pytest.mark.parametrize("language", languages())
def test_all_that_the_rules_give_has_a_meaning(language: str) -> None:
    assert date_rules(language) is date_rules(language)
