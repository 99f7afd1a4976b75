"""Every date rule of every language finds its own examples and leaves its counter-examples alone."""

import re

import pytest

from events.errors import LanguageDataError
from events.language import compile_grammar, grammar, languages
from events.language.grammar import Grammar, Rule
from events.language.tokens import TOKEN

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
