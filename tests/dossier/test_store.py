"""A dossier keeps what is put into it and what is decided, and forgets nothing."""

import os

import pandas as pd
import pytest

from dashboard.dossier import DossierError, Patch, Store, corrections, load_sample
from events import Document, ReadingError
from tests.dossier.build import article, edit, shown, store, told


def test_what_is_put_in_comes_back_after_it_is_closed(tmp_path):
    made = store(tmp_path)
    again = Store.open(made.path).dossier()
    expected = [told(article(1)), told(article(2))]
    pd.testing.assert_frame_equal(
        again.table.sort_values("event", ignore_index=True),
        pd.concat(expected, ignore_index=True).sort_values("event", ignore_index=True),
    )
    assert [document.id for document in again.documents] == ["article-1", "article-2"]
    assert os.listdir(tmp_path) == ["essai.chronofrise"]


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("title", "Nouveau titre", "title", "Nouveau titre"),
        ("type", "protest", "type", "protest"),
        ("modality", "planned", "modality", "planned"),
        ("places", ["Dakar", "Thiès"], "places", ["Dakar", "Thiès"]),
        ("date", corrections.date_typed("début mars 2021", "fr"), "edtf", "[2021-03-01..2021-03-10]"),
        ("date", corrections.date_typed("sans date", "fr"), "reason", "no-date"),
        ("actors", [["person:assimi-goita", "Assimi Goïta", "agent"]], "actor_ids", ["person:assimi-goita"]),
    ],
)
def test_a_correction_stands_and_is_taken_back(tmp_path, field, value, column, expected):
    made = store(tmp_path)
    before = shown(made, "article-1-0")
    made.decide([edit("article-1-0", field, value)], who="Aïcha")
    after = shown(Store.open(made.path), "article-1-0")
    assert after[column] == expected and after["rule"].endswith(f"person: {field}")
    assert made.dossier().laid.machine["article-1-0"] == before
    decision = made.dossier().decisions.of("event", "article-1-0")[field]
    assert (decision.value, decision.who) == (value, "Aïcha")
    made.undo()
    assert shown(made, "article-1-0") == before
    made.redo()
    assert shown(made, "article-1-0") == after


def test_twenty_five_steps_are_undone_and_redone_across_restarts(tmp_path):
    made = store(tmp_path)
    for number in range(25):
        made.decide([edit("article-1-1", "title", f"Titre {number}")], who=f"n{number}")
    for number in range(25):
        assert Store.open(made.path).undo("Bob").number
        title = shown(made, "article-1-1")["title"]
        assert title == (f"Titre {23 - number}" if number < 24 else "Titre de article-1-1")
    assert made.undo() is None
    for _ in range(25):
        assert Store.open(made.path).redo()
    assert made.redo() is None
    assert shown(made, "article-1-1")["title"] == "Titre 24"
    # Whoever undid and redid: the decision is that of who made it.
    assert made.dossier().decisions.of("event", "article-1-1")["title"].who == "n24"


def test_what_is_undone_and_then_overtaken_stays_in_the_log(tmp_path):
    made = store(tmp_path, 1)
    made.decide([edit("article-1-0", "title", "A")], who="Aïcha")
    made.undo("Bob")
    made.decide([edit("article-1-0", "title", "B")])
    assert made.redo() is None
    log = made.log()
    assert [(entry.kind, entry.state, entry.who) for entry in log] == [
        ("edit", "done", ""),
        ("undo", "fact", "Bob"),
        ("edit", "dropped", "Aïcha"),
        ("read", "fact", "Aïcha"),
    ]
    assert (log[2].patches[0].old, log[2].patches[0].new) == (None, "A")
    assert all(entry.at.endswith("+00:00") for entry in log)


