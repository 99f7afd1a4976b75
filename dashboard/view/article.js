// An article in which a reader marks words: with the mouse, by touch, or by the keyboard's own selection.
// Answers the place of the first and of the last code point, as Python counts them.

const places = (text, from, to) => ({ start: [...text.slice(0, from)].length, end: [...text.slice(0, to)].length });

export default ({ parentElement, data, setStateValue }) => {
  const box = parentElement.querySelector(".cf-mark");
  const hint = parentElement.querySelector(".cf-mark-hint");
  hint.textContent = data.hint;
  box.setAttribute("aria-label", data.label);
  box.lang = data.language;
  if (box.dataset.id !== data.id) {
    box.dataset.id = data.id;
    box.textContent = data.text; // never as markup
  }
  const tell = () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !box.contains(chosen.anchorNode) || !box.contains(chosen.focusNode)) return;
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.selectNodeContents(box);
    before.setEnd(range.startContainer, range.startOffset);
    const from = before.toString().length;
    const words = range.toString();
    if (!words.trim()) return;
    const lead = words.length - words.trimStart().length;
    const { start, end } = places(data.text, from + lead, from + lead + words.trim().length);
    setStateValue("marked", `${data.id}|${start}|${end}`);
  };
  box.onmouseup = tell;
  box.ontouchend = () => setTimeout(tell, 50);
  box.onkeyup = (event) => { if (event.shiftKey || event.key === "Shift") tell(); };
};
