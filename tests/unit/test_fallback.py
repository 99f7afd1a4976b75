"""Dates in languages without data: dateparser's answers, kept only where they are in the words."""

import unicodedata

import pandas as pd
import pytest

from events import Document, extract, find_times, languages, redate

DATED = [
    ("de", "Der Minister trat am [3. Mai 2020|2020-05-03] zurück."),
    ("de", "Im Jahr [2019|2019] begann es, im [März 2018|2018-03] noch nicht, seit [1998|1998] ([1914|1914]–[1918|1918])."),
    ("de", "[Montag, 4. Mai 2020|2020-05-04], und am [03.05.2020|2020-05-03] um 12 Uhr."),
    ("es", "El ministro dimitió el [3 de mayo de 2020|2020-05-03] en Madrid."),
    ("es", "Ocurrió en [2014|2014] y en [agosto de 2019|2019-08]."),
    ("it", "Il ministro si è dimesso il [3 maggio 2020|2020-05-03]; nel [2014|2014] no."),
    ("pt", "O ministro demitiu-se em [3 de maio de 2020|2020-05-03], eleito em [março de 2018|2018-03]."),
    ("nl", "De minister trad af op [3 mei 2020|2020-05-03], verkozen in [maart 2018|2018-03]."),
    ("pl", "Minister ustąpił [3 maja 2020|2020-05-03] roku."),
    ("ru", "Министр ушёл в отставку [3 мая 2020|2020-05-03] года, в [2014|2014] году."),
    ("hu", "[2020. május 3|2020-05-03]-án lemondott."),
    ("it", "Entrerà in vigore il [1º luglio 2024|2024-07-01]."),
    ("pt", "A posse foi em [1º de janeiro de 2023|2023-01-01]."),
    ("zh", "部长于[2020年5月3日|2020-05-03]辞职。"),
    ("ar", "استقال الوزير في [3 مايو 2020|2020-05-03]."),
    ("es", "Firmado el [2020-05-03|2020-05-03] a las 10."),
]  # fmt: skip

NEVER = [
    ("de", "Er ist 45 Jahre alt und hat 3 Kinder."),
    ("de", "Die Mai GmbH hat 3 Mitarbeiter und 2000 Soldaten."),
    ("de", "In 2000 Fällen half das Mittel, sagt Mai."),
    ("de", "Version 3.5.20201 und IP 192.168.1.2020 kosten 2014,50 Euro."),
    ("de", "Seit vielen Jahren, vor zwei Jahren, gestern um 12 Uhr."),
    ("es", "Tiene 45 años y vendió 2000 ejemplares."),
    ("es", "En 2000 ejemplares, mar 3, sol 5."),
    ("it", "Vinse in 3 set a Roma, con 5 gol."),
    ("it", "La statale 2014 e il volo AZ 1998."),
    ("pt", "Mais de 2020 pessoas e 12 casas."),
    ("nl", "Hij won met 3 tegen 2 en is 45 jaar."),
    ("th", "3 พฤษภาคม 2563"),  # the Buddhist era, of which dateparser says nothing
]


def marked(text):
    """The text without its marks, and the words with the values marked."""
    plain, expected = "", []
    for part in text.replace("]", "[").split("["):
        words, bar, value = part.partition("|")
        plain += words
        if bar:
            expected.append((words, value))
    return plain, expected


@pytest.mark.parametrize(("language", "text"), DATED)
def test_dates_have_their_place_and_the_precision_of_their_words(language, text):
    text, expected = marked(text)
    found = find_times(Document("d", text, language))
    assert [(time.text, time.value) for time in found] == expected
    assert [time.edtf for time in found] == [value for _, value in expected]
    assert all(text[time.start_char : time.end_char] == time.text for time in found)
    assert {(time.rule, time.anchor, time.type) for time in found} == {("dateparser", "absolute", "DATE")}


@pytest.mark.parametrize(("language", "text"), NEVER)
def test_numbers_ages_and_short_words_are_no_dates(language, text):
    assert find_times(Document("d", text, language)) == []


def test_a_date_without_a_year_takes_it_from_the_publication_date_or_stays_open():
    text = "Am 4. Juni 2012 siegte er. Am 3. Mai wird gewählt."
    for published, value, start, reason in [
        (None, "XXXX-05-03", None, "no-publication-date"),
        ("2024-06-26", "2024-05-03", "2024-05-03", ""),
        ("2024-06", "2024-05-03", "2024-05-03", ""),
    ]:
        time = find_times(Document("d", text, "de", published))[1]
        assert (time.text, time.value, time.anchor, time.reason) == ("3. Mai", value, "published", reason)
        assert (str(time.start) if time.start is not None else None) == start


