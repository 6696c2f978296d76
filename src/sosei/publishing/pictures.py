"""Charts as SVG pictures, for print and for pages without JavaScript."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cache
from typing import Any

import altair as alt
import vl_convert

from sosei.publishing import fonts

VEGA_LITE = "v" + ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])

_ONE_AT_A_TIME = threading.Lock()


def svg(specification: Mapping[str, Any]) -> str:
    """Draw a specification; nothing is fetched from anywhere.

    Parameters
    ----------
    specification : mapping
        As `charts.style.specification` makes it, with a width in pixels.
    """
    with _ONE_AT_A_TIME:
        _register_fonts()
        drawn: str = vl_convert.vegalite_to_svg(
            dict(specification), vl_version=VEGA_LITE, allowed_base_urls=[]
        )
    return drawn


def png(drawn: str, scale: float) -> bytes:
    """Return an SVG of ours as PNG, for programs that take no SVG.

    Parameters
    ----------
    drawn : str
        As `svg` returns it.
    scale : float
        Pixels for each of the SVG's.
    """
    with _ONE_AT_A_TIME:
        _register_fonts()
        made: bytes = vl_convert.svg_to_png(drawn, scale=scale)
    return made


def javascript_bundle() -> str:
    """Return vega and vega-embed as one script that sets ``window.vegaEmbed``."""
    code = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=VEGA_LITE)
    return f"(() => {{\n{code}\n}})();\n"


@cache
def _register_fonts() -> None:
    for folder in fonts.folders():
        vl_convert.register_font_directory(folder)
