"""What the dossier holds besides events: its articles, with date and language, and its rules for actors."""

from collections.abc import Sequence

import streamlit as st

from dashboard import home, keeping, state
from dashboard.card import published_in_words
from dashboard.dossier import Dossier, Patch, corrections, ruled, rules_toml
from dashboard.editing import actor_names
from dashboard.plain import plain
from dashboard.words import LANGUAGES, Words
from events import ChronofriseError, Document, read_published

_MOST = 200  # articles in the list to choose from
_KINDS = ("person", "state", "organisation", "group", "operation", "people")


def show_holdings(dossier: Dossier, words: Words) -> None:
    """Lay out articles and rules, each folded away until it is asked for."""
    if dossier.documents:
        articles = st.expander(
            words.many("holdings.articles", len(dossier.documents)),
            icon=":material/article:",
            key="articles",
            on_change="rerun",
        )
        if articles.open:
            with articles:
                _articles(dossier, words)
    rules = st.expander(words("holdings.rules"), icon=":material/badge:", key="rules", on_change="rerun")
    if rules.open:
        with rules:
            _rules(dossier, words)


def _articles(dossier: Dossier, words: Words) -> None:
    titles = {d.id: d.title or d.source or words("input.untitled") for d in dossier.documents[:_MOST]}
    chosen = st.selectbox(words("holdings.article"), list(titles), key="held", format_func=lambda i: titles.get(i, i))
    document = dossier.document(chosen or "")
    if document is not None:
        _article(document, words)
    if dossier.path is not None:
        older = len(dossier.older)
        st.button(
            words.many("holdings.read_older", older) if older else words("holdings.read_again"),
            key="read_again",
            icon=":material/refresh:",
            help=words("holdings.read_again_help"),
            on_click=_ask_reading,
        )
        if st.session_state.pop("read_again_asked", False):
            _read_again(dossier.older or tuple(document.id for document in dossier.documents), words)


def _article(document: Document, words: Words) -> None:
    date_at, language_at, remove_at = st.columns([4, 2, 1.6], vertical_alignment="bottom")
    known = published_in_words(document.published, words) if document.published else ""
    st.session_state["held-date"] = known
    date_at.text_input(
        words("input.published"),
        key="held-date",
        placeholder=words("input.published_hint"),
        on_change=_dated,
        args=(document.id, known),
    )
    codes = list(dict.fromkeys([*LANGUAGES, document.language]))
    st.session_state["held-language"] = document.language
    language_at.selectbox(
        words("input.language"),
        codes,
        key="held-language",
        format_func=lambda code: words.texts.get(f"input.languages.{code}", words("input.other_language", code=code)),
        on_change=_spoken,
        args=(document.id,),
    )
    remove_at.button(
        words("holdings.remove"), key="held-remove", on_click=_removed, args=(document.id,), width="stretch"
    )
    st.caption(words("holdings.article_help"))


def _dated(identity: str, known: str) -> None:
    words, typed = state.words(), st.session_state["held-date"]
    if typed.strip() == known:
        return
    try:
        published = read_published(typed, words.language) or ""
    except ChronofriseError as error:
        state.fail(error)
        return
    state.decide([Patch("document", identity, "published", published)], "published")


def _spoken(identity: str) -> None:
    state.decide([Patch("document", identity, "language", st.session_state["held-language"])], "language")


def _removed(identity: str) -> None:
    if state.decide([Patch("document", identity, "removed", True)], "remove"):
        state.say(state.words()("holdings.removed"))


def _ask_reading() -> None:
    st.session_state["read_again_asked"] = True


def _read_rules(dossier: Dossier, words: Words) -> None:
    """A button that reads again the articles in which a rule's words stand: the machine may not have seen them."""
    said = [alias for key in dossier.decisions.keys("rule")
            for alias in dossier.decisions.value("rule", key, "rule")["aliases"]]  # fmt: skip
    only = tuple(d.id for d in dossier.documents if any(alias in d.text for alias in said))
    if only and st.button(words.many("holdings.read_rules", len(only)), key="read_rules", icon=":material/refresh:"):
        _read_again(only, words)


