"""Sentences with their parse, from a spaCy model or, where there is none, from forms of words alone.

Labels are those of Universal Dependencies whatever the model's own scheme.
"""

import functools
import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from events.errors import ModelError
from events.language import load
from events.model import fold
from events.reading.dispatch import bears_ticker, dispatch_start, without_tickers
from events.reading.elided import legible
from events.reading.hyphens import join_hyphens
from events.reading.mending import Form, Mending, mend, mending
from events.reading.misread import find_names, find_participles, find_passives, find_verbs
from events.reading.objects import mend_objects
from events.reading.paragraphs import paragraphs
from events.reading.speakers import mend_sayings, mend_speakers
from events.reading.subjects import mend_subjects

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span
    from spacy.tokens import Token as Parsed

_PLAIN_TOKEN = re.compile(r"[^\W\d_]+['’]?|\d+(?:[.,]\d+)*|[^\w\s]")
_PLAIN_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[»”\")]*(?=\s+[A-ZÀ-ÖØ-Þ«“\"(]|\s*$)|$)", re.S)
_MOST_FORMS = 100_000  # whose lemmas are kept
_BEGINS = 3  # what spaCy writes for the first token of a name
_LONGEST = 5_000  # code points that are parsed at once: the parser's memory grows with them


class Token(NamedTuple):
    """One token of a parsed sentence.

    Attributes:
        text: as written.
        start_char, end_char: code points in the document, half-open.
        form: as written, folded, without the apostrophe that may end it, for looking up.
        lemma: dictionary form; the lower-case form where no model tells.
        key: the lemma likewise.
        pos: universal part of speech, "" where no model tells.
        dep: universal relation to the head, "" where no model tells.
        head: place of the head in the sentence; its own place at the root or where no model tells.
        morph: universal features ("Tense" to "Past").
        entity: person, organisation, place, or "".
        entity_starts: whether an entity begins here.
    """

    text: str
    start_char: int
    end_char: int
    form: str
    lemma: str
    key: str
    head: int
    pos: str = ""
    dep: str = ""
    morph: Mapping[str, str] = MappingProxyType({})
    entity: str = ""
    entity_starts: bool = False


class _Below(dict[int, list[int]]):
    """By place in a sentence what hangs there; nothing on a place that it does not have."""

    def __missing__(self, place: int) -> list[int]:
        return []


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        tokens: in order.
        start_char, end_char: code points in the document, half-open.
        paragraph: number of its paragraph.
        parsed: whether a model told parts of speech and heads.
        children: gives the places of the tokens that hang directly on one; not to be changed.
    """

    tokens: tuple[Token, ...]
    start_char: int
    end_char: int
    paragraph: int
    parsed: bool
    children: Callable[[int], list[int]] = field(init=False, compare=False, repr=False)
    _subtrees: dict[int, list[int]] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Turn the heads round once: who hangs on each."""
        below = _Below((place, []) for place in range(len(self.tokens)))
        for place, token in enumerate(self.tokens):
            if token.head != place:
                below[token.head].append(place)
        object.__setattr__(self, "children", below.__getitem__)

    def subtree(self, place: int) -> Sequence[int]:
        """Places of a token and all that hangs on it, in order; not to be changed."""
        if (known := self._subtrees.get(place)) is not None:
            return known
        found, todo = {place}, [place]
        while todo:
            for child in self.children(todo.pop()):
                if child not in found:
                    found.add(child)
                    todo.append(child)
        return self._subtrees.setdefault(place, sorted(found))

    def ancestors(self, place: int) -> list[int]:
        """Places of the head, its head and so on, up to the root."""
        found: list[int] = []
        while (head := self.tokens[place].head) != place and head not in found:
            found.append(head)
            place = head
        return found


def looked_up(word: str) -> str:
    """A word folded, without the apostrophe that may end it."""
    return fold(word).strip("'")


