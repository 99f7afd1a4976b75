"""The settings that the page runs with, wherever it is started from."""

import os
from collections.abc import Mapping

UPLOAD_LIMIT = 200
"""Megabytes that a file may have; one article's text may have far less (``events.LIMIT_MB``)."""

ADDRESSES = "CHRONOFRISE_ADDRESSES"
"""The variable of the environment that says ``off`` on a server whose readers may not make it fetch addresses."""

SETTINGS: Mapping[str, bool | int | str] = {
    "browser.gatherUsageStats": False,
    "server.address": "127.0.0.1",
    "server.maxUploadSize": UPLOAD_LIMIT,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.showEmailPrompt": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "runner.magicEnabled": False,
    "theme.baseRadius": "0.5rem",
    "theme.paddingTop": "1.25rem",
    "theme.paddingBottom": "3rem",
    "theme.light.primaryColor": "#0072b2",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f5f7f9",
    "theme.light.textColor": "#1f2933",
    "theme.light.borderColor": "#d5dbe1",
    "theme.dark.primaryColor": "#4aa8e0",
    "theme.dark.backgroundColor": "#12161c",
    "theme.dark.secondaryBackgroundColor": "#1a2029",
    "theme.dark.textColor": "#e8ecf0",
    "theme.dark.borderColor": "#38424f",
}
"""Options of Streamlit by dotted name; ``.streamlit/config.toml`` holds the same, and a test says so."""


def addresses_allowed() -> bool:
    """Whether this server fetches the addresses that its readers give."""
    return os.environ.get(ADDRESSES, "").strip().lower() not in ("off", "0", "no", "non", "false")
