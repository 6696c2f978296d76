"""Rates replaced for a stated reason: a disaster, a base that closed, a large development."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError


@dataclass(frozen=True)
class Override:
    """Other values for some rows of a rate.

    Attributes
    ----------
    ages : tuple of str
        Age groups at the start of the step, by label.
    rates : Array
        What stands there instead, ``[sex, rows, area]`` or a number.
    reason : str
        Printed wherever the result is.
    sex : int or None
        `MALE` or `FEMALE`; both if None.
    """

    ages: tuple[str, ...]
    rates: Array
    reason: str
    sex: int | None = None

    def __post_init__(self) -> None:
        """Refuse an override without its reason."""
        if not self.reason.strip():
            raise ValueError("an override needs its reason")


def overridden(rates: Array, overrides: Sequence[Override], ages: AgeGroups) -> Array:
    """Return rates with the rows of every override replaced, the later one winning.

    Parameters
    ----------
    rates : Array
        ``[sex, rows, area]``.
    overrides : sequence of Override
    ages : AgeGroups

    Raises
    ------
    AgeGroupsError
        If an override names an age that is no row.

    Source
    ------
    METHOD 1, one-off events: the affected rates are replaced and the override recorded.
    """
    changed = np.array(rates)
    labels = ages.labels[: changed.shape[1]]
    for override in overrides:
        for label in override.ages:
            if label not in labels:
                raise AgeGroupsError(f'"{label}" is no row of these rates')
        rows = [labels.index(label) for label in override.ages]
        given = np.broadcast_to(override.rates, changed.shape)
        sexes = slice(None) if override.sex is None else slice(override.sex, override.sex + 1)
        changed[sexes, rows] = given[sexes, rows]
    return frozen(changed)
