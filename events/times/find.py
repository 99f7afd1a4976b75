"""Finds the time expressions of a text and reads what they say.

The text is cut into tokens, each token becomes one character, and at every place where a rule can begin the
rules that can begin there are tried: the longest match wins, of equals the first in the file. A rule that
gives ``never`` competes like any other and yields nothing.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, starmap
from typing import NamedTuple

from events.language.rules import Grammar, Rule
from events.language.tokens import TOKEN, normal
from events.reading.paragraphs import paragraphs
from events.times.captured import date_rules, run_on, told
from events.times.hanging import clause_end, hangs_on
from events.times.reading import Background, Reading, Said
from events.times.sentence import Sentence
from events.times.tense import Tenses, tenses
from events.times.verbs import CLAUSE, EITHER, Verbs
from events.times.years import opens_as_news

_SIGNAL = 4  # tokens of the longest signal
_TITLES = {"«": "»", "“": "”", '"': '"'}
_TITLE = 9  # tokens of a title and its closing quote
_INSIDE = frozenset("'’-")  # of the words of a title
_SINCE = 8  # tokens in which it is said since what something is so
_FRONT = 2  # tokens that may stand before an expression at the head of its sentence
_TOLD = ("past", "present", "")  # tenses that a verb has that puts something off, or means to do it
_CUT_SHORT = ("month", "shortmonth", "shortweekday", "shortday")  # tables of forms that a point may cut short
_CHUNK = 20_000  # code points read at a time, so that a line of ten million needs no gigabytes
_SENTENCE_END = re.compile(  # from the first mark of a row only, so that a million of them take no longer than one
    r"[.!?…](?<![.!?…][.!?…])[.!?…]*[»”\")\]]*\s+(?=[«“\"(\[—–-]?\s*[A-ZÀ-ÖØ-ÞŒ0-9])"
)
_HALF_DAY = re.compile(r"\b[ap]\.m\.\s+$", re.IGNORECASE)
_DAYS = ("weekday", "month")  # tables of words that go on after the point of an hour
_CLUSTER = re.compile(r"[\s\S][\u0300-\u036f]{0,30}")  # to put marks in order takes time by their square
_BROKEN = re.compile(r"\d(?:er)? ([^\W\d]{3,9}\.?) ?\n(?= ?[12]\d\d\d(?: ?[.,;)]| [a-zà-ÿ]|$))")
_ABBREVIATED = re.compile(
    r"(?:\b(?:M|MM|Mme|Mr|Mrs|Dr|St|Ste|Mgr|Me|Gen|Col|Lt|av|apr|ap|janv|jan|févr|fév|avr|juil|sept|oct|nov|déc|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|cf|env|[Aa]rt|[A-Z]))\.\s+$"
)


def find(text: str, language: str) -> list[Reading]:
    """The expressions of the text in order; spans are disjoint.

    Args:
        text: any text; accents may be composed or not.
        language: a language with date rules.
    """
    if unicodedata.is_normalized("NFC", text):
        return _find(text, language)
    return _in_composed(text, language)


def _find(text: str, language: str) -> list[Reading]:
    rules = date_rules(language)
    how_tense = tenses(language)
    readings: list[Reading] = []
    number, short, days = 0, _short_forms(language), _day_words(language)
    for paragraph, (begin, end) in enumerate(_unbroken(text, rules)):
        for sentence_begin, sentence_end in _sentences(text, begin, end, short, days):
            readings += _in_sentence(text, sentence_begin, sentence_end, rules, how_tense, number, paragraph)
            number += 1
    return readings if how_tense.story_words else _as_story(readings)


def _unbroken(text: str, rules: Grammar) -> Iterator[tuple[int, int]]:
    """The paragraphs, those in one between which a line breaks a date: «Vu le 11 janvier / 2017»."""
    broken = {m.end() for m in _BROKEN.finditer(text) if (normal(m[1]),) in rules.tables.get("month", {})}
    open_: tuple[int, int] | None = None
    for begin, end in paragraphs(text):
        if open_ is not None and not broken.isdisjoint(range(open_[1], begin + 1)):
            open_ = open_[0], end
            continue
        if open_ is not None:
            yield open_
        open_ = begin, end
    if open_ is not None:
        yield open_


def _as_story(readings: list[Reading]) -> list[Reading]:
    """For a language without a tense of stories: a text is one where it names days and none hangs on its publication."""
    news = any(
        r.said.anchor == "published" or r.said.relation is not None or (r.said.today and r.tense) for r in readings
    )
    weekdays = any(r.said.weekday is not None and r.said.day is None for r in readings)
    named = any(r.said.absolute and r.said.month is not None for r in readings)
    if news or weekdays or not named or opens_as_news(readings):
        return readings
    return [reading._replace(tense="story") if reading.tense == "past" else reading for reading in readings]


def _in_composed(text: str, language: str) -> list[Reading]:
    """The expressions of a text with accents apart from their letters: found in its composed form, placed in it."""
    starts = array("q")  # of each letter with its accents
    composed: list[str] = []
    for cluster in _CLUSTER.finditer(text):
        whole = unicodedata.normalize("NFC", cluster[0])
        composed.append(whole)
        starts.extend([cluster.start()] * len(whole))
    starts.append(len(text))
    return [
        r._replace(start_char=starts[r.start_char], end_char=starts[r.end_char])
        for r in _find("".join(composed), language)
    ]


@cache
def _short_forms(language: str) -> frozenset[str]:
    """The months and weekdays that are cut short by a point: "fév.", "sam."."""
    tables = date_rules(language).tables
    forms = (form for name in _CUT_SHORT for form in tables.get(name, {}))
    return frozenset(form[0] for form in forms if form[1:] == (".",))


@cache
def _day_words(language: str) -> frozenset[str]:
    """The words that name a day or a month."""
    tables = date_rules(language).tables
    return frozenset(form[0] for name in _DAYS for form in tables.get(name, {}))


def _sentences(
    text: str, begin: int, end: int, short: Container[str], days: Container[str]
) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a paragraph, none much longer than a chunk; "sam. 20h30" and "9 p.m. Friday" are of one."""
    last = begin
    for match in _SENTENCE_END.finditer(text, begin, end):
        if _ABBREVIATED.search(text, max(last, match.end() - 12), match.end()):
            continue
        if text[match.end()].isdigit() and normal(_last_word(text, last, match.start())) in short:
            continue
        word = TOKEN.match(text, match.end())
        if word and normal(word[0]) in days and _HALF_DAY.search(text, max(last, match.end() - 12), match.end()):
            continue
        yield from _chunks(text, last, match.end())
        last = match.end()
    if last < end:
        yield from _chunks(text, last, end)


