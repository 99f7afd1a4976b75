// The table: a real one, so that screen readers and keyboards know it. All words of articles go in as text.

export default function ({ parentElement: parent, data, setTriggerValue: answer }) {
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const focused = document.activeElement?.dataset?.focus;
  const button = (label, focus, act, attributes = {}) => {
    const made = make("button", { type: "button", "data-focus": focus, ...attributes }, label);
    made.addEventListener("click", act);
    return made;
  };
  const { words } = data;
  const head = data.head.map(({ name, label }) => {
    const sorted = name === data.sort;
    const arrow = make("span", { "aria-hidden": "true", class: "cf-arrow" }, sorted ? (data.down ? "▾" : "▴") : "");
    const cell = make("th", { scope: "col", class: `cf-col-${name}` });
    if (sorted) cell.setAttribute("aria-sort", data.down ? "descending" : "ascending");
    const sort = button(label, `sort-${name}`, () => answer("sorted", name), { title: `${words.sort_by} ${label}` });
    sort.append(arrow);
    cell.append(sort);
    return cell;
  });
  const body = data.rows.map(({ id, cells, own }) => {
    const row = make("tr", id === data.selected ? { "aria-selected": "true", class: "cf-on" } : {});
    cells.forEach((text, place) => {
      const { name, label } = data.head[place];
      const cell = make(name === "title" ? "th" : "td", { class: `cf-col-${name}`, "data-label": label });
      if (name === "title") {
        cell.setAttribute("scope", "row");
        cell.append(button(text, `row-${id}`, (event) => { event.stopPropagation(); answer("opened", id); }, { title: words.open }));
      } else cell.append(text);
      if (own.includes(name)) {
        cell.classList.add("cf-own");
        cell.append(make("span", { class: "cf-own-mark", role: "img", "aria-label": data.own, title: data.own }, "✎"));
      }
      row.append(cell);
    });
    row.addEventListener("click", () => { if (!String(getSelection())) answer("opened", id); });
    return row;
  });
  const step = (label, focus, page) => {
    const made = button(label, focus, () => answer("page", page));
    made.disabled = page < 0 || page >= data.pages;
    return made;
  };
  const scroller = make("div", { class: "cf-scroll", tabindex: "0", role: "region", "aria-label": words.caption },
    make("table", {}, make("caption", {}, words.caption), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)));
  const old = parent.querySelector(".cf-scroll");
  const [top, left] = old ? [old.scrollTop, old.scrollLeft] : [0, 0];
  const page = parent.dataset.page;
  parent.dataset.page = `${data.page}${data.sort}${data.down}`;
  parent.querySelector(".cf-rows").replaceChildren(scroller, make("div", { class: "cf-pages" },
    step(words.previous, "previous", data.page - 1), make("span", { role: "status" }, words.range), step(words.next, "next", data.page + 1)));
  if (page === parent.dataset.page) scroller.scrollTo(left, top);
  if (focused) parent.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
