"""The figures of a document as charts for print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sosei.publishing.charts.style import PRINT_FONTS
from sosei.publishing.sections.model import Section

WIDE, NARROW = 680, 400
"""Width of a picture in pixels, alone on a line and two beside each other."""


def specifications(sections: Sequence[Section]) -> dict[str, dict[str, Any]]:
    """Return every figure of the sections as a chart for print, by name.

    Parameters
    ----------
    sections : sequence of Section
    """
    return {
        figure.name: figure.specification(WIDE if figure.wide else NARROW, PRINT_FONTS)
        for section in sections
        for figure in section.figures
    }
