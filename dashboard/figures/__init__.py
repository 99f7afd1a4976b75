"""Tables drawn as plain Plotly figures: dictionaries, no Streamlit, no clock."""
