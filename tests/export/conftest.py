"""One warm browser for the images of all tests of a session."""

import datetime as dt
import os
from collections.abc import Iterator

import numpy as np
import pytest

from dashboard.catalogue import catalogue_of
from dashboard.choices import Choices
from dashboard.dossier import Dossier
from dashboard.export.browser import Browser, find_browser, server_browser
from dashboard.export.figure import image_figure
from dashboard.export.order import Order
from dashboard.words import load_words
from tests.page.build import DOCUMENT, story

TODAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if find_browser() is None and os.environ.get("CI") != "true":
        pytest.skip("no Chrome or Chromium on the path")
    found = server_browser()
    assert found is not None
    yield found
    found.close()


def figure_of(table=None, order=None, choices=None, language="fr", documents=(DOCUMENT,), origin="articles", name=""):
    """The figure of an image of a table, the story of the page's tests by default."""
    dossier = Dossier(documents, story() if table is None else table, origin, name)
    titles = {document.id: document.title for document in documents}
    catalogue = catalogue_of(dossier.table, titles)
    choices = choices or Choices()
    rows = np.flatnonzero(catalogue.answer(choices.filters))
    return image_figure(dossier, catalogue, rows, choices, load_words(language), order or Order(), TODAY)
