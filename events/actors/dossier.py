"""Who is the same person in several documents."""

from collections.abc import Iterable, Mapping

from events.actors.gazetteer import words_of
from events.actors.people import sounded


def united(people: Iterable[tuple[str, str]], listed: Iterable[str] = ()) -> Mapping[str, str]:
    """For ids of persons, the id of the one that each is, where that is another.

    Names that sound alike in all their words are one person; a surname alone is the only person of the dossier
    whose name ends in it, and stays by itself where there are two.

    Args:
        people: ids and names, all of one language.
        listed: ids that the gazetteer has, which win over others.

    >>> united([("person:goita", "Goita"), ("person:assimi-goita", "Assimi Goïta"), ("person:asimi-goyta", "Asimi Goyta")])
    {'person:asimi-goyta': 'person:assimi-goita', 'person:goita': 'person:assimi-goita'}
    """
    named = {id_: name for id_, name in people if id_.startswith("person:")}
    known = set(listed)
    order = sorted(named, key=lambda id_: (id_ not in known, -len(named[id_]), id_))
    by_sound: dict[str, str] = {}
    by_surname: dict[str, set[str]] = {}
    same: dict[str, str] = {}
    for id_ in order:
        words = words_of(named[id_])
        if len(words) < 2:
            continue
        one = by_sound.setdefault(sounded(named[id_]), id_)
        if one != id_ and not (id_ in known and one in known):
            same[id_] = one
        by_surname.setdefault(sounded(words[-1]), set()).add(one)
    for id_ in order:
        words = words_of(named[id_])
        fits = by_surname.get(sounded(words[0]), set()) if len(words) == 1 else set()
        if len(fits) == 1 and id_ not in known:
            same[id_] = next(iter(fits))
    return same
