"""Makes one word of what a hyphen joins and a model parts: «le député-maire», «l'état-major», «au lieu-dit»."""

from collections.abc import Collection, Sequence

from events.reading.mending import Word

_HYPHENS = ("-", "‑")
_PART = "fixed"
_PLACED = ("nsubj", "obj", "obl", "nmod", "appos", "xcomp", "iobj")


def join_hyphens(heads: list[int], deps: list[str], told: Sequence[Word], starts: Sequence[int]) -> None:
    """Hang the rest of such a word on its first part, and on that what hangs on the rest; in place.

    Args:
        heads: of each token the place of its head, its own at the root.
        deps: the relation to it.
        told: the tokens.
        starts: where each begins, in code points.
    """
    for hyphen in range(1, len(told) - 1):
        if told[hyphen].text in _HYPHENS and _joins(told, starts, hyphen):
            _join(heads, deps, hyphen)


def _joins(told: Sequence[Word], starts: Sequence[int], hyphen: int) -> bool:
    """Whether a hyphen stands between two words without a blank, the second of them no name."""
    first, second = told[hyphen - 1], told[hyphen + 1]
    touching = starts[hyphen - 1] + len(first.text) == starts[hyphen] == starts[hyphen + 1] - 1
    words = first.text.isalpha() and second.text.isalpha() and second.text.islower()
    # not «s'entre-tuèrent», nor «lui-même»
    return touching and words and first.pos != "PRON" and (first.pos == "NOUN" or second.pos != "VERB")


def _join(heads: list[int], deps: list[str], hyphen: int) -> None:
    first = hyphen - 1
    while deps[first] == _PART and heads[first] < first:
        first = heads[first]  # «arc-en-ciel»
    parts = {first, hyphen, hyphen + 1, *(n for n in range(first, hyphen) if heads[n] == first and deps[n] == _PART)}
    outer = [part for part in sorted(parts) if heads[part] not in parts]
    outer.sort(key=lambda part: not deps[part].startswith(_PLACED))
    verb = _verb_below(heads, outer[0], parts) if outer else None
    if verb is not None:  # the model parted the sentence inside the word
        for place, head in enumerate(heads):
            if head in parts and place not in parts and deps[place] in ("punct", "obl:mod", "advmod"):
                heads[place] = verb
        heads[verb], deps[verb] = verb, "ROOT"
    heads[first], deps[first] = (heads[outer[0]], deps[outer[0]]) if outer else (first, "ROOT")
    for place, head in enumerate(heads):
        if head in parts and place not in parts:
            heads[place] = first
    for part in parts - {first}:
        heads[part], deps[part] = first, _PART


def _verb_below(heads: Sequence[int], part: int, parts: Collection[int]) -> int | None:
    """What one part hangs on that hangs itself on another part, the root; None where there is no such turn."""
    place, seen = heads[part], set[int]()
    while place not in seen:
        if heads[place] in parts:
            return place
        seen.add(place)
        place = heads[place]
    return None
