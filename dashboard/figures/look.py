"""How a chart is asked for: its size, its words, what the reader chose, and what an image says of itself."""

from dataclasses import dataclass, field

from dashboard.choices import Filters, Lanes
from dashboard.words import Words

MOST = 150
"""Above this many events in sight only the most telling are drawn; the rest is a curve over each lane."""

_NARROW = 600


@dataclass(frozen=True, slots=True)
class Caption:
    """What an image says of itself: title, subtitle with the filters, and lines under the chart."""

    title: str
    subtitle: str
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """How a chart is to be drawn.

    Attributes:
        words: of the language of the reader.
        width: pixels of the whole chart.
        height: pixels, or None for as many as the rows need.
        filters: what the reader chose; values chosen get a lane each.
        kind: what the lanes of the timeline stand for.
        window: first day and the one after the last of the axis, in days since 1970; None for those of the table.
        most_lanes: how many values get a lane at most where none are chosen; fewer where marks are crowded.
        rows: how many rows labels may take, all lanes together.
        selected: id of the event to point out.
        caption: for images, else None.
        most: how many events are drawn at most.
    """

    words: Words
    width: int = 1000
    height: int | None = None
    filters: Filters = field(default_factory=Filters)
    kind: Lanes = "actor"
    window: tuple[float, float] | None = None
    most_lanes: int = 6
    rows: int = 38
    selected: str = ""
    caption: Caption | None = None
    most: int = MOST

    @property
    def narrow(self) -> bool:
        """Whether lane names stand above their lanes instead of beside them."""
        return self.width < _NARROW

    @property
    def margins(self) -> tuple[float, float]:
        """Pixels above and under the rows."""
        if self.caption is None:
            return 8, 46  # the page shows the key beside the chart, an image within it
        return 86, 50 + 19 * self.key_rows + 17 * len(self.caption.footer)

    @property
    def key_rows(self) -> int:
        """Lines that the key under a chart may take."""
        return 6 if self.narrow else 2
