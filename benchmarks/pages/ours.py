"""The page of this program on the table named by the environment."""

import os

import pandas as pd
import streamlit as st
from streamlit import App
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.dossier import Dossier
from dashboard.page import show
from dashboard.server import middleware, routes, take_turns

if get_script_run_ctx(suppress_warning=True) is None:
    take_turns()
    app = App(__file__, routes=routes(), middleware=middleware())
else:

    @st.cache_resource(show_spinner=False)
    def _table() -> pd.DataFrame:
        return pd.read_pickle(os.environ["CHRONOFRISE_BENCH_TABLE"])

    if "dossier" not in st.session_state:
        st.session_state["dossier"] = Dossier((), _table(), "table", "events")
    show()
