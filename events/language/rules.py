"""Rules of a language compiled: patterns over tokens, tried on their own examples when they are loaded.

A pattern is a row of items: a word, ``<slot>``, ``<name:slot>``, ``( a | b )``, each optional with ``?``;
``{ ... }`` marks what of the match is the expression, where that is not the whole. A slot is a table of
words with values, a macro of the language, or one of NUMBERS.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

from events.errors import LanguageDataError
from events.language.tokens import UNKNOWN, Lexicon, Seen, normal, unaccented, words_of

NUMBERS = {
    "day": "[abfc]",
    "monthnum": "a",
    "number": "[abfcdet]",
    "year": "[yq]",
    "likelyyear": "y",
    "year2": "[zabfcde]",
    "year3": "t",
    "hour": "[zabf]",
    "overhour": "c",
    "minute": "[zabfcd]",
    "overminute": "e",
    "overday": "d",
    "digits": "[zabfcdetyq]",
}
"""Slots for numbers in digits: what classes of ``tokens.digit_class`` each takes."""

OPENING = 3
"""Characters by which the rules are told that can match at a place."""
_MOST_OPENINGS = 20_000  # that are kept; news has a few thousand
_ITEM = re.compile(r"\s+|<(?:(\w+):)?([\w-]+)>|([(){}|?])|([^\s<>(){}|?]+)")


@dataclass(frozen=True, slots=True)
class Capture:
    """A slot of a compiled pattern.

    Attributes:
        group: its group in the regular expression.
        name: which part of the expression it fills.
        table: what its words stand for; None where it is a number in digits.
    """

    group: int
    name: str
    table: Mapping[tuple[str, ...], Any] | None


Shape = tuple[frozenset[str], ...]
"""The characters that each of the first places can have; fewer than OPENING where it is all there is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pattern.

    Attributes:
        regex: its regular expression.
        shapes: how what it matches can begin, one shape for each length.
    """

    regex: str
    shapes: tuple[Shape, ...]

    def then(self, other: "Piece") -> "Piece":
        """This and another after it."""
        both = ((one + two)[:OPENING] for one, two in product(self.shapes, other.shapes))
        return Piece(self.regex + other.regex, _by_length(both))

    def allows(self, opening: str) -> bool:
        """Whether it can begin with these characters, or be the first of them."""
        return any(all(map(frozenset.__contains__, shape, opening)) for shape in self.shapes)


def _by_length(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Those of one length in one."""
    merged: dict[int, Shape] = {}
    for shape in shapes:
        known = merged.get(len(shape), shape)
        merged[len(shape)] = tuple(one | two for one, two in zip(known, shape, strict=True))
    return tuple(merged.values())


