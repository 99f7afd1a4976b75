"""Every format is read: its text whole, its facts with where they stand."""

import pytest

from events import FORMATS, Article, Document, Failure, extract, read_articles, table_columns
from events.reading import body
from tests.reading import files


def _one(data: bytes, name: str, **options) -> Article:
    [found] = read_articles(data, name, **options)
    assert isinstance(found, Article), found
    return found


def test_every_format_has_a_file_among_the_ten():
    endings = {name.rsplit(".")[-1] for name in files.ten()}
    assert {kind for kind, mine in FORMATS.items() if not endings & set(mine)} == {"mhtml"}


@pytest.mark.parametrize(
    ("name", "text", "published", "origin", "language"),
    [
        ("mali.txt", files.MALI, "2024-06-26", "text", "fr"),
        ("niger.md", files.NIGER, "2023-08-02", "front-matter", "fr"),
        ("gabon.html", files.GABON, "2023-09-05", "meta", "fr"),
        ("finland.pdf", files.FINLAND, "", "", "en"),
        ("notre-dame.docx", files.PARIS, "", "", "fr"),
        ("senegal.eml", files.SENEGAL, "2024-04-03", "header", "fr"),
        ("retraites.csv", files.RETRAITES, "2023-04-15", "column", "fr"),
        ("burkina.xlsx", files.BURKINA, "2023-01-25", "column", "fr"),
        ("barkhane.jsonl", files.BARKHANE, "2022-11-10", "column", "fr"),
        ("presse.zip", files.UKRAINE, "2022-04-05", "meta", "fr"),
    ],
)
def test_an_article_of_each_format(name, text, published, origin, language):
    article = _one(files.ten()[name], name)
    said = " ".join(article.text.replace("'", "’").split())
    assert " ".join(text.split()) in said
    assert (article.published, article.found.get("published", "")) == (published, origin)
    assert article.language == language
    assert all(origin in article.found.values() for origin in [origin] if origin)


def test_the_title_and_the_source_of_a_page_are_those_it_says():
    article = _one(files.ten()["gabon.html"], "gabon.html")
    assert (article.title, article.source) == ("Le Gabon après Bongo", "Le Fil")
    assert article.found["source"] == "meta"


def test_furniture_stays_in_the_text_and_out_of_extraction():
    text = (
        "Nous utilisons des cookies pour mesurer l’audience depuis mai 2018.\n\n"
        f"{files.MALI}\n\nLire aussi : le récit du 3 mai 1999\n\n"
        "Des soldats à Bamako, le 19 août 2020. © Agence Exemple\n\nSuivez-nous sur WhatsApp depuis le 2 juin 2021\n"
    )
    article = _one(text.encode(), "page.txt")
    assert article.text == text, "the stored text stays whole"
    kept = [text[start:end] for start, end in body(text, "fr")]
    assert kept == files.MALI.split("\n\n")
    table = extract([Document("a", text, "fr", None)])
    assert set(table["edtf"]) == {"2020-08-18", "2021-05~"}
    for row in table.itertuples():
        assert text[row.quote_start_char : row.quote_end_char] == row.quote
        assert row.quote in files.MALI


def test_a_quote_that_begins_like_furniture_is_kept():
    text = "« Suivez-nous », avait dit le colonel le 18 août 2020.\n\nLes partageurs ont signé un accord en mai 2021."
    assert len(body(text, "fr")) == 2


def test_a_mail_with_an_attachment_gives_both():
    data = files.mail(
        "Deux textes",
        files.SENEGAL,
        "Wed, 03 Apr 2024 09:00:00 +0000",
        attached=files.word(files.GABON),
        name="gabon.docx",
    )
    found = list(read_articles(data, "lettre.eml"))
    assert [article.format for article in found] == ["mail", "word"]
    assert found[1].name == "lettre.eml/gabon.docx"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_in_the_separators_and_encodings_that_people_have(delimiter, encoding):
    rows = [["Journal", "Paru le", "Contenu"], ["L’Écho", "3 avril 2024", files.SENEGAL.replace("’", "'")]] * 1
    rows.append(["L’Écho", "4 avril 2024", files.GABON])
    data = files.table(rows, delimiter=delimiter, encoding=encoding)
    found = list(read_articles(data, "presse.csv", columns={"published": "Paru le"}))
    assert [article.published for article in found] == ["2024-04-03", "2024-04-04"]
    assert [article.source for article in found] == ["L’Écho", "L’Écho"]
    assert found[1].text == files.GABON


@pytest.mark.parametrize(
    "head", ["Titre;Paru le;Contenu", "titre;mis en ligne;corps du texte", "TITRE;Parution;Article"]
)
def test_columns_as_french_tables_name_them(head):
    data = f"{head}\nUn titre;25/7/2021;Le maire a signé un accord.\n".encode("cp1252")
    article = _one(data, "presse.csv")
    assert (article.title, article.published, article.text) == ("Un titre", "2021-07-25", "Le maire a signé un accord.")


def test_the_columns_are_guessed_and_can_be_said():
    data = files.table([["a", "b", "c"], [files.MALI, files.NIGER + files.GABON, "2024-01-02"]])
    assert table_columns(data, "t.csv").roles["text"] == "b"
    article = _one(data, "t.csv", columns={"text": "a", "published": "c"})
    assert (article.text, article.published) == (files.MALI, "2024-01-02")


def test_a_day_that_is_none_is_said_and_the_row_stays():
    data = files.table([["date", "texte"], ["hier", files.MALI], ["31/02/2024", files.NIGER]])
    found = list(read_articles(data, "t.csv"))
    assert [(article.published, article.unread) for article in found] == [("", "hier"), ("", "31/02/2024")]


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("hier à 18h", ""),
        ("il y a 3 heures", ""),
        ("juin 2024", "2024-06"),
        ("mercredi 26 juin 2024 à 10h12", "2024-06-26"),
    ],
)
def test_a_lazy_date_is_not_made_more_precise(words, published):
    html = files.page("Titre", files.GABON, "").replace(b'content=""', b"").decode()
    html = html.replace("<h1>", f"<p>Publié {'le ' if words[0].isdigit() and len(words) > 4 else ''}{words}</p><h1>")
    assert _one(html.encode(), "page.html").published == published


def test_an_archive_names_each_file_and_passes_over_pictures():
    data = files.archive(
        {
            "a/mali.txt": files.MALI.encode(),
            "a/mali_fichiers/pub.html": b"<html><p>pub</p>",
            "a/photo.png": b"\x89PNG",
            "__MACOSX/._mali.txt": b"x",
            "b/casse.pdf": b"%PDF-1.7 broken",
        }
    )
    found = list(read_articles(data, "presse.zip"))
    assert [type(entry) for entry in found] == [Article, Failure]
    assert found[0].name == "presse.zip/a/mali.txt"
    assert found[1].error.code == "broken-file"
