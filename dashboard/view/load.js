// One load of Plotly for the page, whatever the number of charts: the file is 4.8 MB.
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

// The letters by which words were measured: a chart drawn before they are there would keep others' widths. They are
// made known here and not by a stylesheet, which Streamlit takes away and puts back, and they would have to come anew.
function loadLetters() {
  window.chronofriseLetters ??= Promise.allSettled([["regular", "400"], ["bold", "700"]].map(([name, weight]) => {
    const place = new URL(`chart/arimo-${name}.ttf`, document.baseURI).href;
    const face = new FontFace("Arimo", `url("${place}") format("truetype")`, { weight, display: "swap" });
    document.fonts.add(face);
    return face.load();
  }));
  return window.chronofriseLetters;
}
