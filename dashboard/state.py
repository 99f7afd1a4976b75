"""What one reader's session keeps: what was chosen, and the articles being put in.

All of it lives in ``st.session_state``: two tabs never see each other's. Which dossier is on show, and what
changes it, is ``dashboard.keeping``.
"""

import datetime as dt
import gc
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import streamlit as st

from dashboard import home, keeping
from dashboard.address import Address, Note, from_address, to_address
from dashboard.catalogue import Catalogue, catalogue_of
from dashboard.choices import Choices, Filters, records
from dashboard.dossier import ACTORS, Dossier, Patch, Store, given_actors
from dashboard.plain import plain
from dashboard.told import told_once
from dashboard.words import LANGUAGES, Words, load_words
from events import EVENT_TYPES, ChronofriseError, OwnActors, is_packed, known_actors, rename_actors, unpacked

_LOOKED_AT = 5_000  # events of a corpus among which one is looked for to be open at first
_MOST_SHARED = 4  # catalogues kept besides those of the sessions


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way in, as the reader typed it.

    Attributes:
        id: of the document that it becomes.
        text: the article.
        title: as typed.
        published: the publication date as typed, "" where it is unknown.
        language: ISO 639-1 code.
        name: the file or address that it was read from, "" where it was pasted.
        source: the paper or site, or "".
        address: where it is on the web, or "".
        found: where each of these facts was read, by its name; none for what the reader typed.
        unread: the words of a publication date that could not be read, or "".
    """

    id: str
    text: str
    title: str
    published: str
    language: str
    name: str = ""
    source: str = ""
    address: str = ""
    found: Mapping[str, str] = field(default_factory=dict, hash=False)
    unread: str = ""


def was_shown() -> bool:
    """Whether a run of this session has come to its end; of one that the next overtook, nothing may have been sent."""
    return "shown" in st.session_state


def begin() -> None:
    """Take the choices from the address where the session has none yet, and say what of it could not be taken."""
    keeping.current()  # what other windows changed is seen here, once a run
    if (error := keeping.trouble()) is not None:
        fail(error)
    if "choices" in st.session_state:
        return
    st.session_state["choices"] = Choices(language=_browser_language())
    st.session_state.setdefault("intake_open", bool(drafts()))
    _take({name: st.query_params.get_all(name) for name in st.query_params}, telling_event(dossier().table))


def went(search: str) -> None:
    """Take the choices from an address that the reader went back to in the browser."""
    _take(parse_qs(search.removeprefix("?"), keep_blank_values=True), "")


def _take(address: Address, selected: str) -> None:
    default = Choices(language=choices().language, selected=selected)
    new, notes = from_address(address, catalogue(), default)
    st.session_state["choices"] = new
    if notes:
        st.session_state["said"] = ("noted", _noted(notes, words()))


def _noted(notes: tuple[Note, ...], words: Words) -> str:
    said = [
        f"{words('address.' + note.name)} {words('card.quoted', quote=plain(note.value, 'markdown'))}"
        for note in notes[:6]
    ]
    more = "…" if len(notes) > 6 else ""
    return words("address.unknown", what=", ".join(said) + more)


def end() -> None:
    """Write all choices into the address, where they are not what it says already, and keep that the page was shown."""
    address = {**to_address(choices()), "dossier": [keeping.code()]}
    if {name: st.query_params.get_all(name) for name in st.query_params} != address:
        st.query_params.from_dict(address)
    st.session_state["shown"] = True


def choices() -> Choices:
    """What the reader chose."""
    chosen: Choices = st.session_state["choices"]
    return chosen


def choose(**changes: Any) -> None:
    """Change some of the choices."""
    st.session_state["choices"] = replace(choices(), **changes)


def take(new: Choices) -> None:
    """Put other choices in the place of all."""
    st.session_state["choices"] = new


def filter_by(**changes: Any) -> None:
    """Change some of the filters; a period that the axis shows nothing of moves the axis."""
    refine(choices().filters.changed(**changes))


def refine(filters: Filters) -> None:
    """Put other filters in the place of all."""
    old = choices()
    moved = (filters.first, filters.last) != (old.filters.first, old.filters.last)
    choose(filters=filters, window=None if moved else old.window)


def words() -> Words:
    """The words of the reader's language: the one chosen, at first the browser's."""
    return load_words(choices().language if "choices" in st.session_state else _browser_language())


def _browser_language() -> str:
    code = (st.context.locale or "fr").split("-")[0].lower()
    return code if code in LANGUAGES else "fr"


def dossier() -> Dossier:
    """The dossier on show as this window saw it last; at first the one that ``keeping.current`` says."""
    if "dossier" not in st.session_state:
        keeping.current()
    current: Dossier = st.session_state["dossier"]
    return current


def catalogue() -> Catalogue:
    """The dossier's events in the reader's language and names, ready for filters; kept until one of these changes."""
    current, language, merged = dossier(), words().language, choices().merged
    own = current.actors
    kept = st.session_state.get("catalogue")
    if kept is None or kept[0] is not current or kept[1] != language or kept[2] is not own or kept[3] != merged:
        kept = (current, language, own, merged, _ready(current, language, own, merged))
        st.session_state["catalogue"] = kept
    ready: Catalogue = kept[4]
    return ready


def tellings(event: str) -> tuple[str, ...]:
    """The rows that tell an event on show, itself first: what is decided of the event as a whole is so of all."""
    at = catalogue().place.get(event, -1)
    table = catalogue().table
    told = tuple(table["mentions"].iloc[at]) if at >= 0 and "mentions" in table else ()
    return (event, *(row for row in told if row != event))


def settle() -> None:
    """Where a row is selected that was merged into an event, select that event."""
    at = catalogue().place.get(selected(), -1)
    event = str(catalogue().table["event"].iloc[at]) if at >= 0 else selected()
    if event != selected():
        select(event)


_shared: OrderedDict[tuple[int, str, int, bool, int], tuple[OwnActors | None, Catalogue]] = OrderedDict()
_lock = threading.Lock()


def _ready(current: Dossier, language: str, own: OwnActors | None, merged: bool) -> Catalogue:
    """The catalogue of a dossier: the same for every reader and every reload of one table, and never changed."""
    key = id(current.table), language, id(own), merged, current.revision if merged else 0
    with _lock:
        kept = _shared.get(key)
        if kept is None or kept[0] is not own or kept[1].source is not current.table:
            _shared[key] = (own, _made(current, language, own, merged))
            while len(_shared) > _MOST_SHARED:
                _shared.popitem(last=False)
            _set_aside()
        _shared.move_to_end(key)
        return _shared[key][1]


def _set_aside() -> None:
    """Spare the table the search for garbage, which Streamlit orders after every run: it took longer than the run."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _made(current: Dossier, language: str, own: OwnActors | None, merged: bool) -> Catalogue:
    titles = current.titles()
    if is_packed(current.table):
        return catalogue_of(current.table, titles, naming=known_actors(language))
    table = told_once(current.table, current.decisions) if merged else current.table
    return catalogue_of(rename_actors(table, language, own), titles, source=current.table)


