"""The reader's own actors: a TOML or CSV file that adds to the gazetteer or corrects it.

A CSV has one actor a line under a line of column names; only ``name`` and ``kind`` must be there::

    name,kind,aliases,state,from,until
    Sud-Rail,organisation,SUD-Rail; Sud Rail,France,1996,
    Paul Verdier,personne,maire de Montclar,,2014-03,2020-06

A TOML file has ``[[actor]]`` tables with the same keys, aliases as a list; the entries of the package's own
gazetteer read as well. French names of columns and kinds mean the same: ``nom``, ``sorte``, ``alias``, ``état``,
``depuis``, ``jusqu'à``; ``personne``, ``organisation``, ``groupe``, ``opération``, ``peuple``, ``état``.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events.actors.gazetteer import gazetteer, words_of
from events.errors import ActorsError
from events.model import fold, slug
from events.reading import read_text

MOST_ACTORS = 20_000
"""Most actors that one file may list."""

_LONGEST = 200  # code points of a name
_KINDS = {
    "state": "state", "etat": "state", "pays": "state", "country": "state",
    "person": "person", "personne": "person",
    "organisation": "organisation", "organization": "organisation",
    "group": "group", "groupe": "group", "groupe arme": "group", "armed group": "group",
    "operation": "operation", "mission": "operation",
    "people": "people", "peuple": "people",
    "none": "none", "aucun": "none", "aucune": "none",
}  # fmt: skip
_COLUMNS = {
    "id": "id", "identifiant": "id",
    "name": "name", "nom": "name",
    "name_en": "name_en", "nom_en": "name_en", "nom anglais": "name_en", "english name": "name_en",
    "kind": "kind", "sorte": "kind", "genre": "kind", "categorie": "kind",
    "aliases": "aliases", "alias": "aliases", "autres noms": "aliases", "other names": "aliases",
    "state": "state", "etat": "state", "pays": "state",
    "from": "from", "depuis": "from",
    "until": "until", "jusqu'a": "until", "jusque": "until",
}  # fmt: skip
_IN_A_LANGUAGE = "name_"
_IGNORED = ("iso2", "successor", "members", "demonyms", "capitals", "seats", "forces")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class OwnActor:
    """One actor of the reader's own file.

    Attributes:
        id: ``kind:slug``; that of the package's entry where this corrects one. "" for words that are no actor.
        kind: state, person, organisation, group, operation, people, or none for words that are no actor.
        names: the name by language; one that is not told by language stands for all.
        aliases: other ways of naming it, in any language.
        state: id of the state that it belongs to, or "".
        from_: first day, month or year in which the names mean it, or "".
        until: the last, or "".
        line: in the file, from 1.
    """

    id: str
    kind: str
    names: Mapping[str, str]
    aliases: tuple[str, ...]
    state: str
    from_: str
    until: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class OwnActors:
    """The actors of one file of the reader's own, as ``read_actors`` gives them.

    Attributes:
        file: name of the file, as given.
        actors: in the order of the file.
    """

    file: str
    actors: tuple[OwnActor, ...]

    def __len__(self) -> int:
        return len(self.actors)


def read_actors(data: bytes, name: str) -> OwnActors:
    """The actors of a TOML or CSV file, to be given to ``extract``.

    Their names and aliases win over those of the package. An entry with the ``id`` or the name of one that the
    package has corrects that one; kind ``none`` makes the package forget a name. Where two entries share a name, their dates must
    part them: the one that was valid on the day of publication is meant.

    Args:
        data: the file's bytes, UTF-8 or another encoding that is recognised.
        name: of the file; its ending, .toml or .csv, says how it is read.

    Raises:
        ReadingError: the file is too large, no text, or in an unknown encoding.
        ActorsError: the file says something that cannot be used; names file, line and what is wrong.
    """
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending not in ("toml", "csv"):
        raise ActorsError("actors-ending", f"{name} is neither a .toml nor a .csv file.", file=name)
    text = read_text(data, name)
    records = list(_from_toml(text, name) if ending == "toml" else _from_csv(text, name))
    if not records:
        raise ActorsError("no-actors", f"{name} lists no actor.", file=name)
    if len(records) > MOST_ACTORS:
        raise ActorsError(
            "too-many-actors", f"{name} lists more than {MOST_ACTORS} actors.", file=name, limit=MOST_ACTORS
        )
    actors = tuple(_actor(record, line, name) for line, record in records)
    _no_name_twice(actors, name)
    return OwnActors(name, actors)


# ---------------------------------------------------------------- files


def _from_toml(text: str, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        at = int(line[1]) if line else text.count("\n") + 1
        raise ActorsError(
            "bad-toml", f"{file}, line {at}: this is not TOML ({error}).", file=file, line=at, reason=str(error)
        ) from None
    except RecursionError:
        raise ActorsError(
            "bad-toml", f"{file}, line 1: nested too deep.", file=file, line=1, reason="nesting"
        ) from None
    entries = data.get("actor", [])
    heads = [n for n, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*actor\s*\]\]", line)]
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _wrong("bad-field", file, 1, "actor", "", "[[actor]]")
    unknown = next((key for key in data if key != "actor"), None)
    if unknown is not None:
        raise _wrong("unknown-field", file, _line_of(text, unknown, 1), unknown, "", ", ".join(sorted(set(_COLUMNS))))
    for number, entry in enumerate(entries):
        yield heads[number] if number < len(heads) else 1, _known_keys(entry, file, heads, number, text)


def _line_of(text: str, key: str, first: int, last: int | None = None) -> int:
    lines = text.split("\n")[first - 1 : last]
    return next((first + n for n, line in enumerate(lines) if line.lstrip("[ \"'").startswith(key)), first)


def _known_keys(entry: Mapping[str, Any], file: str, heads: Sequence[int], number: int, text: str) -> dict[str, Any]:
    record: dict[str, Any] = {}
    first = heads[number] if number < len(heads) else 1
    last = heads[number + 1] - 1 if number + 1 < len(heads) else None
    for key, value in entry.items():
        if isinstance(value, dict):  # fr = {name = "...", aliases = [...]}, as in the package's own files
            record.setdefault("spoken", {})[key] = value
        elif fold(key) in _COLUMNS:
            record[_COLUMNS[fold(key)]] = value
        elif key not in _IGNORED:
            raise _wrong(
                "unknown-field",
                file,
                _line_of(text, key, first, last),
                key,
                "",
                ", ".join(dict.fromkeys(_COLUMNS.values())),
            )
    return record


def _from_csv(text: str, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    head = next(line for line in text.split("\n") if line.strip())
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    try:
        line = 1
        for row in reader:
            if any(cell.strip() for cell in row):
                if columns is None:
                    columns = _columns(row, file, line)
                elif len(row) > len(columns):
                    raise ActorsError(
                        "too-many-cells", f"{file}, line {line}: more cells than columns.", file=file, line=line
                    )
                else:
                    cells = {c: cell.strip() for c, cell in zip(columns, row, strict=False) if cell.strip()}
                    aliases = re.split(r"[;|]" if delimiter != ";" else r"[|,]", cells.get("aliases", ""))
                    yield line, {**cells, "aliases": [alias.strip() for alias in aliases if alias.strip()]}
            line = reader.line_num + 1
    except csv.Error as error:
        raise ActorsError(
            "bad-csv",
            f"{file}, line {reader.line_num}: this is not CSV ({error}).",
            file=file,
            line=reader.line_num,
            reason=error,
        ) from None


def _columns(row: Sequence[str], file: str, line: int) -> list[str]:
    columns = []
    for cell in row:
        column = _COLUMNS.get(fold(cell.strip()))
        if column is None:
            raise _wrong("unknown-field", file, line, cell.strip(), "", ", ".join(dict.fromkeys(_COLUMNS.values())))
        if column in columns:
            raise _wrong("column-twice", file, line, cell.strip(), "", "")
        columns.append(column)
    for needed in ("name", "kind"):
        if needed not in columns:
            raise _wrong("missing-field", file, line, needed, "", "")
    return columns


# ---------------------------------------------------------------- entries


def _actor(record: Mapping[str, Any], line: int, file: str) -> OwnActor:
    names, aliases = _names(record, line, file)
    known = _corrected(record, names, line, file)
    kind = _kind(record, known, line, file)
    dates = {key: _date(record, key, line, file) for key in ("from", "until")}
    if dates["from"] and dates["until"] and dates["from"] > dates["until"] + "~":
        raise _wrong("dates-reversed", file, line, "from", dates["from"], dates["until"])
    identity = "" if kind == "none" else known or str(record.get("id", "")) or f"{kind}:{_slug(names)}"
    return OwnActor(identity, kind, names, aliases, _state(record, line, file), dates["from"], dates["until"], line)


def _slug(names: Mapping[str, str]) -> str:
    name = next(iter(names.values()))
    return slug(name) or "-".join(f"{ord(letter):x}" for letter in name[:20])


def _names(record: Mapping[str, Any], line: int, file: str) -> tuple[dict[str, str], tuple[str, ...]]:
    names: dict[str, str] = {}
    aliases: list[str] = []
    spoken = dict(record.get("spoken", {}))
    if "name" in record:
        spoken[""] = {"name": record["name"], "aliases": record.get("aliases", [])}
    elif "aliases" in record:
        spoken[""] = {"aliases": record["aliases"]}
    for column in [column for column in record if column.startswith(_IN_A_LANGUAGE)]:
        spoken[column.removeprefix(_IN_A_LANGUAGE)] = {"name": record[column]}
    for language, words in spoken.items():
        if "name" in words:
            names[language] = _text(words["name"], "name", line, file)
        more = words.get("aliases", [])
        if not isinstance(more, list):
            raise _wrong("bad-field", file, line, "aliases", str(more), '["...", "..."]')
        aliases += [_text(alias, "aliases", line, file) for alias in more]
    if not names and "id" not in record:
        raise _wrong("missing-field", file, line, "name", "", "")
    return names, tuple(dict.fromkeys(aliases))


def _text(value: object, field: str, line: int, file: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise _wrong("bad-field", file, line, field, str(value)[:40], f"1-{_LONGEST}")
    text = " ".join(value.split())
    if len("".join(words_of(text))) < 2:
        raise ActorsError(
            "short-name", f"{file}, line {line}: {text!r} is too short for a name.", file=file, line=line, value=text
        )
    return text


def _corrected(record: Mapping[str, Any], names: Mapping[str, str], line: int, file: str) -> str:
    """Id of the package's entry that this one corrects: by its id, or by its name."""
    book = gazetteer()
    if "id" in record:
        given = record["id"]
        if given in book.actors:
            return str(given)
        if not isinstance(given, str) or not re.fullmatch(r"[a-z]+:[\w-]+", given) or given.split(":")[0] not in _KINDS:
            raise _wrong("unknown-id", file, line, "id", str(given), "organisation:onu")
        if not names:
            raise _wrong("unknown-id", file, line, "id", str(given), "organisation:onu")
        return ""
    kind = _KINDS.get(fold(str(record.get("kind", ""))), "")
    for language, name in names.items():
        for spoken in (language,) if language else tuple(book.forms):
            form = book.forms.get(spoken, {}).get(words_of(name))
            actor = book.actors.get(form.actor) if form else None
            if actor is not None and form is not None and form.kind == "name" and actor.kind == kind:
                return actor.id
    return ""


