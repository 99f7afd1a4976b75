"""What the commands of benchmarks have in common: how they are asked, and the file that figures are kept in."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path


def asking(name: str, doc: str | None) -> argparse.ArgumentParser:
    """The parser of ``python -m benchmarks.NAME``, described by the first line of its module."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=(doc or "").splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, flat")
    return parser


def keep(figures: Mapping[str, float], path: Path | None) -> None:
    """Write the figures where that was asked for."""
    if path is not None:
        path.write_text(json.dumps(dict(figures), indent=2) + "\n", "utf-8")
