"""The figures of a document as charts for print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sosei.publishing.charts.plain import seen
from sosei.publishing.charts.style import PRINT_FONTS
from sosei.publishing.sections.model import Figure, Section

WIDE, NARROW = 680, 400
"""Width of a picture in pixels, alone on a line and two beside each other."""


def specifications(sections: Sequence[Section]) -> dict[str, dict[str, Any]]:
    """Return every figure of the sections as a chart for print, by name.

    Parameters
    ----------
    sections : sequence of Section
    """
    return {
        figure.name: printed(figure, WIDE if figure.wide else NARROW)
        for section in sections
        for figure in section.figures
    }


def printed(figure: Figure, width: int) -> dict[str, Any]:
    """Return a figure as a chart for print.

    Parameters
    ----------
    figure : Figure
    width : int
        Pixels of the whole picture.
    """
    return seen(figure.specification(width, PRINT_FONTS))
