"""An earlier projection against the count where its inputs are not known: by group only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.population import Basis, Population
from sosei.demography.told.attribution import GROUPS
from sosei.demography.told.indicators import AGE_BANDS, THREE_GROUPS

if TYPE_CHECKING:
    import polars as pl


class BasisWithoutBridgeError(AlignmentError):
    """A projection set against a census though it counts other people."""


@dataclass(frozen=True)
class GroupDifference:
    """Projected − counted by group only: without its inputs a projection has no components.

    Attributes
    ----------
    year : int
    areas : tuple of str
    projected, counted : Array
        ``[group, area]``, persons, in the order of `GROUPS`; the bridge is in `projected`.
    """

    year: int
    areas: tuple[str, ...]
    projected: Array
    counted: Array

    @property
    def difference(self) -> Array:
        """Projected − counted, ``[group, area]``, persons."""
        return self.projected - self.counted

    @property
    def error(self) -> Array:
        """Difference ÷ counted, ``[group, area]``, a share; nan where nobody was counted."""
        share: Array = np.full(self.counted.shape, np.nan)
        np.divide(self.difference, self.counted, out=share, where=self.counted > 0)
        return share

    def to_frame(self) -> pl.DataFrame:
        """Return area, year, group, component (``all``), projected, counted, difference, error."""
        import polars as pl  # noqa: PLC0415 - 0.1 s that an attribution alone need not pay

        areas = len(self.areas)
        columns = {
            name: getattr(self, name).T.ravel()
            for name in ("projected", "counted", "difference", "error")
        }
        return pl.DataFrame(
            {
                "area": pl.Series(self.areas).gather(np.repeat(np.arange(areas), len(GROUPS))),
                "year": [self.year] * (areas * len(GROUPS)),
                "group": list(GROUPS) * areas,
                "component": ["all"] * (areas * len(GROUPS)),
                **columns,
            }
        )


def difference_by_group(
    projected: Population, counted: Population, *, bridge: Array | None = None
) -> GroupDifference:
    """Set a projected population against a census, by group only.

    Parameters
    ----------
    projected : Population
        Any basis.
    counted : Population
        A census of the same year and areas; the age groups may differ, but not at 15 and 65.
    bridge : Array, optional
        ``[group, area]``, persons to add to the projection so that it counts what the census
        counts; needed where its basis is not the census.

    Returns
    -------
    GroupDifference

    Raises
    ------
    AlignmentError
        If years or areas differ, or the count is no census.
    BasisWithoutBridgeError
        If the projection stands on another basis and there is no bridge.
    """
    if (projected.year, projected.areas) != (counted.year, counted.areas):
        raise AlignmentError("projection and count differ in year or areas")
    if counted.basis is not Basis.CENSUS:
        raise AlignmentError(f"a review stands on census counts, not on {counted.basis}")
    if projected.basis is not Basis.CENSUS and bridge is None:
        raise BasisWithoutBridgeError(
            f"a projection of {projected.basis} needs a bridge to be set against a census"
        )
    ours = _groups_of(projected)
    if bridge is not None:
        if np.shape(bridge) != ours.shape:
            raise AlignmentError(f"the bridge is {np.shape(bridge)}, expected {ours.shape}")
        ours = ours + bridge
    return GroupDifference(counted.year, counted.areas, frozen(ours), frozen(_groups_of(counted)))


def _groups_of(population: Population) -> Array:
    return np.stack(
        [population.total, *(population.between(*AGE_BANDS[group]) for group in THREE_GROUPS)]
    )
