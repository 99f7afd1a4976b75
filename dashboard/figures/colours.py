"""The colours of charts: Okabe and Ito's set, told apart by colour-blind readers, light first."""

INK = "#1f2933"
FAINT = "#5f6b76"
GRID = "#e1e6ea"
BAND = "#f5f7f9"
PAPER = "#ffffff"
NEUTRAL = "#7b8794"
ACTORS = ("#0072b2", "#d55e00", "#009e73", "#b3588f", "#c98500", "#3a9bd9", "#8a6d00", "#5b4b9a")
"""Okabe and Ito's blue, vermilion, green, purple, orange, sky and yellow, deepened to 3:1 on white, and violet."""

HEAT = ("#dcebf5", "#5aa5d3", "#00507f")
"""From few to many; lighter is fewer on paper, darker is fewer on a dark page."""

STRIP = "#c3dbea"
"""Under the curve of the strip."""

DARK = {
    INK: "#e8ecf0",
    FAINT: "#a4b0bb",
    GRID: "#2d3540",
    BAND: "#1a2029",
    PAPER: "#12161c",
    NEUTRAL: "#8d99a5",
    "#0072b2": "#4aa8e0",
    "#d55e00": "#f07c2e",
    "#009e73": "#22bd91",
    "#b3588f": "#d98bbb",
    "#c98500": "#e69f00",
    "#3a9bd9": "#8cc8f0",
    "#8a6d00": "#e0d04a",
    "#5b4b9a": "#a99be0",
    HEAT[0]: "#1d3445",
    HEAT[1]: "#3a86b8",
    HEAT[2]: "#a9d8f5",
    STRIP: "#24506b",
}
"""The same colours for a dark page, by their light ones; the view in the browser swaps them."""
