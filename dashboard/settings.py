"""The settings that the page runs with, wherever it is started from."""

from collections.abc import Mapping

UPLOAD_LIMIT = 10
"""Megabytes that a file may have."""

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
