"""Writes the sample dossier's table anew: ``python docs/sample.py``, after a change of the extractor or the articles."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from events import Document, extract, write_table  # noqa: E402  (the path comes first)

SAMPLE = ROOT / "dashboard" / "sample"


def main() -> None:
    """Extract the sample's articles and write ``dashboard/sample/table.jsonl``."""
    entries = tomllib.loads((SAMPLE / "documents.toml").read_text("utf-8"))["document"]
    documents = [
        Document(
            e["id"], (SAMPLE / e["file"]).read_text("utf-8"), e["language"], e["published"], e["title"], e["source"]
        )
        for e in entries
    ]
    table = extract(documents)
    write_table(table, SAMPLE / "table.jsonl")
    print(f"{len(table)} events of {len(documents)} articles")


if __name__ == "__main__":
    main()
