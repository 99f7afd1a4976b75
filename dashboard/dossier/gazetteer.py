"""The dossier's own actors: the list that its reader gave, and the rules made in the page, which win over it."""

import json
import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dashboard.dossier.decisions import ACTORS, Decision, Decisions, Patch
from events import ChronofriseError, OwnActors, fold, read_actors

_RULES = "rules.toml"
_log = logging.getLogger(__name__)


def actors_of(decisions: Decisions) -> OwnActors | None:
    """What articles are read and actors named with; None where the dossier has nothing of its own."""
    given = decisions.value(*ACTORS)
    return _both(given["file"] if given else "", given["text"] if given else "", rules_toml(decisions))


def ruled(decisions: Decisions, patch: Patch) -> Patch:
    """The patch of a rule, which goes with those that stand.

    Raises:
        ActorsError: no gazetteer can hold it.
    """
    rules = {key: dict(fields) for key, fields in decisions.cells.get("rule", {}).items() if key != patch.key}
    with_it = {**rules, patch.key: {"rule": Decision(patch.new, 0, "", "")}}
    read_actors(rules_toml(Decisions({"rule": with_it})).encode("utf-8"), _RULES)
    return patch


def given_actors(file: str, text: str) -> Patch:
    """The patch that makes a list of actors the dossier's own, in the place of the one before.

    Raises:
        ReadingError, ActorsError: as ``events.read_actors``.
    """
    read_actors(text.encode("utf-8"), file)
    return Patch(*ACTORS, new={"file": file, "text": text})


# Cached: the same words give the same object, by which what is made of it is found again.
@lru_cache(maxsize=8)
def _both(file: str, text: str, rules: str) -> OwnActors | None:
    listed = _read(text, file) if text else None
    ruled = _read(rules, _RULES) if rules else None
    if listed is None or ruled is None:
        return listed or ruled
    by_name = {fold(name): actor.id for actor in ruled.actors for name in (*actor.names.values(), *actor.aliases)}
    actors = list(ruled.actors)
    for actor in listed.actors:
        if not any(_taken(name, actor.id, by_name) for name in actor.names.values()):
            aliases = tuple(alias for alias in actor.aliases if not _taken(alias, actor.id, by_name))
            actors.append(replace(actor, aliases=aliases))
    return OwnActors(file, tuple(actors))


def _read(text: str, file: str) -> OwnActors | None:
    """The actors of a list that was checked when it was kept.

    A gazetteer of another version may refuse it all the same; a dossier opens without it rather than not at all.
    """
    try:
        return read_actors(text.encode("utf-8", "surrogatepass"), file)
    except ChronofriseError as error:
        _log.warning("left out: %s", error)
        return None


def _taken(name: str, actor: str, by_name: Mapping[str, str]) -> bool:
    return by_name.get(fold(name), actor) != actor


def rules_toml(decisions: Decisions) -> str:
    """The dossier's rules as the TOML of a gazetteer: tables ``[[actor]]`` with id, kind, names and aliases.

    Rules of one actor are one entry; of two rules about the same words the newer one stands.
    """
    entries: dict[str, dict[str, Any]] = {}
    rules = [decisions.value("rule", key, "rule") for key in decisions.keys("rule")]
    newest = {fold(alias): rule_["id"] for rule_ in rules for alias in rule_["aliases"]}
    for rule_ in rules:
        entry = entries.setdefault(rule_["id"], {**rule_, "aliases": []})
        mine = [alias for alias in rule_["aliases"] if newest[fold(alias)] == rule_["id"]]
        entry["aliases"] = list(dict.fromkeys([*entry["aliases"], *mine]))
    lines: list[str] = []
    for identity, entry in entries.items():
        lines += ["[[actor]]", f"id = {_toml(identity)}", f"kind = {_toml(entry['kind'])}"]
        lines += [f"state = {_toml(entry['state'])}"] if entry.get("state") else []
        for language, name in entry["names"].items():
            aliases = ", ".join(map(_toml, entry["aliases"]))
            lines.append(f"{language} = {{ name = {_toml(name)}, aliases = [{aliases}] }}")
        lines.append("")
    return "\n".join(lines)


def _toml(text: str) -> str:
    """The text as a basic string of TOML, which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
