"""Every rate of a run, by step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.population import SEXES


@dataclass(frozen=True)
class Assumptions:
    """Rates of all steps of a five-year projection.

    Attributes
    ----------
    start : int
        Year in which the first step starts.
    ages : AgeGroups
    areas : tuple of str
    survival : Array
        S, ``[step, sex, G − 1, area]``, 0 to 1; the last row moves the last two groups together.
    net_rate : Array
        N, the same shape, per person at the start of the step, added to S.
    child_woman_ratio : Array
        ``[step, area]``, children 0–4 per woman 15–49, both at the end of the step.
    males_per_100_females : Array
        ``[step, area]``, of ages 0–4.
    net_count : Array or None
        M, the shape of `survival`, persons in the whole step, labelled by age at its start and
        added at its end.
    cwr_per_tfr : Array or None
        k, ``[step, area]``; nan where it is not known.
    """

    start: int
    ages: AgeGroups
    areas: tuple[str, ...]
    survival: Array
    net_rate: Array
    child_woman_ratio: Array
    males_per_100_females: Array
    net_count: Array | None = None
    cwr_per_tfr: Array | None = None

    def __post_init__(self) -> None:
        """Freeze the arrays and check their shapes."""
        cells = (self.steps, len(SEXES), len(self.ages) - 1, len(self.areas))
        per_area = (self.steps, len(self.areas))
        shapes = {
            "survival": cells,
            "net_rate": cells,
            "net_count": cells,
            "child_woman_ratio": per_area,
            "males_per_100_females": per_area,
            "cwr_per_tfr": per_area,
        }
        for name, shape in shapes.items():
            value = getattr(self, name)
            if value is None:
                continue
            if np.shape(value) != shape:
                raise AlignmentError(f"{name} is {np.shape(value)}, expected {shape}")
            object.__setattr__(self, name, frozen(value))

    @property
    def steps(self) -> int:
        """Number of steps."""
        return int(np.shape(self.survival)[0])

    @property
    def ends(self) -> tuple[int, ...]:
        """Year in which each step ends."""
        width = self.ages.width
        return tuple(self.start + width * (step + 1) for step in range(self.steps))


def constant(  # noqa: PLR0913 - every rate by its name
    start: int,
    steps: int,
    ages: AgeGroups,
    areas: tuple[str, ...],
    *,
    survival: Array,
    net_rate: Array,
    child_woman_ratio: Array,
    males_per_100_females: Array,
    cwr_per_tfr: Array | None = None,
) -> Assumptions:
    """Hold the same rates through every step.

    Parameters
    ----------
    start, steps : int
        Year of the first step's start, and the number of steps.
    survival, net_rate : Array
        ``[sex, G − 1]`` or ``[sex, G − 1, area]``.
    child_woman_ratio, males_per_100_females, cwr_per_tfr : Array
        A number, or ``[area]``.
    """
    cells = (steps, len(SEXES), len(ages) - 1, len(areas))
    per_area = (steps, len(areas))

    def by_cell(rates: Array) -> Array:
        return np.broadcast_to(rates[..., None] if rates.ndim == 2 else rates, cells)

    return Assumptions(
        start=start,
        ages=ages,
        areas=areas,
        survival=by_cell(survival),
        net_rate=by_cell(net_rate),
        child_woman_ratio=np.broadcast_to(child_woman_ratio, per_area),
        males_per_100_females=np.broadcast_to(males_per_100_females, per_area),
        cwr_per_tfr=None if cwr_per_tfr is None else np.broadcast_to(cwr_per_tfr, per_area),
    )
