// The lanes of the timeline: their bands under Plotly's grid and their names beside it, from the figure's own shapes and
// annotations. Drawn by Plotly they would be a quarter of a chart's time, and no key would reach the names.

const isName = (note) => note.name?.startsWith("lane=") ?? false;

// What of a layout is drawn here, and the layout without it.
function lanesOf(layout) {
  const { shapes = [], annotations = [], ...rest } = layout;
  return [{ bands: shapes, names: annotations.filter(isName) }, { ...rest, annotations: annotations.filter((note) => !isName(note)) }];
}

// Lays bands and names where Plotly has put the axes; once for a figure and a size.
function drawLanes(state, lanes) {
  const { xaxis, yaxis } = state.chart._fullLayout;
  const below = state.chart.querySelector(".layer-below");
  const place = JSON.stringify([xaxis._offset, xaxis._length, yaxis._offset, yaxis._length]);
  const { laid } = state;
  if (!below || (laid?.lanes === lanes && laid.place === place && laid.group.parentNode === below)) return;
  const y = (row) => yaxis._offset + yaxis.l2p(row);
  const group = document.createElementNS(SVG, "g");
  group.append(...lanes.bands.map(({ y0, y1, fillcolor }) => {
    const band = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x: xaxis._offset, width: xaxis._length, y: y(y0), height: y(y1) - y(y0) }))
      band.setAttribute(name, value);
    band.style.fill = fillcolor;
    return band;
  }));
  laid?.group.remove();
  below.append(group);
  const holder = state.parent.querySelector(".cf-names");
  const held = holder.contains(document.activeElement) ? document.activeElement.dataset.lane : null;
  holder.replaceChildren(...lanes.names.map((note) => {
    const name = document.createElement("button");
    name.dataset.lane = note.name.slice("lane=".length);
    name.type = "button";
    name.title = state.data.words.key_help;
    name.textContent = wordsOf(note.text);
    const { size, color } = note.font;
    const left = xaxis._offset + (note.xshift ?? 0);
    Object.assign(name.style, { top: `${y(note.y)}px`, color, fontSize: `${size}px`, fontWeight: note.text.startsWith("<b>") ? 700 : 400 });
    if (note.xanchor === "right") name.style.right = `calc(100% - ${left}px)`;
    else name.style.left = `${left}px`;
    name.onclick = () => state.trigger("picked", { kind: "lane", value: name.dataset.lane });
    return name;
  }));
  [...holder.children].find((name) => name.dataset.lane === held)?.focus({ preventScroll: true }); // a filter takes nobody's place away
  state.laid = { lanes, place, group };
}
