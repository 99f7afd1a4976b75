"""From ten articles to ten million: runs over a corpus, here or on any Dask cluster, into Parquet.

Nothing of Dask or fsspec is loaded before a run begins: they come with the extra ``scale``.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from events.corpus.look import FOLDED, Corpus, is_packed, unpacked
from events.corpus.run import Progress, cluster, extract_corpus
from events.corpus.settings import Settings
from events.corpus.store import manifest
from events.errors import CorpusError

if TYPE_CHECKING:
    from distributed import Client

    from events.corpus.merge import Merged


def merge_corpus(
    out: str, client: "Client | None" = None, *, progress: Callable[[int, int, int, int], None] | None = None
) -> "Merged":
    """Put the events of a corpus together: each happening once, however many articles tell it.

    The answer is that of ``merge``, in ``happenings`` and ``links`` beside the events. What was merged before and
    has not changed since stays as it is.

    Args:
        out: of a run.
        client: of a Dask cluster whose workers reach ``out`` too; None works in this process.
        progress: called now and then with the step, of how many, how much of it is done, and of how much.

    Raises:
        CorpusError: there is no corpus (no-corpus), another version made it (corpus-version), or its place cannot be
            written.
    """
    from events.corpus import merge  # importing ``events`` stays light

    return merge.merge_corpus(out, client, progress=progress)


def open_corpus(address: str) -> Corpus:
    """A corpus to look at; what nobody looks at stays on disk.

    Args:
        address: of a run's OUT.

    Raises:
        CorpusError: there is none (no-corpus), or what is to be looked at could not be made ready (corpus-read-only,
            no-view).
    """
    from events.corpus import view

    return view.open_corpus(address)


def is_corpus(address: str) -> bool:
    """Whether a run wrote there."""
    try:
        return manifest(address) is not None
    except CorpusError:
        return False


__all__ = [
    "FOLDED",
    "Corpus",
    "Progress",
    "Settings",
    "cluster",
    "extract_corpus",
    "is_corpus",
    "is_packed",
    "merge_corpus",
    "open_corpus",
    "unpacked",
]
