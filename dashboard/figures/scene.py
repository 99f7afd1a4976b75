"""What stands where on the timeline: the axis, the events drawn, their lanes, rows and labels. No Plotly here."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard.catalogue import Catalogue
from dashboard.figures.lanes import ALL, NOBODY, OTHERS, Lane, lane_maker
from dashboard.figures.look import View
from dashboard.figures.marks import Mark, mark_of
from dashboard.figures.measure import shorten, width
from dashboard.figures.packing import Item, Placed, count_rows, place, rows_needed, share_rows
from dashboard.figures.window import Window, window_of
from dashboard.times import Mask, Rows

BESIDE, OFF_MARK = "\u2002", "\u2003\u2009"
"""Spaces that keep a label off a whisker's end, and off the middle of a mark."""

_MARKS = 1.25
"""Marks of a crowd for each event that may be drawn: more than one, as an event stands in the lane of each actor."""
_FEW = 4  # lanes that a crowd gets at most
_CROWD = 110  # events that could never stand in roomy rows
_TALL, _TALLER, _FLAT = 24.0, 44.0, 13.0  # pixels of a row: airy where there is room, more in an image, never too low
_ROOM = 480  # pixels that all rows share on a first screen
_SPARE = 2  # rows that a lane needs besides those of its marks, for labels to find room
_GROWTH = 1.4  # of the rows that a page has on a first screen, how many it may take for more lanes
_CURVE = 1.6  # rows of a lane's curve of all its events
_BINS = 100
_FADE = 46.0  # pixels over which a mark fades whose interval has only one end
_WHOLE = 620.0  # pixels of the longest label of an image; longer ones are cut there
_LEAST = 80.0  # pixels of the shortest label, but for its status
_CUT = 120.0  # pixels of an open interval to which a label is cut
_INSIDE = 60.0  # pixels of an interval that can hold a label
_COLUMNS = [
    *("event", "document", "title", "trigger", "type", "modality", "start", "end", "extent", "open", "precision"),
    *("not_before", "not_after", "edtf", "mod", "anchor", "anchor_start_char", "said_start_char", "actors", "quote"),
]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels of the font of labels, of a mark, and of the longest label that a row is kept for."""

    font: float
    mark: float
    label: float


_LARGE, _ROOMY, _TIGHT = Sizes(14, 13, 400), Sizes(12, 11, 330), Sizes(11, 9, 190)


@dataclass(slots=True)
class Scene:
    """Everything that is known before anything is drawn.

    Attributes:
        view: how it is to be drawn.
        window: the axis.
        told: the events drawn, by column name.
        marks: in step with them.
        ranks: in step with them; the labels of the higher give way.
        lanes: from the top.
        members: places in ``told`` of each lane's events.
        given: how many rows each lane may take for its labels.
        places: where these stand, in step.
        tops: the row where each lane's rows begin.
        rows: of all lanes.
        sizes: of what is drawn.
        left: pixels of the left margin, for the names of the lanes.
        in_sight: events whose interval touches the window.
        shown: how many of these are drawn.
        counts: how many of the events with a place on the axis that answer the filters have each time.
        crowded: whether not all in sight are drawn.
        said: what the catalogue keeps of texts made of its rows.
        curves: events over time by lane, where not all are drawn; fractions of the highest.
        days_per_pixel: days that a pixel of the axis stands for.
    """

    view: View
    window: Window
    told: list[dict[str, Any]]
    marks: list[Mark]
    ranks: list[int]
    lanes: list[Lane]
    members: list[list[int]]
    sizes: Sizes
    left: float
    in_sight: int
    shown: int
    counts: Rows
    crowded: bool
    said: dict[tuple[Any, ...], str] = field(default_factory=dict)
    curves: list[npt.NDArray[np.float64]] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    places: list[list[Placed]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    rows: float = 0
    days_per_pixel: float = field(init=False)

    def __post_init__(self) -> None:
        self.days_per_pixel = (self.window.last - self.window.first) / self.plot_width

    @property
    def total(self) -> int:
        """Events with a place on the axis that answer the filters."""
        return int(self.counts.sum())

    @property
    def plot_width(self) -> float:
        """Pixels of the axis."""
        return self.view.width - self.left - 16

    @property
    def row_height(self) -> float:
        """Pixels of a row: what an image has, or what a first screen has room for."""
        top, bottom = self.view.margins
        room = self.view.height - top - bottom if self.view.height else _ROOM
        return min(self._tallest, max(_FLAT, room / max(4.0, self.rows)))

    @property
    def _tallest(self) -> float:
        return _TALL if self.view.caption is None else _TALLER

    @property
    def shown_rows(self) -> float:
        """Rows that the height has room for: few stay together at the top of an image."""
        if self.view.height is None:
            return max(4.0, self.rows)
        top, bottom = self.view.margins
        return max(4.0, self.rows, (self.view.height - top - bottom) / self._tallest)

    @property
    def head(self) -> float:
        """Rows above a lane's own: a little air, room for its name, its curve."""
        return (1.2 if self.view.narrow else 0.3) + (_CURVE if self.crowded else 0)

    @property
    def extents(self) -> list[tuple[float, float]]:
        """Top and bottom of each lane, in rows."""
        lows = [top - self.head for top in self.tops]
        return list(zip(lows, [*lows[1:], self.rows], strict=True)) if lows else []

    def x(self, day: float) -> float:
        """Pixels from the left edge of the axis."""
        return (day - self.window.first) / self.days_per_pixel

    def day(self, x: float) -> float:
        """The day, with its fraction, at some pixels from the left edge of the axis."""
        return self.window.first + x * self.days_per_pixel

    def lane_name(self, lane: Lane) -> str:
        """The name of a lane in words, cut where it is long."""
        return lane_name(lane, self.view)

    def label(self, event: int, room: float) -> str:
        """The caption of an event cut to a width in pixels; "≈" before what is inferred, its status after it."""
        row, mark, words, size = self.told[event], self.marks[event], self.view.words, self.sizes.font
        before = (words("chart.about") if mark.inferred else "") + (words("chart.disputed") if mark.others else "")
        before += words(f"chart.{mark.bound}") if mark.bound else ""
        after = "" if mark.modality == "happened" else f" ({words('chart.' + mark.modality)})"
        title, left = row["title"] or row["trigger"], room - width(before + after, size)
        return before + shorten(title, size, left, words=self.view.caption is not None) + after


