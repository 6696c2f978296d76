"""How often ranges held in hindcasts: measured, not claimed.

Source: docs/methods/ensemble.md, 3, written by `make hindcast` from 国勢調査 1980–2015.
"""

from __future__ import annotations

from collections.abc import Mapping

COVERED: Mapping[str, Mapping[int, float]] = {
    "total": {5: 0.87, 10: 0.87, 15: 0.83},
    "age_65_plus": {5: 0.61, 10: 0.52, 15: 0.41},
}
"""Share of the municipalities whose count lay within the range of four draws in five, by years ahead; survival held."""

COVERED_WITH_DECLINE: Mapping[str, Mapping[int, float]] = {
    "total": {5: 0.86, 10: 0.85, 15: 0.80},
    "age_65_plus": {5: 0.65, 10: 0.66, 15: 0.75},
}
"""The same, with mortality falling as on the mean of the periods before the origin."""
