"""The card: how the date was found, and the sentence in its article, all as plain text."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.card import card as card_of
from dashboard.card import citation, highlighted, how_dated, published_in_words, spans_of
from dashboard.dossier import Dossier
from dashboard.figures.marks import mark_of
from dashboard.plain import plain
from dashboard.words import load_words
from events import Document, extract, merge
from events.frame import to_table
from tests.page.build import DOCUMENT, HOSTILE, TEXT, row, story, who

FRENCH = load_words("fr")


def card(row, document, words):
    return card_of(row, Dossier((document,) if document else (), story(), "articles"), words)


def _row(event):
    table = story()
    return table[table["event"] == event].iloc[0].to_dict()


def test_a_story_date_says_what_it_was_counted_from():
    assert how_dated(_row("rectification"), DOCUMENT, FRENCH) == "« neuf mois plus tard », compté depuis « août 2020 »."
    assert "Date approchée" in card(_row("rectification"), DOCUMENT, FRENCH)


def test_an_absolute_date_is_said_as_such():
    assert how_dated(_row("coup"), DOCUMENT, FRENCH) == "« août 2020 » : dit tel quel dans le texte."


@pytest.mark.parametrize(
    ("published", "words"),
    [("2024-06-26", "(26 juin 2024)"), ("2024-06", "(juin 2024)"), ("2024", "(2024)"), (None, "publication.")],
)
def test_a_date_counted_from_publication_says_which(published, words):
    visit = _row("visite") | {"anchor": "published", "said": "début juin"}
    said = how_dated(visit, Document("article", TEXT, published=published), FRENCH)
    assert said.startswith("« début juin », compté depuis la date de publication")
    assert words in said


def test_an_undated_event_says_why():
    assert how_dated(_row("remplacement"), DOCUMENT, FRENCH) == "Sans date : sans date dans le texte."


def test_the_card_has_the_last_day_and_never_the_exclusive_end():
    shown = card(_row("coup"), DOCUMENT, FRENCH)
    assert "août 2020" in shown
    assert "31 août 2020" in shown
    assert "1er septembre" not in shown


def test_the_sentence_the_dating_words_and_the_anchor_are_marked_apart():
    shown = card(_row("rectification"), DOCUMENT, FRENCH)
    assert re.search(r'<mark class="cf-quote cf-said">neuf mois plus tard</mark>', shown)
    assert re.search(r'<mark class="cf-anchor">août 2020</mark>', shown)
    assert re.search(r'<mark class="cf-quote cf-trigger">rectification</mark>', shown)


def test_offsets_of_another_text_mark_nothing():
    other = Document(
        "article", "Un tout autre texte, plus long que la phrase que le tableau donne, et sans rien d’elle dedans."
    )
    assert spans_of(_row("coup"), other.text) == []
    assert html.escape(_row("coup")["quote"]) in card(_row("coup"), other, FRENCH)


def test_without_its_article_the_quote_stands_alone():
    shown = card(_row("coup"), None, FRENCH)
    assert html.escape(_row("coup")["quote"]) in shown
    assert "seule la phrase est connue" in shown


def test_nothing_of_a_stranger_is_markup():
    hostile = row(
        "x",
        "2020-01-01",
        "2020-01-02",
        "day",
        title=HOSTILE,
        quote=HOSTILE,
        said=HOSTILE,
        speaker=HOSTILE,
        places=(HOSTILE,),
        **who(HOSTILE),
    )
    values = to_table([hostile]).iloc[0].to_dict()
    document = Document("article", HOSTILE, title=HOSTILE, source=HOSTILE)
    shown = card(values, document, FRENCH) + card(values, None, FRENCH)
    tags = set(re.findall(r"</?([a-z0-9]+)", shown))
    assert tags <= {
        "article",
        "div",
        "h3",
        "p",
        "span",
        "dl",
        "dt",
        "dd",
        "strong",
        "br",
        "blockquote",
        "details",
        "summary",
        "mark",
        "button",
    }
    assert "&lt;script&gt;" in shown


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["a", "b"])), max_size=6),
)
def test_marks_change_no_letter(text, spans):
    shown = highlighted(text, [(min(a, b), max(a, b), name) for a, b, name in spans], 0, len(text))
    assert re.sub(r"</?mark[^>]*>", "", shown) == plain(text, "html")


def test_a_publication_date_is_as_precise_as_it_is_known():
    assert [published_in_words(date, FRENCH) for date in ("2024-06-26", "2024-06", "2024", None)] == [
        "26 juin 2024",
        "juin 2024",
        "2024",
        "date de publication inconnue",
    ]


def test_markdown_signs_are_escaped():
    assert plain("**b** $x$ :red[r] [x](y) <b>", "markdown") == r"\*\*b\*\* \$x\$ \:red\[r\] \[x\]\(y\) \<b\>"


def test_a_citation_has_the_sentence_its_article_and_the_date():
    said = citation(_row("rectification"), DOCUMENT, FRENCH)
    assert "neuf mois plus tard" in said
    assert "Le Mali et ses coups" in said
    assert "26 juin 2024" in said
    assert "vers mai 2021" in said
    assert "Essai" not in citation(_row("rectification"), None, FRENCH)


def test_every_article_that_tells_the_event_is_named():
    other = Document("second", "Un autre texte.", published="2020-09-01", title="Un second récit")
    row_ = _row("coup") | {"sources": ("article", "second"), "n_sources": 2}
    shown = card_of(row_, Dossier((DOCUMENT, other), story(), "articles"), FRENCH)
    assert "Un second récit" in shown
    assert "1er septembre 2020" in shown


def test_the_other_sources_are_listed_with_their_sentence_and_the_date_they_give():
    texts = {
        "a": ("fr", "Des hommes armés ont attaqué samedi le marché de Tolbi, au Niger."),
        "b": ("en", "Gunmen attacked the market of Tolbi in Niger on Sunday. <b>Ten</b> died."),
    }
    documents = tuple(Document(id_, text, code, "2022-03-15", f"Titre {id_}") for id_, (code, text) in texts.items())
    table = extract(documents)
    events, _ = merge(table)
    (attack,) = events[(events["type"] == "attack") & (events["n_sources"] == 2)].to_dict("records")
    shown = card_of(attack, Dossier(documents, table, "articles"), FRENCH)
    for words in ("Titre a", "Titre b", "12 mars 2022", "≠ 13 mars 2022", "Gunmen attacked the market"):
        assert words in shown
    assert FRENCH("card.disputed") in shown
    assert "<b>" not in shown


def test_an_opened_table_that_was_merged_names_its_sources_with_their_dates():
    table = extract(
        [
            Document("a", "Des hommes armés ont attaqué samedi le marché de Tolbi, au Niger.", "fr", "2022-03-15"),
            Document("b", "Gunmen attacked the market of Tolbi in Niger on Sunday.", "en", "2022-03-15"),
        ]
    )
    events, _ = merge(table)
    (attack,) = events[events["n_sources"] == 2].to_dict("records")
    shown = card_of(attack, Dossier((), events, "table"), FRENCH)
    other = next(source for source in attack["sources"] if source != attack["document"])
    assert f"<strong>{other}</strong> · {attack['source_dates'][1]}" in shown


def test_what_sources_disagree_on_is_drawn_beside_the_mark():
    merged = _row("coup") | {"alternatives": ("2020-09-01/2020-09-02",)}
    assert mark_of(merged).others == ((18506.0, 18507.0),)
    assert mark_of(_row("coup")).others == ()
