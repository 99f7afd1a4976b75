"""Writes ``docs/events.md`` anew: ``python docs/event_types.py``, after a change of the language data or of a convention.

What each type holds and leaves to another is said here, by hand; the PLOVER codes and the examples are those of the
language data, whose tests try every example.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from events import EVENT_TYPES  # noqa: E402  (the path comes first)

PAGE = ROOT / "docs" / "events.md"
LANGUAGES = ("fr", "en")
_EXAMPLES = 4  # of the records of a type in a language, the first of each
INTRODUCTION = """# Les quinze types d'événements

<!-- Written by `python docs/event_types.py` from events/language/*/triggers.toml and senses.toml; do not edit. -->

Ce que chaque type réunit et ce qu'il laisse à un autre ; le code PLOVER là où il y en a un ; des exemples, qui sont
ceux des données de langue et que les tests essaient tous. Un mot connu prend le type de son sens dans la phrase :
« quitter » avec des soldats est un retrait, avec une fonction un départ, avec un traité la fin d'un accord. Un verbe
qui ne dit rien par lui-même prend le type de ce dont il parle (« adopter des sanctions », « agiter la menace »). Ce
que le lexique ne connaît pas mais qui est daté est un événement tout de même, de type `other`.

Les mots du fait, ses arguments, sa phrase, tout l'article et les acteurs nommés disent en outre quel type est le plus
probable, d'après des dépêches annotées (`events/mentions/likely_types.py`) : « le cours du cuivre a flanché » est
`economy`. Où ce type n'est pas celui du lexique, `likely-type` est dans la colonne `rule`.
"""
HOLDS = {
    "coup": "Prise de pouvoir par la force, tentative, mutinerie, arrestation ou mise à l'écart d'un chef d'État par "
    "des militaires. La chute d'un gouvernement devant les députés est `appointment`.",
    "visit": "Visites, réceptions, sommets, réunions, négociations, appels téléphoniques ; ambassadeurs convoqués, "
    "rappelés, expulsés, relations rompues ou rétablies. Ce qu'une réunion décide est du type de la décision.",
    "agreement": "Accords, traités, ratifications, cessez-le-feu et trêves, reconnaissances d'un État, résolutions, "
    "et leur dénonciation. Un contrat de vente est `economy`, une loi `other`.",
    "statement": "Ce qui est dit, annoncé, promis, demandé, reproché, démenti, menacé ; discours, rapports, "
    "hommages. Ce qui est annoncé est un événement à part, de son propre type.",
    "attack": "Attaques, combats, bombardements, prises de villes, attentats, enlèvements et prises d'otages, "
    "capitulations. Une trêve que l'on viole est `agreement`. Qui a été tué sans qu'on nomme une attaque est `death` ; un blessé d'accident, `other`.",
    "deployment": "Troupes et missions qui arrivent, partent, se relèvent ; début et fin d'une opération, exercices. "
    "L'évacuation d'habitants est `other`, la livraison d'armes `economy`.",
    "sanction": "Sanctions, embargos, avoirs gelés, suspensions d'une organisation, frontières fermées, médias "
    "interdits, et leur levée. L'interdiction faite à tous (baignade, visites) est `other`.",
    "election": "Élections, référendums, candidatures, résultats, élus. Le vote d'une assemblée est `other`, celui "
    "d'actionnaires `economy`.",
    "justice": "Arrestations, enquêtes, plaintes, procès, jugements, amendes, libérations, évasions, et ce que décide "
    "un tribunal, quel que soit le verbe ; drogue et armes saisies, suspects retrouvés. Le vol et l'escroquerie "
    "eux-mêmes sont `other`.",
    "protest": "Manifestations, grèves, émeutes, soulèvements, blocages et occupations, reprise du travail.",
    "death": "Morts de toutes causes, assassinats et meurtres. Une attaque qui a fait des morts est `attack`, "
    "les obsèques sont `other`.",
    "appointment": "Nominations, investitures, embauches, démissions, limogeages, retraites, gouvernements formés ou "
    "tombés ; une charge que l'on a (« elle est ministre depuis mai »). Les licenciements collectifs sont `economy`.",
    "founding": "États, partis, organisations et entreprises qui naissent ou disparaissent, indépendances, "
    "dissolutions. Un pont ou une exposition qu'on inaugure, une loi qui entre en vigueur sont `other`.",
    "economy": "Achats, contrats, prêts et aides, livraisons, prix, taux, bénéfices, licenciements, usines fermées, "
    "faillites. Un redressement que prononce un tribunal est `justice`.",
    "other": "Catastrophes, accidents, météo, santé ; sport, prix, culture, science ; lois et votes d'assemblées ; "
    "naissances, mariages, obsèques ; arrivées, départs, adhésions ; et ce que le lexique ne connaît pas.",
}


def page() -> str:
    """The page as it must be now."""
    parts = [INTRODUCTION]
    for kind in EVENT_TYPES:
        codes = sorted({code for language in LANGUAGES for code in _codes(language, kind)})
        parts.append(f"\n## `{kind}`\n\n{HOLDS[kind]}\n")
        if codes:
            parts.append(f"\nPLOVER : {', '.join(f'`{code}`' for code in codes)}.\n")
        for language in LANGUAGES:
            parts.append(f"\n{language} :\n\n")
            parts += [f"- {example}\n" for example in _examples(language, kind)]
    return "".join(parts)


def _records(language: str, kind: str) -> Iterator[dict[str, object]]:
    for name in ("triggers", "senses", "fields"):
        text = (ROOT / "events" / "language" / language / f"{name}.toml").read_text("utf-8")
        yield from (record for record in tomllib.loads(text)["trigger"] if record["type"] == kind)


def _codes(language: str, kind: str) -> set[str]:
    return {str(record["plover"]) for record in _records(language, kind) if record.get("plover")}


def _examples(language: str, kind: str) -> list[str]:
    """The first example of the first records of a type, no sentence twice."""
    found = dict.fromkeys(str(next(iter(record["examples"]))) for record in _records(language, kind))  # type: ignore[call-overload]
    return list(found)[:_EXAMPLES]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