def model_missing(language: str) -> ModelError | None:
    """Why a language's model cannot be used, as an error that says the command to run; None where it can."""
    data = load(language, "model")
    package, command = str(data["package"]), str(data["command"])
    if importlib.util.find_spec(package) is None:
        return ModelError(
            "model-missing", f"The language model {package} is not installed: {command}", model=package, command=command
        )
    module = importlib.import_module(package)
    if getattr(module, "__version__", "") != data["version"]:
        return ModelError(
            "model-wrong",
            f"The language model {package} is not version {data['version']}: {command}",
            model=package,
            command=command,
        )
    return None


@functools.cache
def loaded(language: str) -> "Language":
    """The model of a language, loaded once a process."""
    from events.reading.faster import faster  # here: importing ``events`` stays light

    data = load(language, "model")
    module = importlib.import_module(str(data["package"]))
    return faster(module.load(disable=list(data["disable"])))


class _Forms:
    """Tokens as a model reads them, worked out once for each form: the model's own step does it for each token.

    A lemma follows from the form, its part of speech and its features.
    """

    def __init__(self, parser: "Language", language: str) -> None:
        self._lemmatizer: Any = parser.get_pipe("lemmatizer")  # there though it is disabled
        self._mended: dict[str, dict[str, str]] = load(language, "model").get("lemmas", {})
        self._known: dict[tuple[int, int, int, int], Form] = {}
        self._labels: dict[str, str] = load(language, "model")["labels"]
        self._relations: dict[int, str] = {}
        self.mending = mending(language)

    def of(self, token: "Parsed") -> Form:
        """The form of a token; its features are not to be changed."""
        morph = token.morph
        seen = token.orth, token.pos, token.lemma, hash(morph)
        known = self._known.get(seen)
        if known is None:
            if len(self._known) >= _MOST_FORMS:
                self._known.clear()
            text, lemma = token.text, self._lemma(token)
            known = Form(text, looked_up(text), lemma, looked_up(lemma), token.pos_, morph.to_dict())
            self._known[seen] = known
        return known

    def relation(self, token: "Parsed") -> str:
        """The universal relation to the head."""
        relation = self._relations.get(token.dep)
        if relation is None:
            relation = self._relations[token.dep] = self._labels.get(token.dep_, token.dep_)
        return relation

    def _lemma(self, token: "Parsed") -> str:
        """The dictionary form in small letters."""
        if token.lemma:
            return token.lemma_.lower()
        lemma = str(self._lemmatizer.lemmatize(token)[0]).lower()
        return self._infinitive(token, lemma) if self._mended else lemma

    def _infinitive(self, token: "Parsed", lemma: str) -> str:
        """The lemma, or the infinitive where the model leaves a finite verb as it is ("quitte", "signe")."""
        if token.pos_ != "VERB":
            return lemma
        form = token.text.lower()
        if form in self._mended["forms"]:
            return self._mended["forms"][form]
        for wrong, right in self._mended["endings"].items():
            if lemma.endswith(wrong):
                return lemma.removesuffix(wrong) + right
        if lemma == form and "Inf" not in token.morph.get("VerbForm", []):
            for wrong, right in self._mended["finite"].items():
                if form.endswith(wrong):
                    return form.removesuffix(wrong) + right
        return lemma


@functools.cache
def _forms(language: str) -> _Forms:
    return _Forms(loaded(language), language)


def sentences(text: str, language: str, wanted: Sequence[tuple[int, int]] | None = None) -> Iterator[Sentence]:
    """The sentences of a text, paragraph by paragraph.

    Args:
        text: the document's text.
        language: a language with data.
        wanted: spans of which at least one must lie in a paragraph for it to be parsed; None parses all.

    Raises:
        ModelError: the language needs a model and it is missing or of another version.
    """
    missing = model_missing(language)
    if missing is not None and load(language, "model")["required"]:
        raise missing
    spans = [(number, start, stop) for number, (start, stop) in enumerate(paragraphs(text))]
    if wanted is not None:
        spans = [span for span in spans if any(span[1] < end and start < span[2] for start, end in wanted)]
    spans = [(number, dispatch_start(text, start, stop), stop) for number, start, stop in spans]
    pieces = [(number, begin, end) for number, start, stop in spans for begin, end in _pieces(text, start, stop)]
    if missing is not None:
        yield from (sentence for piece in pieces for sentence in _plain(text, *piece))
        return
    parser, forms, data = loaded(language), _forms(language), load(language, "model")
    plain = (legible(without_tickers(text[begin:end])).replace("\n", " ") for _, begin, end in pieces)
    docs = parser.pipe(plain, batch_size=32)
    for (number, begin, _), doc in zip(pieces, docs, strict=True):
        found = (_sentence(span, begin, number, data, forms, text) for span in doc.sents)
        yield from _joined(
            [_with_listed(sentence, text) for sentence in found if sentence], data["relatives"], forms.mending
        )


