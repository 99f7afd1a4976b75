"""The filters above the charts, and what of them is active: laid out here, kept in the choices."""

from typing import Any

import streamlit as st

from dashboard import state
from dashboard.catalogue import Catalogue
from dashboard.choices import LISTS, Filters, month_of, year_month
from dashboard.plain import plain
from dashboard.words import Words
from events import fold

_MOST_OPTIONS = 200  # values that a list offers; the others are found by typing
_MOST_CHIPS = 6  # values of a filter with a chip each


def show_filters(catalogue: Catalogue, words: Words) -> None:
    """Lay out the filters: a search, and the others behind buttons that say how many are active."""
    filters = state.choices().filters
    counts: dict[str, int] = {}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters", gap="small"):
        _search(filters, words)
        for name, icon, parts, show in (
            ("actors", ":material/group:", ("actors", "kinds"), _actors),
            ("types", ":material/category:", ("types",), _types),
            ("period", ":material/date_range:", ("period",), _period),
            ("more", ":material/tune:", ("places", "documents", "modalities", "precisions", "confidence"), _more),
        ):
            counts[name] = sum(_size(filters, part) for part in parts)
            # Another label or colour would be another popover, and close it under the reader's hand.
            popover = st.popover(words(f"filters.{name}"), key=f"open-{name}", icon=icon, on_change="rerun")
            if popover.open:
                with popover:
                    show(catalogue, filters, words)
        st.html(f"<style>{_badges(counts)}</style>")


def _badges(counts: dict[str, int]) -> str:
    """The look of the buttons whose filters are active; the chips under them say the same in words."""
    look = "border-color: var(--cf-accent); color: var(--cf-accent); font-weight: 600;"
    button = '[data-testid="stPopoverButton"]'
    return " ".join(
        f".st-key-open-{name} {button} {{ {look} }} "
        f'.st-key-open-{name} {button} [data-testid="stMarkdownContainer"] p::after {{ content: " · {count}"; }}'
        for name, count in counts.items()
        if count
    )


def _size(filters: Filters, name: str) -> int:
    return len(filters.chosen(name)) if name in LISTS else int(name in filters.active)


