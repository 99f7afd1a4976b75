"""What the day of one sentence gives the next: the same scene told further, and where it is none."""

import pytest

from events import Document, extract


def dates_of(text, language):
    table = extract(Document("d", text, language, "2022-10-15"))
    return {row["trigger"]: (row["edtf"], row["rule"]) for row in table.to_dict("records")}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "edtf"),
    [
        ("fr", "Le ministre a été limogé vendredi. La cheffe du parti a appelé son rival à le remplacer.", "appelé", "2022-10-14"),
        ("fr", "Hier, le tribunal a prononcé la liquidation. Les ouvriers ont brûlé leurs bleus.", "brûlé", "2022-10-14"),
        ("fr", "Un échafaudage s'est effondré mercredi à Lausanne. Deux maçons ont été tués.", "tués", "2022-10-12"),
        # The lead tells the news; of what is said right after it that is the day.
        ("fr", "La loi a été adoptée jeudi. Le ministre a salué un progrès.", "salué", "2022-10-13"),
        ("en", "The mayor was dismissed on Thursday. Police searched two houses.", "searched", "2022-10-13"),
    ],
)  # fmt: skip
def test_the_next_sentence_goes_on_with_the_scene(language, text, trigger, edtf):
    found = dates_of(text, language)
    when, rule = next(said for words, said in found.items() if trigger in words)
    assert when == edtf
    assert ":inferred" in rule


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        # Another place, another paragraph, another tense, what did not happen, what is said later on.
        ("fr", "La loi a été adoptée jeudi à Paris. En Bretagne, les chauffeurs ont arrêté le travail.", "arrêté"),
        ("fr", "La loi a été adoptée jeudi à Paris.\n\nLes chauffeurs ont arrêté le travail.", "arrêté"),
        ("fr", "La loi a été adoptée jeudi. Les députés avaient rejeté un premier texte.", "rejeté"),
        ("fr", "La loi a été adoptée jeudi. Elle aurait séduit les électeurs.", "séduit"),
        ("fr", "Un avion s'est posé lundi dans un champ. Personne n'a été blessé.", "blessé"),
        ("fr", "Le pont a rouvert. La loi a été adoptée jeudi. Le ministre a salué un progrès.", "salué"),
        # A month holds more than one scene; until a day, and since it, nothing else happened on it.
        ("fr", "La loi a été adoptée en mars. Les chauffeurs ont arrêté le travail.", "arrêté"),
        ("fr", "Le musée a fermé jusqu'à jeudi. La ville a licencié deux gardiens.", "licencié"),
        ("en", "The law was passed in March. Police arrested two men.", "arrested"),
        ("en", "The mayor was dismissed on Thursday. Voters have elected two others since.", "elected"),
    ],
)
def test_what_may_be_of_another_day_has_none(language, text, trigger):
    when = {words: edtf for words, (edtf, _) in dates_of(text, language).items()}
    assert not [edtf for words, edtf in when.items() if trigger in words and edtf]
