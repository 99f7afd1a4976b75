// One way to make an image, for the browser of the server and for the reader's: Plotly's SVG, dressed with its
// letters, title and description; PNG is that SVG drawn on a canvas. Needs Plotly where it runs.
const chronofriseImage = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  // Plotly measures words in the page, so that the letters of the image must be known there first.
  const known = new Map();
  async function letters(css) {
    if (known.has(css)) return;
    if (known.size > 20) {
      for (const face of [...known.values()].flat()) document.fonts.delete(face); // the chart's own stay
      known.clear();
    }
    const faces = [];
    known.set(css, faces);
    for (const [rule] of css.matchAll(/@font-face\{[^}]*\}/g)) {
      const read = (name) => new RegExp(`${name}:([^;}]*)`).exec(rule)?.[1];
      const face = new FontFace(read("font-family"), /src:(url\([^)]*\))/.exec(rule)[1], {
        weight: read("font-weight") ?? "400",
        ...(read("unicode-range") ? { unicodeRange: read("unicode-range") } : {}),
      });
      faces.push(face);
      document.fonts.add(await face.load());
    }
  }

  function dressed(text, dress) {
    const tree = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = tree.documentElement;
    const put = (name, words, id) => {
      const element = tree.createElementNS(SVG, name);
      element.textContent = words;
      if (id) element.setAttribute("id", id);
      return element;
    };
    const style = put("style", dress.css);
    root.prepend(put("title", dress.title, "image-title"), put("desc", dress.description, "image-description"), style);
    root.setAttribute("role", "img");
    root.setAttribute("lang", dress.language);
    root.setAttribute("aria-labelledby", "image-title image-description");
    return new XMLSerializer().serializeToString(tree);
  }

  const address = (svg) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

  async function painted(svg, width, height, scale) {
    const image = new Image();
    image.src = address(svg);
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const brush = canvas.getContext("2d");
    if (!brush) throw new Error("no canvas of this size");
    // The first drawing of an image with letters of its own may come before they are read.
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    await new Promise((done) => setTimeout(done, 30));
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    const url = canvas.toDataURL("image/png");
    if (url.length < 100) throw new Error("no canvas of this size");
    return url;
  }

  // Gives the SVG as text, or the PNG as a data: address.
  async function make(draw, figure, dress, { format, width, height, scale }) {
    await letters(dress.css);
    const url = await draw({ ...figure, config: { ...figure.config, ...dress.config } }, { format: "svg", width, height });
    const svg = dressed(decodeURIComponent(url.slice(url.indexOf(",") + 1)), dress);
    return format === "svg" ? svg : painted(svg, width, height, scale);
  }

  // A data: address may not be fetched under a content security policy, so its bytes are taken out by hand.
  function blob(made, format) {
    if (format === "svg") return new Blob([made], { type: "image/svg+xml" });
    const bytes = Uint8Array.from(atob(made.slice(made.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
    return new Blob([bytes], { type: "image/png" });
  }

  function download(made, format, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob(made, format));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { make, address, blob, download };
})();
