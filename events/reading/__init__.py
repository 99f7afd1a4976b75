"""From bytes and typed words to documents and parsed sentences."""

from events.reading.body import body, headings
from events.reading.detect import detect_language
from events.reading.paragraphs import paragraphs
from events.reading.parse import Sentence, Token, model_missing, sentences
from events.reading.published import read_published
from events.reading.text import LIMIT_MB, read_text

__all__ = [
    "LIMIT_MB",
    "Sentence",
    "Token",
    "body",
    "detect_language",
    "headings",
    "model_missing",
    "paragraphs",
    "read_published",
    "read_text",
    "sentences",
]