def opened(new: Dossier) -> None:
    """Begin with a dossier: no filters, an event that tells how dates are found already open."""
    choose(filters=Filters(), window=None, selected=telling_event(new.table))


def extracted() -> dt.date | None:
    """The day on which articles of the dossier on show were read last, in UTC; None where no file says so."""
    path = dossier().path
    try:
        return Store(path).read_on() if path is not None else None
    except ChronofriseError:
        return None  # an image without that line is better than none


def back_to_sample() -> None:
    """Put the sample on show again."""
    keeping.show(keeping.sample())
    opened(dossier())


def start_empty() -> None:
    """Put a dossier without articles on show; its file is made when something comes in."""
    keeping.show(Dossier((), dossier().table.iloc[:0], "articles"))
    opened(dossier())


def decide(patches: Sequence[Patch], kind: str = "edit") -> bool:
    """Keep decisions; where that fails its sentence is shown and nothing has changed. Whether they are kept."""
    try:
        keeping.decide(patches, kind, keeping.name_for(dossier(), words()))
    except ChronofriseError as error:
        fail(error)
        return False
    return True


def telling_event(table: pd.DataFrame) -> str:
    """The event to open at first: one dated by another date of the text, as that shows best what a card says."""
    some = unpacked(table.head(_LOOKED_AT)) if is_packed(table) else table
    some = some[some["start"].notna()]
    told = some[(some["anchor"] == "story") & (some["precision"] == "month")]
    rows = records((told if len(told) else some).head(500)[["event", "anchor", "precision", "type"]])
    rows.sort(key=lambda row: (row["anchor"] != "story", row["precision"] != "month", EVENT_TYPES.index(row["type"])))
    return str(rows[0]["event"]) if rows else ""


