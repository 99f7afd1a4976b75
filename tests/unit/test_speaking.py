"""Whom «je» and "I" mean, and «les deux»: who is quoted, who answers in an interview, the two told of last."""

import pytest

from events import Document, extract


def _who(text: str, language: str, trigger: str) -> set[str]:
    rows = extract(Document("one", text, language, "2024-06-26"))
    return set(rows[rows["trigger"].str.contains(trigger)].iloc[0]["actors"])


@pytest.mark.parametrize(
    ("language", "text", "trigger", "who"),
    [
        ("fr", "« J'ai signé lundi », a déclaré Paul Morel.", "signé", {"Paul Morel"}),
        (
            "fr",
            "Anne Roy a dirigé la ville dix ans. « J'ai démissionné en 2019 », dit-elle.",
            "démissionné",
            {"Anne Roy"},
        ),
        ("en", 'Anne Roy was mayor for ten years. "I resigned in 2019," she says.', "resigned", {"Anne Roy"}),
        ("fr", "« J'ai signé lundi », dit Paul Morel. « J'ai vendu la maison en 2019. »", "vendu", {"Paul Morel"}),
        ("fr", "Paul Morel se souvient. « J'ai quitté l'usine en 2019. »", "quitté", {"Paul Morel"}),
        (
            "fr",
            "Paul Morel élève des huîtres depuis 2011.\n\nComment avez-vous commencé ?\n\nJ'ai repris l'affaire en 2011.",
            "repris",
            {"Paul Morel"},
        ),
        # Nobody where two may speak, or where nothing says who does.
        ("fr", "Paul Morel et Anne Roy se souviennent. « J'ai quitté l'usine en 2019. »", "quitté", set()),
        ("fr", "Paul Morel est parti. Il pleuvait. J'ai quitté l'usine en 2019.", "quitté", set()),
    ],
)
def test_who_says_i(language, text, trigger, who):
    assert _who(text, language, trigger) == who


@pytest.mark.parametrize(
    ("language", "text", "trigger", "who"),
    [
        (
            "fr",
            "Luc Morel a épousé Anne Roy en 2012. Les deux ont divorcé en 2019.",
            "divorcé",
            {"Luc Morel", "Anne Roy"},
        ),
        ("en", "Ann Roy married Luke Morel in 2012. The two divorced in 2019.", "divorced", {"Ann Roy", "Luke Morel"}),
    ],
)
def test_the_two_are_those_told_of_last(language, text, trigger, who):
    assert _who(text, language, trigger) == who
