"""Saved pages of many layouts: the article's words, the day that the page says and no more, and the other facts."""

import pytest

from events import Article, read_articles
from tests.reading import files
from tests.reading.gold import Page, f1, pages

GOLD = list(pages())


def _read(page: Page) -> Article:
    [found] = read_articles(page.data, page.name)
    assert isinstance(found, Article)
    return found


def test_the_words_of_the_articles():
    assert len(GOLD) >= 10
    assert sum(f1(_read(page).text, page.text) for page in GOLD) / len(GOLD) >= 95


@pytest.mark.parametrize("page", GOLD, ids=lambda page: page.name)
def test_the_facts_of_a_page(page):
    article = _read(page)
    assert f1(article.text, page.text) >= 85
    assert (article.published, article.language) == (page.published, page.language)
    assert article.source in (page.source, article.address.split("/")[2] if article.address else "")
    assert page.title.startswith(article.title) and article.title
    assert bool(article.published) == ("published" in article.found)


def test_nothing_reads_the_clock(monkeypatch):
    """The day of a page that says "hier" does not depend on the day on which it is read."""
    import datetime

    days = [_read(page).published for page in GOLD]

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2031, 1, 1, tzinfo=tz)

    monkeypatch.setattr("htmldate.core.datetime", Later, raising=False)
    monkeypatch.setattr("htmldate.settings.datetime", Later, raising=False)
    assert [_read(page).published for page in GOLD] == days


def test_a_page_saved_as_one_file_by_chrome():
    page = GOLD[0]
    address = "https://courrier-du-fleuve.example/gabon-apres-bongo/"
    data = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: Gabon\r\n"
        "Date: Tue, 12 Nov 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----x"\r\n\r\n'
        f"------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {address}\r\n\r\n"
    ).encode() + page.data + b"\r\n------x--\r\n"  # fmt: skip
    [article] = read_articles(data, "gabon.mhtml")
    assert (article.format, article.published, article.address) == ("mhtml", page.published, address)
    assert f1(article.text, page.text) > 95


def test_a_table_of_figures_stays_a_table():
    html = files.page("Titre", files.GABON, "2023-09-05").replace(
        b"<p>Lire aussi",
        b"<table><tr><th>Inscrits</th><td>850 000</td></tr><tr><th>Votants</th><td>480 000</td></tr></table><p>Lire aussi",
    )
    [article] = read_articles(html, "page.html")
    assert "Inscrits" in article.text and "850 000" in article.text