def lane_name(lane: Lane, view: View) -> str:
    """The name of a lane in words, cut where it is long."""
    words = view.words
    if lane.id in (OTHERS, NOBODY, ALL):
        name = words(f"lanes.{lane.id}") if lane.id == ALL else words(f"lanes.{lane.id}_{view.kind}")
    else:
        name = words.name("types", lane.id) if view.kind == "type" else lane.name
    return shorten(name, 13, 170)


def make_scene(catalogue: Catalogue, rows: Rows, view: View) -> Scene:
    """What stands where.

    Args:
        catalogue: of the table.
        rows: of the events that answer the filters.
        view: how they are to be drawn.
    """
    times, events = catalogue.times, catalogue.shown(rows, view.filters)
    counts, mask = times.tally.counts(events), events.mask
    window = window_of(times, counts, view)
    seen = times.touching(window.first, window.last)
    sight = mask & seen[times.of] if counts[~seen].any() else mask
    in_sight = int(counts[seen].sum())
    lanes = lane_maker(catalogue, events, view.kind, view.filters)
    drawn = _with_selected(catalogue, _salient(catalogue, sight, view, lanes), sight, view.selected)
    shown = len(drawn)
    if shown == in_sight:
        drawn = np.union1d(drawn, _beside(catalogue, mask, window, view, shown))
    told = catalogue.told(drawn, _columns(catalogue))
    fade = _FADE * (window.last - window.first) / view.width
    marks = [mark_of(row, fade) for row in told]
    stage = _Stage(catalogue, mask, counts, lanes, view, window, drawn, told, marks, in_sight, shown)
    plan = stage.planned(_ROOMY) if len(told) <= _CROWD else None
    if plan is not None and view.caption is not None and not view.narrow and plan[2] <= view.rows / 2:
        large = stage.planned(_LARGE)  # an image of few events is read from further off
        plan = large if large[2] <= view.rows / 2 else plan
    # The rows of an image are as many as it has room for at their lowest, those of a page fewer.
    if plan is None or plan[2] > view.rows * (0.5 if view.caption is None else 0.8):
        plan = stage.planned(_TIGHT)
    scene = _laid_out(*plan[:2])
    if scene.crowded:
        scene.curves = stage.curves(scene.lanes)
    return scene