def selected() -> str:
    """Id of the event selected, "" for none."""
    return choices().selected


def select(event: str) -> None:
    """Select an event by its id."""
    choose(selected=event)


def say(text: str) -> None:
    """Keep a sentence about what was done for the next run of the page."""
    st.session_state["said"] = ("done", text)


def fail(error: ChronofriseError) -> None:
    """Keep the sentence for an error for the next run; nothing else changes."""
    st.session_state["said"] = ("failed", words().error(error, lambda value: plain(value, "markdown")))


def fail_with(sentence: str) -> None:
    """Keep a sentence about what could not be done."""
    st.session_state["said"] = ("failed", sentence)


def show_said() -> None:
    """Show the sentence that was kept, until the reader does the next thing."""
    if not st.session_state.pop("unasked", False):
        st.session_state["said_now"] = st.session_state.pop("said", ("", ""))
    kind, text = st.session_state.get("said_now", ("", ""))
    if kind == "done":
        st.success(text)
    elif kind == "failed":
        st.error(text)
    elif kind == "noted":
        st.warning(text)


def unasked() -> None:
    """Say that the next run of the page comes from the browser alone, and takes no sentence away."""
    st.session_state["unasked"] = True


def drafts() -> tuple[Draft, ...]:
    """The articles on their way in; at first those that were when the page was left."""
    if "drafts" not in st.session_state:
        names = {field.name for field in fields(Draft)}
        st.session_state["drafts"] = tuple(_draft(kept) for kept in home.drafts() if kept.keys() == names)
    kept: tuple[Draft, ...] = st.session_state["drafts"]
    return kept


def _draft(kept: Mapping[str, Any]) -> Draft:
    found = kept["found"] if isinstance(kept["found"], dict) else {}
    texts = {name: str(value) for name, value in kept.items() if name != "found"}
    return Draft(**texts, found={str(name): str(value) for name, value in found.items()})


def actor_list() -> Mapping[str, str] | None:
    """Name and text of the file of actors that the reader gave, to this dossier or for the one to come."""
    waiting: Mapping[str, str] | None = st.session_state.get("actor_list")
    return waiting or dossier().decisions.value(*ACTORS)


def keep_actors(file: str, text: str) -> None:
    """Keep a list of actors: in the dossier, or where that has no file yet until it has one.

    Raises:
        ReadingError, ActorsError: as ``events.read_actors``.
    """
    patch = given_actors(file, text)
    if dossier().path is None:
        st.session_state["actor_list"] = patch.new
    else:
        decide([patch], "actors")


def drop_actors() -> None:
    """Forget the reader's list of actors."""
    st.session_state.pop("actor_list", None)
    if dossier().decisions.value(*ACTORS):
        decide([Patch(*ACTORS, new=None)], "actors")


def keep_drafts(new: tuple[Draft, ...]) -> None:
    """Keep the articles on their way in."""
    if new != drafts():
        home.keep_drafts([asdict(draft) for draft in new])
    st.session_state["drafts"] = new
