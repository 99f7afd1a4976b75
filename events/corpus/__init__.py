"""From ten articles to ten million: runs over a corpus, here or on any Dask cluster, into Parquet.

Nothing of Dask or fsspec is loaded before a run begins: they come with the extra ``scale``.
"""

from events.corpus.run import Progress, cluster, extract_corpus
from events.corpus.settings import Settings

__all__ = ["Progress", "Settings", "cluster", "extract_corpus"]
