"""What belongs to the reader and not to a dossier: where dossiers lie, which were open last, and their name.

``CHRONOFRISE_HOME`` names another folder for all of it. A damaged list of recent dossiers is an empty one: it
holds nothing that is not elsewhere.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import platformdirs

from dashboard.dossier import ENDING, refused

OPENED = "CHRONOFRISE_DOSSIER"
"""Environment variable that tells the page which dossier the command was given."""

_MOST = 12
_SIGNS = '<>:"/\\|?*\0'


def folder() -> Path:
    """Where new dossiers go; made when it is first needed."""
    own = os.environ.get("CHRONOFRISE_HOME")
    return Path(own) if own else Path(platformdirs.user_documents_path()) / "Chronofrise"


def made_folder() -> Path:
    """The folder of new dossiers, made where it is not there.

    Raises:
        DossierError: it cannot be made.
    """
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError:
        raise refused("dossier-read-only", folder()) from None
    return folder()


def place(name: str) -> Path:
    """The path of a dossier that a person names: in the folder, or anywhere by its path.

    >>> place("/tmp/Sahel").name
    'Sahel.chronofrise'
    """
    given = Path(name.strip()).expanduser()
    named = given if given.suffix == ENDING else given.with_name(given.name + ENDING)
    if len(given.parts) == 1:
        named = folder() / "".join("-" if sign in _SIGNS else sign for sign in named.name)
    return named


def free_place(title: str) -> Path:
    """A path in the folder, named after a title, where no file is yet: "Dossier", "Dossier 2".

    The title may be a stranger's: nothing in it is a path.

    Raises:
        DossierError: the folder cannot be made.
    """
    made_folder()
    stem = _as_name(title)
    number, path = 1, place(stem)
    while path.exists():
        number += 1
        path = place(f"{stem} {number}")
    return path


def _as_name(title: str) -> str:
    """A file's name that any system takes.

    >>> _as_name("~/../<b>Été</b>"), _as_name(" . ")
    ('-..--b-Été--b-', 'Dossier')
    """
    clean = "".join("-" if sign in _SIGNS or not sign.isprintable() else sign for sign in " ".join(title.split()))
    short = clean.strip("~. ").encode("utf-8", "ignore")[:120].decode("utf-8", "ignore").strip()
    return short or "Dossier"


def recent() -> tuple[Path, ...]:
    """The dossiers that were open last and are still there, newest first."""
    paths = [Path(path) for path in _read().get("recent", []) if isinstance(path, str)]
    return tuple(path for path in paths if path.is_file())


def remember(path: Path) -> None:
    """Put a dossier at the head of the list."""
    path = path.absolute()
    others = [other for other in recent() if other != path]
    _write({**_read(), "recent": [str(other) for other in (path, *others)][:_MOST]})


def known(code: str) -> Path | None:
    """The dossier of a code in the page's address: one that was open before, never a path from a stranger's link."""
    return next((path for path in recent() if code_of(path) == code), None)


def code_of(path: Path) -> str:
    """A short code for a dossier, for the page's address.

    >>> len(code_of(Path("a.chronofrise")))
    10
    """
    return hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def who() -> str:
    """The name under which this reader decides, "" where it was not given."""
    name = _read().get("who", "")
    return name if isinstance(name, str) else ""


def name_reader(name: str) -> None:
    """Keep the name under which this reader decides."""
    _write({**_read(), "who": " ".join(name.split())[:80]})


def drafts() -> list[Mapping[str, object]]:
    """The articles that were on their way in when the page was left, as they were kept."""
    kept = _read("drafts.json").get("drafts", [])
    return [draft for draft in kept if isinstance(draft, dict)] if isinstance(kept, list) else []


def keep_drafts(kept: Sequence[Mapping[str, object]]) -> None:
    """Keep the articles on their way in, for a page that is loaded again."""
    if kept:
        _write({"drafts": list(kept)}, "drafts.json")
    else:
        with contextlib.suppress(OSError):
            _file("drafts.json").unlink(missing_ok=True)


def _file(name: str) -> Path:
    own = os.environ.get("CHRONOFRISE_HOME")
    return (Path(own) if own else Path(platformdirs.user_config_path("chronofrise"))) / name


def _read(name: str = "reader.json") -> dict[str, Any]:
    try:
        data = json.loads(_file(name).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _write(data: dict[str, Any], name: str = "reader.json") -> None:
    """Write the file whole; where that cannot be, the list is only shorter tomorrow."""
    place = _file(name)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="surrogatepass", dir=place.parent, delete=False
        ) as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
        Path(file.name).replace(place)
    except OSError:
        return