def _last_word(text: str, begin: int, end: int) -> str:
    """The word that ends at a place, of those that are short."""
    return text[max(begin, end - 6) : end].rpartition(" ")[2]


def _chunks(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while end - begin > _CHUNK:
        cut = text.rfind(" ", begin + _CHUNK // 2, begin + _CHUNK)
        cut = begin + _CHUNK if cut < 0 else cut
        yield begin, cut
        begin = cut
    yield begin, end


class _Found(NamedTuple):
    """An expression: its tokens, what it says, the rule that found it, and the number of its range."""

    first: int
    last: int
    said: Said
    rule: str
    range_: int | None


def _in_sentence(
    text: str, begin: int, end: int, rules: Grammar, how_tense: Tenses, number: int, paragraph: int
) -> list[Reading]:
    words = text[begin:end].split()
    code = rules.lexicon.encode(words)
    places = [match.start() for match in rules.begins.finditer(code)]
    starts = [(at, able) for at in places if (able := rules.able(code, at))]
    if not starts:
        return []
    sentence = Sentence(text, begin, end, rules, words, code)
    found: list[_Found] = []
    place = 0
    for at, able in starts:
        if at < place:
            continue
        best = _longest(sentence, at, able)
        if best is None:
            continue
        rule, match = best
        if not rule.never:
            found += _expressions(sentence, rule, match, len(found))
        place = match.end()
    if not found:
        return []
    verbs = how_tense.of(sentence.tokens, sentence.words)
    readings = [
        _reading(sentence, one, how_tense, verbs, number, paragraph)
        for one in found
        if not _is_title(sentence, one, verbs)
    ]
    kept = [one for one in readings if one.said.generic != "told" or _tells(one)]
    return [kept[0], *starmap(_beside_its_day, pairwise(kept))] if len(kept) > 1 else kept


def _beside_its_day(before: Reading, reading: Reading) -> Reading:
    """A date whose verb has its own day already is of something else: «a annoncé jeudi la fermeture de la mine le 31 décembre»."""
    said, own = reading.said, before.said
    verb = reading.verb_char
    after = verb is not None and verb == before.verb_char and verb < before.start_char
    after = after and reading.tense == "past" and not reading.background
    weekly = own.weekday is not None and own.day is None
    plain = said.calendar and not (said.absolute or said.anchor or said.weekday is not None or reading.signal)
    if not after or not plain or not (weekly or own.anchor == "published") or reading.range_ is not None:
        return reading
    return reading._replace(tense="")


def _tells(reading: Reading) -> bool:
    """Whether something is told with it and not what went on: not «Il travaillait le soir»."""
    return reading.tense in ("past", "story") and reading.background != "during"


def _is_title(sentence: Sentence, found: _Found, verbs: Verbs) -> bool:
    """Whether an expression opens a title: a few words between quotes with a capital and no verb («Lundi au soleil»)."""
    tokens, first = sentence.tokens, found.first
    closing = _TITLES.get(tokens[first - 1]) if first else None
    if closing is None or found.said.absolute or not tokens[first][0].isupper():
        return False
    end = next((place for place in range(first + 1, first + _TITLE) if tokens[place : place + 1] == [closing]), None)
    if end is None or tokens[end + 1 : end + 2] == [","] or tokens[first - 2 : first - 1] == [":"]:
        return False  # «« Demain », a-t-il dit»
    if any(not token[0].isalnum() and token not in _INSIDE for token in tokens[first:end]):
        return False
    told = any(first <= place < end for place, _ in verbs.places)
    return not told and not any(place in verbs.beside for place in range(first, end))


def _reading(
    sentence: Sentence, found: _Found, how_tense: Tenses, verbs: Verbs, number: int, paragraph: int
) -> Reading:
    first, last = found.first, found.last
    signal, signal_start = _signal(sentence, first)
    hanging = hangs_on(sentence, last, found.said, verbs)
    tense, verb = verbs.near(first, last, clause_end(sentence, last) if hanging.by == "who" else last)
    if tense == EITHER:
        signal = "" if signal == "for" else signal  # "originally set for June 5"
        tense = "past" if found.said.today else ""  # "was due today"
    said, spans, words = found.said, sentence.spans, sentence.words
    if signal == "until" and how_tense.around.is_only_from(words, verb, first):
        signal = ""
    if signal == "as of":
        earlier = verbs.background(verb, first) == "before"
        signal = how_tense.around.as_of(words, verb, first, earlier=earlier)
    of_noun = how_tense.attaches(words, first)
    befell = of_noun and said.calendar and not said.absolute and how_tense.ahead.is_of_what_befell(words, first)
    if signal == "until" and tense in _TOLD and how_tense.ahead.is_deadline(words, first, last):
        tense = "future"
    tense = _of_what_befell(_meant(tense, verb, found, words, verbs, how_tense), verb, found, words, how_tense)
    lead = first if signal_start is None else bisect_left(sentence.spans, (signal_start,))
    compared = verbs.compares and how_tense.compared(words, lead)  # not "no earlier than 3 May"
    nightly = said.daypart == "NI" and said.hour is None and not said.calendar
    weekly = said.weekday is not None and said.day is None and said.relation is None
    done = how_tense.came_first(words, first) or (tense == "future" and how_tense.was_done(words, first))
    over = (nightly and how_tense.was_over(words, first)) or (weekly and done)
    background: Background = "clause" if compared or _since_what(sentence, first) else verbs.background(verb, first)
    return Reading(
        start_char=spans[first][0],
        end_char=spans[last - 1][1],
        said=said,
        rule=found.rule,
        signal=signal,
        signal_start_char=signal_start,
        tense="past" if over or befell else "" if tense == "present" else tense,
        present=tense == "present" and not (over or befell),
        foretold=(not befell and (tense == "future" and how_tense.foretold(words, verb))) or verbs.looks_ahead(verb),
        background="before" if over else background,
        verb_char=spans[verb][0] if verb >= 0 else None,
        done=tense == "past" and said.calendar and how_tense.is_perfect(words, verb),
        attached=of_noun or verbs.apart(verb, first),
        of_noun=of_noun,
        befell=befell,
        named=bool(said.year and not said.calendar and first and how_tense.names(words, first)),
        range_=found.range_,
        hangs_on=hanging.words,
        hangs_on_end_char=hanging.end_char,
        hangs_by=hanging.by,
        fronted=first <= _FRONT or any(0 < first - mark <= _FRONT + 1 for mark in verbs.parted),
        sentence=number,
        paragraph=paragraph,
    )


def _meant(tense: str, verb: int, found: _Found, words: Sequence[str], verbs: Verbs, how_tense: Tenses) -> str:
    """The tense of a verb, or another where the words around say more of the date than it does."""
    said, first, last = found.said, found.first, found.last
    if verbs.meant and verb < first and any(place in verbs.meant for place in range(verb - CLAUSE, verb + 1)):
        tense = ""  # «devait se rendre chez son voisin le 12 septembre»: it may be over or still to come
    dated = said.month is not None and said.weekday is None
    if tense == "past" and dated and words[verb] in how_tense.conditional:
        tense = ""  # «Elle aurait fêté ses 80 ans en février»
    if (
        verbs.ahead
        and tense in _TOLD
        and (how_tense.ahead.puts_off(words, first) or how_tense.ahead.intends(words, first))
    ):
        return "future"
    if tense == "past" and verb < first and how_tense.ahead.is_awaited(words, first) and not said.absolute:
        return "future"
    if tense == "future" and dated and verb in verbs.put_off:
        return ""
    if verbs.ahead and how_tense.attaches(words, first) and not said.absolute and how_tense.ahead.awaits(words, first):
        return "future"  # «prépare les législatives de novembre»
    if verbs.ahead and tense == "past" and found.range_ is not None and how_tense.ahead.decrees(words, first):
        return ""  # «a interdit la marche du 2 au 5 février»
    if tense == "future" and verb >= last and how_tense.plans(words, verb):
        return "past"  # "In May, the firm planned a takeover"
    if tense == "past" and verb >= last and verb in verbs.saying and said.day is not None and said.month is not None:
        return ""  # "The queen abdicates on 14 January, she announced": when it was said tells nothing
    return tense


def _of_what_befell(tense: str, verb: int, found: _Found, words: Sequence[str], how_tense: Tenses) -> str:
    """The tense of a date of what is over though its verb is to come: "will be sentenced next week for an attack in March".

    Where the verb has no day of its own before, the date may be its own all the same: after what only follows in time
    ("will pay after a blast in March") the nearest counts.
    """
    said, first = found.said, found.first
    if (
        tense not in ("future", "present", "")
        or verb >= first
        or not said.calendar
        or said.absolute
        or found.range_ is not None
    ):
        return tense
    ahead = how_tense.ahead
    cause = ahead.befell(words, first, verb)
    if cause >= 0 and words[cause] in ahead.first_since:
        return "past"
    if cause < 0 or tense != "future" or verb < 0:
        return tense
    if ahead.has_day(words[verb:cause]):
        return "past"
    return "" if said.month is not None and words[cause] in ahead.befalling_then else tense


def _since_what(sentence: Sentence, first: int) -> bool:
    """Whether a date says when that was since which something is so: «depuis le début de la guerre, le 24 février 2022»."""
    if first < 2 or sentence.tokens[first - 1] != ",":
        return False
    signals = sentence.rules.tables["signal"]
    for place in range(first - 2, max(-1, first - 2 - _SINCE), -1):
        if signals.get(sentence.form(place, place + 1)) == "since":
            return True
        if not sentence.tokens[place][0].isalnum() and sentence.tokens[place] not in _INSIDE:
            return False
    return False


def _longest(sentence: Sentence, at: int, rules: Iterable[Rule]) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    code, longest = sentence.code, at
    for rule in rules:
        match = rule.regex.match(code, at)
        if match is None or match.end() <= longest:
            continue
        if _allowed(sentence, rule, match) if rule.checked else not _glued(sentence, *match.span()):
            best, longest = (rule, match), match.end()
    return best


def _allowed(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """What a regular expression over tokens cannot see: blanks between them, and capitals."""
    first, last = match.span()
    gives = rule.gives
    if (rule.tight or gives.get("touching")) and not sentence.tight(first, last):
        return False
    if gives.get("apart") and (sentence.touch(last - 1) or sentence.touch(last - 2)):
        return False
    if gives.get("whole") and not sentence.is_all(first, last):
        return False
    if gives.get("range") and _goes_back(sentence.tokens[first:last]):
        return False
    if gives.get("named") and not sentence.is_before_capital(last):
        return False
    cased = gives.get("lower") or gives.get("upper")
    letters = [token for token in sentence.tokens[first:last] if token[0].isalpha()] if cased else []
    if gives.get("lower") and not sentence.capitals and letters and not letters[-1][0].islower():
        return gives["lower"] == "inside" and not sentence.joined(first)
    if _glued(sentence, first, last) or not _listed(sentence, rule, match):
        return False
    return not (gives.get("upper") and letters and letters[-1][0].islower())


def _goes_back(tokens: Sequence[str]) -> bool:
    """Whether tokens are a year and two digits that are neither a later one of its century nor the next: "2023-07"."""
    years = len(tokens) == 3 and len(tokens[0]) == 4 and len(tokens[2]) == 2 and (tokens[0] + tokens[2]).isdecimal()
    return years and int(tokens[2]) <= int(tokens[0][2:]) and (int(tokens[0]) + 1) % 100 != int(tokens[2])


def _listed(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """Whether what slots with digits in their forms took is in their tables: "7e" is no "2e"."""
    return all(
        match.start(slot.group) < 0
        or slot.table is None
        or sentence.form(match.start(slot.group), match.end(slot.group)) in slot.table
        for slot in rule.numbered
    )


def _glued(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a number touches letters before it ("MAI24", "D1975"), but for those that count ("T1", "15h30")."""
    tokens = sentence.tokens
    for place in range(max(first, 1), last):
        if (
            tokens[place].isdigit()
            and tokens[place - 1][-1].isalpha()
            and sentence.touch(place)
            and (sentence.words[place - 1],) not in sentence.rules.tables.get("counting", {})
        ):
            return True
    return False


def _expressions(sentence: Sentence, rule: Rule, match: re.Match[str], already: int) -> list[_Found]:
    """The expressions of one match with their determiners; those of a range have its number."""
    expressions = told(sentence, rule, match)
    listed = rule.gives.get("range") == "consecutive"
    runs = rule.gives.get("range") and (not listed or run_on([one.said for one in expressions]))
    range_ = already if runs else None
    found = []
    for first, last, said, determined in expressions:
        first, last = match.start() + first, match.start() + last
        begin = _with_determiner(sentence, first) if determined else first
        found.append(_Found(begin, last, said, rule.name, range_))
    return found


def _with_determiner(sentence: Sentence, first: int) -> int:
    """The place from which the expression stands with its determiner ("le 24 août")."""
    if not first or sentence.code[first - 1] not in sentence.rules.lasts["determiner"]:
        return first
    determiners = sentence.rules.tables["determiner"]
    for length in (2, 1):
        if first >= length and sentence.form(first - length, first) in determiners:
            return first - length
    return first


def _signal(sentence: Sentence, first: int) -> tuple[str, int | None]:
    if not first or sentence.code[first - 1] not in sentence.rules.lasts["signal"]:
        return "", None
    signals = sentence.rules.tables["signal"]
    words = sentence.form(max(first - _SIGNAL, 0), first)
    while words:
        if words in signals:
            return str(signals[words]), sentence.spans[first - len(words)][0]
        words = words[1:]
    return "", None
