"""Images beside those that a person looked at and approved; a few pixels of another browser's edges may differ."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from dashboard.export.image import make_image
from dashboard.words import load_words
from tests.export.pictures import PICTURES

APPROVED = Path(__file__).parent / "approved"
MEAN, PIXELS = 1.5, 0.02  # mean difference of 255, and share of the pixels that clearly differ


@pytest.mark.parametrize("name", PICTURES)
def test_the_image_is_the_approved_one(browser, name):
    figure, order, language = PICTURES[name]
    made = Image.open(io.BytesIO(make_image(figure(), "png", order, load_words(language), browser))).convert("RGB")
    approved = Image.open(APPROVED / f"{name}.png").convert("RGB")
    assert made.size == approved.size
    apart = ImageChops.difference(made, approved).convert("L")
    assert ImageStat.Stat(apart).mean[0] < MEAN
    histogram = apart.histogram()
    assert sum(histogram[64:]) < PIXELS * sum(histogram)


def test_another_image_is_seen_to_be_another():
    first, second = (Image.open(APPROVED / f"{name}.png").convert("L") for name in ("story-fr", "dense-en"))
    assert ImageStat.Stat(ImageChops.difference(first, second)).mean[0] > MEAN
