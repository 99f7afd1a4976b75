"""How well and how fast saved pages are read, beside trafilatura alone: words of the article, day, pages a minute.

``python -m benchmarks.reading [--json FILE] [--times N]``. The pages are our own (``tests/reading/pages``), one of
each layout. F1 is by word, the mean of the pages; a day is right where it is the day, month or year that the page says
and no more. Every reader is timed on one core in the same run.
"""

import time
from collections.abc import Callable, Sequence

from benchmarks.asking import asking, keep
from events import Article, read_articles
from events.reading import body
from tests.reading.gold import Page, f1, pages

Read = Callable[[Page], tuple[str, str, str]]
"""The text, the day and the text without furniture that a reader finds in a page."""


def _ours(page: Page) -> tuple[str, str, str]:
    [found] = read_articles(page.data, page.name)
    if not isinstance(found, Article):
        return "", "", ""
    kept = "\n".join(found.text[start:end] for start, end in body(found.text, found.language))
    return found.text, found.published, kept


def _trafilatura(page: Page) -> tuple[str, str, str]:
    from trafilatura import bare_extraction

    found = bare_extraction(page.data, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return "", "", ""
    return found.text or "", found.date or "", found.text or ""


READERS: dict[str, Read] = {"chronofrise": _ours, "trafilatura": _trafilatura}


def measure(read: Read, given: Sequence[Page], times: int) -> dict[str, float]:
    """Percent of words and of days, and pages a minute."""
    found = [read(page) for page in given]
    began = time.process_time()
    for _ in range(times):
        for page in given:
            read(page)
    seconds = time.process_time() - began
    return {
        "text_f1": sum(f1(text, page.text) for (text, _, _), page in zip(found, given, strict=True)) / len(given),
        "extracted_f1": sum(f1(kept, page.text) for (_, _, kept), page in zip(found, given, strict=True)) / len(given),
        "date_right": 100
        * sum(day == page.published for (_, day, _), page in zip(found, given, strict=True))
        / len(given),
        "pages_per_min": 60 * times * len(given) / seconds,
    }


def _show_pages(given: Sequence[Page]) -> None:
    print("\n| page | text F1 | day | said |\n| --- | --- | --- | --- |")
    for page in given:
        text, day, _ = _ours(page)
        print(f"| {page.name} | {f1(text, page.text):.1f} | {day or '-'} | {page.published or '-'} |")


def main() -> None:
    """Print the table, and write the figures where a file is named."""
    parser = asking("reading", __doc__)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    given = list(pages())
    figures = {name: measure(read, given, asked.times) for name, read in READERS.items()}
    peer = figures["trafilatura"]["pages_per_min"]
    print(f"| {len(given)} pages | text F1 | as extracted from, F1 | day right | pages a minute | over trafilatura |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, values in figures.items():
        shown = " | ".join(f"{values[key]:.1f}" for key in ("text_f1", "extracted_f1", "date_right"))
        print(f"| {name} | {shown} | {values['pages_per_min']:.0f} | {values['pages_per_min'] / peer:.2f} |")
    _show_pages(given)
    flat = figures["chronofrise"] | {f"trafilatura_{key}": value for key, value in figures["trafilatura"].items()}
    keep({key: round(value, 2) for key, value in flat.items()}, asked.json)


if __name__ == "__main__":
    main()
