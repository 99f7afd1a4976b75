// An image made by the reader's browser, for a server without one: shown as it will be, then downloaded.
export default function ({ parentElement: parent, data }) {
  const [picture, buttons, note] = [".cf-preview", ".cf-images", ".cf-note"].map((name) => parent.querySelector(name));
  const { words } = data;
  const image = JSON.parse(data.image);
  const { width, height, meta } = image.layout;
  const options = { format: data.format, width, height, scale: data.scale };
  const mine = (parent.chronofriseTurn = (parent.chronofriseTurn ?? 0) + 1); // a newer order puts older ones aside
  picture.alt = `${meta.dress.title}. ${meta.dress.description}`;
  note.textContent = "";
  loadPlotly(data.plotly)
    .then((Plotly) => chronofriseImage.make(Plotly.toImage, image, meta.dress, options))
    .then((made) => {
      if (parent.chronofriseTurn !== mine) return;
      picture.src = data.format === "svg" ? chronofriseImage.address(made) : made;
      if (!words.download) return void buttons.replaceChildren(); // only a look
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words.download;
      button.onclick = () => chronofriseImage.download(made, data.format, `${data.file}.${data.format}`);
      buttons.replaceChildren(button);
    })
    .catch((error) => {
      console.warn(error);
      buttons.replaceChildren();
      note.textContent = words.failed;
    });
}
