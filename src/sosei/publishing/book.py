"""A frozen result as the files of ``sosei vision``."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.base.messages import Both
from sosei.publishing.charts.style import PRINT_FONTS
from sosei.publishing.html import vision_html
from sosei.publishing.pdf import vision_pdf
from sosei.publishing.pictures import svg
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.studies.progress import Progress, silent
from sosei.studies.result import VisionResult

WIDE, NARROW = 680, 400
"""Width of a picture in pixels, alone on a line and two beside each other."""

FIGURES = "figures"
"""Folder of the pictures."""

CSV_TABLES = ("population", "components", "indicators")


def files(result: VisionResult, progress: Progress = silent) -> dict[str, bytes]:
    """Return every file of a vision by name.

    Parameters
    ----------
    result : VisionResult
    progress : Progress
        Told of each part.
    """
    sections = vision(result)
    progress(Both("Charts", "図"))
    drawn = pictures(sections)
    progress(Both("Tables", "表"))
    made = {f"{name}.csv": _csv(result, name) for name in CSV_TABLES}
    progress(Both("HTML", "HTML"))
    made["vision.html"] = vision_html(result, sections, drawn).encode()
    progress(Both("PDF", "PDF"))
    made["vision.pdf"] = vision_pdf(result, sections, drawn)
    made["result.json"] = result.content
    return made | {f"{FIGURES}/{name}.svg": picture.encode() for name, picture in drawn.items()}


def pictures(sections: Sequence[Section]) -> dict[str, str]:
    """Draw every figure of the sections as SVG, by name."""
    return {
        figure.name: svg(figure.specification(WIDE if figure.wide else NARROW, PRINT_FONTS))
        for section in sections
        for figure in section.figures
    }


def _csv(result: VisionResult, name: str) -> bytes:
    return result.tables[name].to_frame().write_csv().encode()
