"""Several assumptions as the areas of one: what does not meet is projected in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from sosei.demography.assumed.assumptions import Assumptions


def can_stand_beside(several: Sequence[Assumptions]) -> bool:
    """Whether assumptions differ in nothing but what each area has for itself.

    Gross flows meet in a pool, and an offset's multiplier is one for all areas; what one has, all must have.

    Parameters
    ----------
    several : sequence of Assumptions
        At least one; of the same steps, ages and areas.
    """
    first = several[0]
    return all(
        each.gross is None
        and each.offset is first.offset
        and each.arrays.keys() == first.arrays.keys()
        for each in several
    )


def beside(several: Sequence[Assumptions]) -> Assumptions:
    """Return assumptions whose areas are those of the first, then those of the second, and so on.

    Parameters
    ----------
    several : sequence of Assumptions
        That `can_stand_beside` each other.

    Returns
    -------
    Assumptions
        Of ``len(several)`` times the areas, named ``0:07202``, ``1:07202`` …
    """
    first = several[0]
    if len(several) == 1:
        return first
    arrays: dict[str, Any] = {
        name: np.concatenate([getattr(each, name) for each in several], axis=-1)
        for name in first.arrays
    }
    areas = tuple(f"{place}:{name}" for place in range(len(several)) for name in first.areas)
    return replace(first, areas=areas, **arrays)