def test_a_day_takes_the_year_with_which_its_month_was_named():
    text = "Im Juli 2021 stieg der Fluss. Am 14. Juli starben viele. Am 3. Mai wurde gebaut."
    month, day, other = find_times(Document("a", text, "de", "2022-02-10"))
    assert (month.value, month.anchor) == ("2021-07", "absolute")
    assert (day.value, day.anchor) == ("2021-07-14", "story")
    assert text[day.anchor_start_char : day.anchor_end_char] == "Juli 2021"
    assert (other.value, other.anchor) == ("2022-05-03", "published")


def test_a_day_that_cannot_be_is_found_and_undatable():
    (time,) = find_times(Document("d", "Am 31. Februar 2020 sah man ihn.", "de"))
    assert (time.text, time.reason, time.start) == ("31. Februar 2020", "impossible-date", None)


def test_a_weekday_that_contradicts_its_date_is_said():
    (time,) = find_times(Document("d", "Am Montag, 5. Mai 2020, trat er zurück.", "de"))
    assert (time.value, time.note) == ("2020-05-05", "weekday-mismatch")


@pytest.mark.parametrize("language", ["xx", "", "DE", "../de", "de\0", "zzz-Latn", "k" * 300])
def test_a_language_that_nobody_knows_gives_nothing(language):
    document = Document("d", "Am 3. Mai 2020, 2014.", language)
    assert find_times(document) == []
    assert len(extract(document)) == 0


@pytest.mark.parametrize(
    "text",
    ["", "1", "(" * 5000 + "2020", "1234567890" * 5000, "3 " * 20000, "Montag, " * 5000 + "3", "Mai " * 5000, "2020. " * 5000,
     "\u202e3. Mai 2020\u202c", "3. Mai\n2020", "\x00 3. Mai 2020 \ud800", "3. ſeptember 2020", "٣ مايو ٢٠٢٠"],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
@pytest.mark.parametrize("language", ["de", "ar", "tr"])
def test_any_text_gives_spans_that_are_true(language, text):
    found = find_times(Document("d", text, language))
    ends = [0, *(time.end_char for time in found)]
    for time, before in zip(found, ends, strict=False):
        assert before <= time.start_char < time.end_char <= len(text)
        assert text[time.start_char : time.end_char] == time.text


def test_accents_apart_from_their_letters_make_no_difference():
    text = "Grüße: im März 2018 und am 3. Mai 2020."
    apart = unicodedata.normalize("NFD", text)
    expected = [time.value for time in find_times(Document("d", text, "de"))]
    found = find_times(Document("d", apart, "de"))
    assert [time.value for time in found] == expected == ["2018-03", "2020-05-03"]
    assert [unicodedata.normalize("NFC", time.text) for time in found] == ["März 2018", "3. Mai 2020"]


def test_the_work_on_a_long_text_is_bounded_by_its_wordings(monkeypatch):
    """A date each line, a thousand years: dateparser is asked once a wording of day and month, whatever the year."""
    from events.times import fallback

    asked = []
    answers = fallback._answers
    monkeypatch.setattr(fallback, "_answers", lambda *a: asked.append(a) or answers(*a))
    fallback._agrees.cache_clear()
    text = "\n".join(f"Am {n % 28 + 1}. Mai {1000 + n % 1000} kam er." for n in range(5000))
    assert len(find_times(Document("d", text, "de"))) == 5000
    assert len(asked) == 28


def test_rows_have_a_sentence_and_a_date_and_no_actors():
    text = "Hier steht nichts. Der Minister trat am 3. Mai 2020 nach langem Streit zurück! Am 4. Juni wird gewählt."
    document = Document("d", text, "de")
    table = extract(document)
    first, second = table.to_dict("records")
    assert (first["edtf"], first["said"], first["type"], first["actors"]) == ("2020-05-03", "3. Mai 2020", "other", ())
    assert first["quote"] == "Der Minister trat am 3. Mai 2020 nach langem Streit zurück!"
    assert first["title"].startswith("Der Minister trat") and first["trigger"] == "Der Minister trat am 3. Mai"
    assert (second["reason"], second["quote"]) == ("no-publication-date", "Am 4. Juni wird gewählt.")
    assert first["rule"] == "sentence; dateparser" and first["confidence"] <= 0.3
    for row in (first, second):
        for name in ("trigger", "said", "quote"):
            assert text[row[f"{name}_start_char"] : row[f"{name}_end_char"]] == row[name]
    known = Document("d", text, "de", "2020-05-10")
    pd.testing.assert_frame_equal(redate(table, known), extract(known))


def test_the_fallback_s_words_are_no_language():
    assert "others" not in languages()
