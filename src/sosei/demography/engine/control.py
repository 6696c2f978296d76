r"""Raking: populations of groups of areas brought to given totals in every step.

.. math::
    \lambda^1_b = T_b \Big/ \sum_{i \in b} \hat P_i, \qquad
    \lambda^2_b = T_b \Big/ \sum_{i \in b} P^{1}_i

The first factor meets every group but the youngest, then children are counted anew, then the
second meets all: so that the women who bear them are raked already (METHOD 1, 一律補正;
docs/methods/engines.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import SoseiError
from sosei.demography.known.population import SEXES


class ImpossibleCell(NamedTuple):
    """A block whose target cannot be reached; `sex` and `age` are empty where they are all."""

    step: int
    group: str
    sex: str
    age: str
    persons: float
    target: float


class ImpossibleTargetError(SoseiError, ValueError):
    """A target of 0 where somebody lives, or above 0 where nobody does."""

    def __init__(self, cells: list[ImpossibleCell]) -> None:
        self.cells = cells
        named = "; ".join(
            f"{cell.group}, {cell.sex or 'both sexes'}, {cell.age or 'all ages'}: "
            f"{cell.persons:g} persons, target {cell.target:g}"
            for cell in cells[:5]
        )
        more = " …" if len(cells) > 5 else ""
        super().__init__(f"step {cells[0].step + 1}: {named}{more}")


@dataclass(frozen=True)
class Targets:
    """Totals that groups of areas are raked to at the end of each step.

    Attributes
    ----------
    totals : Array
        T, ``[step, sex, age, group]``, persons; the sex axis has length 2, or 1 for both
        together; the age axis has every age group, or length 1 for all together. nan: no target
        for that block.
    group_of : NDArray
        ``[area]``, place of the group that each area belongs to.
    groups : tuple of str
        Names of the groups, for messages.
    """

    totals: Array
    group_of: NDArray[np.int64]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Factors:
    """What a raked run multiplied by, for use in other scenarios.

    Attributes
    ----------
    first, second : Array
        ``[step, sex, age, group]``, in the blocks of the targets.
    group_of : NDArray
        ``[area]``.
    """

    first: Array
    second: Array
    group_of: NDArray[np.int64]

    @property
    def largest_change(self) -> float:
        """The largest |λ − 1| over all blocks and steps."""
        return float(np.max(np.abs(self.first * self.second - 1), initial=0.0))


Control = Targets | Factors


class Raking:
    """Applies a control step by step, and remembers the factors."""

    def __init__(self, control: Control, ages: AgeGroups) -> None:
        self.control, self.ages = control, ages
        shape = control.totals.shape if isinstance(control, Targets) else control.first.shape
        self._first, self._second = np.ones(shape), np.ones(shape)

    @property
    def factors(self) -> Factors:
        """The factors of the steps run so far."""
        return Factors(self._first, self._second, self.control.group_of)

    def older(self, after: Array, step: int) -> None:
        """Apply the first factor to every group but the youngest."""
        factor = self._factor(after, step, self._first)
        if factor.shape[1] > 1:
            factor[:, 0] = 1  # the youngest by themselves meet the second factor alone
        spread = np.broadcast_to(factor[..., self.control.group_of], after.shape)
        after[:, 1:] *= spread[:, 1:]

    def everybody(self, after: Array, step: int) -> None:
        """Apply the second factor to all groups."""
        after *= self._factor(after, step, self._second)[..., self.control.group_of]

    def _factor(self, after: Array, step: int, kept: Array) -> Array:
        if isinstance(self.control, Factors):
            given = self.control.first if kept is self._first else self.control.second
            kept[step] = given[step]
        else:
            kept[step] = self._solve(after, self.control, step, first=kept is self._first)
        factor: Array = kept[step]
        return factor

    def _solve(self, after: Array, targets: Targets, step: int, *, first: bool) -> Array:
        wanted = targets.totals[step]
        sums = _by_block(after, wanted.shape, targets.group_of)
        asked = ~np.isnan(wanted)
        impossible = asked & ((sums == 0) != (wanted == 0))
        if first and wanted.shape[1] > 1:
            impossible[:, 0] = False
        if np.any(impossible):
            raise ImpossibleTargetError(self._named(impossible, wanted, sums, targets, step))
        factor: Array = np.ones_like(sums)
        np.divide(wanted, sums, out=factor, where=asked & (sums > 0))
        return factor

    def _named(
        self, impossible: NDArray[np.bool_], wanted: Array, sums: Array, targets: Targets, step: int
    ) -> list[ImpossibleCell]:
        by_sex, by_age = impossible.shape[0] > 1, impossible.shape[1] > 1
        return [
            ImpossibleCell(
                step,
                targets.groups[group],
                SEXES[sex] if by_sex else "",
                self.ages.labels[age] if by_age else "",
                float(sums[sex, age, group]),
                float(wanted[sex, age, group]),
            )
            for sex, age, group in np.argwhere(impossible)
        ]


def _by_block(persons: Array, shape: tuple[int, ...], group_of: NDArray[np.int64]) -> Array:
    """Sum ``[sex, age, area]`` over the blocks of the targets."""
    sexes, ages, groups = shape
    reduced = persons if sexes > 1 else persons.sum(axis=0, keepdims=True)
    reduced = reduced if ages > 1 else reduced.sum(axis=1, keepdims=True)
    sums = np.zeros(shape)
    for group in range(groups):
        sums[..., group] = reduced[..., group_of == group].sum(axis=-1)
    return sums
