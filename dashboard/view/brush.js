// The strip under the timeline: all events by time, and a brush with two handles that sets what the axis shows.
// By mouse and finger: drag the brush, its ends, or draw a new one. By keyboard: arrows on the two handles.

const DAY = 86400000;
// Text, never a number of milliseconds in the reader's own time zone.
const dayOf = (text) => {
  const [, sign, year, month, day] = /^(-?)(\d+)-(\d\d)-(\d\d)/.exec(text);
  const date = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  date.setUTCFullYear(Number(sign + year));
  return date.getTime() / DAY;
};
const textOf = (day) => {
  const date = new Date(Math.round(day) * DAY);
  const year = date.getUTCFullYear();
  const two = (number) => String(number).padStart(2, "0");
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
};

function makeBrush(strip, moved) {
  const brush = { strip, span: [0, 1], window: [0, 1], words: {} };
  const element = (name, attributes = {}) => {
    const made = document.createElement("div");
    made.className = name;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    strip.append(made);
    return made;
  };
  brush.shadeLeft = element("cf-shade");
  brush.shadeRight = element("cf-shade");
  brush.body = element("cf-brush");
  brush.handles = [0, 1].map((end) => element("cf-handle", { role: "slider", tabindex: "0", "data-end": end }));
  const margin = { left: 10, right: 16 };
  const width = () => Math.max(1, strip.clientWidth - margin.left - margin.right);
  const toX = (day) => margin.left + ((day - brush.span[0]) / (brush.span[1] - brush.span[0])) * width();
  const toDay = (x) => brush.span[0] + ((x - margin.left) / width()) * (brush.span[1] - brush.span[0]);
  const clamp = (day) => Math.min(brush.span[1], Math.max(brush.span[0], day));
  const least = () => Math.max(2, (brush.span[1] - brush.span[0]) / 4000);

  brush.place = () => {
    const [left, right] = brush.window.map((day) => toX(clamp(day)));
    brush.body.style.left = `${left}px`;
    brush.body.style.width = `${Math.max(2, right - left)}px`;
    brush.shadeLeft.style.left = `${margin.left}px`;
    brush.shadeLeft.style.width = `${Math.max(0, left - margin.left)}px`;
    brush.shadeRight.style.left = `${right}px`;
    brush.shadeRight.style.width = `${Math.max(0, toX(brush.span[1]) - right)}px`;
    brush.handles.forEach((handle, end) => {
      handle.style.left = `${end ? right : left}px`;
      handle.setAttribute("aria-label", end ? brush.words.to : brush.words.from);
      handle.setAttribute("aria-valuemin", Math.round(brush.span[0]));
      handle.setAttribute("aria-valuemax", Math.round(brush.span[1]));
      handle.setAttribute("aria-valuenow", Math.round(clamp(brush.window[end])));
      handle.setAttribute("aria-valuetext", brush.say(brush.window[end]));
    });
  };
  const set = (window, done) => {
    brush.window = window;
    brush.place();
    moved(window, done);
  };
  const resize = (end, day, done) => {
    const window = [...brush.window].map(clamp);
    window[end] = clamp(day);
    if (window[1] - window[0] < least()) window[end] = window[1 - end] + (end ? least() : -least());
    set(window, done);
  };

  let grip = null;
  strip.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const day = toDay(event.clientX - strip.getBoundingClientRect().left);
    const end = event.target.dataset?.end;
    grip = end !== undefined ? { end: Number(end) } : event.target === brush.body && !whole() ? { from: day, window: [...brush.window] } : { start: day };
    strip.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (end !== undefined) event.target.focus();
  });
  const whole = () => brush.window[0] <= brush.span[0] + 1 && brush.window[1] >= brush.span[1] - 1;
  const follow = (event, done) => {
    if (!grip) return;
    const day = toDay(event.clientX - strip.getBoundingClientRect().left);
    if (grip.end !== undefined) resize(grip.end, day, done);
    else if (grip.window) {
      const length = grip.window[1] - grip.window[0];
      const low = Math.min(brush.span[1] - length, Math.max(brush.span[0], grip.window[0] + day - grip.from));
      set([low, low + length], done);
    } else if (Math.abs(toX(day) - toX(grip.start)) > 4) set([Math.min(grip.start, day), Math.max(grip.start, day)].map(clamp), done);
  };
  strip.addEventListener("pointermove", (event) => follow(event, false));
  for (const name of ["pointerup", "pointercancel"])
    strip.addEventListener(name, (event) => { follow(event, true); grip = null; });
  brush.held = () => grip !== null;
  brush.handles.forEach((handle, end) => handle.addEventListener("keydown", (event) => {
    const step = (brush.span[1] - brush.span[0]) / (event.shiftKey ? 200 : 50);
    const steps = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -5 * step, PageUp: 5 * step };
    if (event.key in steps) resize(end, clamp(brush.window[end]) + steps[event.key], true);
    else if (event.key === "Home") resize(end, end ? brush.window[0] : brush.span[0], true);
    else if (event.key === "End") resize(end, end ? brush.span[1] : brush.window[1], true);
    else return;
    event.preventDefault();
  }));
  return brush;
}
