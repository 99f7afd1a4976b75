"""A reader to which some articles do harm, each by one word in it."""

import os
import time

from events.corpus import reader
from events.reading import Article
from events.reading.formats import stretch

_extract_each = reader.extract_each
_finished = stretch.finished_or_failed


def extract_each(document, names, actors):
    if "SLOW" in document.text:
        time.sleep(600)
    if "CRASH" in document.text:
        os._exit(139)
    if "RAISE" in document.text:
        raise ZeroDivisionError("of no use")
    if "GREEDY" in document.text:
        held = [b"x" * 50_000_000 for _ in range(100)]
        time.sleep(600)
        del held
    return _extract_each(document, names, actors)


def finished(found):
    if isinstance(found, Article) and "HARMFUL" in found.text:
        os._exit(139)
    if isinstance(found, Article) and "ENDLESS" in found.text:
        time.sleep(600)
    return _finished(found)


reader.extract_each = extract_each
stretch.finished_or_failed = finished
main = reader.main
