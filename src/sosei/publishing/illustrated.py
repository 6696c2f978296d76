"""What is made of charts: pictures, and a document with them. Light to import, for a process that makes only these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sosei.publishing.pictures import svg
from sosei.publishing.pixels import pngs
from sosei.publishing.typesetting import document

Charts = Mapping[str, Mapping[str, Any]]
"""Specifications of charts as `pictures.svg` takes them, by name."""


def as_svg(charts: Charts) -> dict[str, str]:
    """Return charts as SVG, by name."""
    return {name: svg(each) for name, each in charts.items()}


def as_png(charts: Charts, scale: float) -> dict[str, bytes]:
    """Return charts as PNG, by name.

    Parameters
    ----------
    charts : mapping
    scale : float
        As of `pixels.png`.
    """
    return pngs(as_svg(charts), scale)


def as_pdf(content: str, charts: Charts) -> bytes:
    """Return a document with its charts.

    Parameters
    ----------
    content : str
        As of `typesetting.document`.
    charts : mapping
    """
    return document(content, as_svg(charts))
