"""The numbers that a text may quote."""

from __future__ import annotations

from sosei.publishing.suppressed import published
from sosei.studies.manuscript.lookup import Cells
from sosei.studies.result import VisionResult


def quotable(result: VisionResult) -> Cells:
    """Return the cells of a result; those of small counts that are held back hold nothing.

    Parameters
    ----------
    result : VisionResult
    """
    return Cells(published(result))
