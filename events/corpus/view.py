"""A corpus to look at: its events sorted in one file that is mapped into memory, and articles fetched when asked for.

What nobody looks at stays on disk. The file is made once for each state of a corpus, by a process of its own, whose
memory goes with it; it lies in the corpus, or in a folder of the reader's where that is elsewhere.
"""

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from events.corpus.look import DOCUMENT_COLUMNS, FOLDED, Corpus
from events.corpus.merge import listed, up_to_date
from events.corpus.place import filesystem, refused
from events.corpus.sheets import read_parquet
from events.corpus.store import manifest, parts
from events.errors import CorpusError
from events.frame import MERGED, SCHEMA, arrow_schema
from events.model import fold

if TYPE_CHECKING:
    import pyarrow as pa

_CACHE = "CHRONOFRISE_CACHE"
_FORMAT = 2  # of the files to look at
_ORDER = ("start", "end", "document", "trigger_start_char", "event")


def open_corpus(address: str) -> Corpus:
    """As ``events.open_corpus`` says."""
    import pyarrow as pa

    if manifest(address) is None:
        raise CorpusError("no-corpus", f"There is no corpus at {address}.", file=address)
    folder = _place(address)
    if not (folder / "documents.arrow").exists():
        _make(address, folder)
    events = pa.ipc.open_file(pa.memory_map(str(folder / "events.arrow"))).read_all()
    documents = pa.ipc.open_file(pa.memory_map(str(folder / "documents.arrow"))).read_all()
    return Corpus(address, _frame(events), documents)


def _place(address: str) -> Path:
    """Where the files of a state of a corpus lie."""
    merged = listed(address) if up_to_date(address) else None
    said = json.dumps([_FORMAT, address, merged["heaps"] if merged else parts(address, "documents"), bool(merged)])
    name = hashlib.sha256(said.encode()).hexdigest()[:20]
    system, path = filesystem(address)
    own = os.environ.get(_CACHE)
    if own or "file" not in system.protocol:
        import platformdirs

        return Path(own or platformdirs.user_cache_path("chronofrise")) / name
    return Path(path) / "view" / name


def _make(address: str, folder: Path) -> None:
    """Let another process make the files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(str(folder), error) from None
    code = "import os, sys; from events.corpus.view import make; make(sys.argv[1], sys.argv[2]); os._exit(0)"
    root = str(Path(__file__).parents[2])
    paths = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-c", code, address, str(folder)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [""])[-1]
        raise CorpusError("no-view", f"{address} could not be made ready to look at: {said}", file=address, reason=said)
    for other in folder.parent.iterdir() if folder.parent.name == "view" else ():
        if other != folder:  # of states that are no more
            for file in other.iterdir():
                file.unlink()
            other.rmdir()


def make(address: str, folder: str) -> None:
    """Make the files of a corpus to look at; those of the articles last, by which the others are known as made."""
    _write(Path(folder) / "events.arrow", _events(address))
    _write(Path(folder) / "documents.arrow", _articles(address))


def _events(address: str) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    merged = listed(address) if up_to_date(address) else None
    kind = "happenings" if merged else "events"
    names = merged["heaps"] if merged else parts(address, "documents")
    schema = arrow_schema([*SCHEMA, *(MERGED if merged else ())])
    table = pa.concat_tables(
        [_large(schema.empty_table()), *(_large(read_parquet(address, f"{kind}/{name}.parquet")) for name in names)]
    ).combine_chunks()
    keys = [(name, "ascending", "at_end") for name in _ORDER]
    table = table.take(pc.sort_indices(table, sort_keys=keys)).combine_chunks()
    blank = pa.scalar(" ", pa.large_string())
    lines = pc.binary_join_element_wise(table.column("title"), table.column("quote"), blank)
    return table.append_column(FOLDED, folded(lines))


def _large(table: "pa.Table") -> "pa.Table":
    """The table with types that hold more than two gigabytes of text, and that pandas takes as they are."""
    import pyarrow as pa

    text, days = pa.large_string(), pa.timestamp("s")

    def wide(kind: "pa.DataType") -> "pa.DataType":
        if pa.types.is_string(kind):
            return text
        if pa.types.is_list(kind):
            return pa.large_list(text)
        return days if pa.types.is_timestamp(kind) else kind

    return table.cast(pa.schema([(field.name, wide(field.type)) for field in table.schema]))


def folded(texts: Any) -> Any:
    """Arrow texts as ``fold`` has them, for searching a million of them."""
    import pyarrow.compute as pc

    texts = pc.utf8_lower(texts)
    for sign in "’‘ʼ‑–\u00a0\u202f\u0153ß\n":
        plain = "'" if sign in "’‘ʼ" else "-" if sign in "‑–" else " " if sign.isspace() else fold(sign)
        texts = pc.replace_substring(texts, sign, plain)
    texts = pc.utf8_normalize(texts, form="NFD")
    marks = "".join(chr(code) for code in range(0x300, 0x370) if unicodedata.combining(chr(code)))
    return pc.replace_substring_regex(texts, f"[{marks}]", "")


def _articles(address: str) -> "pa.Table":
    """What is at hand of each article, sorted by id, in which they are looked up."""
    import pyarrow as pa

    tables = []
    for part in parts(address, "documents"):
        table = read_parquet(address, f"documents/{part}.parquet", DOCUMENT_COLUMNS)
        tables.append(table.append_column("part", pa.array([part] * table.num_rows, pa.string())))
    schema = pa.schema([(name, pa.string()) for name in (*DOCUMENT_COLUMNS, "part")])
    return _large(pa.concat_tables([schema.empty_table(), *tables]).sort_by("document").combine_chunks())


def _write(path: Path, table: "pa.Table") -> None:
    """Write a table as one batch, not compressed, so that it can be mapped into memory."""
    import pyarrow as pa

    beside = path.with_suffix(".unfinished")
    with pa.OSFile(str(beside), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    beside.replace(path)


def _frame(table: "pa.Table") -> pd.DataFrame:
    """The table for pandas; texts and names stay where they are."""
    import numpy as np
    import pyarrow as pa

    text = pd.StringDtype("pyarrow", na_value=np.nan)
    kinds = {pa.large_string(): text, pa.int64(): pd.Int64Dtype()}

    def kept(kind: "pa.DataType") -> Any:
        return pd.ArrowDtype(kind) if pa.types.is_large_list(kind) else kinds.get(kind)

    frame: pd.DataFrame = table.to_pandas(types_mapper=kept, split_blocks=True)
    if "n_sources" in frame:
        frame["n_sources"] = frame["n_sources"].astype("int64")
    return frame
