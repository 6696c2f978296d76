"""Children by single year of age on 1 April, when the school year and the nursery year begin."""

from __future__ import annotations

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.known.regroup import ungroup

OLDEST = 18
"""Last single year that is told: the last year of senior high school begins at 17, ends at 18."""

GROUPED = AgeGroups(5, 30)
"""Groups that single years are made of: those above do not matter to children."""


def children_on_april_1(persons: Array, ages: AgeGroups) -> Array:
    r"""Return persons of ages 0 … 18 on 1 April of every year of a projection.

    .. math:: P_a(Apr) = \tfrac12 P_a(Oct-) + \tfrac12 P_a(Oct+)

    The October after is of the year itself. The October before is that of the year before; between
    two counts five years apart it lies on the straight line of the *cohort*, that is 4 in the one and 9 in the
    other. Where a cohort was not born yet at the count before, or there is none, its size is held.

    Parameters
    ----------
    persons : Array
        ``[year, sex, age, area]``, on 1 October; steps as wide as the age groups.
    ages : AgeGroups
        Of five years or one.

    Returns
    -------
    Array
        ``[year, 19, area]``, persons of both sexes.

    Source
    ------
    METHOD 7; docs/methods/sectors.md.
    """
    october = _october(persons.sum(axis=1), ages)
    now, later = october[:, : OLDEST + 1], october[:, 1 : OLDEST + 2]
    before = later.copy()
    if ages.width == 1:
        before[1:] = october[:-1, : OLDEST + 1]
    else:
        before[1:, 4:] += (october[:-1, : OLDEST - 3] - later[1:, 4:]) / 5
    return frozen((before + now) / 2)


def _october(together: Array, ages: AgeGroups) -> Array:
    """Return single years 0 … 19 and more, ``[year, age, area]``."""
    if ages.width == 1:
        return together
    young = ages.cut(0, GROUPED.open_from)
    rest = together[:, young.stop :].sum(axis=1, keepdims=True)
    grouped = np.concatenate([together[:, young], rest], axis=1)
    return ungroup(grouped, GROUPED, AgeGroups(1, GROUPED.open_from))