def _kind(record: Mapping[str, Any], known: str, line: int, file: str) -> str:
    if "kind" not in record:
        prefix = known or str(record.get("id", ""))
        if not prefix:
            raise _wrong("missing-field", file, line, "kind", "", "")
        return _KINDS[prefix.split(":")[0]]
    kind = _KINDS.get(fold(str(record["kind"]).strip()))
    if kind is None:
        raise _wrong(
            "unknown-kind",
            file,
            line,
            "kind",
            str(record["kind"]),
            "state, person, organisation, group, operation, people, none",
        )
    if "id" in record and kind != "none" and str(record["id"]).split(":")[0] != kind:
        raise _wrong("unknown-kind", file, line, "kind", str(record["kind"]), str(record["id"]).split(":")[0])
    return kind


def _date(record: Mapping[str, Any], key: str, line: int, file: str) -> str:
    value = record.get(key, "")
    text = str(value).strip() if not hasattr(value, "isoformat") else value.isoformat()[:10]
    if text and not _is_date(text):
        raise _wrong("bad-actor-date", file, line, key, text, "2013-04-25")
    return text


def _is_date(text: str) -> bool:
    import datetime as dt

    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _state(record: Mapping[str, Any], line: int, file: str) -> str:
    said = str(record.get("state", "")).strip()
    if not said:
        return ""
    book = gazetteer()
    for id_ in (said, f"state:{said}", f"state:{said.upper()}"):
        if id_ in book.actors and book.actors[id_].kind == "state":
            return id_
    for forms in book.forms.values():
        form = forms.get(words_of(said))
        if form is not None and form.kind == "name" and form.actor.startswith("state:"):
            return form.actor
    raise _wrong("unknown-state", file, line, "state", said, "Mali, state:MLI")


