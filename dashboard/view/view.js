// The timeline in the browser. Called again with new data at every run of the page; the chart is redrawn in
// place (Plotly.react with a constant uirevision), so that the reader's zoom survives a filter.

const ICON = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3v12m0 0-5-5m5 5 5-5M4 20h16"/></svg>';
const IMAGE_SCALE = 2;

// One load for the page, whatever the number of charts: the file is 4.8 MB.
function loadPlotly(url) {
  window.chronofrisePlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(url, document.baseURI).href;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { window.chronofrisePlotly = undefined; reject(new Error("plotly")); };
    document.head.append(script);
  });
  return window.chronofrisePlotly;
}

function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
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
  return typeof value === "string" && /color$/i.test(key) ? swap[value] ?? value : value;
}

function config(state) {
  const words = state.data.words;
  const icons = state.Plotly.Icons;
  const button = (name, title, icon, click) => ({ name, title, icon, click });
  const zoom = (factor) => () => {
    const axis = state.chart._fullLayout.xaxis;
    const [from, to] = axis.range.map(axis.r2l);
    const [middle, half] = [(from + to) / 2, ((to - from) / 2) * factor];
    show(state, [axis.l2r(middle - half), axis.l2r(middle + half)]);
  };
  const drag = (mode) => () => state.Plotly.relayout(state.chart, { dragmode: mode });
  return {
    displaylogo: false,
    displayModeBar: true,
    showSendToCloud: false,
    doubleClick: false,
    responsive: false,
    scrollZoom: false,
    typesetMath: false,
    locale: state.data.language,
    locales: { [state.data.language]: state.data.locale },
    modeBarButtons: [[
      button("toImage", words.camera, icons.camera, () => save(state, "png")),
      button("pan", words.pan, icons.pan, drag("pan")),
      button("zoom", words.zoom, icons.zoombox, drag("zoom")),
      button("zoomIn", words.in, icons.zoom_plus, zoom(0.5)),
      button("zoomOut", words.out, icons.zoom_minus, zoom(2)),
      button("reset", words.reset, icons.home, () => show(state, state.figure.layout.meta.whole)),
    ]],
  };
}

function show(state, range) {
  state.Plotly.relayout(state.chart, { "xaxis.range": [...range] });
}

async function save(state, format) {
  const { Plotly, data, note } = state;
  const image = JSON.parse(data.image);
  const { width, height } = image.layout;
  note.textContent = "";
  try {
    const options = { format, width, height, scale: format === "svg" ? 1 : IMAGE_SCALE };
    const plain = { staticPlot: true, typesetMath: false, locale: data.language, locales: { [data.language]: data.locale } };
    const url = await Plotly.toImage({ ...image, config: plain }, options);
    const blob = format === "svg" ? svgBlob(url, image) : await (await fetchData(url)).blob();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${data.file}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  } catch (error) {
    note.textContent = data.words.failed;
  }
}

// A data: address may not be fetched under a content security policy, so its bytes are taken out by hand.
async function fetchData(url) {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
  return new Response(bytes, { headers: { "Content-Type": url.slice(5, url.indexOf(";")) } });
}

function svgBlob(url) {
  return new Blob([decodeURIComponent(url.slice(url.indexOf(",") + 1))], { type: "image/svg+xml" });
}

function tools(state, parent) {
  const bar = parent.querySelector(".cf-tools");
  const words = state.data.words;
  bar.replaceChildren(...["png", "svg"].map((format) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.format = format;
    button.title = button.ariaLabel = words[`${format}_help`];
    button.innerHTML = ICON;
    button.append(words[format]);
    button.onclick = async () => {
      button.disabled = true;
      await save(state, format);
      button.disabled = false;
    };
    return button;
  }));
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
  const figure = JSON.parse(state.data.figure);
  state.figure = isDark(state.chart) ? recolour(figure, state.data.dark) : figure;
  const layout = { ...state.figure.layout, xaxis: { ...state.figure.layout.xaxis } };
  if (state.zoom && inSight(state)) layout.xaxis.range = [...state.zoom];
  else state.zoom = undefined;
  if (state.drag) layout.dragmode = state.drag;
  // Until the page answers with the right width, what is drawn is fitted to the one that there is.
  const real = state.chart.clientWidth;
  if (real > 0) layout.width = real;
  await state.Plotly.react(state.chart, state.figure.data, layout, config(state));
  state.chart.dataset.drawn = String(Number(state.chart.dataset.drawn ?? 0) + 1);
}

// A zoom that shows nothing of the years now chosen would look like an empty chart.
function inSight(state) {
  const days = (ends) => ends.map((end) => new Date(end).getTime());
  const [[from, to], [first, last]] = [days(state.zoom), days(state.figure.layout.meta.whole)];
  return !(to < first || from > last);
}

// Plotly keeps only the zooms that its own buttons made; this keeps them all.
function keepZoom(state, change) {
  if ("dragmode" in change) state.drag = change.dragmode;
  if (!Object.keys(change).some((key) => key.startsWith("xaxis."))) return;
  const range = [...state.chart.layout.xaxis.range];
  const initial = state.figure.layout.xaxis.range;
  state.zoom = range.every((end, place) => end === initial[place]) ? undefined : range;
}

function attach(state) {
  state.chart.on("plotly_click", (event) => {
    const id = event.points[0]?.customdata;
    if (id) state.trigger("clicked", id);
  });
  state.chart.on("plotly_relayout", (change) => keepZoom(state, change));
  state.chart.on("plotly_doubleclick", () => show(state, state.figure.layout.xaxis.range));
  state.resize = new ResizeObserver(() => {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => tellWidth(state), 150);
  });
  state.resize.observe(state.chart);
  state.scheme = matchMedia("(prefers-color-scheme: dark)");
  state.repaint = () => setTimeout(() => draw(state), 300);
  state.scheme.addEventListener("change", state.repaint);
}

export default function (component) {
  const { parentElement: parent, data, setStateValue, setTriggerValue } = component;
  const chart = parent.querySelector(".cf-chart");
  const first = !chart.chronofrise;
  const state = (chart.chronofrise ??= { chart, note: parent.querySelector(".cf-note") });
  Object.assign(state, { data, answer: setStateValue, trigger: setTriggerValue });
  document.documentElement.lang = data.language;
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", data.words.aria);
  tools(state, parent);
  // Drawings follow each other: two at once would leave the chart half of each.
  state.work = (state.work ?? Promise.resolve())
    .then(() => loadPlotly(data.plotly))
    .then(async (Plotly) => {
      state.Plotly = Plotly;
      await draw(state);
      if (first) attach(state);
      tellWidth(state);
    })
    .catch(() => { state.note.textContent = data.words.unavailable; });
  return () => {
    state.resize?.disconnect();
    state.scheme?.removeEventListener("change", state.repaint);
    if (state.Plotly) state.Plotly.purge(chart);
    chart.chronofrise = undefined;
  };
}
