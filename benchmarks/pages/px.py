"""What most would write: ``px.timeline`` in ``st.plotly_chart`` with a filter by type."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_resource(show_spinner=False)
def _table() -> pd.DataFrame:
    table = pd.read_pickle(os.environ["CHRONOFRISE_BENCH_TABLE"])
    table = table[table["start"].notna()]
    return table.assign(actor=[ids[0] if ids else "-" for ids in table["actors"]])[
        ["start", "end", "actor", "type", "title"]
    ]


kinds = st.pills("Types", ["statement", "attack", "visit", "agreement"], selection_mode="multi", key="kinds")
shown = _table()
shown = shown[shown["type"].isin(kinds)] if kinds else shown
st.plotly_chart(px.timeline(shown, x_start="start", x_end="end", y="actor", color="type", hover_name="title"))
