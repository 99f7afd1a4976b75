"""Runs over a corpus: what they write, what stops them and what does not."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from dashboard import corpus_command, gathering
from dashboard.command import main
from events import CorpusError, Document, ModelError, Progress, Settings, cluster, extract, extract_corpus, merge_corpus
from events.corpus import guard, place, store
from events.corpus.source import Source
from tests.scale.build import ARTICLES, assert_same, rows, tables, write_folder, write_lines

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def _no_reader_stays():
    yield
    kept = getattr(guard._mine, "guard", None)
    if kept is not None:
        kept.close()


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A corpus of JSON Lines, and the run over it in this process."""
    folder = tmp_path_factory.mktemp("corpus")
    source = write_lines(folder / "articulos.jsonl", rows())
    told = []
    result = extract_corpus(source, str(folder / "out"), progress=lambda p: told.append((p.finished, p.left)))
    guard.guard(Settings()).close()
    return source, folder / "out", result, told


def test_a_run_writes_what_extract_gives(done):
    _, out, result, told = done
    found = tables(out)
    assert (result.documents, result.failures, result.parts, result.languages) == (ARTICLES, 0, 5, {"es"})
    assert [finished for finished, _ in told] == [0, 1, 2, 3, 4, 5]
    assert told[0][1] is None and told[-1][1] == 0
    assert found["documents"]["name"].iloc[0] == "articulos.jsonl:1"
    assert set(found["documents"]["published"]) == {"2024-06-26"}
    documents = [
        Document(row.document, row.text, row.language, row.published) for row in found["documents"].itertuples()
    ]
    own = extract(documents).sort_values("document", ignore_index=True)
    ours = found["events"].sort_values("document", ignore_index=True)
    assert len(own) == len(ours) == ARTICLES
    for name in ("document", "title", "edtf", "quote", "rule", "confidence"):
        assert own[name].tolist() == ours[name].tolist()
    assert (ours["start"].astype("datetime64[s]") == own["start"]).all()
    assert ours["event"].is_unique


def test_a_second_run_does_nothing(done):
    source, out, _, _ = done
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    again = extract_corpus(source, str(out))
    assert (again.parts, again.before, again.documents) == (0, ARTICLES, 0)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_more_articles_are_read_alone_and_those_that_are_gone_go(tmp_path):
    source, out = tmp_path / "a.jsonl", tmp_path / "out"
    write_lines(source, rows(20))
    extract_corpus(str(source), str(out))
    write_lines(source, rows(28))
    more = extract_corpus(str(source), str(out))
    assert more.before == 16 and more.removed == 1  # the part that was not full
    assert len(tables(out)["documents"]) == 28
    write_lines(source, rows(8))
    extract_corpus(str(source), str(out))
    assert len(tables(out)["documents"]) == len(tables(out)["events"]) == 8


def test_another_source_adds_to_a_corpus(tmp_path):
    out = str(tmp_path / "out")
    extract_corpus(write_lines(tmp_path / "a.jsonl", rows(8)), out)
    extract_corpus(write_lines(tmp_path / "b.jsonl", rows(8, first=8)), out)
    assert len(tables(tmp_path / "out")["documents"]) == 16


def test_workers_and_killed_workers_make_no_difference(done, tmp_path):
    """One and two workers, one of which is killed in mid-run, give what no worker gives."""
    source, out, _, _ = done
    with cluster(1) as client:
        extract_corpus(source, str(tmp_path / "one"), client)
        assert client.dashboard_link.startswith("http://127.0.0.1:")
        trims = client.run(os.environ.get, "MALLOC_TRIM_THRESHOLD_")
    assert set(trims.values()) == {None}, "workers keep freed memory for the next article"
    assert_same(tables(out), tables(tmp_path / "one"))
    with cluster(2) as client:
        pids = list(client.run(os.getpid).values())

        def kill(progress):
            if progress.finished == 1:
                os.kill(pids[0], signal.SIGKILL)

        result = extract_corpus(source, str(tmp_path / "two"), client, progress=kill)
    assert result.documents == ARTICLES and not result.lost
    assert_same(tables(out), tables(tmp_path / "two"))


def test_a_run_that_was_killed_goes_on(done, tmp_path):
    source, out, _, _ = done
    place_ = tmp_path / "out"
    command = [sys.executable, "-c", "from dashboard.command import main; main()", "run", source, str(place_)]
    run = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while not list(place_.glob("documents/*.parquet")) and time.monotonic() < deadline:
        time.sleep(0.01)
    run.kill()
    run.wait()
    first = len(list(place_.glob("documents/*.parquet")))
    assert first
    result = extract_corpus(source, str(place_))
    assert result.parts == 5 - first
    assert_same(tables(out), tables(place_))


