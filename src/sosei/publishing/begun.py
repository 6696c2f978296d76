"""What is begun of a vision in one language before the rest of it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sosei.publishing.illustrated import Charts

FIGURES = "figures"
"""Folder of the pictures."""

TOLD = 4
"""Parts of a vision that are told of in each language; its tables are told of before."""


class Drawn(NamedTuple):
    """Charts by name, and what waits for them as SVG."""

    charts: Charts
    svg: Callable[[], dict[str, str]]


class Begun(NamedTuple):
    """Wait for the pictures by name as SVG and as PNG, the PDF, and that of the tables."""

    svg: Callable[[], dict[str, str]]
    png: Callable[[], dict[str, bytes]]
    pdf: Callable[[], bytes]
    tables: Callable[[], bytes]
