"""Districts of few persons."""

from __future__ import annotations

from sosei.studies.frozen_fields import DISTRICTS
from sosei.studies.result import Table, table


def districts(*counts: tuple[str, float]) -> Table:
    """Return the table of districts of the sample's scenarios, with the same count in every age group."""
    rows = [
        [scenario, name, year, 3 * count, count, count, count, False, name]
        for scenario in ("status-quo", "vision")
        for name, count in counts
        for year in (2015, 2020)
    ]
    return table(DISTRICTS, rows)
