"""Charts as SVG pictures, for print and for pages without JavaScript."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import cache
from typing import Any

import vl_convert

from sosei.base.kept import Kept
from sosei.publishing import fonts

VEGA_LITE = "v6.4"
"""The version of Vega-Lite by which charts are drawn."""

ROOM = 16_000_000
"""Characters of charts that are kept as drawn: of several visions in both languages."""

_MEASURED, _SHOWN = (f'font-family="{name}"' for name in (fonts.WIDTHS, fonts.FAMILY))

_ONE_AT_A_TIME = threading.Lock()


_KEPT: Kept[str, str] = Kept(ROOM)
"""Charts as drawn, by their specification."""


def svg(specification: Mapping[str, Any]) -> str:
    """Draw a specification, or return it as drawn before; nothing is fetched from anywhere.

    Parameters
    ----------
    specification : mapping
        As `charts.style.specification` makes it, with a width in pixels.
    """
    asked = _asked(specification)
    return _KEPT.get(asked) or _KEPT.keep(asked, _drawn(asked))


def keep(specification: Mapping[str, Any], drawn: str) -> None:
    """Keep a chart as another process drew it.

    Parameters
    ----------
    specification : mapping
    drawn : str
        What `svg` returned there.
    """
    _KEPT.keep(_asked(specification), drawn)


def forget() -> None:
    """Draw every chart anew from now on: for tests and for measuring."""
    _KEPT.clear()


def _asked(specification: Mapping[str, Any]) -> str:
    return json.dumps(specification, ensure_ascii=False)


def _drawn(specification: str) -> str:
    chart = json.loads(specification)
    lean = chart.get("config", {}).get("font") == fonts.FAMILY
    if lean:
        chart["config"]["font"] = fonts.WIDTHS
    with _ONE_AT_A_TIME:
        _register_fonts()
        drawn: str = vl_convert.vegalite_to_svg(chart, vl_version=VEGA_LITE, allowed_base_urls=[])
    return drawn.replace(_MEASURED, _SHOWN) if lean else drawn


def javascript_bundle() -> str:
    """Return vega and vega-embed as one script that sets ``window.vegaEmbed``."""
    code = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=VEGA_LITE)
    return f"(() => {{\n{code}\n}})();\n"


@cache
def _register_fonts() -> None:
    from sosei.publishing import lean_fonts  # noqa: PLC0415 - a library that only drawing needs

    vl_convert.register_font_directory(lean_fonts.folder())
