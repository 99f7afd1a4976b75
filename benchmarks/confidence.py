"""Whether rows are as right as they are sure: ``python -m benchmarks.confidence [--write] [--json FILE]``.

A dated row is right where it goes with an event of the gold (``tests.scoring``). Printed is, for rows by how sure they
are said to be, how sure in the mean, how many in ten are right, and how far the two are apart over all rows. The
articles at hand are those that ``--write`` fits the weights to, by logistic regression with a penalty on large
weights; the English ones count once more as they are read without their model. Rules know the articles at hand, so
that on other news rows are less often right; of the articles kept aside one number is therefore used, the share of
right rows, on which the mean confidence in them is set.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest import mock

import numpy as np

from benchmarks.asking import asking, keep
from benchmarks.events import PARTS, golds
from events import ModelError, confidence, extract
from tests.gold import Gold
from tests.scoring import Score

PATH = Path(__file__).parents[1] / "events" / "confidence.toml"
BOUNDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_PENALTY = 2.0  # of the square of a weight: as much as two rows that were read wrongly by a whole unit
_LANGUAGES = ("fr", "en")

Row = tuple[float, bool]
"""How sure a row is, and whether it is right."""
Seen = tuple[Mapping[str, float], bool]
"""The signs of a row, and whether it is right."""


def seen(gold: Sequence[Gold], *, parsed: bool = True) -> list[Seen]:
    """The signs of the dated rows of articles, and which of them are right.

    Args:
        gold: the articles.
        parsed: with the language model, or as where an optional one is not installed.
    """
    found: list[Seen] = []
    signs: list[Mapping[str, float]] = []

    def numbered(of_row: Mapping[str, float]) -> float:
        """Stands for the confidence in a row the number of the row, by which its signs are found again."""
        signs.append(of_row)
        return (len(signs) - 1) / 1e6

    absent = ModelError("model-missing", "left out", model="", command="")
    missing = mock.patch("events.reading.parse.model_missing", return_value=None if parsed else absent)
    with missing, mock.patch("events.pipeline.how_sure", numbered):
        for one in gold:
            signs.clear()
            score = Score()
            score.add(one.events, extract(one.document))
            found += [(signs[round(number * 1e6)], right) for number, right in score.sure]
    return found


def sure(rows: Sequence[Seen]) -> list[Row]:
    """How sure the rows are with the weights as they are."""
    return [(confidence.how_sure(signs), right) for signs, right in rows]


def fitted(rows: Sequence[Seen]) -> tuple[float, dict[str, float]]:
    """The base and the weights that make the rows likeliest, by Newton's method."""
    names = sorted({name for signs, _ in rows for name in signs})
    features = np.array([[1.0, *(signs.get(name, 0.0) for name in names)] for signs, _ in rows])
    right = np.array([hit for _, hit in rows], dtype=float)
    penalty = np.diag([0.0, *[_PENALTY] * len(names)])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - right) + penalty @ weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return float(weights[0]), dict(zip(names, map(float, weights[1:]), strict=True))


def based(base: float, weights: Mapping[str, float], rows: Sequence[Seen]) -> float:
    """The base with which the rows are, in the mean, as sure as they are right."""
    odds = np.array([sum(weights.get(name, 0.0) * amount for name, amount in signs.items()) for signs, _ in rows])
    share = sum(right for _, right in rows) / len(rows)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(odds + base)))
        base -= float((chance.mean() - share) / (chance * (1 - chance)).mean())
    return base


def written(base: float, weights: Mapping[str, float]) -> str:
    """The file of weights."""
    lines = [
        "# How much each sign tells of whether a row is right, in logarithms of odds: docs/confidence.md.",
        "# Written by `python -m benchmarks.confidence --write` from the articles at hand; at_most and times are set by hand.",
        f"base = {base:.2f}",
        "",
        "[signs]",
        *(f'"{name}" = {weight:.2f}' for name, weight in weights.items()),
        "",
        "# A language without data: a sentence and its date are there; that the one was when the other is, who knows?",
        "[at_most]",
        *(f'"{name}" = {most}' for name, most in confidence.weights().at_most.items()),
        "",
        "# Somebody acts when there was no such actor: so much as sure as it would be.",
        "[times]",
        *(f'"{name}" = {share}' for name, share in confidence.weights().times.items()),
    ]
    return "\n".join(lines) + "\n"


def apart(rows: Sequence[Row]) -> float:
    """How far said and true confidence are apart: the mean over the rows of the difference of their group."""
    groups = [group for *_, group in grouped(rows)]
    return sum(abs(sum(share - right for share, right in group)) for group in groups) / len(rows) if rows else 0.0


def grouped(rows: Sequence[Row]) -> Iterator[tuple[float, float, list[Row]]]:
    """The rows from one bound to the next, where there are any."""
    for low, high in itertools.pairwise(BOUNDS):
        group = [row for row in rows if low <= row[0] < high or row[0] == high == 1]
        if group:
            yield low, high, group


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The groups as lines of Markdown."""
    yield "| said to be sure | rows | in the mean | right |"
    yield "| --- | --- | --- | --- |"
    for low, high, group in grouped(rows):
        mean = sum(share for share, _ in group) / len(group)
        right = sum(right for _, right in group) / len(group)
        yield f"| {low:.1f} to {high:.1f} | {len(group)} | {mean:.2f} | {right:.2f} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit where asked, and print how sure and how right rows are."""
    parser = asking("confidence", __doc__)
    parser.add_argument("--write", action="store_true", help="fit the weights to the articles at hand")
    given = parser.parse_args(arguments)
    rows = {part: [row for language in _LANGUAGES for row in seen(golds(part, language))] for part in PARTS[::-1]}
    bare = seen(golds(PARTS[1], "en"), parsed=False)
    if given.write:
        base, weights = fitted([*rows[PARTS[1]], *bare])
        PATH.write_text(written(based(base, weights, rows[PARTS[0]]), weights), "utf-8")
        confidence.weights.cache_clear()
    figures = {}
    for part, of_part in {**rows, "at hand, English without its model": bare}.items():
        figures[part] = apart(sure(of_part))
        print(f"\n{part}: {len(of_part)} dated rows, said and true apart by {figures[part]:.3f}\n")
        for line in table(sure(of_part)):
            print(line)
    keep({name: round(value, 3) for name, value in figures.items()}, given.json)


if __name__ == "__main__":
    main()
