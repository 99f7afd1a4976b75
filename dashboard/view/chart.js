// A chart in the browser. Called again with new data at every run of the page; it is redrawn in place
// (Plotly.react), and the axis stays where the reader moved it.

const ICONS = {
  save: "M12 3v12m0 0-5-5m5 5 5-5M4 20h16",
  in: "M12 5v14M5 12h14",
  out: "M5 12h14",
  back: "m14 6-6 6 6 6",
  on: "m10 6 6 6-6 6",
  reset: "M4 9V4h5M20 9V4h-5M4 15v5h5m11-5v5h-5",
};
const IMAGE_SCALE = 2;
const HALF_MARK = 5; // pixels of a mark, which Plotly does not know of (ink.js), that count as the event itself
const QUIET = 180; // milliseconds after the last move of the axis until the page is told

const DARK = new Map(); // by colour: a canvas for each drawing would cost as much as its labels
function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  if (!DARK.has(colour)) DARK.set(colour, darkOf(colour));
  return DARK.get(colour);
}

function darkOf(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = "#ffffff";
  probe.fillStyle = colour || "#ffffff";
  const value = parseInt(probe.fillStyle.slice(1, 7), 16);
  return (value >> 16) * 0.299 + ((value >> 8) & 255) * 0.587 + (value & 255) * 0.114 < 128;
}

// Swaps colours by name of the key only, so that no word of an article is ever touched.
function recolour(value, swap, key = "") {
  if (Array.isArray(value)) return value.map((item) => recolour(item, swap, key));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, recolour(item, swap, name)]));
  return typeof value === "string" && /color(scale)?$/i.test(key) ? swap[value] ?? value : value;
}

function config(state) {
  const { language, locale } = state.data;
  return {
    displayModeBar: false,
    showSendToCloud: false,
    doubleClick: false,
    responsive: false,
    scrollZoom: false,
    showTips: false,
    typesetMath: false,
    locale: language,
    locales: { [language]: locale },
  };
}

const icon = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}"/></svg>`;

function tools(state) {
  const { words, kind } = state.data;
  const make = (name, label, title, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.act = name;
    button.title = button.ariaLabel = title;
    button.innerHTML = icon(ICONS[name] ? name : "save");
    if (label) button.append(label);
    button.onclick = () => act(button);
    return button;
  };
  const key = JSON.stringify([kind, words.png, words.in]);
  if (state.tools === key) return;
  state.tools = key;
  state.parent.querySelector(".cf-tools").setAttribute("aria-label", words.tools);
  state.parent.querySelector(".cf-images").replaceChildren(...["png", "svg"].map((format) =>
    make(format, words[format], words[`${format}_help`], () => { state.note.textContent = ""; state.trigger("image", format); })));
  const moves = { in: 0.5, out: 2, back: -0.4, on: 0.4, reset: 0 };
  state.parent.querySelector(".cf-moves").replaceChildren(...(kind === "timeline" ? Object.keys(moves) : []).map((name) =>
    make(name, "", words[name], () => {
      const [from, to] = state.window;
      const half = (to - from) / 2;
      if (name === "reset") move(state, null);
      else if (moves[name] > 0.45) move(state, [(from + to) / 2 - half * moves[name], (from + to) / 2 + half * moves[name]]);
      else move(state, [from + 2 * half * moves[name], to + 2 * half * moves[name]]);
    })));
}

async function save(state) {
  const { Plotly, data, note } = state;
  try {
    const image = JSON.parse(data.image);
    const { width, height, meta } = image.layout;
    const { format } = data;
    const made = await chronofriseImage.make(Plotly.toImage, image, meta.dress, { format, width, height, scale: IMAGE_SCALE });
    chronofriseImage.download(made, format, `${data.file}.${format}`);
  } catch (error) {
    note.textContent = data.words.failed;
  }
}

// Moves the axis, null for all of it; the page is told once it rests, and lays the labels out anew.
function move(state, window, drawn = false) {
  const shown = window ?? state.figure.layout.meta.whole;
  state.asked += 1;
  state.window = [...shown];
  state.tell = window ? { asked: state.asked, first: Math.round(window[0]), last: Math.round(window[1]) } : { asked: state.asked };
  if (!drawn) state.Plotly.relayout(state.chart, { "xaxis.range": shown.map(textOf) });
  if (state.brush && !state.brush.held()) { state.brush.window = [...shown]; state.brush.place(); }
  clearTimeout(state.quiet);
  state.quiet = setTimeout(() => { state.quiet = 0; state.answer("window", state.tell); owes(state); }, QUIET);
  owes(state);
}

// On the chart for who drives the page from outside: whether it will still say something to the page of its own accord.
function owes(state) {
  if (state.quiet || state.timer) state.chart.dataset.owes = "";
  else delete state.chart.dataset.owes;
}