def _hold(key: str, value: Any) -> str:
    """Make a widget show what is chosen; it is told only where it shows something else, or it would lose the focus."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _search(filters: Filters, words: Words) -> None:
    st.text_input(
        words("filters.text"),
        key=_hold("text", filters.text),
        placeholder=words("filters.text_hint"),
        on_change=lambda: state.filter_by(text=st.session_state["text"] or ""),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=200,
        live="300ms",
        width=300,
    )


def _actors(catalogue: Catalogue, filters: Filters, words: Words) -> None:
    st.segmented_control(
        words("filters.match"),
        ["any", "every"],
        key=_hold("match", "every" if filters.every else "any"),
        required=True,
        format_func=lambda mode: words(f"filters.match_{mode}"),
        on_change=lambda: state.filter_by(every=st.session_state["match"] == "every"),
    )
    _listed("actors", catalogue, filters, words)
    _pills("kinds", "kinds", catalogue, filters, words)


def _types(catalogue: Catalogue, filters: Filters, words: Words) -> None:
    _pills("types", "types", catalogue, filters, words)


def _more(catalogue: Catalogue, filters: Filters, words: Words) -> None:
    _listed("places", catalogue, filters, words)
    _listed("documents", catalogue, filters, words)
    _pills("modalities", "modalities", catalogue, filters, words)
    _pills("precisions", "precisions", catalogue, filters, words)
    st.slider(
        words("filters.confidence"),
        0,
        100,
        key=_hold("confidence", filters.confidence),
        step=5,
        format=words("filters.percent"),
        on_change=lambda: state.filter_by(confidence=st.session_state["confidence"]),
    )


def _listed(name: str, catalogue: Catalogue, filters: Filters, words: Words) -> None:
    """A list of values with counts, most first; where there are very many, a field finds the others."""
    facet, counts = catalogue.facets[name], catalogue.counts(name, filters)
    offered, chosen = list(counts), filters.chosen(name)
    if len(offered) > _MOST_OPTIONS:
        typed = st.text_input(
            words(f"filters.find_{name}", count=len(offered)),
            key=f"find-{name}",
            placeholder=words("filters.find_hint"),
            icon=":material/search:",
        )
        wanted = fold(typed or "")
        offered = [value for value in offered if wanted in fold(facet.name(value))][:_MOST_OPTIONS]
    options = list(dict.fromkeys((*chosen, *offered)))
    st.multiselect(
        words(f"filters.{name}"),
        options,
        key=_hold(f"choose-{name}", list(chosen)),
        placeholder=words(f"filters.{name}_hint"),
        format_func=lambda value: words("filters.option", name=_short(facet.name(value)), count=counts.get(value, 0)),
        on_change=_took,
        args=(name, f"choose-{name}"),
        select_all=False,
    )


def _pills(name: str, group: str, catalogue: Catalogue, filters: Filters, words: Words) -> None:
    """The values of a short closed list as buttons that stay down, with counts."""
    counts, chosen = catalogue.counts(name, filters), filters.chosen(name)
    order = catalogue.facets[name].place
    options = sorted(dict.fromkeys((*chosen, *counts)), key=lambda value: order.get(value, 99))
    if not options:
        return
    st.pills(
        words(f"filters.{name}"),
        options,
        selection_mode="multi",
        key=_hold(f"choose-{name}", [value for value in options if value in chosen]),
        format_func=lambda value: words("filters.option", name=words.name(group, value), count=counts.get(value, 0)),
        on_change=_took,
        args=(name, f"choose-{name}"),
    )


def _took(name: str, key: str) -> None:
    state.filter_by(**{name: tuple(st.session_state[key] or ())})


def _period(catalogue: Catalogue, filters: Filters, words: Words) -> None:
    """First and last year; a month chosen in a chart stays until the years are moved."""
    bounds = catalogue.years
    if bounds is None or bounds[0] == bounds[1]:
        st.caption(words("filters.one_year"))
        return
    first = bounds[0] if filters.first is None else max(bounds[0], min(bounds[1], year_month(filters.first)[0]))
    last = bounds[1] if filters.last is None else max(bounds[0], min(bounds[1], year_month(filters.last)[0]))
    # Other bounds are another slider.
    key = f"years-{bounds[0]}-{bounds[1]}"
    st.slider(
        words("filters.years"),
        *bounds,
        key=_hold(key, (first, last)),
        format="%d",
        on_change=_took_years,
        args=(key, bounds),
    )
    st.segmented_control(
        words("filters.within"),
        ["possible", "certain"],
        key=_hold("within", "certain" if filters.certain else "possible"),
        required=True,
        format_func=lambda mode: words(f"filters.{mode}"),
        on_change=lambda: state.filter_by(certain=st.session_state["within"] == "certain"),
    )
    st.caption(words(f"filters.{'certain' if filters.certain else 'possible'}_help"))


def _took_years(key: str, bounds: tuple[int, int]) -> None:
    first, last = st.session_state[key]
    # An end that is not moved stays open: articles that come later may tell of other years.
    state.filter_by(
        first=None if first == bounds[0] else month_of(first),
        last=None if last == bounds[1] else month_of(last, 12),
    )


def _short(name: str) -> str:
    """A name that fits a list, in one line."""
    name = " ".join(name.split())
    return name if len(name) <= 60 else name[:59] + "…"


def show_chips(catalogue: Catalogue, words: Words) -> None:
    """Every active filter as a button that takes it away, and one for all; the place is kept when there is none."""
    filters = state.choices().filters
    with st.container(horizontal=True, vertical_alignment="center", key="chips", gap="small"):
        for number, (label, cleared) in enumerate(chips(catalogue, filters, words)):
            st.button(
                label,
                key=f"chip-{number}",
                icon=":material/close:",
                on_click=state.refine,
                args=(cleared,),
                help=words("chips.remove", name=label),
            )
        if filters.active:
            st.button(
                words("page.clear"),
                key="clear",
                on_click=state.refine,
                args=(Filters(),),
                type="tertiary",
                icon=":material/filter_alt_off:",
            )


def chips(catalogue: Catalogue, filters: Filters, words: Words) -> list[tuple[str, Filters]]:
    """Each active filter in words, and the filters without it."""
    found: list[tuple[str, Filters]] = []
    for name in filters.active:
        if name not in LISTS:
            found.append((_said(name, filters, words), filters.without(name)))
        elif len(filters.chosen(name)) > _MOST_CHIPS:
            label = words("chips.several", name=words(f"filters.{name}"), count=len(filters.chosen(name)))
            found.append((label, filters.without(name)))
        else:
            for value in filters.chosen(name):
                shown = value_name(name, value, catalogue, words)
                found.append(
                    (words(f"chips.{name}", name=plain(_short(shown), "markdown")), filters.toggled(name, value))
                )
    if filters.every and len(filters.actors) > 1:
        found.append((words("filters.match_every"), filters.changed(every=False)))
    return found


def _said(name: str, filters: Filters, words: Words) -> str:
    if name == "period":
        key = "chips.certain" if filters.certain else "chips.period"
        return words(key, name=period_in_words(filters, words))
    if name == "confidence":
        return words("chips.confidence", name=filters.confidence)
    return words("chips.text", name=plain(_short(filters.text), "markdown"))


def value_name(name: str, value: str, catalogue: Catalogue, words: Words) -> str:
    """A value of a filter as people read it."""
    if name in ("types", "modalities", "precisions", "kinds"):
        return words.name(name, value)
    return catalogue.facets[name].name(value)


def period_in_words(filters: Filters, words: Words) -> str:
    """The period as years, or as months where it does not begin or end with a year."""
    ends = (filters.first, filters.last)
    whole = all(month is None or year_month(month)[1] == edge for month, edge in zip(ends, (1, 12), strict=True))
    first, last = ("" if month is None else _month_in_words(month, words, whole) for month in ends)
    if first and last:
        return first if first == last else words("chips.from_to", first=first, last=last)
    return words("chips.from", first=first) if first else words("chips.to", last=last)


def _month_in_words(month: int, words: Words, whole: bool) -> str:
    year, number = year_month(month)
    return str(year) if whole else f"{words.lists['chart.months'][number - 1]} {year}"
