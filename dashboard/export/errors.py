"""What can go wrong when something leaves the page."""

from events import ChronofriseError


class ExportError(ChronofriseError):
    """An image or a file that cannot be made as asked; the code says why."""