// The page chose the rows of labels for a width; it is told when the real one is another.
function tellWidth(state) {
  const real = Math.round(state.chart.clientWidth);
  const drawn = state.figure?.layout.width ?? 0;
  if (real > 0 && Math.abs(real - drawn) > 4 && state.told !== real) {
    state.told = real;
    state.answer("width", real);
  }
}

async function draw(state) {
  const dark = isDark(state.chart);
  const tinted = (figure) => (dark ? recolour(figure, state.data.dark) : figure);
  state.figure = tinted(state.data.figure);
  const [lanes, rest] = lanesOf(state.figure.layout);
  const layout = { ...rest, xaxis: { ...rest.xaxis }, showlegend: false }; // Plotly writes into what it is given
  // Until the page answers with the right width, what is drawn is fitted to the one that there is.
  const real = state.chart.clientWidth;
  if (real > 0) layout.width = real;
  if (state.data.kind === "timeline") {
    layout.hoverdistance += HALF_MARK;
    // A move that the page does not know of yet is newer than what it sent.
    if (state.data.asked >= state.asked) {
      state.asked = state.data.asked;
      state.window = [layout.meta.first, layout.meta.last];
    } else layout.xaxis = { ...layout.xaxis, range: state.window.map(textOf) };
  }
  key(state);
  lights(state, null);
  // The key is drawn beside the chart: what only stands for its entries would cost the chart a fifth of its time.
  const marks = state.figure.data.filter((trace) => trace.x?.length !== 1 || trace.x[0] !== null);
  state.inked = state.data.kind === "timeline" ? marks.filter(isInk) : [];
  state.lanes = lanes;
  const traces = marks.filter((trace) => !state.inked.includes(trace) || isEvents(trace))
    .map((trace) => (isEvents(trace) ? pointedAt(trace, state.data.hovers) : trace));
  const plotted = state.Plotly.react(state.chart, traces, layout, config(state));
  ink(state); // with the marks, not a moment after
  await plotted;
  ink(state);
  await strip(state, tinted);
  state.chart.dataset.drawn = String(Number(state.chart.dataset.drawn ?? 0) + 1);
}

const ink = (state) => {
  if (!state.inked || !state.chart._fullLayout) return;
  drawLanes(state, state.lanes);
  drawInk(state.chart, state.inked, state.figure.layout.font.family);
};

async function strip(state, tinted) {
  const holder = state.parent.querySelector(".cf-strip");
  holder.hidden = !state.data.strip;
  if (!state.data.strip) return;
  state.brush ??= makeBrush(holder, (window, done) => {
    if (done) move(state, window);
    else if (!state.frame) state.frame = requestAnimationFrame(() => {
      state.frame = 0;
      state.Plotly.relayout(state.chart, { "xaxis.range": state.brush.window.map(textOf) });
    });
  });
  const { words, locale } = state.data;
  state.brush.words = words;
  state.brush.say = (day) => {
    const [, year, month] = /^(-?\d+)-(\d\d)/.exec(textOf(day));
    return `${locale.format.months[Number(month) - 1]} ${Number(year)}`;
  };
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", words.brush);
  const key = `${state.data.strip}${holder.clientWidth}${isDark(state.chart)}`;
  if (state.stripDrawn !== key) {
    state.stripDrawn = key;
    const figure = tinted(JSON.parse(state.data.strip));
    if (holder.clientWidth > 0) figure.layout.width = holder.clientWidth;
    state.brush.span = [figure.layout.meta.first, figure.layout.meta.last];
    await state.Plotly.react(state.parent.querySelector(".cf-strip-chart"), figure.data, figure.layout, { ...config(state), staticPlot: true });
  }
  if (!state.brush.held()) { state.brush.window = [...state.window]; state.brush.place(); }
}

// The key stands outside the chart: its entries are buttons, and the chart is drawn in two thirds of the time.
const SHAPES = {
  circle: '<circle cx="8" cy="8" r="5"/>',
  "diamond-tall": '<path d="M8 2 11.5 8 8 14 4.500 8z"/>',
  diamond: '<path d="M8 2.500 13.500 8 8 13.500 2.500 8z"/>',
  square: '<path d="M3.500 3.500h9v9h-9z"/>',
  "triangle-left": '<path d="M12 3v10L3 8z"/>',
  "triangle-right": '<path d="M4 3v10l9-5z"/>',
  "line-ew": '<path d="M1 5.500h14v5H1z"/>',
  "x-thin": '<path d="m3.500 3.500 9 9m0-9-9 9"/>',
};

