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
