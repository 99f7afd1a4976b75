// Kaleido's page draws with Plotly.toImage; figures that bring a dress are drawn by chronofriseImage instead.
{
  const draw = Plotly.toImage;
  Plotly.toImage = async (figure, options) => {
    const dress = figure.layout?.meta?.dress;
    if (!dress) return draw(figure, options);
    const { format, width, height, scale, imageDataOnly } = options;
    const made = await chronofriseImage.make(draw, figure, dress, { format, width, height, scale });
    if (format === "svg") return imageDataOnly ? made : chronofriseImage.address(made);
    return imageDataOnly ? made.slice(made.indexOf(",") + 1) : made;
  };
}
