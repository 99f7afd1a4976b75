"""Two clauses that "and" joins each keep their own subject, in their titles and among who takes part."""

import pytest

from events import Document, extract


def told(text: str, language: str = "en") -> dict[str, list[str]]:
    """Who takes part, by title."""
    table = extract([Document("d", text, language, "2024-06-26")])
    return {row.title: list(row.actors) for row in table.itertuples()}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Spain beat England on Sunday and Argentina beat Colombia on Monday.",
            ("Spain beat England", ["Espagne", "Angleterre"]),
            ("Argentina beat Colombia", ["Argentine", "Colombie"]),
        ),
        (
            "Anna Reid resigned on Monday and Paul Hart took over on Tuesday.",
            ("Anna Reid resigned", ["Anna Reid"]),
            ("Paul Hart took over", ["Paul Hart"]),
        ),
        (
            "Anna Reid resigned on Monday and Paul Hart was appointed on Tuesday.",
            ("Anna Reid resigned", ["Anna Reid"]),
            ("Paul Hart was appointed", ["Paul Hart"]),
        ),
        (
            "The strike began on Monday and 40 schools closed on Tuesday.",
            ("The strike began", []),
            ("40 schools closed", []),
        ),
    ],
)
def test_each_of_two_clauses_has_its_own_subject(
    text: str, first: tuple[str, list[str]], second: tuple[str, list[str]]
) -> None:
    assert told(text) == dict((first, second))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # the subject is shared where none stands before the verb
        (
            "The king met Anna Reid and Paul Hart on Monday and left on Tuesday.",
            {"The king met Anna Reid and Paul Hart", "The king left"},
        ),
        (
            "The company closed on Friday and Saturday and reopened on Sunday.",
            {"The company closed", "The company reopened"},
        ),
        # two names that are one subject stay one
        ("On Monday Anna Reid and Paul Hart resigned.", {"Anna Reid and Paul Hart resigned"}),
    ],
)
def test_a_shared_subject_stays_shared(text: str, titles: set[str]) -> None:
    assert set(told(text)) == titles
