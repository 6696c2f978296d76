"""The table of docs/methods/hindcast.md is what the censuses give."""

from __future__ import annotations

from pathlib import Path

from tests.docs import ensembles, hindcast, past_errors


def test_the_page_is_what_its_command_writes(shared_data: Path) -> None:
    page = hindcast.PAGE.read_text("utf-8")
    assert hindcast.tables(shared_data) in page
    assert "| `shrunk` | all | 1.46 (" in page
    assert "| `combined` | all | 1.37 (" in page


def test_past_errors_hold_as_often_as_the_page_of_ensembles_says(shared_data: Path) -> None:
    page = ensembles.PAGE.read_text("utf-8")
    assert past_errors.table(hindcast.forecasts(shared_data)[2]) in page