def _characters(row: Sequence[str]) -> Piece:
    """Some characters, one after the other; an item of several stands for any of them."""
    return Piece("".join(row), (tuple(map(frozenset, row[:OPENING])),))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule, compiled.

    Attributes:
        name: how results name it.
        regex: over the characters of the lexicon; context is in look-around.
        expressions: the groups that are expressions, each with the slots that fill it; the group 0 where the
            whole match is one.
        gives: constant values, beside what is captured.
        tight: the tokens must touch.
        numbered: the captures of tables with digits in a form, whose characters stand for more than the form.
        matches: wordings that it must find.
        misses: wordings that it must not.
        opening: how what it matches can begin.
        behind: what of its context the one character before it can rule out.
        never: it only says what is no date.
        checked: more must hold for what it matches than its pattern says.
    """

    name: str
    regex: re.Pattern[str]
    expressions: tuple[tuple[int, tuple[Capture, ...]], ...]
    gives: Mapping[str, Any]
    tight: bool
    numbered: tuple[Capture, ...]
    matches: tuple[str, ...]
    misses: tuple[str, ...]
    opening: "Piece"
    behind: re.Pattern[str]
    never: bool
    checked: bool


@dataclass
class Grammar:
    """The rules of a language with its lexicon and tables.

    Attributes:
        lexicon: words to characters.
        tables: slot name to (tokens of a form -> value).
        numbered: names of tables with digits in a form ("2e"), whose characters stand for more than the form.
        by_start: first character of a match to the rules that can begin with it.
        by_opening: the character before a place and the first from it on to the rules that can match there, as far as
            texts have asked; at_head without one before.
        lasts: name of a table to the characters that its forms end with.
    """

    source: str
    lexicon: Lexicon = field(default_factory=Lexicon)
    tables: dict[str, dict[tuple[str, ...], Any]] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    macros: dict[str, str] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    by_start: dict[str, list[Rule]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_opening = Seen(self._after_another, _MOST_OPENINGS)
        self.at_head = Seen(self._at_head, _MOST_OPENINGS)
        self._beginning = Seen(self.beginning, _MOST_OPENINGS)
        self.lasts = Seen(self._lasts)

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """Any character with which a match can begin."""
        return re.compile("[" + "".join(map(re.escape, self.by_start)) + "]" if self.by_start else r"(?!)")

    def beginning(self, opening: str) -> tuple[Rule, ...]:
        """The rules, in their order, that can begin with some characters, OPENING of them at most."""
        fewer = self._beginning[opening[:-1]] if len(opening) > 1 else self.by_start[opening]
        return tuple(rule for rule in fewer if rule.opening.allows(opening))

    def able(self, code: str, place: int) -> tuple[Rule, ...]:
        """The rules, in their order, that can match at a place where one begins."""
        return self.by_opening[code[place - 1 : place + OPENING]] if place else self.at_head[code[:OPENING]]

    def _after_another(self, window: str) -> tuple[Rule, ...]:
        return tuple(rule for rule in self._beginning[window[1:]] if rule.behind.match(window, 1))

    def _at_head(self, opening: str) -> tuple[Rule, ...]:
        return tuple(rule for rule in self._beginning[opening] if rule.behind.match(""))

    def _lasts(self, name: str) -> frozenset[str]:
        return frozenset(self.lexicon.code(form[-1]) for form in self.tables.get(name, ()))

    def refuse(self, rule: str, reason: str) -> LanguageDataError:
        """The error that a file's rule is refused with."""
        return LanguageDataError(
            "bad-rule", f"{self.source}, {rule}: {reason}", file=self.source, rule=rule, reason=reason
        )


def compile_grammar(source: str, data: Mapping[str, Any]) -> Grammar:
    """The grammar in the data of a file.

    Args:
        source: names the file in errors.
        data: tables ``words.NAME`` (form = value), ``patterns`` (NAME = pattern) and the list ``rule``.

    Raises:
        LanguageDataError: an unknown slot, a pattern that cannot be read or matches nothing, a rule without
            an example or with a key that is unknown.
    """
    grammar = Grammar(source)
    for name, table in data.get("words", {}).items():
        grammar.tables[name] = _table(table)
        for form in grammar.tables[name]:
            for word in form:
                grammar.lexicon.code(word)
    grammar.numbered = frozenset(
        name for name, table in grammar.tables.items() if any(word.isdigit() for form in table for word in form)
    )
    grammar.macros.update(data.get("patterns", {}))
    for record in data.get("rule", []):
        grammar.rules.append(_rule(grammar, record))
    for rule in grammar.rules:
        for character in {character for shape in rule.opening.shapes for character in shape[0]}:
            grammar.by_start.setdefault(character, []).append(rule)
    return grammar


def _table(table: Mapping[str, Any] | Iterable[str]) -> dict[tuple[str, ...], Any]:
    pairs = table.items() if isinstance(table, Mapping) else ((form, form) for form in table)
    forms: dict[tuple[str, ...], Any] = {}
    for form, value in pairs:
        words = words_of(form)
        forms[words] = value
        forms.setdefault(tuple(unaccented(word) if len(word) > 2 else word for word in words), value)
        first = words[0]
        if len(first) > 2:
            forms.setdefault((unaccented(first[0]) + first[1:], *words[1:]), value)
    return forms


_CHECKS = ("touching", "apart", "whole", "lower", "upper", "named")
_KEYS = {"name", "pattern", "gives", "tight", "matches", "misses", "before", "after", "not_before", "not_after"}


