"""Makes the approved images anew: ``python -m tests.export.approved``. Look at each before it is committed."""

from pathlib import Path

from dashboard.export.browser import server_browser
from dashboard.export.image import make_image
from dashboard.words import load_words
from tests.export.pictures import PICTURES


def main() -> None:
    browser = server_browser()
    for name, (figure, order, language) in PICTURES.items():
        made = make_image(figure(), "png", order, load_words(language), browser)
        (Path(__file__).parent / f"{name}.png").write_bytes(made)


if __name__ == "__main__":
    main()
