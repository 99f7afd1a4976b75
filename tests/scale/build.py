"""Small corpora for the tests: in a language of which only dates are read, so that no model is loaded."""

import json

import pandas as pd
import pyarrow.parquet as pq

ARTICLES = 40


def rows(count=ARTICLES, first=0, extra=None):
    """Articles as rows of a table; ``extra`` is what some say besides, by number."""
    extra = extra or {}
    return [
        {
            "title": f"Acuerdo {n}",
            "text": f"El {n % 28 + 1} de mayo de {2000 + n % 20}, la ministra firmó el acuerdo {n}. {extra.get(n, '')}",
            "language": "es",
            "published": "2024-06-26",
            "source": "Diario",
        }
        for n in range(first, first + count)
    ]


def write_lines(path, articles):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in articles), "utf-8")
    return str(path)


def write_folder(folder, articles):
    folder.mkdir(exist_ok=True)
    for number, row in enumerate(articles):
        (folder / f"articulo-{number:03d}.txt").write_text(row["text"], "utf-8")
    return str(folder)


def tables(out):
    """What a run wrote, each table sorted; nothing of how it was cut up is left."""
    found = {}
    for kind, order in (("documents", "name"), ("events", "event"), ("failures", "name")):
        files = sorted((out / kind).glob("*.parquet")) if (out / kind).exists() else []
        frames = [pq.read_table(file).to_pandas() for file in files]
        table = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({order: []})
        for name in table:
            table[name] = [tuple(v) if hasattr(v, "tolist") and not isinstance(v, str) else v for v in table[name]]
        found[kind] = table.sort_values(order, ignore_index=True)
    return found


def assert_same(one, other):
    for kind in one:
        pd.testing.assert_frame_equal(one[kind], other[kind])