def _beside(catalogue: Catalogue, mask: Mask, window: Window, view: View, shown: int) -> Rows:
    """Events out of sight that are drawn for a reader who moves the axis by half of what it shows."""
    times, reach = catalogue.times, (window.last - window.first) * (0.5 if view.caption is None else 0)
    near = times.touching(window.first - reach, window.last + reach) & ~times.touching(window.first, window.last)
    room = max(0, view.most - shown) // 2
    return catalogue.salient(mask & near[times.of], room) if near.any() else np.empty(0, np.int64)


def _salient(catalogue: Catalogue, sight: Mask, view: View, lanes: Callable[[int], list[Lane]]) -> Rows:
    """The events in sight that are drawn; of a crowd fewer where each stands in many lanes, so that marks are no more."""
    found = catalogue.salient(sight, view.most)
    if len(found) == np.count_nonzero(sight):
        return found
    order = found[np.argsort(catalogue.rank[found], kind="stable")]
    crowd = lanes(min(view.most_lanes, _FEW))
    marks = np.sum([lane.holds(order) for lane in crowd], axis=0)
    return np.sort(order[np.cumsum(marks) <= view.most * _MARKS])


def _columns(catalogue: Catalogue) -> list[str]:
    return [*_COLUMNS, *(name for name in ("alternatives",) if name in catalogue.table)]


def _with_selected(catalogue: Catalogue, shown: Rows, sight: Mask, selected: str) -> Rows:
    """The event selected is always among those drawn."""
    row = catalogue.place.get(selected, -1)
    return np.union1d(shown, [row]).astype(np.int64) if row >= 0 and sight[row] else shown


@dataclass(frozen=True, slots=True)
class _Stage:
    """What does not depend on the sizes of marks and labels."""

    catalogue: Catalogue
    mask: Mask
    counts: Rows
    lanes: Callable[[int], list[Lane]]
    view: View
    window: Window
    drawn: Rows
    told: list[dict[str, Any]]
    marks: list[Mark]
    in_sight: int
    shown: int

    def planned(self, sizes: Sizes) -> tuple[Scene, list[list[Item]], float]:
        """The scene with as many lanes as there is room for, what stands in each, and how many rows all take."""
        view = self.view
        start = min(view.most_lanes, _FEW) if len(self.told) > _CROWD else view.most_lanes
        made = self.lanes(start)
        left, known = 0.0, []
        for most in range(start, 0, -1):
            if most < start:
                made = self.lanes(most)
            room, left = left, max(left, _name_room(made, view))
            scene = self._scene(made, sizes, left)
            if left > room:  # once, or again where a longer lane of others comes in
                known = [_item(scene, event) for event in range(len(self.told))]
            items = [[known[event] for event in lane] for lane in scene.members]
            least = [rows_needed(lane, scene.plot_width, labelled=False) for lane in items]
            heads = math.ceil((scene.head + 0.2) * len(scene.lanes))
            needed = sum(least) + _SPARE * len(items)
            # A page grows a little before it gives up an actor for a longer lane of others; an image cannot.
            limit = view.rows if view.height else math.ceil(view.rows * _GROWTH)
            if needed + heads <= limit or len(scene.lanes) <= 2:
                break
        budget = max(view.rows - heads, min(needed, limit - heads))
        wanted = [rows_needed(lane, scene.plot_width, labelled=True) for lane in items]
        scene.given = share_rows(wanted, least, budget)
        return scene, items, sum(scene.given) + (scene.head + 0.2) * len(items)

    def _scene(self, lanes: list[Lane], sizes: Sizes, left: float) -> Scene:
        members = [np.flatnonzero(lane.holds(self.drawn)).tolist() for lane in lanes]
        return Scene(
            view=self.view,
            window=self.window,
            told=self.told,
            marks=self.marks,
            ranks=self.catalogue.rank[self.drawn].tolist(),
            lanes=lanes,
            members=members,
            sizes=sizes,
            left=left,
            in_sight=self.in_sight,
            shown=self.shown,
            counts=self.counts,
            crowded=self.shown < self.in_sight,
            said=self.catalogue.said,
        )

    def curves(self, lanes: list[Lane]) -> list[npt.NDArray[np.float64]]:
        """All events of each lane over time, as fractions of the highest."""
        ends, times = (self.window.first, self.window.last), self.catalogue.times
        held = [lane.counts()[times.placed] for lane in lanes]
        counts = [np.histogram(times.at[times.placed], _BINS, ends, weights=mine)[0] / 1.0 for mine in held]
        most = max((float(curve.max()) for curve in counts), default=0.0) or 1.0
        return [curve / most for curve in counts]


