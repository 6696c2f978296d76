"""The catalogue of what Sosei says about faulty input, in Japanese and English.

Each entry says three things: what was found, what is expected, what to do. Braces are filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sosei.base.messages import (
    assumptions,
    backup,
    ensemble,
    explorer,
    forecasts,
    library,
    manuscript,
    nation,
    official,
    open_data,
    operation,
    people,
    review,
    review_pages,
    review_sheet,
    sectors,
    strategy,
    studies,
    tables,
    trail,
    usage,
)
from sosei.base.messages.words import Entry

ROOMS = (
    assumptions,
    backup,
    tables,
    studies,
    official,
    nation,
    library,
    manuscript,
    strategy,
    review,
    review_pages,
    review_sheet,
    operation,
    open_data,
    people,
    sectors,
    trail,
    usage,
    explorer,
    ensemble,
    forecasts,
)
"""Modules that hold faults, one subject each."""


def joined(*rooms: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """Join catalogues into one that cannot be changed.

    Raises
    ------
    ValueError
        If a kind of fault stands in two of them.
    """
    found: dict[str, Entry] = {}
    for room in rooms:
        if twice := found.keys() & room.keys():
            raise ValueError(f"faults named twice: {', '.join(sorted(twice))}")
        found |= room
    return MappingProxyType(found)


FAULTS = joined(*(room.FAULTS for room in ROOMS))
"""Every fault by its kind."""