def _read_again(only: Sequence[str], words: Words) -> None:
    """Read the articles again; each is kept as soon as it is read, and no decision is touched."""
    bar = st.progress(0.0, text=words("input.loading_model"))
    try:
        store = keeping.store(keeping.name_for(state.dossier(), words))
        for done, _ in enumerate(store.read_again(words.language, home.who(), only), start=1):
            bar.progress(done / len(only), text=words("input.reading", done=done, total=len(only)))
    except ChronofriseError as error:
        state.fail(error)
    else:
        lost = len(keeping.current().lost)
        state.say(words("holdings.read") + (" " + words.many("journal.lost", lost) if lost else ""))
    st.rerun()


def _rules(dossier: Dossier, words: Words) -> None:
    st.caption(words("holdings.rules_help"))
    for key in dossier.decisions.keys("rule"):
        rule = dossier.decisions.value("rule", key, "rule")
        text, button = st.columns([6, 1.6], vertical_alignment="center")
        aliases = ", ".join(words("card.quoted", quote=alias) for alias in rule["aliases"])
        text.html(
            f'<p class="cf-entry">{plain(aliases, "html")} → <b>{plain(next(iter(rule["names"].values())), "html")}</b> '
            f'<span class="cf-soft">{plain(rule["id"], "html")}</span></p>'
        )
        button.button(words("holdings.drop_rule"), key=f"rule-{key}", on_click=_drop, args=(key,), width="stretch")
    names = actor_names(words)
    with st.form("rule", border=False, clear_on_submit=True):
        said, actor, kind, state_of = st.columns([3, 4, 2, 3], vertical_alignment="bottom")
        said.text_input(words("holdings.said"), key="rule-said", placeholder=words("holdings.said_hint"))
        actor.selectbox(
            words("holdings.actor"),
            list(names),
            index=None,
            key="rule-actor",
            format_func=lambda actor: names.get(actor, actor),
            accept_new_options=True,
            placeholder=words("edit.actors_hint"),
        )
        kind.selectbox(
            words("holdings.kind"),
            _KINDS,
            key=f"rule-kind-{words.language}",  # a list is sent by its words, which another language has not
            format_func=lambda kind: words.name("kinds", kind),
        )
        states = {identity: name for identity, name in names.items() if identity.startswith("state:")}
        state_of.selectbox(
            words("holdings.state"),
            list(states),
            index=None,
            key="rule-state",
            format_func=lambda identity: states.get(identity, identity),
            placeholder=words("holdings.state_hint"),
        )
        st.form_submit_button(words("holdings.add_rule"), icon=":material/add:", on_click=_ruled)
    if dossier.decisions.cells.get("rule"):
        _read_rules(dossier, words)
        st.download_button(
            words("holdings.export_rules"),
            data=rules_toml(dossier.decisions),
            file_name="acteurs.toml",
            mime="application/toml",
            key="rules-toml",
            icon=":material/download:",
            on_click="ignore",
        )


def _ruled() -> None:
    words = state.words()
    said, actor = st.session_state["rule-said"].strip(), st.session_state["rule-actor"]
    if not said or not actor:
        state.fail_with(words("holdings.rule_missing"))
        return
    names = actor_names(words)
    known = actor in names
    aliases = [part.strip() for part in said.split(",") if part.strip()]
    patch = corrections.rule(
        aliases,
        actor if known else "",
        names.get(actor, " ".join(actor.split())),
        actor.partition(":")[0] if known else st.session_state[f"rule-kind-{words.language}"],
        words.language,
        "" if known else st.session_state["rule-state"] or "",
    )
    try:
        state.decide([ruled(state.dossier().decisions, patch)], "rule")
    except ChronofriseError as error:
        state.fail(error)


def _drop(key: str) -> None:
    state.decide([Patch("rule", key, "rule", None)], "rule")