function key(state) {
  const entries = state.figure.data.filter((trace) => trace.showlegend !== false && trace.name && trace.marker);
  const drawn = JSON.stringify(entries.map(({ name, meta, marker }) => [name, meta, marker]));
  if (state.keyDrawn === drawn) return;
  state.keyDrawn = drawn;
  const holder = state.parent.querySelector(".cf-key");
  holder.replaceChildren(...entries.map(({ name, meta, marker }) => {
    const item = document.createElement(meta ? "button" : "span");
    if (meta) {
      item.type = "button";
      item.title = state.data.words.key_help;
      item.onclick = () => state.trigger("picked", { kind: "legend", value: meta });
    }
    const [, shape, open, dot] = /^(.*?)(-open)?(-dot)?$/.exec(marker.symbol ?? "");
    const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    sign.setAttribute("viewBox", "0 0 16 16");
    sign.setAttribute("aria-hidden", "true");
    sign.setAttribute("class", open || shape === "x-thin" ? "cf-open" : "");
    sign.style.color = marker.color;
    sign.style.opacity = marker.opacity ?? 1;
    const hatch = marker.pattern ? '<path d="M2 14 14 2M2 8l6-6M8 14l6-6" class="cf-hatch"/>' : "";
    sign.innerHTML = (SHAPES[shape] ?? '<path d="M2 2h12v12H2z"/>' + hatch) + (dot ? '<circle cx="8" cy="8" r="1.500" class="cf-dot"/>' : "");
    const label = document.createElement("span");
    label.textContent = wordsOf(name);
    item.append(sign, label);
    return item;
  }));
}

// An event that stands in several lanes lights up in all of them.
function lights(state, id) {
  const holder = state.parent.querySelector(".cf-lights");
  if (!id) return void holder.replaceChildren();
  const trace = state.chart.data.find((one) => one.name === "events");
  const { xaxis, yaxis } = state.chart._fullLayout;
  holder.replaceChildren(...trace.customdata.flatMap((other, place) => {
    if (other !== id) return [];
    const ring = document.createElement("span");
    ring.style.left = `${xaxis._offset + xaxis.d2p(trace.x[place])}px`;
    ring.style.top = `${yaxis._offset + yaxis.d2p(trace.y[place])}px`;
    return [ring];
  }));
}

function attach(state) {
  const pick = (kind, value) => { if (value) state.trigger("picked", { kind, value }); };
  state.chart.on("plotly_click", (event) => pick(state.data.kind === "timeline" ? "event" : "cell", event.points[0]?.customdata));
  state.chart.on("plotly_hover", (event) => { if (state.data.kind === "timeline") lights(state, event.points[0]?.customdata); });
  state.chart.on("plotly_unhover", () => lights(state, null));
  state.chart.on("plotly_afterplot", () => ink(state));
  state.chart.on("plotly_relayout", (change) => {
    if (!("xaxis.range[0]" in change)) return;
    move(state, [dayOf(change["xaxis.range[0]"]), dayOf(change["xaxis.range[1]"])], true);
  });
  state.chart.on("plotly_doubleclick", () => { if (state.data.kind === "timeline") move(state, null); });
  state.resize = new ResizeObserver(() => {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => { state.timer = 0; tellWidth(state); owes(state); }, 150);
    owes(state);
  });
  state.resize.observe(state.chart);
  state.scheme = matchMedia("(prefers-color-scheme: dark)");
  state.repaint = () => setTimeout(() => draw(state), 300);
  state.scheme.addEventListener("change", state.repaint);
}

export default function (component) {
  const { parentElement: parent, setStateValue, setTriggerValue } = component;
  const data = JSON.parse(new TextDecoder().decode(component.data));
  const chart = parent.querySelector(".cf-chart");
  const state = (chart.chronofrise ??= { chart, parent, note: parent.querySelector(".cf-note"), asked: data.asked, window: [0, 1] });
  const asked = Boolean(data.image) && state.images !== data.images;
  state.images = data.images;
  Object.assign(state, { data, answer: setStateValue, trigger: setTriggerValue });
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", data.words.aria);
  tools(state);
  // Drawings follow each other: two at once would leave the chart half of each.
  state.work = (state.work ?? Promise.resolve())
    .then(() => Promise.all([loadPlotly(data.plotly), state.Plotly ?? loadLetters()]))
    .then(async ([Plotly]) => {
      state.Plotly = Plotly;
      // The page may have sent newer data while this waited.
      if (state.data !== data && !asked) return;
      await draw(state);
      if (!state.attached) attach(state);
      state.attached = true;
      tellWidth(state);
      if (asked) await save({ ...state, data });
    })
    .catch((error) => {
      console.warn(error);
      state.note.textContent = data.words.unavailable;
    });
  return () => {
    state.resize?.disconnect();
    state.scheme?.removeEventListener("change", state.repaint);
    clearTimeout(state.quiet);
    if (state.Plotly) state.Plotly.purge(chart);
    chart.chronofrise = undefined;
  };
}
