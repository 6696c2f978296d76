"""Every rate of a run, by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError, NotSupportedError
from sosei.demography.assumed.flows import GrossFlows, Offset
from sosei.demography.known.population import SEXES


def rows_of(ages: AgeGroups) -> int:
    """Return the number of rows of a rate: G − 1 for five-year groups, G for single years."""
    return len(ages) if ages.width == 1 else len(ages) - 1


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """Rates of all steps of a projection; docs/methods/engines.md says what a row is.

    Attributes
    ----------
    start : int
        Year in which the first step starts.
    ages : AgeGroups
        Five-year groups or single years.
    areas : tuple of str
    survival : Array
        S, ``[step, sex, rows, area]``, 0 to 1.
    net_rate : Array
        N, the same shape, net migrants of the step per person at its start.
    net_count : Array or None
        C, the same shape, net migrants of the step, labelled by age at its start.
    gross : GrossFlows or None
        Instead of net migration.
    offset : Offset or None
    arrivals : Array or None
        H, ``[step, sex, age, area]``, persons who come in evenly through the step.
    child_woman_ratio : Array or None
        Five-year: ``[step, area]``, children 0–4 per woman 15–49, both at the end of the step.
    cwr_per_tfr : Array or None
        Five-year: k, ``[step, area]``; nan where it is not known.
    asfr : Array or None
        Single-year: f, ``[step, age, area]``, births per woman per year.
    males_per_100_females : Array
        ``[step, area]``, of ages 0–4 (five-year) or of births (single-year).
    """

    start: int
    ages: AgeGroups
    areas: tuple[str, ...]
    survival: Array
    net_rate: Array
    males_per_100_females: Array
    child_woman_ratio: Array | None = None
    cwr_per_tfr: Array | None = None
    asfr: Array | None = None
    net_count: Array | None = None
    gross: GrossFlows | None = None
    offset: Offset | None = None
    arrivals: Array | None = None

    def __post_init__(self) -> None:
        """Freeze the arrays, check their shapes and that fertility has the engine's form."""
        for name, shape in self._shapes().items():
            value = getattr(self, name)
            if value is None:
                continue
            if np.shape(value) != shape:
                raise AlignmentError(f"{name} is {np.shape(value)}, expected {shape}")
            object.__setattr__(self, name, frozen(value))
        single = self.ages.width == 1
        if (self.asfr is not None) != single or (self.child_woman_ratio is not None) == single:
            form = "asfr" if single else "child_woman_ratio"
            raise AlignmentError(f"groups of {self.ages.width} year(s) need {form}, and it alone")
        if self.asfr is not None and np.any(self.asfr[:, 0] > 0):
            raise ValueError("asfr at age 0 must be 0")

    def _shapes(self) -> dict[str, tuple[int, ...]]:
        steps, areas, groups = self.steps, len(self.areas), len(self.ages)
        cells = (steps, len(SEXES), rows_of(self.ages), areas)
        per_area = (steps, areas)
        return {
            "survival": cells,
            "net_rate": cells,
            "net_count": cells,
            "arrivals": (steps, len(SEXES), groups, areas),
            "child_woman_ratio": per_area,
            "males_per_100_females": per_area,
            "cwr_per_tfr": per_area,
            "asfr": (steps, groups, areas),
        }

    def until(self, year: int) -> Assumptions:
        """Return the assumptions of the steps that end in `year` or before."""
        steps = slice(sum(end <= year for end in self.ends))
        arrays: dict[str, Any] = {name: value[steps] for name, value in self.arrays.items()}
        return replace(
            self,
            gross=None if self.gross is None else self.gross.of_steps(steps),
            offset=None if self.offset is None else self.offset.of_steps(steps),
            **arrays,
        )

    @property
    def arrays(self) -> dict[str, Array]:
        """Every array that each area has for itself and that is given, by name."""
        found = {name: getattr(self, name) for name in self._shapes()}
        return {name: value for name, value in found.items() if value is not None}

    def of_areas(self, keep: slice) -> Assumptions:
        """Return the assumptions of some of the areas.

        Raises
        ------
        NotSupportedError
            If migration goes through a pool of all areas.
        """
        if self.gross is not None:
            raise NotSupportedError("some areas of a common pool")
        arrays: dict[str, Any] = {
            name: value[..., keep]
            for name in self._shapes()
            if (value := getattr(self, name)) is not None
        }
        return replace(self, areas=self.areas[keep], **arrays)

    @property
    def children_per_woman(self) -> Array:
        """The child–woman ratio of five-year assumptions, ``[step, area]``."""
        if self.child_woman_ratio is None:
            raise AlignmentError("single-year assumptions have no child–woman ratio")
        return self.child_woman_ratio

    @property
    def birth_rates(self) -> Array:
        """The age-specific fertility rates of single-year assumptions, ``[step, age, area]``."""
        if self.asfr is None:
            raise AlignmentError("five-year assumptions have no age-specific fertility rates")
        return self.asfr

    @property
    def steps(self) -> int:
        """Number of steps."""
        return int(np.shape(self.survival)[0])

    @property
    def starts(self) -> tuple[int, ...]:
        """Year in which each step starts."""
        return tuple(self.start + self.ages.width * step for step in range(self.steps))

    @property
    def ends(self) -> tuple[int, ...]:
        """Year in which each step ends."""
        return tuple(start + self.ages.width for start in self.starts)


def constant(  # noqa: PLR0913 - every rate by its name
    start: int,
    steps: int,
    ages: AgeGroups,
    areas: tuple[str, ...],
    *,
    survival: Array,
    net_rate: Array,
    males_per_100_females: Array,
    child_woman_ratio: Array | None = None,
    cwr_per_tfr: Array | None = None,
    asfr: Array | None = None,
) -> Assumptions:
    """Hold the same rates through every step.

    Parameters
    ----------
    start, steps : int
        Year of the first step's start, and the number of steps.
    survival, net_rate : Array
        ``[sex, rows]`` or ``[sex, rows, area]``.
    child_woman_ratio, males_per_100_females, cwr_per_tfr : Array
        A number, or ``[area]``.
    asfr : Array
        ``[age]`` or ``[age, area]``.
    """
    cells = (steps, len(SEXES), rows_of(ages), len(areas))

    def held(values: Array | None, shape: tuple[int, ...], per_area: int) -> Array | None:
        if values is None:
            return None
        array = np.asarray(values, dtype=float)
        return np.broadcast_to(array if array.ndim in (0, per_area) else array[..., None], shape)

    return Assumptions(
        start=start,
        ages=ages,
        areas=areas,
        survival=np.broadcast_to(survival[..., None] if survival.ndim == 2 else survival, cells),
        net_rate=np.broadcast_to(net_rate[..., None] if net_rate.ndim == 2 else net_rate, cells),
        males_per_100_females=np.broadcast_to(males_per_100_females, (steps, len(areas))),
        child_woman_ratio=held(child_woman_ratio, (steps, len(areas)), 1),
        cwr_per_tfr=held(cwr_per_tfr, (steps, len(areas)), 1),
        asfr=held(asfr, (steps, len(ages), len(areas)), 2),
    )
