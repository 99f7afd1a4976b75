"""A dossier of an older format is copied, then brought up to date; nothing in it is lost."""

import os
import sqlite3
from pathlib import Path

import pytest

from dashboard.dossier import DossierError, Store, file, schema
from dashboard.dossier.file import backup_path
from events import SCHEMA
from tests.dossier.build import article, edit, shown, told

OLD = Path(__file__).with_name("format-1.sql").read_text("utf-8")


def _old(folder: Path) -> Path:
    path = folder / "ancien.chronofrise"
    with sqlite3.connect(path) as database:
        database.executescript(OLD)
    database.close()
    return path


def _says_what_it_said(path: Path) -> None:
    made = Store.open(path)
    dossier = made.dossier()
    assert shown(made, "article-1-0")["title"] == "Le sommet de Dakar"
    assert shown(made, "article-1-1")["edtf"] == "[2021-03-01..2021-03-10]"
    assert dossier.document("article-2").published == "2021-05-05"
    assert list(dossier.laid.rejected["event"]) == ["article-1-2"]
    assert [entry.who for entry in made.log()] == ["", "Bob", "", "", "Bob", "Aïcha", "Aïcha", "Aïcha"]
    assert made.setting("view") == {"a": 1}


def test_format_1_becomes_the_format_of_today(tmp_path):
    path = _old(tmp_path)
    before = path.read_bytes()
    _says_what_it_said(path)
    with file.reading(path) as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    backup = backup_path(path, 1)
    assert sorted(os.listdir(tmp_path)) == ["ancien (format 1).chronofrise", "ancien.chronofrise"]
    assert _dump(backup) == _dump_of(before, tmp_path)
    made = Store.open(path)
    assert set(made.dossier().older) == {"article-1", "article-2"}
    for _ in range(4):
        made.undo()
    assert shown(made, "article-1-0")["title"] == "Titre de article-1-0"
    made.put(article(3), told(article(3)))
    assert len(made.dossier().table) == 9


def test_a_migrated_file_has_the_tables_of_a_new_one(tmp_path):
    path = _old(tmp_path)
    Store.open(path)
    new = Store.create(tmp_path / "neuf.chronofrise").path

    def columns(of: Path) -> dict[str, set[str]]:
        with file.reading(of) as database:
            return {t: {row[1] for row in database.execute(f"PRAGMA table_info({t})")} for t in schema.TABLES}

    # A column that events have no more may stay behind; none may be missing.
    old, made = columns(path), columns(new)
    assert all(made[table] <= old[table] for table in schema.TABLES)
    assert set(SCHEMA) <= old["event"]


def test_a_column_that_events_gained_is_added(tmp_path):
    path = _old(tmp_path)
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE event DROP COLUMN speaker")
        database.execute("ALTER TABLE event DROP COLUMN places")
    database.close()
    _says_what_it_said(path)
    row = shown(Store.open(path), "article-1-0")
    assert (row["speaker"], row["places"]) == ("", [])


@pytest.mark.parametrize("step", ["copy", "migrate"])
def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch, step):
    path = _old(tmp_path)
    before = path.read_bytes()

    def broken(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("broken")

    if step == "copy":
        monkeypatch.setattr(file, "copy", broken)
    else:
        monkeypatch.setattr(schema, "MIGRATIONS", {1: broken})
    with pytest.raises((DossierError, sqlite3.Error)):
        Store.open(path)
    assert path.read_bytes() == before
    monkeypatch.undo()
    _says_what_it_said(path)


def test_decisions_of_an_old_dossier_can_be_changed(tmp_path):
    made = Store.open(_old(tmp_path))
    made.decide([edit("article-1-0", "title", "Autre")])
    assert made.log()[0].patches[0].old == "Le sommet de Dakar"


def _dump(path: Path) -> list[str]:
    database = sqlite3.connect(path)
    lines = list(database.iterdump())
    database.close()
    return lines


def _dump_of(data: bytes, folder: Path) -> list[str]:
    path = folder / "avant"
    path.write_bytes(data)
    lines = _dump(path)
    path.unlink()
    return lines
