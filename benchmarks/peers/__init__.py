"""The systems that are measured, each in a module that imports what it needs only when it is started.

A module has ``NAME``, ``LANGUAGES`` (None: all), ``missing()`` (why it cannot run here, or "") and
``start(texts)``, which loads all that the texts need and returns two functions: ``tag``, from a text to what
the system itself answers, whose time is taken, and ``timexes``, from text and answer to the common form.
"""

from importlib import import_module
from types import ModuleType

SYSTEMS = ("chronofrise", "chronofrise_extract", "dateparser_search", "edsnlp_dates", "heideltime")
"""Those that find dates."""
PARSERS = ("spacy_pipeline",)
"""Those that only read: their time is what counts."""


def system(name: str) -> ModuleType:
    """The module of a system."""
    if name not in SYSTEMS + PARSERS:
        raise ValueError(f"no system {name!r}: there are {', '.join(SYSTEMS + PARSERS)}")
    return import_module(f"benchmarks.peers.{name}")
