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

// The letters by which words were measured: a chart drawn before they are there would keep others' widths.
const loadLetters = () => Promise.allSettled(["13px Arimo", "bold 13px Arimo"].map((font) => document.fonts.load(font)));
