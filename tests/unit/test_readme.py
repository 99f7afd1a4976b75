"""What the README says is what the program does."""

import re
from pathlib import Path

from events import PRECISIONS, REASONS, SCHEMA, extract
from events.model import EVENT_TYPES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_table_of_columns_is_the_schema():
    assert re.findall(r"^\| `(\w+)` \|", README, re.M) == list(SCHEMA)


def test_the_docstring_of_extract_names_every_column():
    words = re.findall(r"\w+", extract.__doc__)
    assert [name for name in SCHEMA if name not in words] == []
    assert all(column.meaning for column in SCHEMA.values())


def test_closed_lists_are_named_in_full():
    assert all(f"`{reason}`" in README for reason in REASONS)
    assert all(precision in README for precision in PRECISIONS)
    assert all(type_ in README for type_ in EVENT_TYPES)


def test_both_commands_are_there_word_for_word():
    lines = README.splitlines()
    assert "pip install -e . && streamlit run streamlit_app.py" in lines
    assert 'pip install -e ".[test]" && pytest' in lines