def _no_name_twice(actors: Sequence[OwnActor], file: str) -> None:
    """Refuse a name of two actors, but where their dates part them."""
    seen: dict[tuple[str, ...], list[OwnActor]] = {}
    for actor in actors:
        for name in dict.fromkeys((*actor.names.values(), *actor.aliases)):
            others = seen.setdefault(words_of(name), [])
            clash = next((o for o in others if o is not actor and o.id != actor.id and _overlap(o, actor)), None)
            if clash is not None:
                raise ActorsError(
                    "alias-twice",
                    f"{file}, line {actor.line}: {name!r} already names the actor of line {clash.line}.",
                    file=file,
                    line=actor.line,
                    value=name,
                    other=clash.line,
                )
            others.append(actor)


def _overlap(one: OwnActor, other: OwnActor) -> bool:
    if not any((one.from_, one.until)) or not any((other.from_, other.until)):
        return True
    return (one.from_ or "0") <= (other.until or "9999") + "~" and (other.from_ or "0") <= (one.until or "9999") + "~"


def _wrong(code: str, file: str, line: int, field: str, value: str, allowed: str) -> ActorsError:
    sentences = {
        "missing-field": "{field!r} is missing",
        "unknown-field": "there is no {field!r}; there are {allowed}",
        "column-twice": "the column {field!r} is there twice",
        "bad-field": "{field} {value!r} cannot be used",
        "unknown-kind": "{value!r} is no kind; there are {allowed}",
        "bad-actor-date": "{field} {value!r} is no date; write 2013-04-25, 2013-04 or 2013",
        "dates-reversed": "{value} is after {allowed}",
        "unknown-state": "{value!r} is no state that is known",
        "unknown-id": "{value!r} is no id; one looks like {allowed}",
    }
    said = sentences[code].format(field=field, value=value, allowed=allowed)
    return ActorsError(
        code, f"{file}, line {line}: {said}.", file=file, line=line, field=field, value=value, allowed=allowed
    )
