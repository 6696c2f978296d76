"""Colours of classes: light to dark, told apart without red and green."""

from __future__ import annotations

from sosei.studies.atlas.classing import Classes
from sosei.studies.atlas.measures import NINE, Measure, Unit

BLUES = ("#DCEBF7", "#B5D6EC", "#85BBDD", "#4F9BC8", "#0072B2", "#005385", "#00365A")
BROWNS = ("#FBE6D0", "#F4C58E", "#E39A4B", "#C26F1B", "#8F4A08", "#5C2C03")
"""From least to most: growth and counts are blue, losses brown."""

NINE_COLOURS = {
    "A": "#0072B2",
    "B-1": "#85BBDD",
    "B-2": "#B5D6EC",
    "C-1": "#8F4A08",
    "C-2": "#C26F1B",
    "C-3": "#5C2C03",
    "D-1": "#F4C58E",
    "D-2": "#FBE6D0",
    "D-3": "#E8D44D",
}

NOBODY = "#E9E9EB"
"""Land that the statistics do not count."""

HATCH, HATCH_LINE = "#FFFFFF", "#949497"
"""Ground and lines of areas whose value is not known: no colour of a class."""


def colours(measure: Measure, classes: Classes) -> tuple[str, ...]:
    """Return the colour of each class.

    Parameters
    ----------
    measure : Measure
    classes : Classes
    """
    if measure.unit is Unit.CLASS:
        return tuple(NINE_COLOURS[name] for name in NINE)
    if classes.middle is not None:
        losses = _spread(BROWNS, classes.middle)[::-1]
        return (*losses, *_spread(BLUES[1:], classes.count - classes.middle))
    return _spread(BLUES, classes.count)


def _spread(ramp: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Take so many colours from a ramp, its ends first."""
    if count == 1:
        return (ramp[len(ramp) // 2],)
    return tuple(ramp[round(place * (len(ramp) - 1) / (count - 1))] for place in range(count))
