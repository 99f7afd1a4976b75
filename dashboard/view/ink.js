// All that the timeline shows, its whiskers, bars, curves, marks and labels, from the figure's own traces as plain SVG
// inside Plotly's plot, where a drag moves it along. Drawn by Plotly it would be three quarters of a chart's time; Plotly
// draws the axes, and of the events it only knows where they are, for who points at them.

const SVG = "http://www.w3.org/2000/svg";
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const wordsOf = (text) => text.replace(/<\/?b>/g, "").replace(/&(lt|gt|amp);/g, (entity) => ENTITIES[entity]);
const ANCHORS = { "middle right": "start", "middle left": "end" };
const DASHES = { dot: [1, 1] }; // in widths of the line

// Paths by Plotly's names of symbols and its measures (plotly.js, drawing/symbol_defs), of half a mark's size.
const SYMBOLS = {
  circle: (r) => `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`,
  square: (r) => `M${r},${r}H${-r}V${-r}H${r}Z`,
  diamond: (r) => `M${1.3 * r},0L0,${1.3 * r}L${-1.3 * r},0L0,${-1.3 * r}Z`,
  "diamond-tall": (r) => `M0,${1.4 * r}L${0.7 * r},0L0,${-1.4 * r}L${-0.7 * r},0Z`,
  "triangle-left": (r) => `M${r / 2},${-1.155 * r}V${1.155 * r}L${-r},0Z`,
  "triangle-right": (r) => `M${-r / 2},${-1.155 * r}V${1.155 * r}L${r},0Z`,
  "x-thin": (r) => `M${r},${r}L${-r},${-r}M${r},${-r}L${-r},${r}`,
};
const DOT = "M0,0.5L0.5,0L0,-0.5L-0.5,0Z";

const isEvents = (trace) => trace.name === "events";
const isInk = (trace) => trace.hoverinfo === "skip" || isEvents(trace);
// The events as Plotly needs them: where they are and what they say.
const pointedAt = ({ marker, ...trace }, hovers) =>
  ({ ...trace, mode: "none", hovertext: trace.customdata.map((id) => hovers[id]) });

// The text of a moment as Plotly reads it, in milliseconds that no time zone shifts.
const KNOWN = new Map(); // the same days come again in every lane and after every filter
function millisecondsOf(text) {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const [, sign, year, month, day, hour, minute] = /^(-?)(\d+)-(\d\d)-(\d\d)(?: (\d\d):(\d\d))?/.exec(text);
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)));
  if (KNOWN.size > 20000) KNOWN.clear();
  KNOWN.set(text, date.setUTCFullYear(Number(sign + year)));
  return KNOWN.get(text);
}

function lines(trace, x, y) {
  const path = document.createElementNS(SVG, "path");
  let steps = "";
  let fresh = true;
  trace.x.forEach((moment, place) => {
    if (moment === null) { fresh = true; return; }
    const [left, top] = [x(moment), y(trace.y[place])];
    steps += fresh ? `M${left},${top}` : trace.line.shape === "hv" ? `H${left}V${top}` : `L${left},${top}`;
    fresh = false;
  });
  const { color, width, dash } = trace.line;
  path.setAttribute("d", steps);
  path.setAttribute("opacity", trace.opacity ?? 1);
  path.style.fill = trace.fill ? trace.fillcolor : "none";
  if (width) Object.assign(path.style, { stroke: color, strokeWidth: width });
  if (dash) path.style.strokeDasharray = DASHES[dash].map((part) => part * Math.max(width, 3)).join(" ");
  return path;
}

function points(trace, x, y) {
  const group = document.createElementNS(SVG, "g");
  const { symbol, color, size, opacity = 1, line = {} } = trace.marker;
  const of = (value, place) => (Array.isArray(value) ? value[place] : value);
  trace.x.forEach((moment, place) => {
    const [, shape, open, dot] = /^(.*?)(-open)?(-dot)?$/.exec(of(symbol, place));
    const [tint, width, edge] = [of(color, place), of(line.width, place) ?? 0, of(line.color, place)];
    const mark = document.createElementNS(SVG, "path");
    mark.setAttribute("class", "cf-point");
    mark.setAttribute("d", SYMBOLS[shape](of(size, place) / 2) + (dot ? DOT : ""));
    mark.setAttribute("transform", `translate(${x(moment)},${y(trace.y[place])})`);
    mark.setAttribute("fill", open ? "none" : tint);
    if (of(opacity, place) !== 1) mark.setAttribute("opacity", of(opacity, place));
    if (open || width) mark.setAttribute("stroke", open ? tint : edge);
    if (open || width) mark.setAttribute("stroke-width", width || 1);
    group.append(mark);
  });
  return group;
}

function labels(trace, x, y) {
  const group = document.createElementNS(SVG, "g");
  const { size, color } = trace.textfont;
  Object.assign(group.style, { fontSize: `${size}px`, fill: color, whiteSpace: "pre" });
  trace.text.forEach((text, place) => {
    const label = document.createElementNS(SVG, "text");
    label.setAttribute("x", x(trace.x[place]));
    label.setAttribute("y", y(trace.y[place]) + Math.round(size * 0.34));
    label.setAttribute("text-anchor", ANCHORS[trace.textposition[place]]);
    label.textContent = wordsOf(text);
    group.append(label);
  });
  return group;
}

const INKS = { lines, markers: points, text: labels };

// Lays the ink over Plotly's grid; once for a figure and a place of the axis.
function drawInk(chart, traces, family) {
  const { xaxis, yaxis } = chart._fullLayout;
  const plot = chart.querySelector(".overplot > .xy");
  if (!plot) return;
  const place = JSON.stringify([xaxis.range, xaxis._length, yaxis._length]);
  const { drawn } = chart.chronofrise;
  if (drawn && drawn.traces === traces && drawn.place === place && drawn.group.parentNode === plot) return;
  const round = (number) => Math.round(number * 10) / 10;
  // Far outside there is nothing to see, and browsers lose count of pixels.
  const x = (moment) => round(Math.max(-4e4, Math.min(4e4, xaxis.l2p(millisecondsOf(moment)))));
  const y = (row) => round(yaxis.l2p(row));
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", "cf-ink");
  group.style.fontFamily = family;
  group.append(...traces.map((trace) => INKS[trace.mode](trace, x, y)));
  for (const old of plot.querySelectorAll(".cf-ink")) old.remove();
  plot.append(group);
  chart.chronofrise.drawn = { traces, place, group };
}
