// The manners of the page: its language, Streamlit's own words in it, citations to the clipboard, events of the tray,
// the back button.

const ATTRIBUTES = ["aria-label", "title", "placeholder"];

// What Streamlit says in English where we said it anew, by element or text and by attribute: where the reader chooses
// another language what stands there is our own.
const english = new WeakMap();

function saidFirst(node, name, now) {
  const kept = english.get(node)?.[name];
  return kept && kept.own === now ? kept.first : now;
}

function keep(node, name, first, own) {
  english.set(node, { ...english.get(node), [name]: { first, own } });
}

// Only words of Streamlit's own that are listed are said anew, whole: nothing of an article is among them.
function translator(says) {
  const patterns = Object.entries(says).filter(([, pair]) => pair.includes("=")).map(([, pair]) => {
    const [english, own] = pair.split("=");
    const shape = english.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("\\{\\}", "(.+)");
    return [new RegExp(`^${shape}$`, "s"), own];
  });
  return (text) => {
    const bare = text.trim();
    if (!bare || bare.length > 120) return null;
    for (const [shape, own] of patterns) {
      const match = shape.exec(bare);
      if (match) return own.replace("{}", match[1] ?? "");
    }
    return null;
  };
}

const ours = (element) => element?.closest?.(".cf-card, .cf-rows, .cf-tray, .cf-chart, .cf-count");

function say(root, translate) {
  if (ours(root)) return;
  const elements = [root, ...(root.querySelectorAll?.("[aria-label], [title], [placeholder]") ?? [])];
  for (const element of elements)
    for (const name of ATTRIBUTES) {
      const old = element.getAttribute?.(name);
      if (!old || ours(element)) continue;
      const first = saidFirst(element, name, old), own = translate(first);
      if (!own || own === old) continue;
      keep(element, name, first, own);
      element.setAttribute(name, own);
    }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) sayText(node, translate);
}

function sayText(node, translate) {
  if (ours(node.parentElement)) return;
  const first = saidFirst(node, "text", node.nodeValue), own = translate(first);
  if (!own || own === node.nodeValue) return;
  keep(node, "text", first, own);
  node.nodeValue = own;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    // Over plain http from another machine there is no clipboard to ask; the old way still works there.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

// The page runs this anew where a word of it has changed, another language for instance; one watch is kept.
let stop = () => {};

export default function ({ parentElement: parent, data, setTriggerValue }) {
  stop();
  document.documentElement.lang = data.language;
  const translate = translator(data.says);
  say(document.body, translate);
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") say(change.target, translate);
      else if (change.type === "characterData") sayText(change.target, translate);
      else for (const node of change.addedNodes) if (node.nodeType === 1) say(node, translate);
    }
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  const clicked = async (event) => {
    const title = event.target.closest?.(".cf-shows");
    if (title) {
      setTriggerValue("opened", title.dataset.event);
      return void document.querySelector(".st-key-event")?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    }
    const button = event.target.closest?.(".cf-copy");
    if (!button) return;
    await copy(button.dataset.copy);
    const label = button.dataset.label ??= button.textContent;
    button.textContent = data.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  };
  const went = () => setTriggerValue("went", location.search || "?");
  document.addEventListener("click", clicked);
  window.addEventListener("popstate", went);
  parent.querySelector(".cf-manners").hidden = true;
  stop = () => {
    observer.disconnect();
    document.removeEventListener("click", clicked);
    window.removeEventListener("popstate", went);
  };
  return stop;
}
