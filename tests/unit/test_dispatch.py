"""Dispatches of agencies: what stands before they tell, and after the names of companies."""

import pytest

from events import Document, extract
from events.reading.dispatch import dispatch_start, without_tickers


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("KYIV, Ukraine (AP) — Russian missiles fell.", "Russian"),
        ("DHAKA, Sept 12 (Reuters) - Parliament was dissolved.", "Parliament"),
        ("May 23 (Reuters) - Boeing fell.", "Boeing"),
        ("LONDON/PARIS, Aug 5 (Reuters) - Shares fell.", "Shares"),
        ("Port-au-Prince (AFP) – Des gangs ont attaqué.", "Des"),
        ("The president (AP) - who left - said nothing.", "The"),
        ("Paris (Texas) - The film opened.", "Paris"),
        ("PARIS — The film opened.", "PARIS"),
    ],
)
def test_a_dispatch_begins_after_its_town_and_agency(text: str, begins: str) -> None:
    assert text[dispatch_start(text, 0, len(text)) :].split()[0] == begins


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Boeing (BA.N) fell", "Boeing fell"),
        ("Shares of Delta (NYSE: DAL) fell", "Shares of Delta fell"),
        ("Delta (DAL) fell", "Delta (DAL) fell"),
        ("The body (U.N) met", "The body (U.N) met"),
    ],
)
def test_what_an_exchange_calls_a_company_is_left_out(text: str, left: str) -> None:
    assert len(without_tickers(text)) == len(text)
    assert " ".join(without_tickers(text).split()) == left


@pytest.mark.parametrize(
    ("text", "title", "actors"),
    [
        (
            "KYIV, Ukraine (AP) — Russian missiles killed 12 people on Monday.",
            "Russian missiles killed 12 people",
            ["Russie"],
        ),
        (
            "SEOUL, South Korea (AP) — North Korea fired a missile on Monday.",
            "North Korea fired a missile",
            ["Corée du Nord"],
        ),
        ("Norvane (NVN.AS) cut 400 jobs on Monday.", "Norvane cut 400 jobs", ["Norvane"]),
        ("Aug 5 (Reuters) - Boeing (BA.N) cut 400 jobs on Monday.", "Boeing cut 400 jobs", ["Boeing"]),
    ],
)
def test_the_head_of_a_dispatch_is_in_no_title(text: str, title: str, actors: list[str]) -> None:
    (row,) = extract([Document("d", text, "en", "2024-08-06")]).to_dict("records")
    assert (row["title"], list(row["actors"])) == (title, actors)
    assert text[row["trigger_start_char"] : row["trigger_end_char"]] == row["trigger"]
