// What of the timeline nobody points at, its whiskers, bars, curves and labels, from the figure's own traces as plain
// SVG inside Plotly's plot, where a drag moves it along. Drawn by Plotly it would be two thirds of a chart's time.

const SVG = "http://www.w3.org/2000/svg";
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const wordsOf = (text) => text.replace(/<\/?b>/g, "").replace(/&(lt|gt|amp);/g, (entity) => ENTITIES[entity]);
const ANCHORS = { "middle right": "start", "middle left": "end" };
const DASHES = { dot: [1, 1] }; // in widths of the line

const isInk = (trace) => trace.hoverinfo === "skip" && (trace.mode === "lines" || trace.mode === "text");

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

// Lays the ink under and over the marks that Plotly has drawn; once for a figure and a place of the axis.
function drawInk(chart, traces, family) {
  const { xaxis, yaxis } = chart._fullLayout;
  const plot = chart.querySelector(".overplot > .xy");
  if (!plot) return;
  const place = JSON.stringify([xaxis.range, xaxis._length, yaxis._length]);
  const { drawn } = chart.chronofrise;
  if (drawn && drawn.traces === traces && drawn.place === place && drawn.groups.every((group) => group.parentNode === plot)) return;
  const round = (number) => Math.round(number * 10) / 10;
  // Far outside there is nothing to see, and browsers lose count of pixels.
  const x = (moment) => round(Math.max(-4e4, Math.min(4e4, xaxis.l2p(millisecondsOf(moment)))));
  const y = (row) => round(yaxis.l2p(row));
  const groups = ["under", "over"].map((name) => {
    const group = document.createElementNS(SVG, "g");
    group.setAttribute("class", `cf-ink cf-${name}`);
    group.style.fontFamily = family;
    group.append(...traces.filter((trace) => (trace.mode === "text") === (name === "over"))
      .map((trace) => (trace.mode === "text" ? labels : lines)(trace, x, y)));
    return group;
  });
  for (const old of plot.querySelectorAll(".cf-ink")) old.remove();
  plot.prepend(groups[0]);
  plot.append(groups[1]);
  chart.chronofrise.drawn = { traces, place, groups };
}
