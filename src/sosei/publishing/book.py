"""A frozen result as the files of ``sosei vision``."""

from __future__ import annotations

from collections.abc import Mapping

from sosei.publishing.charts.style import PRINT_FONTS
from sosei.publishing.html import vision_html
from sosei.publishing.pdf import vision_pdf
from sosei.publishing.pictures import svg
from sosei.publishing.sections import vision
from sosei.studies.progress import Progress, silent
from sosei.studies.result import VisionResult

WIDE, NARROW = 680, 400
"""Width of a picture in pixels, alone on a line and two beside each other."""

CSV_TABLES = ("population", "components", "indicators")


def files(
    result: VisionResult, progress: Progress = silent, drawn: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    """Return every file of a vision by name.

    Parameters
    ----------
    result : VisionResult
    progress : Progress
        Told of each part.
    drawn : mapping of str to str, optional
        The pictures, if they are drawn already.
    """
    if drawn is None:
        progress("図")
        drawn = pictures(result)
    progress("表")
    made = {
        f"{name}.csv": result.tables[name].to_frame().write_csv().encode() for name in CSV_TABLES
    }
    progress("HTML")
    made["vision.html"] = vision_html(result, drawn).encode()
    progress("PDF")
    made["vision.pdf"] = vision_pdf(result, drawn)
    made["result.json"] = result.content
    return made


def pictures(result: VisionResult) -> dict[str, str]:
    """Draw every figure of the vision as SVG, by name."""
    return {
        figure.name: svg(figure.specification(WIDE if figure.wide else NARROW, PRINT_FONTS))
        for section in vision(result)
        for figure in section.figures
    }
