"""The least that a click can do in Streamlit: one line of text changes."""

import streamlit as st

kinds = st.pills("Types", ["statement", "attack", "visit", "agreement"], selection_mode="multi", key="kinds")
st.html(f'<p class="line">{", ".join(kinds) or "-"}</p>')