def _with_listed(sentence: Sentence, text: str) -> Sentence:
    """The sentence, a name before the ticker of its company an organisation, which the model may not know."""
    tokens = list(sentence.tokens)
    for last, token in enumerate(tokens):
        if not token.text[0].isupper() or token.entity or not bears_ticker(text, token.end_char):
            continue
        first = last
        while first and tokens[first - 1].pos == "PROPN" and not tokens[first - 1].entity:
            first -= 1
        for place in range(first, last + 1):
            name = tokens[place]
            tokens[place] = name._replace(pos="PROPN", entity="organisation", entity_starts=place == first)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


_STOPS = frozenset('.!?…;»”")]')  # a colon parts no sentences: "18 août 2020 : coup d'État"


def _joined(found: Sequence[Sentence], relatives: Sequence[str], how: Mending) -> Iterator[Sentence]:
    """The sentences, those joined again that the model parted where no stop is."""
    whole: Sentence | None = None
    for sentence in found:
        if whole is None:
            whole = sentence
        elif (
            whole.tokens[-1].text[-1] in _STOPS
            and not sentence.tokens[0].text.startswith(("-", "‑", "–", ","))  # «Nahel M., 17 ans»
            and not _only_hour(whole)
        ):
            yield whole
            whole = sentence
        else:
            count = len(whole.tokens)
            root = next((n for n, token in enumerate(whole.tokens) if token.head == n), 0)
            first = sentence.tokens[min(len(sentence.tokens) - 1, sentence.tokens[0].text == ",")]
            noun = _noun_before(whole.tokens) if first.text in relatives else None
            open_ended = sentence.tokens[0].morph.get("VerbForm") == "Inf"  # «Kigali dément mardi | avoir attaqué»
            on = (root, "xcomp" if open_ended else "parataxis") if noun is None else (noun, "acl:relcl")
            moved = tuple(_moved(token, n, count, *on) for n, token in enumerate(sentence.tokens))
            tokens = _with_subjects((*whole.tokens, *moved), how)
            whole = Sentence(tokens, whole.start_char, sentence.end_char, whole.paragraph, True)
    if whole is not None:
        yield whole


def _with_subjects(tokens: tuple[Token, ...], how: Mending) -> tuple[Token, ...]:
    """The tokens of a sentence that was in two, the second half's verb with the subject that the first told, and its objects."""
    heads, deps = [token.head for token in tokens], [token.dep for token in tokens]
    if how.joins and any(token.text in ("-", "‑") for token in tokens):
        join_hyphens(heads, deps, tokens, [token.start_char for token in tokens])
    if how.inverts:
        mend_speakers(heads, deps, tokens, how)
    mend_objects(heads, deps, tokens, how)
    mend_subjects(heads, deps, tokens, how)
    return tuple(token._replace(head=h, dep=d) for token, h, d in zip(tokens, heads, deps, strict=True))


_HOUR = re.compile(r"\d{1,2} ?[:hH] ?(\d\d)? ?[.:–—-]?")


def _only_hour(sentence: Sentence) -> bool:
    """Whether a sentence is but the hour that heads an entry ("17 h 45. Le feu est maîtrisé.")."""
    return len(sentence.tokens) <= 5 and bool(_HOUR.fullmatch(" ".join(t.text for t in sentence.tokens)))