def _laid_out(scene: Scene, items: list[list[Item]]) -> Scene:
    for lane, rows in zip(items, scene.given, strict=True):
        places = place(lane, scene.plot_width, rows=rows)
        scene.tops.append(scene.rows + scene.head)
        scene.places.append(places)
        scene.rows = scene.tops[-1] + 0.2 + max(1, count_rows(places))
    return scene


def _name_room(lanes: list[Lane], view: View) -> float:
    """Pixels at the left for the names of the lanes."""
    if view.narrow or view.kind == "none":
        return 10.0 if view.caption is None else 34.0
    edge = 18 if view.caption is None else 40
    return edge + max((width(lane_name(lane, view), 13) for lane in lanes), default=0)


def _item(scene: Scene, event: int) -> Item:
    mark, sizes = scene.marks[event], scene.sizes
    at, half = scene.x(mark.at), sizes.mark / 2 + 1
    low = min((mark.start, *(start for start, _ in mark.others)))
    high = max((mark.end, *(end for _, end in mark.others)))
    left, right = min(scene.x(low), at - half), max(scene.x(high), at + half)
    full = width(OFF_MARK, sizes.font) + width(scene.label(event, 10**6), sizes.font)
    limit = 130 if scene.view.narrow else sizes.label
    if scene.view.caption:  # nobody can hover over an image: a label has its words, or stands aside for another
        limit = min(_WHOLE, 0.6 * scene.plot_width)
    # The event selected has no say in whose label gives way, or a click would move all others.
    inside = _inside(scene, mark, left, right, at)
    if mark.open == "end" and inside is not None and right < inside + full and right <= scene.plot_width:
        # Over the sign of its open end a label could not be read: it is cut there, or stands beside.
        inside, full = (inside, right - inside) if right - inside >= _CUT else (None, full)
    least = _LEAST + (0 if mark.modality == "happened" else 60)
    least = least if scene.view.caption is None else limit
    return Item(left, right, min(full, max(limit, least)), scene.ranks[event], inside, full, least)


def _inside(scene: Scene, mark: Mark, left: float, right: float, at: float) -> float | None:
    """Where a label over an interval begins: after the mark, or at the edge of the chart that the interval crosses."""
    low, high = max(0.0, left), min(scene.plot_width, right)
    if high - low < _INSIDE or mark.bound:
        return None
    if mark.span:
        return at if left <= at <= low + 20 and at >= 0 else low
    # Over a whisker only where neither of its ends is in sight to stand beside.
    return (at if 0 <= at < scene.plot_width * 0.7 else low) if left < 0 and right > scene.plot_width else None
