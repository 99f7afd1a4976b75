"""The images that are compared with approved ones: what each is made of."""

from collections.abc import Callable
from typing import Any

from dashboard.choices import Choices, Filters
from dashboard.export.order import Order
from events.frame import to_table
from tests.export.conftest import figure_of
from tests.page.build import row, story, who

_TYPES = ("coup", "visit", "attack", "agreement", "statement", "election")


def crowd(events: int, actors: int, title: str) -> Any:
    """Events of 2008 to 2024 in every precision, by several actors."""
    rows = []
    for n in range(events):
        year, month, day = 2008 + n * 7 % 17, 1 + n * 5 % 12, 1 + n * 3 % 27
        precision = ("day", "day", "day", "month", "month", "year")[n % 6]
        if precision == "day":
            start, end = f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day + 1:02}"
        elif precision == "month":
            start, end = f"{year}-{month:02}-01", f"{year + month // 12}-{month % 12 + 1:02}-01"
        else:
            start, end = f"{year}-01-01", f"{year + 1}-01-01"
        kind = {"type": _TYPES[n % 6], "modality": "planned" if n % 11 == 0 else "happened"}
        rows.append(
            row(f"e{n}", start, end, precision, title=f"{title} n° {n}", **kind, **who(f"Acteur {n * n % actors}"))
        )
    return to_table(rows)


LONG = "Les ministres des affaires étrangères ont annoncé, à l’issue d’un sommet « extraordinaire », un cœur d’accord"
SMALL = Order(scale=1, width=480, height=420)


def _made(**options: Any) -> Callable[[], Any]:
    return lambda: figure_of(**options)


PICTURES: dict[str, tuple[Callable[[], Any], Order, str]] = {
    "story-fr": (
        _made(order=Order(scale=1, licence="CC BY 4.0", link="https://exemple.org/frise")),
        Order(scale=1),
        "fr",
    ),
    "dense-en": (_made(table=crowd(600, 40, "Event"), language="en"), Order(scale=1), "en"),
    "long-small-fr": (_made(table=crowd(30, 3, LONG), order=SMALL), SMALL, "fr"),
    "long-a4-fr": (
        _made(table=crowd(60, 5, LONG), order=Order(width=1123, height=794, title=LONG)),
        Order(scale=1, width=1123, height=794),
        "fr",
    ),
    "counts-fr": (
        _made(table=crowd(200, 12, "Événement"), order=Order(chart="counts"), choices=Choices(tab="counts")),
        Order(scale=1, chart="counts"),
        "fr",
    ),
    "heat-dark-en": (
        _made(
            table=crowd(400, 30, "Event"),
            order=Order(chart="heat", dark=True),
            choices=Choices(tab="heat", unit="month", filters=Filters(types=("coup", "visit"))),
            language="en",
        ),
        Order(scale=1, chart="heat", dark=True),
        "en",
    ),
    "phone-fr": (
        _made(table=story(), order=Order(width=560, height=800)),
        Order(scale=1, width=560, height=800),
        "fr",
    ),
}
