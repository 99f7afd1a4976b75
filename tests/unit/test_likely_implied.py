"""Who takes part though the sentence names nobody for it: the accused of a verdict, the firm of a plant; nobody by default."""

import pandas as pd
import pytest

from events import Document, extract


def _told(text: str, language: str, trigger: str) -> pd.Series:
    rows = extract(Document("one", text, language, "2024-06-26"))
    return rows[rows["trigger"].str.contains(trigger)].iloc[0]


@pytest.mark.parametrize(
    ("language", "text", "trigger", "who"),
    [
        (
            "fr",
            "Paul Morel comparaît depuis lundi devant la cour d'assises du Gers. Paul Morel est accusé de meurtre. Le "
            "verdict est attendu vendredi.",
            "verdict",
            ["Paul Morel"],
        ),
        (
            "en",
            "Paul Morel went on trial on Monday. Paul Morel denies murder. The verdict is due on Friday.",
            "verdict",
            ["Paul Morel"],
        ),
        ("fr", "Il a plu mardi sur la région. Une foire s'est tenue mercredi à Lens.", "foire", []),
        (
            "fr",
            "Paul Morel a été arrêté lundi à Lyon. Les obsèques de la victime auront lieu vendredi.",
            "obsèques",
            [],
        ),
    ],
)
def test_those_of_whom_a_text_speaks_take_part_where_that_is_likelier_than_not(language, text, trigger, who):
    assert list(_told(text, language, trigger)["actors"]) == who


def test_a_row_says_that_somebody_only_likely_takes_part():
    text = "Paul Morel went on trial on Monday. Paul Morel denies murder. The verdict is due on Friday."
    row = _told(text, "en", "verdict")
    assert "likely-actor" in row["rule"]
    assert len(row["actors"]) == len(row["roles"])


def test_nobody_is_told_twice():
    text = "Paul Morel a été arrêté lundi. Paul Morel a été relâché mardi, et Paul Morel a quitté la ville mercredi."
    rows = extract(Document("one", text, "fr", "2024-06-26"))
    assert all(len(set(names)) == len(names) for names in rows["actors"])
