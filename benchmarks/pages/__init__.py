"""Pages that the dashboard's benchmark starts and clicks: ours, one line of text, and ``px.timeline``."""