def test_ctrl_c_ends_in_a_sentence(done, tmp_path):
    source, _, _, _ = done
    code = (
        "import sys; from dashboard import corpus_command as c\n"
        "real = c._Told.__call__\n"
        "def call(self, p):\n"
        "    real(self, p)\n"
        "    if p.finished == 2: raise KeyboardInterrupt\n"
        "c._Told.__call__ = call\n"
        "from dashboard.command import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", code, "run", source, str(tmp_path / "out")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "LC_ALL": "en_US"})
    assert run.returncode == 130
    assert run.stderr.splitlines()[-1] == ("Interrupted after 16 articles; the same command goes on where it stopped.")
    assert extract_corpus(source, str(tmp_path / "out"), settings=Settings("en")).parts == 3


def test_a_language_that_is_read_without_its_model_is_said(monkeypatch, capsys):
    missing = ModelError("model-missing", "not there", model="en-of-words", command="pip install it")
    monkeypatch.setattr(gathering, "model_missing", lambda code: missing if code == "en" else None)
    for languages, lines in (({"es", "en"}, 2), ({"es", "fr"}, 1)):
        done = Progress(documents=2, languages=languages)
        monkeypatch.setattr(corpus_command, "extract_corpus", lambda *_, done=done, **__: done)
        assert main(["run", "articles", "out"]) == 0
        said = capsys.readouterr().err.splitlines()
        assert len(said) == lines and ("pip install it" in said[-1]) is (lines == 2)


def test_one_bad_article_never_stops_a_run(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "READER", "from tests.scale.poisoned import main; main()")
    poison = {3: "RAISE", 4: "CRASH", 5: "SLOW", 6: "GREEDY", 9: "HARMFUL", 11: "ENDLESS"}
    source = tmp_path / "a.jsonl"
    write_lines(source, rows(16, extra=poison))
    source.write_text(source.read_text("utf-8") + "this is no JSON\n" + json.dumps({"text": " ", "title": "x"}) + "\n")
    result = extract_corpus(str(source), str(tmp_path / "out"), settings=Settings(limit_seconds=8, limit_mb=1000))
    found = tables(tmp_path / "out")
    assert len(found["documents"]) == result.documents == 10
    assert result.failures == 8
    told = {row.name: (row.stage, row.reason) for row in found["failures"].itertuples()}
    assert told == {
        "a.jsonl:4": ("extract", "ZeroDivisionError"),
        "a.jsonl:5": ("extract", "crashed"),
        "a.jsonl:6": ("extract", "too-slow"),
        "a.jsonl:7": ("extract", "too-much-memory"),
        "a.jsonl:10": ("read", "crashed"),
        "a.jsonl:12": ("read", "too-slow"),
        "a.jsonl:17": ("read", "broken-row"),
        "a.jsonl:18": ("read", "blank-text"),
    }
    monkeypatch.undo()
    kept = getattr(guard._mine, "guard", None)
    kept.close()
    again = extract_corpus(str(source), str(tmp_path / "out"), retry=True)
    assert again.failures == 2 and len(tables(tmp_path / "out")["documents"]) == 16


