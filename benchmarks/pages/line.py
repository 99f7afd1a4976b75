"""The least that a click can do in Streamlit: one line of text changes."""

import streamlit as st

kinds = st.pills("Types", ["coup", "visit", "attack", "election"], selection_mode="multi", key="kinds")
st.html(f'<p class="line">{", ".join(kinds) or "-"}</p>')
