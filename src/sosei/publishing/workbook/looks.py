"""How cells of the workbook look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sosei.publishing.charts.style import INK, RED, RULE
from sosei.publishing.office import FONT

_PLAIN = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
_BOXED = {"bottom": 1, "bottom_color": RULE}
_HEAD = {**_PLAIN, "bold": True, "bg_color": "#F4F4F5", "bottom": 1, "bottom_color": INK}
_OPEN = {"bg_color": "#FFF6CC", "border": 1, "border_color": RULE, "locked": False}

PERSONS, CHANGE, SHARE, RATE, BOTH_SIDES = (
    "#,##0",
    "+#,##0;−#,##0;±0",
    "0.0%",
    "0.0000",
    "#,##0;#,##0",
)
"""Formats of numbers: what stands underneath is never rounded."""


def _number(form: str, **more: Any) -> dict[str, Any]:
    return {**_PLAIN, **_BOXED, "num_format": form, "align": "right", **more}


LOOKS: Mapping[str, dict[str, Any]] = {
    "text": _PLAIN,
    "title": {**_PLAIN, "bold": True, "font_size": 14, "font_color": RED},
    "note": {**_PLAIN, "font_size": 9, "font_color": "#626264"},
    "source": {**_PLAIN, "font_size": 9, "font_color": "#626264", "text_wrap": True},
    "wrapped": {**_PLAIN, "text_wrap": True, "valign": "top"},
    "head": {**_HEAD, "text_wrap": True, "align": "center"},
    "year": {**_HEAD, "num_format": "0", "align": "center"},
    "block": {**_PLAIN, "bold": True, "font_size": 11},
    "label": {**_PLAIN, **_BOXED},
    "label_wrapped": {**_PLAIN, **_BOXED, "text_wrap": True},
    "of_year": _number("0"),
    "word": {**_PLAIN, **_BOXED, "align": "right"},
    "persons": _number(PERSONS),
    "sum": _number(PERSONS, bold=True, top=1),
    "total": _number(PERSONS, bold=True),
    "change": _number(CHANGE),
    "share": _number(SHARE),
    "rate": _number(RATE),
    "two": _number("#,##0.00"),
    "one": _number("#,##0.0"),
    "millions": _number("#,##0.0,,"),
    "men": _number(BOTH_SIDES),
    "plain": _number("General"),
    "open": {**_PLAIN, **_OPEN, "num_format": "General", "align": "right", "shrink": True},
}  # fmt: skip
"""Formats by name."""
