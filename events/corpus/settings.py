"""What a run is told, what of that its outcome depends on, and by which version of the program it was made."""

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from events.actors import OwnActors, gazetteer, gazetteer_with
from events.language import languages, load

FORMAT = 1
"""Of the folders and columns of a corpus; one that has another is another program's."""

_APART = ("corpus",)  # of the package's folders, those that no event depends on


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told.

    Attributes:
        names: the language in which actors are named.
        columns: of tables of articles, the column of each fact that the reader said.
        actors: the reader's own, or None.
        limit_seconds: that reading a file, or finding the events of an article, may take.
        limit_mb: megabytes that a reader may hold while it does.
    """

    names: str = "fr"
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    actors: OwnActors | None = None
    limit_seconds: float = 120.0
    limit_mb: int = 3000

    def kept(self) -> dict[str, str]:
        """What the outcome depends on, as the corpus keeps it; limits are not of it, so that they can be raised."""
        own = (
            ""
            if self.actors is None
            else hashlib.sha256(repr(self.actors).encode("utf-8", "surrogatepass")).hexdigest()
        )
        return {"names": self.names, "actors": own[:16]}

    def persons(self) -> list[str]:
        """Ids of persons that only the reader's list has, whom merging knows as it does those of the package."""
        listed = gazetteer_with(self.actors).actors.keys() - gazetteer().actors.keys()
        return sorted(id_ for id_ in listed if id_.startswith("person:"))


@functools.cache
def made_by() -> str:
    """The version of what finds events: the program's, a sum of its files, and the models' versions.

    Two that are equal find the same events in the same text.
    """
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        place = path.relative_to(package)
        if path.suffix in (".py", ".toml") and place.parts[0] not in _APART:
            digest.update(place.as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    models = [f"{name} {_version(name)}" for name in sorted(_models())]
    return ", ".join([f"{_version('chronofrise')} ({digest.hexdigest()[:8]})", *models])


def _models() -> set[str]:
    return {str(load(language, "model")["package"]).replace("_", "-") for language in languages()}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
