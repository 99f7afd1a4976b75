"""The language that a text is written in."""


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of a text, by py3langid; "fr" for a text with no word.

    >>> detect_language("Le ministre est arrivé hier à Bamako.")
    'fr'
    """
    if not any(c.isalpha() for c in text):
        return "fr"
    import py3langid

    return str(py3langid.classify(text[:20_000])[0])
