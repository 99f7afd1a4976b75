"""The files of language data: one folder a language, TOML, and the weights that are fitted to annotated news."""

from functools import cache
from typing import TYPE_CHECKING, Any

from events.errors import LanguageDataError

if TYPE_CHECKING:
    import numpy.typing as npt


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a folder of data, sorted."""
    from importlib.resources import files  # here and below: importing ``events`` stays light

    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if (entry / "wording.toml").is_file()))


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """The content of one file of a language's data ("fr", "dates").

    Raises:
        LanguageDataError: there is no such file, or it is no TOML.
    """
    import tomllib
    from importlib.resources import files

    path = files(__package__) / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LanguageDataError(
            "unreadable", f"{language}/{name}.toml: {error}", file=f"{language}/{name}.toml"
        ) from error


@cache
def weights(language: str, name: str) -> "dict[str, npt.NDArray[Any]] | None":
    """The arrays of one file of a language's fitted weights ("fr", "types"), None where it has none.

    "all" in the place of a language has those that every language shares.

    Raises:
        LanguageDataError: the file holds something else.
    """
    from importlib.resources import files
    from io import BytesIO
    from zipfile import BadZipFile

    import numpy as np

    place = files(__package__) / language / f"{name}.npz"
    if not place.is_file():
        return None
    try:
        with np.load(BytesIO(place.read_bytes()), allow_pickle=False) as arrays:
            found = {key: arrays[key] for key in arrays.files}
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        raise LanguageDataError(
            "unreadable", f"{language}/{name}.npz: {error}", file=f"{language}/{name}.npz"
        ) from error
    return {key: array.astype(np.float32) if array.dtype.kind == "f" else array for key, array in found.items()}
