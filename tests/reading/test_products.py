"""The model's products by numpy: the same as thinc's own, in every shape that its layers ask for."""

import numpy
import pytest
from thinc.api import NumpyOps

from events.reading.products import Products


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