def test_rejected_events_leave_the_table_and_are_listed(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-0", "status", "rejected"), edit("article-1-1", "status", "confirmed")])
    dossier = made.dossier()
    assert "article-1-0" not in set(dossier.table["event"]) and len(dossier.table) == 5
    assert list(dossier.laid.rejected["event"]) == ["article-1-0"]


def test_merged_events_are_one_with_all_their_sources(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-2-0", "actors", [["state:FRA", "France", ""]])])
    made.decide(corrections.merge("article-1-0", ["article-2-0", "article-2-1"]), "merge")
    dossier, row = made.dossier(), shown(made, "article-1-0")
    assert len(dossier.table) == 4
    assert row["sources"] == ["article-1", "article-2"] and row["n_sources"] == 2
    assert row["edtf"] == "2021-05-03"
    assert dossier.laid.parts == {"article-1-0": ("article-2-0", "article-2-1")}
    made.decide(corrections.unmerge(dossier, "article-1-0"), "unmerge")
    assert len(made.dossier().table) == 6


def test_a_chain_of_merges_has_one_root_and_a_ring_hides_nothing(tmp_path):
    made = store(tmp_path, 1)
    made.decide([edit("article-1-0", "merged_into", "article-1-1")])
    made.decide([edit("article-1-1", "merged_into", "article-1-2")])
    assert list(made.dossier().table["event"]) == ["article-1-2"]
    made.decide([edit("article-1-2", "merged_into", "article-1-0")])
    assert len(made.dossier().table) == 3


def test_an_event_is_split_in_two(tmp_path):
    made = store(tmp_path, 1)
    first, second = {"title": "Le matin"}, {"title": "Le soir", "date": corrections.date_typed("4 mai 2021", "fr")}
    made.decide(corrections.split(made.dossier(), "article-1-0", "own-1", first, second), "split")
    assert shown(made, "article-1-0")["title"] == "Le matin"
    row = shown(made, "own-1")
    assert (row["title"], row["edtf"], row["quote"]) == ("Le soir", "2021-05-04", "Phrase 0 de article-1.")
    made.undo()
    assert len(made.dossier().table) == 3 and shown(made, "article-1-0")["title"] == "Titre de article-1-0"


def test_an_event_is_added_by_hand_and_from_words_of_the_article(tmp_path):
    made = store(tmp_path, 1)
    document = made.dossier().document("article-1")
    start = document.text.index("Le maire")
    fields = {"title": "Démission", "date": corrections.date_typed("4 mai 2021", "fr"), "type": "appointment",
              "actors": [["own:maire", "Le maire", "agent"]], "places": ["Dakar"], "modality": "happened"}  # fmt: skip
    made.decide([corrections.added("own-1", fields, document, (start, start + 20))], "add")
    row = shown(made, "own-1")
    assert row["quote"] == document.text[start : start + 20] and row["document"] == "article-1"
    assert (row["rule"], row["confidence"], row["actors"]) == ("person", 1.0, ["Le maire"])
    made.decide([edit("own-1", "title", "Le maire démissionne")])
    made.decide([corrections.added("own-2", {"title": "Sans article"})], "add")
    assert shown(made, "own-1")["title"] == "Le maire démissionne"
    assert shown(made, "own-2")["reason"] == "no-date"


def test_read_again_with_other_ids_the_decisions_find_their_quotes(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-1", "title", "Corrigé"), edit("article-1-2", "star", True)])
    made.put(article(1), told(article(1), prefix="neuf-"))
    assert shown(made, "article-1-1")["title"] == "Corrigé"
    assert set(made.dossier().table["event"]) >= {"neuf-article-1-0", "article-1-1", "article-1-2"}
    assert made.dossier().lost == ()
    # New decisions go to the same event, and everything is undone under the same key.
    made.decide([edit("article-1-1", "note", "Vérifié")])
    made.undo(), made.undo()
    assert shown(made, "article-1-1")["title"] == "Titre de neuf-article-1-1"
    made.put(article(1), told(article(1)))
    assert set(made.dossier().table["event"]) == {f"article-{a}-{n}" for a in (1, 2) for n in range(3)}


def test_a_decision_without_a_row_is_listed_and_comes_back(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-2", "title", "Corrigé")], who="Aïcha")
    made.decide([edit("article-2-0", "merged_into", "article-1-2")])
    made.put(article(1), told(article(1), events=2))
    lost = made.dossier().lost
    assert [found.key for found in lost] == ["article-1-2", "article-2-0"]
    assert lost[0].was["quote"] == "Phrase 2 de article-1."
    assert lost[0].decisions["title"].value == "Corrigé" and lost[0].decisions["title"].who == "Aïcha"
    assert "article-2-0" in set(made.dossier().table["event"])  # what it was merged into is gone: shown by itself
    made.put(article(1), told(article(1)))
    assert made.dossier().lost == () and shown(made, "article-1-2")["title"] == "Corrigé"


def test_an_article_that_is_removed_takes_its_events_along_and_is_brought_back(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-0", "title", "Corrigé")])
    made.decide([Patch("document", "article-1", "removed", True)], "remove")
    assert set(made.dossier().table["document"]) == {"article-2"} and made.dossier().lost == ()
    assert [document.id for document in made.dossier().documents] == ["article-2"]
    made.undo()
    assert shown(made, "article-1-0")["title"] == "Corrigé"


def test_the_same_text_under_two_names_keeps_both(tmp_path):
    made = store(tmp_path, 1)
    twin = Document("jumeau", article(1).text)
    for _ in range(2):
        made.put(twin, told(article(1)).assign(document="jumeau"))
    assert set(made.dossier().table["event"]) == {f"article-1-{n}{end}" for n in range(3) for end in ("", "-d2")}


def test_two_windows_see_each_other_and_undo_only_what_they_saw(tmp_path):
    one = store(tmp_path)
    two = Store.open(one.path)
    first = one.decide([edit("article-1-0", "title", "Un")], who="Aïcha")
    two.decide([edit("article-1-0", "note", "Deux")], who="Bob")
    assert one.dossier().decisions.value("event", "article-1-0", "note") == "Deux"
    with pytest.raises(DossierError) as refused:
        one.undo(expected=first)
    assert refused.value.code == "changed-elsewhere"
    assert one.undo(expected=one.dossier().undo.number).who == "Bob"


@pytest.mark.parametrize(
    ("patch", "code"),
    [
        (edit("nowhere", "title", "A"), "no-such-event"),
        (edit("article-1-0", "merged_into", "nowhere"), "no-such-event"),
        (Patch("document", "nowhere", "published", "2020"), "no-such-event"),
        (edit("article-1-0", "title", " "), "bad-correction"),
        (edit("article-1-0", "type", "party"), "bad-correction"),
        (edit("article-1-0", "colour", "red"), "bad-correction"),
        (edit("article-1-0", "date", {"typed": "2020"}), "bad-correction"),
        (edit("article-1-0", "date", {**corrections.date_typed("2020", "fr"), "start": "demain"}), "bad-correction"),
        (Patch("added", "own-1", "row", {"type": "party"}), "bad-correction"),
        (Patch("document", "article-1", "published", "2020-13"), "bad-correction"),
    ],
)
def test_a_refused_correction_changes_nothing(tmp_path, patch, code):
    made = store(tmp_path)
    before, log = made.path.read_bytes(), made.log()
    with pytest.raises(DossierError) as refused:
        made.decide([edit("article-1-1", "title", "Avec"), patch])
    assert refused.value.code == code
    assert made.path.read_bytes() == before and made.log() == log


def test_a_field_put_back_to_what_the_machine_has_is_no_decision(tmp_path):
    made = store(tmp_path)
    made.decide(corrections.edits(made.dossier(), "article-1-0", {"title": "Autre", "type": "coup"}))
    assert set(made.dossier().decisions.of("event", "article-1-0")) == {"title"}
    patches = corrections.edits(made.dossier(), "article-1-0", {"title": "Titre de article-1-0"})
    assert [patch.new for patch in patches] == [None]
    assert corrections.edits(made.dossier(), "article-1-0", {"title": "Autre", "star": False}) == []


def test_a_coarser_precision_is_a_date_and_a_finer_one_is_refused(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-0", "date", corrections.date_coarser(shown(made, "article-1-0"), "month"))])
    assert shown(made, "article-1-0")["edtf"] == "2021-05"
    with pytest.raises(ReadingError):
        corrections.date_coarser(shown(made, "article-1-0"), "day")


def test_a_rule_names_an_actor_everywhere_and_leaves_decisions_alone(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-0", "actors", [["x:goita", "Goïta", ""]])])
    made.decide([corrections.rule(["GOITA"], "person:assimi-goita", "Assimi Goïta", "person", "fr")], "rule")
    assert shown(made, "article-1-1")["actors"] == ["Mali", "Assimi Goïta"]
    assert shown(made, "article-1-1")["actor_ids"] == ["test:mali", "person:assimi-goita"]
    assert shown(made, "article-1-0")["actors"] == ["Goïta"]
    made.undo()
    assert shown(made, "article-1-1")["actors"] == ["Mali", "Goïta"]


def test_settings_are_kept(tmp_path):
    made = store(tmp_path, 1)
    assert made.setting("view", {"a": 1}) == {"a": 1}
    made.set("view", {"acteurs": ["état"]})
    assert Store.open(made.path).setting("view") == {"acteurs": ["état"]}


def test_a_copy_is_a_dossier_of_its_own(tmp_path):
    made = store(tmp_path)
    made.decide([edit("article-1-0", "title", "Un")])
    copied = made.copy(tmp_path / "copie.chronofrise")
    copied.decide([edit("article-1-0", "title", "Deux")])
    assert (shown(made, "article-1-0")["title"], shown(copied, "article-1-0")["title"]) == ("Un", "Deux")
    assert sorted(os.listdir(tmp_path)) == ["copie.chronofrise", "essai.chronofrise"]
    with pytest.raises(DossierError) as refused:
        made.copy(tmp_path / "copie.chronofrise")
    assert refused.value.code == "dossier-exists"
    assert shown(copied, "article-1-0")["title"] == "Deux"


def test_another_publication_date_moves_dates_without_reading_and_leaves_decisions(tmp_path, monkeypatch):
    """The words count from publication; what a person decided does not."""
    sample = load_sample()
    made = Store.create(tmp_path / "essai.chronofrise")
    document = next(d for d in sample.documents if (_of(sample, d)["anchor"] == "published").sum() >= 2)
    table = _of(sample, document)
    made.put(document, table)
    first, second = table[table["anchor"] == "published"]["event"].head(2)
    made.decide([edit(first, "date", corrections.date_typed("1999", "fr"))])
    before = made.dossier().table
    monkeypatch.setattr("dashboard.dossier.store.extract_each", None)
    made.decide([Patch("document", document.id, "published", "2003-04-05")], "published")
    after = made.dossier()
    assert after.document(document.id).published == "2003-04-05"
    assert shown(made, first)["edtf"] == "1999"
    assert shown(made, second)["edtf"] != before[before["event"] == second]["edtf"].iloc[0]
    made.decide([Patch("document", document.id, "published", "")], "published")
    assert shown(made, second)["reason"] == "no-publication-date"
    made.decide([Patch("document", document.id, "language", "en")], "language")
    made.undo(), made.undo(), made.undo()
    pd.testing.assert_frame_equal(Store.open(made.path).dossier().table, before)


def _of(dossier, document):
    return dossier.table[dossier.table["document"] == document.id]


def test_the_day_on_which_articles_were_read_last_is_known(tmp_path):
    made = Store(Store.create(tmp_path / "essai.chronofrise").path, clock=lambda: "2026-11-23T23:10:00+00:00")
    assert made.read_on() is None
    made.put_table(told(article(2)))
    assert made.read_on() is None  # when a table was read, nobody knows
    made.put(article(1), told(article(1)))
    assert str(made.read_on()) == "2026-11-23"
