"""How a chart is asked for: its size, its words, what the reader chose, and what an image says of itself."""

from dataclasses import dataclass, field, replace

from dashboard.choices import Choices, Filters, Lanes
from dashboard.figures.measure import wrap
from dashboard.words import Words

MOST = 150
"""Above this many events in sight only the most telling are drawn; the rest is a curve over each lane."""

_NARROW = 600
_EDGE = 24  # pixels beside what an image says of itself
_SMALL = 480  # pixels of height under which words take fewer lines


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
        return self.head, 56 + 19 * self.key_rows + 17 * len(self.footer_lines)

    @property
    def room(self) -> float:
        """Pixels that a line of an image's title, subtitle or footer may take."""
        return self.width - 2.0 * _EDGE

    @property
    def title_lines(self) -> list[str]:
        """The title of an image in lines that fit; it is bold, and so a little wider."""
        return wrap(self.caption.title, 23.5, self.room, 2) if self.caption else []

    @property
    def subtitle_lines(self) -> list[str]:
        """The subtitle in lines that fit."""
        return wrap(self.caption.subtitle, 14, self.room, 2 if self._low else 4) if self.caption else []

    @property
    def footer_lines(self) -> list[str]:
        """The lines under an image, each in as many as fit."""
        parts = self.caption.footer if self.caption else ()
        return [line for part in parts for line in wrap(part, 12, self.room, 2 if self._low else 4)]

    @property
    def head(self) -> float:
        """Pixels above an image's chart, for title and subtitle."""
        return 16.0 + 28 * len(self.title_lines) + 19 * len(self.subtitle_lines) + 12

    @property
    def _low(self) -> bool:
        return self.height is not None and self.height < _SMALL

    @property
    def key_rows(self) -> int:
        """Lines that the key under a chart may take."""
        return 6 if self.narrow else 2


def view_of(choices: Choices, words: Words, width: int) -> View:
    """How the charts are to be drawn for the reader's choices."""
    window = (float(choices.window[0]), float(choices.window[1])) if choices.window else None
    view = View(words, width, filters=choices.filters, kind=choices.lanes, window=window, selected=choices.selected)
    return replace(view, rows=64) if view.narrow else view  # a phone is scrolled anyway
