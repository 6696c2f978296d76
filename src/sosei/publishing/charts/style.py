"""Colours, type and size that all charts share, and a chart as a specification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from sosei.publishing.spoken import bare, spoken

GREY, RED = "#626264", "#B3202A"
INK, FAINT, RULE = "#1A1A1C", "#F4F4F5", "#949497"
OKABE_ITO = ("#0072B2", "#009E73", "#E69F00", "#56B4E9", "#CC79A7", "#D55E00")
MEN, WOMEN = "#0072B2", "#D55E00"
GROUPS = {"age_0_14": "#56B4E9", "age_15_64": "#009E73", "age_65_plus": "#E69F00"}
UNKNOWN = "#C8C8CB"
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 2])

PAGE_FONTS = "'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif"
PRINT_FONTS = "Noto Sans CJK JP"

Width = int | Literal["container"]


def dressed(plain: Mapping[str, Any], width: Width, fonts: str) -> dict[str, Any]:
    """Return a chart for vega-embed or for print: sized, in our type and colours.

    Parameters
    ----------
    plain : mapping
        A specification of Vega-Lite.
    width : int or "container"
        Pixels of the whole picture, or the width of the place it stands in.
    fonts : str
        Font families.
    """
    size = {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    return {**_bare(dict(plain)), **size, "config": {**_CONFIG, "font": fonts}}


def _bare(part: Any) -> Any:
    """Return a part of a specification whose words bear no marks: a picture cannot say their language."""
    if isinstance(part, dict):
        return {key: _bare(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_bare(value) for value in part]
    return bare(part) if isinstance(part, str) else part


def scenario_colours(names: list[str], status_quo: str, aim: str) -> Mapping[str, str]:
    """Give the status quo its grey, the vision its red, the others a colour-blind-safe set."""
    others = iter(OKABE_ITO)
    return {
        name: GREY if name == status_quo else RED if name == aim else next(others) for name in names
    }


_CONFIG: dict[str, Any] = {
    # the place of a chart is one image with a text alternative, and its table follows
    "aria": False,
    "mark": {"aria": False},
    "background": "#FFFFFF",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": "#E4E4E6",
        "domainColor": RULE,
        "tickColor": RULE,
        "labelLimit": 0,
    },
    "text": {"fontSize": 12, "color": INK},
    "legend": {
        "orient": "top",
        "title": None,
        "labelFontSize": 12,
        "labelColor": INK,
        "labelLimit": 0,
        "symbolType": "square",
        "offset": 22,
    },
}

YEAR_AXIS: Mapping[str, Any] = {
    "format": "d",
    "title": None,
    "grid": False,
    "labelFlush": False,
    "tickMinStep": 5,
}
"""Western years without separators."""


def unit_at_head(unit: str | None = None) -> dict[str, Any]:
    """Return the unit of an upright axis: once, above its labels; persons if none is named."""
    japanese = spoken() == "ja"
    short = japanese and (unit is None or len(unit) <= SHORT)
    return {
        "title": unit or ("人" if japanese else "persons"),
        "titleAngle": 0,
        "titleAlign": "right" if short else "left",
        "titleX": -8 if short else -32,
        "titleY": -14,
    }


SHORT = 2
"""Letters of a unit that fit above the labels of an axis."""


def persons_axis() -> dict[str, Any]:
    """Return an upright axis of persons."""
    return {"format": ",d", **unit_at_head()}


CHANGE_LABELS = "datum.value === 0 ? '0' : format(datum.value, '+,d')"
"""Axis labels with their sign; no sign on 0."""