def _rule(grammar: Grammar, record: Mapping[str, Any]) -> Rule:
    name = str(record.get("name", "a rule without a name"))
    if unknown := set(record) - _KEYS:
        raise grammar.refuse(name, f"unknown key {', '.join(sorted(unknown))}")
    if not record.get("matches"):
        raise grammar.refuse(name, "it has no example (matches)")
    compiler = _Compiler(grammar, name)
    core = compiler.compile(str(record["pattern"]))
    try:
        if () in core.shapes:
            raise grammar.refuse(name, "it matches the empty string")
        follows, follows_not = record.get("before", ()), record.get("not_before", ())
        before = compiler.behind(follows, "<=") + compiler.behind(follows_not, "<!")
        near = follows if all(map(_is_of_one, follows)) else ()
        behind = compiler.behind(near, "<=") + compiler.behind(filter(_is_of_one, follows_not), "<!")
        regex = re.compile(
            before
            + core.regex
            + compiler.ahead(record.get("after", ()), "=")
            + compiler.ahead(record.get("not_after", ()), "!")
        )
    except re.error as error:
        raise grammar.refuse(name, f"its pattern cannot be read: {error}") from None
    gives = dict(record.get("gives", {}))
    tight = bool(record.get("tight", False))
    numbered = tuple(compiler.capture(regex, slot) for slot in compiler.slots if slot.table in grammar.numbered)
    return Rule(
        name=name,
        regex=regex,
        expressions=compiler.filled(regex),
        gives=gives,
        tight=tight,
        numbered=numbered,
        matches=tuple(record["matches"]),
        misses=tuple(record.get("misses", ())),
        opening=core,
        behind=re.compile(behind),
        never=bool(gives.get("never")),
        checked=tight or bool(numbered) or any(gives.get(key) for key in _CHECKS),
    )


def _is_of_one(context: str) -> bool:
    """Whether a context is of one token, or of none at the edge of a sentence."""
    items = context.split()
    return len(items) == 1 and (items[0] == "..." or items[0].startswith("<") or len(words_of(items[0])) == 1)


class _Slot(NamedTuple):
    """A slot of a pattern: its group, which part it fills, from which table, and of which expression."""

    group: str
    name: str
    table: str
    expression: str


