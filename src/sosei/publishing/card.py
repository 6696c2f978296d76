"""The picture that stands beside a link to a town's dashboard: its finding in words over its chart."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from sosei.publishing import pictures, pixels
from sosei.publishing.charts.style import INK
from sosei.publishing.charts_printed import printed
from sosei.publishing.sections.model import Figure
from sosei.publishing.spoken import bare, say

WIDTH, HEIGHT = 1200, 630
"""Pixels, as those who show links ask for."""

SCALE = 1.5
"""So that the letters of the chart can be read in a small picture."""


def card(figure: Figure, title: str) -> bytes:
    """Draw a card as PNG.

    Parameters
    ----------
    figure : Figure
        Its title is the finding.
    title : str
        Of the town's vision.
    """
    drawn = pictures.svg(_specification(figure, title))
    return pixels.png(drawn, SCALE)


def _specification(figure: Figure, title: str) -> dict[str, Any]:
    width, height = int(WIDTH / SCALE), int(HEIGHT / SCALE)
    heading = {
        "text": wrap(bare(figure.title), _letters()),
        "subtitle": bare(title),
        "anchor": "start",
        "fontSize": 19,
        "subtitleFontSize": 13,
        "color": INK,
        "offset": 18,
    }
    size = {"width": width, "height": height, "padding": 20, "title": heading}
    return {**printed(figure, width), **size, "autosize": {"type": "fit", "contains": "padding"}}


def _letters() -> int:
    """Letters of a line of the heading."""
    return int(say("38", "76"))