def test_every_kind_of_source_gives_the_same(tmp_path):
    articles = rows(20)
    frame = pd.DataFrame(articles)
    frame.to_csv(tmp_path / "a.csv", index=False, sep=";")
    frame.to_parquet(tmp_path / "a.parquet", row_group_size=9)
    write_lines(tmp_path / "a.jsonl", articles)
    found = []
    for ending in ("csv", "parquet", "jsonl"):
        extract_corpus(str(tmp_path / f"a.{ending}"), str(tmp_path / ending))
        found.append(tables(tmp_path / ending))
    texts = [sorted(tables_["documents"]["text"].str.strip()) for tables_ in found]
    assert texts[0] == texts[1] == texts[2] == sorted(row["text"].strip() for row in articles)
    assert found[0]["documents"]["name"].tolist()[0] == "a.csv:10"
    assert set(found[0]["documents"]["published"]) == {"2024-06-26"}
    folder = write_folder(tmp_path / "folder", articles)
    (tmp_path / "folder" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    extract_corpus(folder, str(tmp_path / "of-folder"))
    extract_corpus(f"{folder}/*-00?.txt", str(tmp_path / "of-glob"))
    assert len(tables(tmp_path / "of-folder")["documents"]) == 20
    assert len(tables(tmp_path / "of-glob")["documents"]) == 10


def test_rows_over_several_lines_keep_their_numbers(tmp_path):
    articles = [{**row, "text": f'{row["text"]}\n\nY "más"; otra línea.'} for row in rows(20)]
    pd.DataFrame(articles).to_csv(tmp_path / "a.csv", index=False)
    extract_corpus(str(tmp_path / "a.csv"), str(tmp_path / "out"))
    documents = tables(tmp_path / "out")["documents"]
    assert sorted(int(name.rpartition(":")[2]) for name in documents["name"]) == list(range(2, 22))
    assert set(documents["text"]) == {row["text"] for row in articles}


def test_a_new_file_moves_no_others(tmp_path):
    folder = write_folder(tmp_path / "folder", rows(200))
    before = {piece.name for piece in Source(folder, {}).pieces(8)}
    (tmp_path / "folder" / "articulo-100b.txt").write_text("El 3 de mayo de 2020.", "utf-8")
    after = {piece.name for piece in Source(folder, {}).pieces(8)}
    assert len(after - before) <= 2 and len(before) > 10


def test_any_address_of_fsspec_will_do(done):
    import fsspec

    source, out, _, _ = done
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/prensa/articulos.jsonl", Path(source).read_bytes())
    with pytest.raises(CorpusError, match="nothing at"):
        extract_corpus("memory://nowhere", "memory://out")
    extract_corpus("memory://prensa", "memory://out")
    memory.get("/out", str(out.parent / "copy"), recursive=True)
    assert_same(tables(out), tables(out.parent / "copy"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"made_by": "0.0.1"}, "corpus-version"),
        ({"format": 99}, "corpus-version"),
        ({"settings": {"names": "en", "actors": ""}}, "corpus-settings"),
    ],
)
def test_another_version_or_other_settings_are_one_sentence(tmp_path, change, code):
    source = write_lines(tmp_path / "a.jsonl", rows(8))
    store.Store.begin(str(tmp_path / "out"), Settings(), 8)
    manifest = tmp_path / "out" / "chronofrise.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text("utf-8")), **change}), "utf-8")
    with pytest.raises(CorpusError) as raised:
        extract_corpus(source, str(tmp_path / "out"))
    assert raised.value.code == code and "\n" not in str(raised.value)
    if code == "corpus-version":
        with pytest.raises(CorpusError) as raised:
            merge_corpus(str(tmp_path / "out"))
        assert raised.value.code == code


def test_a_folder_of_something_else_is_not_written_into(tmp_path):
    source = write_lines(tmp_path / "a.jsonl", rows(8))
    with pytest.raises(CorpusError, match="no corpus"):
        extract_corpus(source, str(tmp_path))
    with pytest.raises(CorpusError, match="no corpus"):
        extract_corpus(source, source)


def test_a_full_disk_is_one_sentence_and_loses_nothing(done, tmp_path, monkeypatch):
    source, out, _, _ = done
    real, times = os.replace, []

    def replace(here, there):
        times.append(there)
        if len(times) > 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(here, there)

    monkeypatch.setattr(place.os, "replace", replace)
    with pytest.raises(CorpusError, match="the disk is full") as raised:
        extract_corpus(source, str(tmp_path / "out"))
    assert raised.value.code == "corpus-full"
    assert not list((tmp_path / "out").rglob(".unfinished-*"))
    monkeypatch.undo()
    assert extract_corpus(source, str(tmp_path / "out")).before > 0
    assert_same(tables(out), tables(tmp_path / "out"))


def test_a_scheduler_that_is_not_there_is_one_sentence(monkeypatch, capsys):
    from dashboard.command import main
    from events.corpus import run

    monkeypatch.setenv("LC_ALL", "fr_FR")
    monkeypatch.setattr(run, "_WAIT", 0.5)
    assert main(["run", str(ROOT / "README.md"), "/nowhere", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert capsys.readouterr().err == "Aucun ordonnanceur Dask ne répond à tcp://127.0.0.1:9.\n"


def test_without_the_extra_one_sentence_names_the_command(tmp_path):
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('fsspec', 'distributed', 'psutil')))\n"
        "from dashboard.command import main; sys.exit(main())"
    )
    command = [sys.executable, "-c", code, "run", str(ROOT / "README.md"), str(tmp_path / "out")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "LC_ALL": "en_US"})
    assert run.returncode == 2
    assert run.stderr == 'Runs over a corpus need an optional extra: pip install "chronofrise[scale]"\n'


def test_importing_events_loads_no_dask():
    code = "import events, sys; print([m for m in ('dask', 'distributed', 'fsspec', 'psutil') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
