"""The reader's own actors: what a file may say, what it does to extraction, and what is said of a broken one."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.words import load_words
from events import ActorsError, ChronofriseError, Document, ReadingError, extract, read_actors, rename_actors

TEXT = (
    "Les dockers ont bloqué le port le 4 mai 2016. Le maire de Montclar a démissionné le 3 mars 2017. "
    "Paris a signé un traité avec Londres le 5 mai 2016."
)


def own(text, name="acteurs.csv"):
    return read_actors(text.encode(), name)


def actors(text=TEXT, published=None, **kwargs):
    """The actors by each word of a trigger."""
    table = extract(Document("d", text, published=published), **kwargs)
    rows = table.to_dict("records")
    return {word: set(row["actors"]) for row in rows for word in row["trigger"].split()}


def test_names_of_the_file_are_recognised_and_new_actors_have_ids_of_their_kind():
    mine = own("nom,sorte,alias,état\nUnion des dockers,organisation,les dockers; UD76,France\n")
    assert [(a.id, a.state, a.line) for a in mine.actors] == [("organisation:union-des-dockers", "state:FRA", 2)]
    assert actors(actors=mine)["bloqué"] == {"Union des dockers"}
    assert "Union des dockers" not in actors().get("bloqué", set())


def test_the_reader_s_names_win_over_ours():
    mine = own("name,kind,aliases\nVille de Paris,organisation,Paris\n")
    assert actors(actors=mine)["traité"] == {"Ville de Paris", "Royaume-Uni"}
    assert actors()["traité"] == {"France", "Royaume-Uni"}


def test_an_entry_with_a_name_of_ours_corrects_it():
    mine = own(
        '[[actor]]\nname = "Londres"\nkind = "none"\n\n[[actor]]\nid = "state:FRA"\nname = "République française"\naliases = ["Hexagone"]\n',
        "a.toml",
    )
    assert mine.actors[1].kind == "state"
    assert actors(actors=mine)["traité"] == {"République française"}
    known = own("name,kind,aliases\nRussie,state,Fédération Z\n")
    assert known.actors[0].id == "state:RUS"
    text = "La Fédération Z a envahi un village le 4 mai 2016."
    assert {"Russie"} in actors(text, actors=known).values()


def test_what_one_file_says_leaves_the_next_extraction_alone():
    before = actors()
    actors(actors=own("name,kind,aliases\nVille de Paris,organisation,Paris\n"))
    assert actors() == before


def test_a_name_that_changes_hands_means_the_one_of_the_publication_date():
    mine = own(
        "name,kind,aliases,from,until\n"
        "Paul Verdier,person,maire de Montclar,2014-03,2020-06\n"
        "Anne Roque,person,maire de Montclar,2020-07,\n"
    )
    assert actors(actors=mine, published="2018")["démissionné"] == {"Paul Verdier"}
    assert actors(actors=mine, published="2022-05-03")["démissionné"] == {"Anne Roque"}
    assert actors(actors=mine)["démissionné"] == set()  # nobody knows which


def test_names_by_language_and_renaming():
    mine = own("name,name_en,kind\nForum des lacs,Lakes Forum,organisation\n")
    table = extract(Document("d", "Le Forum des lacs a signé un traité le 4 mai 2016."), actors=mine)
    assert ("Forum des lacs",) in set(table["actors"])
    assert ("Lakes Forum",) in set(rename_actors(table, "en", mine)["actors"])


def test_the_entries_of_our_own_files_read_as_well():
    entry = '[[actor]]\nid = "group:x-y"\nkind = "group"\nfr = {name = "Les Corbeaux", aliases = ["Corbeaux"]}\nen = {name = "The Crows", aliases = []}\nfrom = 2001-05-03\n'
    (actor,) = own(entry, "a.toml").actors
    assert (actor.id, actor.kind, actor.from_) == ("group:x-y", "group", "2001-05-03")
    assert dict(actor.names) == {"fr": "Les Corbeaux", "en": "The Crows"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_separators_and_line_ends(encoding, delimiter):
    text = (
        delimiter.join(["Nom", "Sorte", "Alias"])
        + "\r\n\r\n"
        + delimiter.join(["Fédé Élan", "Organisation", '"FE1|FE2"'])
        + "\r\n"
    )
    (actor,) = read_actors(text.encode(encoding), "a.csv").actors
    assert (actor.id, actor.aliases, actor.line) == ("organisation:fede-elan", ("FE1", "FE2"), 3)


BROKEN = [
    ("a.xlsx", "name", "actors-ending", None),
    ("a.csv", "name,kind\n", "no-actors", None),
    ("a.csv", "name,colour\nAbc,red\n", "unknown-field", 1),
    ("a.csv", "name,name,kind\nAbc,Abc,person\n", "column-twice", 1),
    ("a.csv", "name\nAbc\n", "missing-field", 1),
    ("a.csv", "name,kind\nAbc,person\n,person\n", "missing-field", 3),
    ("a.csv", "name,kind\nAbc,\n", "missing-field", 2),
    ("a.csv", "name,kind\n\nAbc,planet\n", "unknown-kind", 3),
    ("a.csv", "name,kind,from\nAbc,person,2013-13\n", "bad-actor-date", 2),
    ("a.csv", "name,kind,from\nAbc,person,2013-02-30\n", "bad-actor-date", 2),
    ("a.csv", "name,kind,from,until\nAbc,person,2014,2013\n", "dates-reversed", 2),
    ("a.csv", "name,kind,state\nAbc,person,Narnia\n", "unknown-state", 2),
    ("a.csv", "name,kind\nAbc,person,3\n", "too-many-cells", 2),
    ("a.csv", "name,kind\nA,person\n", "short-name", 2),
    ("a.csv", "name,kind\n" + "a" * 201 + ",person\n", "bad-field", 2),
    ("a.csv", 'name,kind\n"Abc,person\n', "bad-csv", 2),
    ("a.csv", "name,kind,aliases\nAbc,person,Le Chef\nDef,person,le chef\n", "alias-twice", 3),
    ("a.csv", "id,name,kind\nplanet:x,Abc,person\n", "unknown-id", 2),
    ("a.csv", "id,name,kind\ngroup:x,Abc,person\n", "unknown-kind", 2),
    ("a.toml", '[[actor]]\nname = "Abc"\nkind = person\n', "bad-toml", 3),
    ("a.toml", '[[actor]]\nname = "Abc"\nkind = "person"\n\n[[actor]]\nname = 3\nkind = "person"\n', "bad-field", 5),
    ("a.toml", '[[actor]]\nname = "Abc"\nkind = "person"\naliases = "x"\n', "bad-field", 1),
    ("a.toml", '[[actor]]\nname = "Abc"\nkind = "person"\ncolour = "red"\n', "unknown-field", 4),
    ("a.toml", "actor = 3\n", "bad-field", 1),
    ("a.toml", "[person]\nname = 3\n", "unknown-field", 1),
    ("a.toml", "x = " + "[" * 5000 + "]" * 5000 + "\n", "bad-toml", 1),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "code", "line"), BROKEN)
def test_a_broken_file_is_refused_with_its_line_in_both_languages(file, text, code, line):
    with pytest.raises(ActorsError) as caught:
        own(text, file)
    assert caught.value.code == code
    assert file in str(caught.value)
    if line is not None:
        assert caught.value.details["line"] == str(line)
        assert f"line {line}" in load_words("en").error(caught.value)
        assert f"ligne {line}" in load_words("fr").error(caught.value)
    assert file in load_words("fr").error(caught.value)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "blank-text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "binary-file"),
        (b"name,kind\n" + b"x" * 10_000_001, "too-large"),
        (b"\xff\xfe\x00", "wrong-encoding"),
    ],
)
def test_what_is_no_text_is_refused(data, code):
    with pytest.raises(ReadingError) as caught:
        read_actors(data, "a.csv")
    assert caught.value.code == code


def test_too_many_actors_are_refused_and_many_are_read():
    many = "name,kind\n" + "".join(f"Acteur numéro {n},person\n" for n in range(20_001))
    with pytest.raises(ActorsError) as caught:
        own(many)
    assert caught.value.code == "too-many-actors"
    assert len(own(many.rsplit("\n", 2)[0])) == 20_000


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["a.csv", "a.toml"]))
def test_no_text_raises_anything_else(text, name):
    with contextlib.suppress(ChronofriseError):
        read_actors(text.encode("utf-8", "surrogatepass"), name)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=20), st.sampled_from(["person", "état", "none", "x"])), max_size=5)
)
def test_no_table_raises_anything_else(rows):
    text = "name,kind\n" + "\n".join(f"{name},{kind}" for name, kind in rows)
    try:
        mine = read_actors(text.encode("utf-8", "surrogatepass"), "a.csv")
    except ChronofriseError:
        return
    assert len(mine) >= 1


def test_words_that_head_a_sentence_are_the_reader_s_however_written():
    own = read_actors(
        b'[[actor]]\nname = "Collectif de Kidal"\nkind = "organisation"\naliases = ["Des manifestants"]\n', "a.toml"
    )
    for text in ("Des manifestants ont défilé le 9 juin 2022.", "Le 9 juin 2022, des manifestants ont défilé."):
        (row,) = extract(Document("a", text, "fr"), actors=own).to_dict("records")
        assert row["actors"] == ("Collectif de Kidal",)
