"""Whatever happens to the process or the disk, the file opens and holds all that was confirmed."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.dossier import DossierError, Patch, Store, file
from dashboard.words import load_words
from tests.dossier.build import edit, shown, store

ROOT = Path(__file__).parents[2]


def _start(work: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.dossier.workers", work, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _promises_until_killed(process: "subprocess.Popen[str]", lines: int, pause: float) -> list[str]:
    said = [process.stdout.readline().strip() for _ in range(lines)]
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    assert said[-1], errors
    return [*said, *rest.split("\n")[:-1]]  # the last line may be cut


@pytest.mark.parametrize("seed", range(4))
def test_killed_during_an_import_nothing_confirmed_is_lost(tmp_path, seed):
    made, chance = store(tmp_path), random.Random(seed)
    said = _promises_until_killed(_start("importing", made.path), 5, chance.uniform(0, 0.12))
    dossier = Store.open(made.path).dossier()
    there = {document.id for document in dossier.documents}
    assert set(said) <= there
    assert len(there - set(said)) <= 3  # the two of before, and one that was saved and not yet said
    assert set(dossier.table["document"]) == there and len(dossier.table) == 3 * len(there)
    made.decide([edit("article-1-0", "title", "Et encore")])
    assert os.listdir(tmp_path) == ["essai.chronofrise"]


@pytest.mark.parametrize("seed", range(4))
def test_killed_during_edits_the_last_confirmed_one_stands(tmp_path, seed):
    made, chance = store(tmp_path), random.Random(seed)
    said = _promises_until_killed(_start("editing", made.path, "article-1-0", "n"), 8, chance.uniform(0, 0.1))
    last = int(said[-1].split()[1])
    found = Store.open(made.path).dossier().decisions.value("event", "article-1-0", "note")
    assert found in (f"n {last}", f"n {last + 1}")
    for _ in range(20):
        made.undo()
    assert made.dossier().undo is None or last > 18


def test_a_journal_left_by_a_crash_is_rolled_back(tmp_path):
    """What a power cut leaves: the file half written, and the journal that says how it was."""
    made = store(tmp_path)
    before = made.dossier().table
    with file.writing(made.path) as database:
        database.execute("PRAGMA cache_size = 1")
        database.execute("PRAGMA cache_spill = ON")
        database.execute("UPDATE event SET title = title || ? WHERE document = 'article-1'", ("x" * 20_000,))
        database.execute("UPDATE event SET quote = quote || ? WHERE document = 'article-2'", ("x" * 20_000,))
        cut = tmp_path / "coupe.chronofrise"
        for suffix in ("", "-journal"):
            shutil.copy(f"{made.path}{suffix}", f"{cut}{suffix}")
        database.rollback()
        database.execute("BEGIN")
    assert cut.read_bytes() != made.path.read_bytes()
    assert list(Store.open(cut).dossier().table["title"]) == list(before["title"])
    assert sorted(os.listdir(tmp_path)) == ["coupe.chronofrise", "essai.chronofrise"]


def test_two_processes_on_one_dossier_lose_nothing_of_each_other(tmp_path):
    made = store(tmp_path)
    workers = [_start("editing", made.path, f"article-{n}-0", f"p{n}", 40) for n in (1, 2)]
    for worker in workers:
        out, errors = worker.communicate(timeout=120)
        assert worker.returncode == 0 and len(out.split("\n")) == 41, errors
    dossier = made.dossier()
    assert [dossier.decisions.value("event", f"article-{n}-0", "note") for n in (1, 2)] == ["p1 39", "p2 39"]
    assert sum(entry.kind == "edit" for entry in made.log(500)) == 80


@pytest.mark.parametrize("room", [0, 4096, 100_000])
def test_on_a_full_disk_nothing_changes(tmp_path, room):
    made = store(tmp_path)
    table, log = made.dossier().table, made.log()
    out, errors = _start("filling", made.path, "put", room).communicate(timeout=60)
    assert out.split() == ["dossier-full"], errors
    again = Store.open(made.path)
    assert again.dossier().table.equals(table) and again.log() == log
    again.decide([edit("article-1-0", "title", "Quand il y a de la place")])
    assert os.listdir(tmp_path) == ["essai.chronofrise"]


def test_a_copy_onto_a_full_disk_leaves_nothing(tmp_path):
    made = store(tmp_path)
    out, errors = _start("filling", made.path, "copy", -8192).communicate(timeout=60)
    assert out.split() == ["dossier-full"], errors
    assert os.listdir(tmp_path) == ["essai.chronofrise"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="chronofrise-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("file_too", [False, True], ids=["folder", "folder and file"])
def test_in_a_read_only_folder_it_is_read_and_not_changed(open_folder, file_too):
    made = store(open_folder)
    made.decide([edit("article-1-0", "note", "Avant")])
    made.path.chmod(0o444 if file_too else 0o666)
    open_folder.chmod(0o555)
    before = made.path.read_bytes()
    out, errors = _start("unwritable", made.path).communicate(timeout=60)
    lines = out.strip().split("\n")
    assert [line.split()[0] for line in lines] == ["done", *["dossier-read-only"] * 4], (out, errors)
    assert "essai.chronofrise" in lines[1]
    assert made.path.read_bytes() == before and os.listdir(open_folder) == ["essai.chronofrise"]


def test_a_file_in_use_is_said_to_be(tmp_path, monkeypatch):
    made = store(tmp_path)
    monkeypatch.setattr(file, "PATIENCE", 0.2)
    holder = _start("holding", made.path)
    try:
        assert holder.stdout.readline() == "held\n"
        for work in (made.dossier, lambda: made.decide([edit("article-1-0", "title", "A")]), made.undo):
            with pytest.raises(DossierError) as refused:
                work()
            assert refused.value.code == "dossier-in-use"
    finally:
        holder.kill()
        holder.communicate()
    made.decide([edit("article-1-0", "title", "A")])
    assert shown(made, "article-1-0")["title"] == "A"


def _garbage(path: Path) -> None:
    path.write_bytes(b"Pas un dossier du tout, mais un texte." * 100)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _another_database(path: Path) -> None:
    import sqlite3

    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (a)")
    database.close()


def _newer(path: Path) -> None:
    with file.writing(path) as database:
        database.execute("PRAGMA user_version = 99")


def _zeroed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:12288] = bytes(8192)
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _trigger(path: Path) -> None:
    with file.writing(path) as database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON decision BEGIN DELETE FROM document; END")


def _wrong_value(path: Path) -> None:
    with file.writing(path) as database:
        database.execute("UPDATE event SET type = 'party' WHERE key = 'article-1-0'")


def _wrong_decision(path: Path) -> None:
    Store(path).decide([edit("article-1-0", "title", "A")])
    with file.writing(path) as database:
        database.execute("UPDATE decision SET value = '{\"a\"'")


def _wrong_document(path: Path) -> None:
    with file.writing(path) as database:
        database.execute("UPDATE document SET published = 'hier'")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_garbage, "no-dossier"),
        (_empty, "no-dossier"),
        (_another_database, "no-dossier"),
        (Path.unlink, "dossier-missing"),
        (lambda path: (path.unlink(), path.mkdir()), "no-dossier"),
        (_newer, "dossier-newer"),
        (_zeroed, "dossier-damaged"),
        (_cut, "dossier-damaged"),
        (_trigger, "dossier-damaged"),
        (_wrong_value, "dossier-damaged"),
        (_wrong_decision, "dossier-damaged"),
        (_wrong_document, "dossier-damaged"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence_and_left_as_it_is(tmp_path, spoil, code):
    path = store(tmp_path).path
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DossierError) as refused:
        Store.open(path).dossier()
    assert refused.value.code == code
    for language in ("fr", "en"):
        sentence = load_words(language).error(refused.value)
        assert "essai.chronofrise" in sentence and "{" not in sentence.replace('{"a"', "") and sentence.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before
    assert len(os.listdir(tmp_path)) == (code != "dossier-missing")


def test_a_dossier_is_not_made_where_something_is(tmp_path):
    made = store(tmp_path)
    for path, code in ((made.path, "dossier-exists"), (tmp_path / "nowhere" / "a.chronofrise", "dossier-folder")):
        with pytest.raises(DossierError) as refused:
            Store.create(path)
        assert refused.value.code == code
    assert len(made.dossier().table) == 6


def test_strange_names_and_texts_are_only_text(tmp_path):
    made = Store.create(tmp_path / "l'été «?» #1 %20.chronofrise")
    hostile = "'; DROP TABLE event; --<script>alert(1)</script>"
    from tests.dossier.build import article, told

    document = article(1, hostile, title=hostile, source=hostile)
    made.put(document, told(document))
    made.decide([Patch("event", "article-1-0", "note", hostile)], who=hostile)
    again = Store.open(made.path)
    assert again.dossier().documents[0].title == hostile and again.log()[0].who == hostile
    assert len(again.dossier().table) == 3
