"""The page of this program on the corpus named by the environment."""

import os

from streamlit import App
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import archive
from dashboard.page import show
from dashboard.server import middleware, routes, take_turns

os.environ[archive.OPENED] = os.environ["CHRONOFRISE_BENCH_TABLE"]
if get_script_run_ctx(suppress_warning=True) is None:
    take_turns()
    app = App(__file__, routes=routes(), middleware=middleware())
else:
    show()
