"""A faster model says what the model as it comes says; its products are those of thinc in every shape."""

import importlib
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy
import pytest
from thinc.api import NumpyOps

from events.language import languages, load
from events.reading.faster import faster
from events.reading.faster.products import Products
from events.reading.faster.vectors import _Kept
from tests.gold import news, sample


@pytest.mark.parametrize(("turned", "other_turned"), [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(turned, other_turned):
    pick = numpy.random.default_rng(3)
    x = pick.normal(size=(5, 7)).astype("f4").T.copy() if turned else pick.normal(size=(5, 7)).astype("f4")
    y = pick.normal(size=(7, 4)).astype("f4").T.copy() if other_turned else pick.normal(size=(7, 4)).astype("f4")
    wanted = NumpyOps().gemm(x, y, trans1=turned, trans2=other_turned)
    out = numpy.empty((5, 4), "f4")
    assert Products().gemm(x, y, out=out, trans1=turned, trans2=other_turned) is out
    numpy.testing.assert_allclose(out, wanted, rtol=1e-5)
    numpy.testing.assert_allclose(Products().gemm(x, y, trans1=turned, trans2=other_turned), wanted, rtol=1e-5)


def test_a_product_leaves_the_threads_of_others_as_they_were():
    import threadpoolctl

    before = [pool["num_threads"] for pool in threadpoolctl.threadpool_info()]
    Products().gemm(numpy.ones((2, 2), "f4"), numpy.ones((2, 2), "f4"))
    assert [pool["num_threads"] for pool in threadpoolctl.threadpool_info()] == before


@pytest.mark.parametrize("language", languages())
def test_a_faster_model_says_the_same_of_every_token(language):
    """Paragraphs one by one and again in batches, so that what was kept from the first serves the second."""
    package = importlib.import_module(str(load(language, "model")["package"]))
    plain, fast = package.load(), faster(package.load())
    texts = [gold.document.text for gold in sample() if gold.document.language == language]
    paragraphs = [part for text in texts for part in text.split("\n") if part.strip()] + [
        "  Rue  de l'Est\t3. ",
        "☺ 12",
    ]
    for size in (1, 16):
        for one, other in zip(
            plain.pipe(paragraphs, batch_size=size), fast.pipe(paragraphs, batch_size=size), strict=True
        ):
            assert [said(token) for token in other] == [said(token) for token in one]


@pytest.mark.parametrize("language", languages())
def test_names_are_those_of_the_recogniser_in_rough_text_too(language):
    """Capitals, blanks and lists make names that are opened, joined and closed in all ways."""
    package = importlib.import_module(str(load(language, "model")["package"]))
    plain, fast = package.load(), faster(package.load())
    texts = [document.text for document, _ in news(language)[::24]]
    parts = [part for text in texts for part in text.split("\n") if part.strip()]
    parts += [part.upper() for part in parts[:20]] + ["", " ", "Mali", "\n Mali\tNiger  Tchad ", "« Paris »"]
    for one, other in zip(plain.pipe(parts, batch_size=16), fast.pipe(parts, batch_size=16), strict=True):
        assert [(span.start, span.end, span.label_) for span in other.ents] == [
            (span.start, span.end, span.label_) for span in one.ents
        ]
        assert [token.ent_iob_ for token in other] == [token.ent_iob_ for token in one]


@pytest.mark.parametrize("language", languages())
def test_layers_that_see_neighbours_give_what_those_of_thinc_give(language):
    """All of them are replaced, those of the names too, and their numbers differ by rounding alone."""
    package = importlib.import_module(str(load(language, "model")["package"]))
    plain, fast = package.load(), faster(package.load())
    for of_plain, of_fast in (
        (plain.get_pipe("tok2vec").model, fast.get_pipe("tok2vec").model),
        (
            plain.get_pipe("ner").model.get_ref("tok2vec").layers[0],
            fast.get_pipe("ner").model.get_ref("tok2vec").layers[0],
        ),
    ):
        theirs, ours = of_plain.layers[-1].layers[0], of_fast.layers[-1].layers[0]
        assert ours.name == "fast_windows"
        for size in (1, 2, 7):
            x = numpy.random.default_rng(size).normal(size=(size, 96)).astype("f4")
            numpy.testing.assert_allclose(ours.predict(x), theirs.predict(x), rtol=1e-4, atol=1e-4)


def said(token):
    """What a model says of a token."""
    return token.text, token.pos_, token.tag_, token.dep_, token.head.i, str(token.morph), token.ent_type_, token.lemma_


def test_readers_at_once_share_a_model_and_take_no_vector_of_each_other():
    """The vectors of forms as one reader has them, asked for by eight, who are interrupted as often as can be."""
    package = importlib.import_module(str(load("fr", "model")["package"]))
    model = package.load()
    layer = model.get_pipe("tok2vec").model.get_ref("embed")
    texts = [gold.document.text for gold in sample() if gold.document.language == "fr"]
    docs = [model.make_doc(part) for text in texts for part in text.split("\n") if part.strip()]
    wanted = layer.predict(docs)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(3):
            with ThreadPoolExecutor(8) as readers:
                found = list(readers.map(_Kept(layer).vectors, ([doc] for doc in docs)))
            for (one,), other in zip(found, wanted, strict=True):
                numpy.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-4)
    finally:
        sys.setswitchinterval(before)