def _noun_before(tokens: Sequence[Token]) -> int | None:
    """The noun or name with which some tokens end, a comma apart: «Bamako, | qui a rompu avec Paris, ...»."""
    place = len(tokens) - 1 - (tokens[-1].text == ",")
    while place > 0 and tokens[place].dep in ("flat:name", "amod", "nmod") and tokens[place].head < place:
        place = tokens[place].head
    return place if place >= 0 and tokens[place].pos in ("NOUN", "PROPN") else None


def _moved(token: Token, place: int, by: int, head: int, dep: str) -> Token:
    """The token in a sentence that has ``by`` tokens before it; its root hangs on a token of the other's."""
    is_root = token.head == place
    return token._replace(head=head if is_root else token.head + by, dep=dep if is_root else token.dep)


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while stop - start > _LONGEST:
        cut = max(text.rfind(". ", start, start + _LONGEST), start + _LONGEST // 2)
        cut = text.rfind(" ", start, cut + 2) + 1 or cut
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    if text[start:stop].strip():
        yield start, stop


def _sentence(
    span: "Span", offset: int, paragraph: int, data: dict[str, Any], forms: _Forms, text: str
) -> Sentence | None:
    entities = data["entities"]
    kept = [token for token in span if not token.is_space]
    if not kept:
        return None
    place = {token.i: number for number, token in enumerate(kept)}
    heads = [place.get(token.head.i, number) for number, token in enumerate(kept)]
    deps = [forms.relation(token) for token in kept]
    told = [_as_written(forms.of(token), text, offset + token.idx) for token in kept]
    if forms.mending.joins and any(one.text in ("-", "‑") for one in told):
        join_hyphens(heads, deps, told, [token.idx for token in kept])
    find_verbs(heads, deps, told, forms.mending)
    find_participles(heads, deps, told, forms.mending)
    find_passives(heads, deps, told, forms.mending)
    if forms.mending.inverts:
        find_names(heads, deps, told)
    mend(heads, deps, told, forms.mending)
    mend_sayings(heads, deps, told, forms.mending)
    mend_objects(heads, deps, told, forms.mending)
    mend_subjects(heads, deps, told, forms.mending)
    tokens = tuple(
        Token(
            one.text,
            start := offset + token.idx,
            start + len(one.text),
            one.form,
            one.lemma,
            one.key,
            head,
            _pos(one, token.ent_type_),
            dep,
            one.morph,
            entities.get(token.ent_type_, "") if token.ent_type else "",
            token.ent_iob == _BEGINS,
        )
        for token, one, head, dep in zip(kept, told, heads, deps, strict=True)
    )
    return Sentence(tokens, tokens[0].start_char, tokens[-1].end_char, paragraph, True)


def _pos(form: Form, entity: str) -> str:
    """The part of speech, a name's of one with a capital that the model takes for a pronoun though it knows it: «[Sony] a nommé»."""
    named = form.pos == "PRON" and entity and form.text[0].isupper() and "PronType" not in form.morph
    return "PROPN" if named else form.pos


def _as_written(form: Form, text: str, start: int) -> Form:
    """The form as the text has it, which is not always what the model read."""
    if text.startswith(form.text, start):
        return form
    written = text[start : start + len(form.text)]
    return form._replace(text=written, form=looked_up(written), lemma=written.lower(), key=looked_up(written))


def _plain(text: str, paragraph: int, begin: int, end: int) -> Iterator[Sentence]:
    """Sentences and tokens by their forms alone, for a language whose optional model is not there."""
    for match in _PLAIN_SENTENCE.finditer(text[begin:end]):
        offset = begin + match.start()
        tokens = tuple(
            Token(
                text=found[0],
                start_char=offset + found.start(),
                end_char=offset + found.end(),
                form=looked_up(found[0]),
                lemma=found[0].lower(),
                key=looked_up(found[0]),
                head=number,
            )
            for number, found in enumerate(_PLAIN_TOKEN.finditer(match[0]))
        )
        if tokens:
            yield Sentence(tokens, tokens[0].start_char, tokens[-1].end_char, paragraph, False)
