"""Writes ``docs/dates.md`` anew from the language data: ``python docs/dates.py``, after a change of a date rule.

For each language, in the order of its file, a line a rule: its first example, what that gives for an article
published on one day, and a counter-example. What is written is what the program answers, so the page cannot lag
behind it; a test compares the two.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from events import Document, TimeExpression, date_in_words, find_times, languages  # noqa: E402  (the path comes first)

PAGE = ROOT / "docs" / "dates.md"
PUBLISHED = "2024-06-26"
NAMES = {"fr": "Français", "en": "Anglais"}
SECTIONS = {
    "written in full": "Écrites en entier",
    "years": "Années",
    "decades, centuries, quarters": "Décennies, siècles, trimestres",
    "seasons, weeks, feasts": "Saisons, semaines, fêtes",
    "need the publication date": "Comptées depuis la date de publication",
    "hang on another date of the text": "Comptées depuis une autre date du texte",
    "ranges: an expression for each end": "Périodes d'une date à une autre : une expression pour chaque bout",
    "of the day": "Heures et moments du jour",
    "durations, frequencies, vague references": "Durées, fréquences, renvois vagues",
    "looks like a date and is none: a longer match wins": "Ce qui ressemble à une date et n'en est pas une",
}
REASONS = {
    "no-date": "pas de date",
    "not-a-date": "ne date rien à elle seule",
    "no-publication-date": "date de publication nécessaire",
    "no-anchor": "dépend d'une autre date du texte, qui manque dans l'exemple",
    "vague": "trop vague pour un jour",
    "only-bounds": "une borne seulement",
    "impossible-date": "ce jour n'existe pas",
    "out-of-range": "hors des années -9999 à 9999",
}
INTRODUCTION = """# Ce qui est compris, langue par langue

<!-- Written by `python docs/dates.py` from events/language/*/dates.toml; do not edit. -->

Une ligne par règle : un exemple, ce qu'il donne dans un article publié le 26 juin 2024 (valeur TIMEX3, puis en
toutes lettres), et un contre-exemple que cette règle laisse de côté — une autre peut le lire. Les crochets
entourent l'expression là où l'exemple a d'autres mots. Ce qui dépend d'une autre date du texte n'en a pas dans
l'exemple seul ; « neuf mois plus tard » après « août 2020 » donne mai 2021.
"""
_SECTION = re.compile(r"^# -{4,} (.+)$")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")


def page() -> str:
    """The page as it must be now."""
    parts = [INTRODUCTION]
    for language in sorted(languages(), key=lambda code: (list(NAMES).index(code) if code in NAMES else 99, code)):
        parts.append(f"\n## {NAMES.get(language, language)} (`{language}`)\n")
        for section, rules in sections(ROOT / "events" / "language" / language / "dates.toml"):
            parts.append(f"\n### {SECTIONS.get(section, section)}\n\n")
            parts.append("| règle | exemple | donne | contre-exemple |\n| --- | --- | --- | --- |\n")
            parts += [f"{line(language, rule)}\n" for rule in rules]
    return "".join(parts)


def sections(path: Path) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The rules of a file by the comment that heads them, in order."""
    text = path.read_text("utf-8")
    rules = iter(tomllib.loads(text)["rule"])
    name, group = "", list[dict[str, object]]()
    for row in text.splitlines():
        if heading := _SECTION.match(row):
            if group:
                yield name, group
            name, group = heading[1], []
        elif row.strip() == "[[rule]]":
            group.append(next(rules))
    if group:
        yield name, group


def line(language: str, rule: dict[str, object]) -> str:
    """A rule as a row of the table."""
    matches, misses = list(rule["matches"]), list(rule.get("misses", ()))  # type: ignore[call-overload]
    never = bool(dict(rule.get("gives", {})).get("never"))  # type: ignore[call-overload]
    example, answer = shown(language, matches[0], never=never)
    cells = [f"`{rule['name']}`", example, answer, _plain(str(misses[0])) if misses else ""]
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def shown(language: str, example: str, *, never: bool) -> tuple[str, str]:
    """The example as the page shows it, and what the program answers to it."""
    words = example.replace("{", "[").replace("}", "]")
    if never:
        return words, "pas une date"
    text = _plain(example)
    times = find_times(Document("example", text, language, PUBLISHED))
    begin = example.find("{")
    end = example.rfind("}") - example[: example.rfind("}")].count("{") - example[: example.rfind("}")].count("}")
    inside = [t for t in times if begin < 0 or (t.start_char < end and t.end_char > begin)]
    answers = [answer(time) for time in inside or times]
    return words, " ; ".join(answers) or "rien sans les mots autour"


def _plain(example: str) -> str:
    return example.replace("{", "").replace("}", "")


def answer(time: TimeExpression) -> str:
    """One expression: its value, and the date in words or the reason why there is none."""
    value = f"`{time.value}`" + (f" {time.mod}" if time.mod else "") if time.value else ""
    said = {"start": time.start, "end": time.end, "precision": time.precision, "mod": time.mod, "edtf": time.edtf}
    words = REASONS[time.reason] if time.start is None else date_in_words(said, "fr")
    return f"{value} {words}".strip()


if __name__ == "__main__":
    main()
