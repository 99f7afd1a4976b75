"""Starts the page: ``streamlit run streamlit_app.py``, or ``chronofrise dashboard``."""

from streamlit import App
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.page import show
from dashboard.server import middleware, routes, take_turns

if get_script_run_ctx(suppress_warning=True) is None:  # the server loads this file once, as its application ...
    take_turns()
    app = App(__file__, routes=routes(), middleware=middleware())
else:  # ... and runs it for each reader
    show()
