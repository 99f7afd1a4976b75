"""English news: the days of a happening, and whether it is over or to come."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from events import Document, extract, redate


def told(text: str, published: str = "2024-08-06") -> list[tuple[str, str, str, str]]:
    """Trigger, first and last day, modality of each row in order of the text; "" where there is no interval."""
    table = extract([Document("d", text, "en", published)]).sort_values("trigger_start_char", kind="stable")
    return [(row.trigger, *_days(row.start, row.end), row.modality) for row in table.itertuples()]


def _days(start: object, end: object) -> tuple[str, str]:
    if pd.isna(start):
        return "", ""
    last = np.datetime64(end, "D") - np.timedelta64(1, "D")
    return str(np.datetime64(start, "D")), str(last)


def spans(text: str, published: str = "2024-08-06") -> list[tuple[str, str]]:
    """First and last day of each dated row, in order of the text."""
    return [(first, last) for _, first, last, _ in told(text, published) if first]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The siege lasted from 1992 to 1995.", "1992-01-01", "1995-12-31"),
        ("He governed from 1992 until 1995.", "1992-01-01", "1995-12-31"),
        ("He was mayor from March 2014 to June 2020.", "2014-03-01", "2020-06-30"),
        ("He was jailed between March 2014 and June 2020.", "2014-03-01", "2020-06-30"),
        ("The strike ran from May 3 to 5.", "2024-05-03", "2024-05-05"),
        ("The inquiry ran from 3 May to 12 July.", "2024-05-03", "2024-07-12"),
        ("The inquiry ran from May 3 to July 12.", "2024-05-03", "2024-07-12"),
        ("The fair was held from 2 to 14 October.", "2023-10-02", "2023-10-14"),
        ("Leaders met in Washington on Feb. 3-5.", "2024-02-03", "2024-02-05"),
        ("The festival will be held on Sept. 26-30 in Lyon.", "2024-09-26", "2024-09-30"),
        ("The union will strike between Sept. 3 and 12.", "2024-09-03", "2024-09-12"),
        ("The minister served from early 2014 to late 2019.", "2014-01-01", "2019-12-31"),
    ],
)
def test_a_span_has_both_its_ends(text: str, first: str, last: str) -> None:
    assert spans(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tax rose from 3 million in 2019 to 5 million in 2021.", [("2021-01-01", "2021-12-31")]),
        ("Output fell to 15 million from 18 million in 2019.", []),
        ("Troops killed four people on May 3 and 12 soldiers deserted.", [("2024-05-03", "2024-05-03")]),
        ("He visited Rome in March 2014 and June 2020.", [("2014-03-01", "2014-03-31"), ("2020-06-01", "2020-06-30")]),
    ],
)
def test_what_is_compared_or_told_twice_is_no_span(text: str, expected: Sequence[tuple[str, str]]) -> None:
    assert [days for days in spans(text) if days in expected] == list(expected)
    assert all(first[:4] == last[:4] for first, last in spans(text))


@pytest.mark.parametrize(
    ("text", "trigger", "first", "modality"),
    [
        ("She will be sentenced next week for an attack in March.", "attack", "2024-03-01", "happened"),
        ("Two men will appear in court on Friday over the murder of Ann Cole in April.", "murder", "2024-04-01", "happened"),
        ("The firm will pay damages after an explosion in February.", "explosion", "2024-02-01", "happened"),
        ("He will be buried on Friday after his death on Monday.", "death", "2024-08-05", "happened"),
        ("The two sides will meet on Friday for the first time since a summit in January.", "summit", "2024-01-01", "happened"),
        ("She will be sentenced for murder in September.", "sentenced", "2024-09-01", "planned"),
        ("The party will choose a leader after the election in November.", "election", "2024-11-01", "planned"),
        ("The bridge will be closed for repairs in March.", "closed", "2025-03-01", "planned"),
        ("The king will go to Kenya for a summit in October.", "summit", "2024-10-01", "planned"),
    ],
)  # fmt: skip
def test_what_befell_is_over_though_what_follows_from_it_is_to_come(
    text: str, trigger: str, first: str, modality: str
) -> None:
    assert (first, modality) in [(day, real) for word, day, _, real in told(text) if trigger in word]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The bank was founded in 1983. It closed two branches at the start of this year.", "2024-01-01"),
        ("The bank cut 3,000 jobs in 2011. Its shares have fallen 8% since the start of the year.", "2024-01-01"),
        ("The bank was founded in 1983. A court fined it early this year.", "2024-01-01"),
        ("In 1983 the bank opened three branches. By the end of the year it had closed two.", "1983-09-01"),
    ],
)
def test_the_start_of_this_year_is_that_of_publication(text: str, first: str) -> None:
    assert spans(text)[-1][0] == first


@pytest.mark.parametrize(
    ("text", "trigger", "first", "title"),
    [
        ("The minister resigned on Tuesday, two days after police raided his home.", "raided", "2024-08-04", "Police raided his home"),
        ("Ann Cole resigned on Monday, three days after a court convicted her of fraud.", "convicted", "2024-08-02", "A court convicted her of fraud"),
        ("The house was dissolved on Tuesday, a day after Prime Minister Ann Cole quit and fled to India.", "quit", "2024-08-05", "Prime Minister Ann Cole quit"),
        ("The house was dissolved on Tuesday, a day after Prime Minister Ann Cole quit and fled to India.", "fled", "2024-08-05", "Prime Minister Ann Cole fled to India"),
        ("Six months after the bank collapsed, its chairman was arrested on Monday.", "collapsed", "2024-02-01", "The bank collapsed"),
    ],
)  # fmt: skip
def test_what_a_date_counts_from_is_told_by_a_clause_too(text: str, trigger: str, first: str, title: str) -> None:
    table = extract([Document("d", text, "en", "2024-08-06")])
    assert (first, title) in [(str(row.start)[:10], row.title) for row in table.itertuples() if trigger in row.trigger]
    assert [real for *_, real in told(text)] == ["happened"] * len(table)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rossi will succeed Bruni, who has governed since 2014, in October.", [("succeed", "2024-10-01", "planned"), ("governed", "2014-01-01", "happened")]),
        ("The firm will replace its chairman, who was appointed in 2016, in September.", [("replace", "2024-09-01", "planned"), ("appointed", "2016-01-01", "happened")]),
        ("The court convicted Ann Cole, who was arrested in 2016, on Monday.", [("convicted", "2024-08-05", "happened"), ("arrested", "2016-01-01", "happened")]),
        ("He met the minister, who resigned on Monday.", [("resigned", "2024-08-05", "happened")]),
    ],
)  # fmt: skip
def test_a_date_after_a_clause_in_commas_is_of_the_main_verb(
    text: str, expected: Sequence[tuple[str, str, str]]
) -> None:
    rows = [(trigger, first, real) for trigger, first, _, real in told(text) if first]
    assert len(rows) == len(expected)
    assert all(
        word in trigger and (first, real) == day
        for (trigger, first, real), (word, *rest) in zip(rows, expected, strict=True)
        for day in [tuple(rest)]
    )


@pytest.mark.parametrize(
    ("text", "trigger", "first", "modality"),
    [
        ("Sweden is set to join NATO on Thursday.", "join", "2024-08-08", "planned"),
        ("The trial had been set for October 20.", "set", "2024-10-20", "planned"),
        ("The trial was due to start on July 20.", "start", "2024-07-20", "planned"),
        ("The trial was set for October 20.", "set", "2024-10-20", "planned"),
        ("The premier has gambled his future by calling a general election for 4 October.", "election", "2024-10-04", "planned"),
        ("The premier called snap elections for 30 September.", "elections", "2024-09-30", "planned"),
        ("The king will return as soon as Wednesday, his spokesman said.", "return", "2024-08-07", "planned"),
        ("The court will rule as early as Friday, lawyers said.", "rule", "2024-08-09", "planned"),
        ("The rocket will lift off no earlier than 24 September.", "lift off", "2024-09-24", "planned"),
        ("Ann Cole became the first woman to be elected mayor of the city Friday.", "elected", "2024-08-02", "happened"),
        ("Ann Cole will be elected mayor of the city Friday.", "elected", "2024-08-09", "planned"),
        ("Officials called for elections in November, he said on Monday.", "called", "2023-11-01", "happened"),
    ],
)  # fmt: skip
def test_what_is_to_come_is_told_in_many_ways(text: str, trigger: str, first: str, modality: str) -> None:
    assert (first, modality) in [(day, real) for word, day, _, real in told(text) if trigger in word]


@pytest.mark.parametrize(
    ("text", "first", "modality", "title"),
    [
        ("Two astronauts will not return until February.", "2025-02-01", "planned", "Two astronauts will return"),
        ("The trial did not begin until March 2019.", "2019-03-01", "happened", "The trial did begin"),
        ("Women were not allowed to vote until 1971.", "1971-01-01", "happened", "Women were allowed to vote"),
        ("She was not released and stayed in prison until 2019.", "2019-01-01", "denied", "Not released"),
        ("The curfew will last until Friday.", "2024-08-09", "planned", "The curfew will last"),
    ],
)
def test_what_is_not_so_until_a_day_is_so_on_it(text: str, first: str, modality: str, title: str) -> None:
    table = extract([Document("d", text, "en", "2024-08-06")])
    assert (first, modality, title) in [(str(r.start)[:10], r.modality, r.title) for r in table.itertuples()]
    assert (table["open"] == "start").any() == (modality == "denied" or "last" in text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The house will be dissolved on Thursday. Rossi briefed the cabinet at 4pm.", ["2024-08-08", "2024-08-06"]),
        ("The king arrived on Saturday. Protesters gathered outside the palace at dawn.", ["2024-08-03", "2024-08-03"]),
        ("The king will arrive on Saturday. He will meet the mayor at noon.", ["2024-08-10", "2024-08-10"]),
    ],
)
def test_an_hour_of_the_past_is_of_no_day_to_come(text: str, expected: Sequence[str]) -> None:
    assert [first for first, _ in spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The tower, opened in 1973, will be closed in 2026 and demolished the following year.",
            [("1973-01-01", "happened"), ("2026-01-01", "planned"), ("2027-01-01", "planned")],
        ),
        (
            "The ship left on 6 May. It will leave Oslo on 3 September and arrive in Lagos two weeks later.",
            [("2024-05-06", "happened"), ("2024-09-03", "planned"), ("2024-09-16", "planned")],
        ),
        (
            "The bank will close in 2026 and police arrested two men on Monday.",
            [("2026-01-01", "planned"), ("2024-08-05", "happened")],
        ),
    ],
)
def test_a_verb_joined_to_one_to_come_is_to_come(text: str, expected: Sequence[tuple[str, str]]) -> None:
    assert [(first, real) for _, first, _, real in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("April 15, 2023: Fighting erupts in Khartoum. The rebels take the airport.", ["2023-04-15", "2023-04-15"]),
        ("2014: Russia annexes Crimea. War breaks out in the east.", ["2014-01-01", "2014-01-01"]),
        ("2014: Russia annexes Crimea. War breaks out in 2015.", ["2014-01-01", "2015-01-01"]),
        ("2014: Russia annexes Crimea.\n\nThe mayor of Rome resigns.", ["2014-01-01"]),
    ],
)
def test_an_entry_of_a_timeline_dates_all_its_sentences(text: str, expected: Sequence[str]) -> None:
    assert [first for first, _ in spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("United host Chelsea on Sunday.", "2024-08-11"),
        ("Liverpool travel to Brighton on Saturday.", "2024-08-10"),
        ("The host was hurt on Sunday.", "2024-08-04"),
        ("Their travel permits expired on Sunday.", "2024-08-04"),
    ],
)
def test_a_fixture_in_the_present_is_to_come(text: str, first: str) -> None:
    assert spans(text)[0][0] == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It was the deadliest quake to hit the country since 1960, when a tremor destroyed much of Agadir.",
            [("1960-01-01", "1960-12-31")],
        ),
        (
            "The border has been closed since August 2021, when Algeria severed ties.",
            [("2021-08-01", "2024-08-06"), ("2021-08-01", "2021-08-31")],
        ),
        ("Prices have risen since 2019.", [("2019-01-01", "2024-08-06")]),
        ("It was the worst fire since 1987.", []),
    ],
)
def test_what_a_clause_tells_of_a_date_happened_on_it(text: str, expected: Sequence[tuple[str, str]]) -> None:
    assert spans(text) == expected


def test_what_happened_on_a_date_that_bounds_keeps_it_when_dated_again() -> None:
    """The preposition of the date is of the other happening, whatever the publication date."""
    text = "The border has been closed since August 2021, when Algeria severed ties."
    table = redate(extract([Document("d", text, "en", "2024-08-06")]), Document("d", text, "en", "2023-01-05"))
    assert sorted(str(row.end)[:10] for row in table.itertuples()) == ["2021-09-01", "2023-01-06"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The mayor resigned two years ago to the day.", "2022-08-06", "2022-08-06"),
        ("Half a century ago, the army overthrew the dictator.", "1974-01-01", "1974-12-31"),
        ("A quarter of a century ago the bridge opened.", "1999-01-01", "1999-12-31"),
        ("He died two Sundays ago.", "2024-07-28", "2024-07-28"),
    ],
)
def test_how_long_ago_is_said_in_many_ways(text: str, first: str, last: str) -> None:
    assert spans(text) == [(first, last)]


def test_how_long_something_must_last_is_no_date() -> None:
    """A sentence of prison counts from nothing that was told."""
    text = "He was jailed on Friday. He must serve at least 27 years before being considered for parole."
    assert spans(text) == [("2024-08-02", "2024-08-02")]
    assert all(row.reason in ("", "no-date") for row in extract([Document("d", text, "en", "2024-08-06")]).itertuples())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rossi lost the October 2022 election.", [("2022-10-01", "happened")]),
        ("Rossi quit the party after the October 2022 election.", [("2022-10-01", "happened"), ("", "happened")]),
    ],
)
def test_a_verb_and_its_dated_object_are_one_happening(text: str, expected: Sequence[tuple[str, str]]) -> None:
    assert sorted((first, real) for _, first, _, real in told(text)) == sorted(expected)
