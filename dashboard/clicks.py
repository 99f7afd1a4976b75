"""What a click in a chart chooses: an event, a value of a filter, a cell of time. Pure."""

from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.choices import LISTS, Choices, Filters
from dashboard.figures.lanes import ALL, FACET_OF, NOBODY, OTHERS


def picked(choices: Choices, catalogue: Catalogue, kind: str, value: str) -> Choices:
    """The choices after a click; themselves where it was on nothing that can be chosen.

    Args:
        choices: before it.
        catalogue: of the events on show.
        kind: "event", "cell", "legend" or "lane", as the browser says it.
        value: an event's id; "first|last|facet=value" of a cell; "facet=value,value" of a legend's entry;
            a lane's id.
    """
    if kind == "event":
        return replace(choices, selected=value) if value in catalogue.place else choices
    if kind == "lane":
        facet = FACET_OF.get(choices.lanes, "")
        if value in (OTHERS, NOBODY, ALL) or not facet or value not in catalogue.facets[facet].place:
            return choices
        return replace(choices, filters=choices.filters.toggled(facet, value))
    if kind == "legend":
        return replace(choices, filters=_legend(choices.filters, catalogue, value))
    return _cell(choices, catalogue, value) if kind == "cell" else choices


def _legend(filters: Filters, catalogue: Catalogue, value: str) -> Filters:
    """All values of the entry chosen, or none of them where all were."""
    facet, _, listed = value.partition("=")
    if facet not in LISTS:
        return filters
    values = [one for one in listed.split(",") if one in catalogue.facets[facet].place]
    chosen = filters.chosen(facet)
    if values and all(one in chosen for one in values):
        return filters.changed(**{facet: tuple(one for one in chosen if one not in values)})
    return filters.changed(**{facet: tuple(dict.fromkeys((*chosen, *values)))})


def _cell(choices: Choices, catalogue: Catalogue, value: str) -> Choices:
    """The stretch of time and the value of a cell; a second click on it takes both back."""
    first, _, rest = value.partition("|")
    last, _, chosen = rest.partition("|")
    facet, _, one = chosen.partition("=")
    if facet not in LISTS or one not in catalogue.facets[facet].place:
        return choices
    try:
        low, high = int(first), int(last)
    except ValueError:
        return choices
    filters = choices.filters
    if (filters.first, filters.last) == (low, high) and filters.chosen(facet) == (one,):
        cleared = filters.without("period").without(facet)
        return replace(choices, filters=cleared, window=None)
    return replace(choices, filters=filters.changed(first=low, last=high, **{facet: (one,)}), window=None)
