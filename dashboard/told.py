"""The events of a table as the page shows them: each happening once, or each article's telling by itself."""

import pandas as pd

from events import MERGED, merge

MOST = 20_000
"""Rows up to which a table is merged while the reader waits: some seconds. Beyond, ``chronofrise extract --merge``."""


def is_merged(table: pd.DataFrame) -> bool:
    """Whether a table was merged before it came here."""
    return MERGED.keys() <= set(table.columns)


def can_choose(table: pd.DataFrame) -> bool:
    """Whether the reader has the choice between happenings and tellings."""
    return not is_merged(table) and 1 < len(table) <= MOST


def told_once(table: pd.DataFrame) -> pd.DataFrame:
    """The events, each once however many articles tell it; a table that is too long for that stays as it is."""
    return merge(table)[0] if can_choose(table) else table
