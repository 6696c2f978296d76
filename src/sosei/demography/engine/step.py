"""One step of an engine: where it starts, where it ends, and what is noted of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.engine.components import (
    Clamp,
    Components,
    NegativePopulationError,
    below_zero,
    over_ages,
)
from sosei.demography.engine.control import Raking


@dataclass
class Step:
    """The step that an engine is at.

    Attributes
    ----------
    place : int
        Which step, from 0.
    year : int
        In which it ends.
    before, after : Array
        ``[sex, age, area]``, persons at its start and end.
    components : Components
        Of all steps; those of this one are filled in.
    ages, areas
        For messages.
    clamp : bool
        Whether cells below 0 are set to 0 and logged, or refused.
    raking : Raking or None
    clamps : list of Clamp
    """

    place: int
    year: int
    before: Array
    after: Array
    components: Components
    ages: AgeGroups
    areas: tuple[str, ...]
    clamp: bool
    raking: Raking | None
    clamps: list[Clamp] = field(default_factory=list)

    def not_below_zero(self, groups: slice) -> None:
        """Refuse cells below 0, or set them to 0 and log them.

        Raises
        ------
        NegativePopulationError
            If there are any, and they are not to be clamped.
        """
        cohorts = self.after[:, groups]
        if cohorts.min(initial=0.0) >= 0:
            return
        found = below_zero(cohorts, self.place)
        first = groups.start or 0
        cells = [clamp._replace(age=clamp.age + first) for clamp in found]
        if cells and not self.clamp:
            raise NegativePopulationError(cells, self.year, self.ages, self.areas)
        self.clamps += cells
        self.components.adjustment[self.place] -= over_ages(np.minimum(cohorts, 0.0))
        np.maximum(cohorts, 0.0, out=cohorts)

    def rake(self, count_children: Callable[[], None]) -> None:
        """Rake the older groups, count the children anew, and rake everybody."""
        if self.raking is None:
            return
        youngest = self.after[:, :1]
        np.maximum(youngest, 0.0, out=youngest)  # logged below, when they are counted anew
        older = over_ages(self.after[:, 1:])
        self.raking.older(self.after, self.place)
        self.components.adjustment[self.place] += over_ages(self.after[:, 1:]) - older
        count_children()
        self.not_below_zero(slice(0, 1))
        everybody = over_ages(self.after)
        self.raking.everybody(self.after, self.place)
        self.components.adjustment[self.place] += over_ages(self.after) - everybody