class _Compiler:
    """One pattern into a regular expression over the lexicon's characters."""

    def __init__(self, grammar: Grammar, rule: str) -> None:
        self.grammar = grammar
        self.rule = rule
        self.slots: list[_Slot] = []
        self.expressions: list[str] = []
        self.current = ""

    def compile(self, pattern: str, prefix: str = "") -> Piece:
        """The whole of a pattern or macro; the names of its slots get the prefix."""
        items: list[re.Match[str]] = []
        place = 0
        while place < len(pattern):
            match = _ITEM.match(pattern, place)
            if match is None:
                raise self.grammar.refuse(self.rule, f"{pattern[place:]!r} cannot be read")
            place = match.end()
            if not match[0].isspace():
                items.append(match)
        items.reverse()
        piece = self._alternatives(items, prefix)
        if items:
            raise self.grammar.refuse(self.rule, f"{items[-1][0]!r} closes nothing")
        return piece

    def _alternatives(self, items: list[re.Match[str]], prefix: str) -> Piece:
        branches = [self._row(items, prefix)]
        while items and items[-1][3] == "|":
            items.pop()
            branches.append(self._row(items, prefix))
        if len(branches) == 1:
            return branches[0]
        regex = "(?:" + "|".join(branch.regex for branch in branches) + ")"
        return Piece(regex, _by_length(shape for branch in branches for shape in branch.shapes))

    def _row(self, items: list[re.Match[str]], prefix: str) -> Piece:
        row = _characters(())
        while items and items[-1][3] not in (")", "}", "|"):
            piece = self._item(items, prefix)
            if items and items[-1][3] == "?":
                items.pop()
                piece = replace(piece, regex=f"(?:{piece.regex})?", shapes=(*piece.shapes, ()))
            row = row.then(piece)
        return row

    def _item(self, items: list[re.Match[str]], prefix: str) -> Piece:
        label, slot, sign, words = items.pop().groups()
        if slot:
            return self._slot(label or "", slot, prefix)
        if words:
            return self._words(words)
        if sign not in ("(", "{"):
            raise self.grammar.refuse(self.rule, f"{sign!r} stands where a word was expected")
        opening = "(?:"
        if sign == "{":
            self.current = f"x{len(self.expressions)}"
            self.expressions.append(self.current)
            opening = f"(?P<{self.current}>"
        inner = self._alternatives(items, prefix)
        if not items or items.pop()[3] != {"(": ")", "{": "}"}[sign]:
            raise self.grammar.refuse(self.rule, f"{sign!r} is not closed")
        if sign == "{":
            self.current = ""
        return replace(inner, regex=f"{opening}{inner.regex})")

    def _words(self, words: str) -> Piece:
        codes = [self.grammar.lexicon.code(normal(word)) for word in words_of(words)]
        piece = _characters(codes)
        return piece if len(codes) == 1 else replace(piece, regex=f"(?:{piece.regex})")

    def _slot(self, label: str, slot: str, prefix: str) -> Piece:
        if slot in self.grammar.macros:
            inner = self.compile(self.grammar.macros[slot], label or prefix)
            return replace(inner, regex=f"(?:{inner.regex})")
        if slot in NUMBERS:
            piece = replace(_characters([NUMBERS[slot].strip("[]")]), regex=NUMBERS[slot])
        elif slot in self.grammar.tables:
            piece = self.table(slot)
        else:
            raise self.grammar.refuse(self.rule, f"unknown slot <{slot}>")
        group = f"g{len(self.slots)}"
        name = label or slot
        self.slots.append(_Slot(group, f"{prefix}_{name}" if prefix and not label else name, slot, self.current))
        return replace(piece, regex=f"(?P<{group}>{piece.regex})")

    def table(self, slot: str) -> Piece:
        """The alternatives of a table, longest first; those of one word as one class."""
        code = self.grammar.lexicon.code
        singles: list[str] = []
        longer: list[str] = []
        for form in self.grammar.tables[slot]:
            codes = "".join(code(word) for word in form)
            (singles if len(codes) == 1 else longer).append(codes)
        longer.sort(key=len, reverse=True)
        alternatives = [*longer, *(["[" + "".join(sorted(set(singles))) + "]"] if singles else [])]
        regex = alternatives[0] if len(alternatives) == 1 else "(?:" + "|".join(alternatives) + ")"
        return Piece(regex, _by_length(_characters(codes).shapes[0] for codes in (*singles, *longer)))

    def capture(self, regex: re.Pattern[str], slot: "_Slot") -> Capture:
        """The slot as the compiled pattern has it."""
        return Capture(regex.groupindex[slot.group], slot.name, self.grammar.tables.get(slot.table))

    def filled(self, regex: re.Pattern[str]) -> tuple[tuple[int, tuple[Capture, ...]], ...]:
        """The groups of the expressions, each with its slots and those outside any."""
        return tuple(
            (
                regex.groupindex[expression] if expression else 0,
                tuple(self.capture(regex, slot) for slot in self.slots if slot.expression in ("", expression)),
            )
            for expression in self.expressions or [""]
        )

    def behind(self, contexts: Iterable[str], sign: str) -> str:
        """Look-behind for any of the contexts (or none, with "<!")."""
        parts = [self._context(context, sign) for context in contexts]
        if not parts:
            return ""
        return "(?:" + "|".join(parts) + ")" if sign == "<=" else "".join(parts)

    def ahead(self, contexts: Iterable[str], sign: str) -> str:
        parts = [self._context(context, sign) for context in contexts]
        if not parts:
            return ""
        return "(?:" + "|".join(parts) + ")" if sign == "=" else "".join(parts)

    def _context(self, context: str, sign: str) -> str:
        """One context: words and slots of one token each; BEGIN and END are those of a sentence, "..." an unknown word."""
        parts = []
        for item in context.split():
            if item in ("BEGIN", "END"):
                edge = r"(?<![\s\S])" if item == "BEGIN" else r"(?![\s\S])"
                parts.append(edge)
            elif item == "...":
                parts.append(re.escape(UNKNOWN))
            elif item.startswith("<"):
                parts.append(NUMBERS.get(item[1:-1]) or self._single_words(item[1:-1]))
            else:
                parts.extend(self.grammar.lexicon.code(normal(word)) for word in words_of(item))
        return f"(?{sign}{''.join(parts)})"

    def _single_words(self, slot: str) -> str:
        if slot not in self.grammar.tables:
            raise self.grammar.refuse(self.rule, f"unknown slot <{slot}> in its context")
        codes = [self.grammar.lexicon.code(form[0]) for form in self.grammar.tables[slot] if len(form) == 1]
        return "[" + "".join(sorted(set(codes))) + "]"
