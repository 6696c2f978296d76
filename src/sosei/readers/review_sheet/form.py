"""What the workbook of a department's sheet is known by."""

from __future__ import annotations

FORMAT = "sosei-review-sheet/1"

STAMP = "sosei"
"""The hidden sheet that says what the workbook was written with."""

ID = "id"
"""The hidden column by which rows are known."""

ABOVE = 2
"""Rows between the one that names the fields and the first one that is filled in: the mark of inputs, the headings."""
