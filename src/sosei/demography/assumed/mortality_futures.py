"""Survivorship by step from mortality futures: what Brass and Lee–Carter give the engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.brass import Brass
from sosei.demography.assumed.lee_carter import LeeCarter, index_for_life_expectancy
from sosei.demography.known.life_table import LifeTable
from sosei.demography.known.survival import survival_rows


def survival_by_step(tables: Sequence[LifeTable], ages: AgeGroups) -> Array:
    """Survivorship of every step from the life table in force during it.

    Parameters
    ----------
    tables : sequence of LifeTable
        One for each step, of its middle: 2.5 years after its start for five-year groups.
    ages : AgeGroups
        Of the population: single years (complete tables only) or five-year groups.

    Returns
    -------
    Array
        S, ``[step, sex, rows]`` or ``[step, sex, rows, area]``, 0 to 1, with the rows of
        docs/methods/engines.md.

    Raises
    ------
    AgeGroupsError
        If the tables end below the open group of `ages`, or are abridged where single years are
        needed.
    """
    return frozen(np.stack([survival_rows(table, ages) for table in tables]))


def related_survival(brass: Brass, standards: Sequence[LifeTable], ages: AgeGroups) -> Array:
    """Survivorship of areas that keep their level and slope beside a standard that moves.

    Parameters
    ----------
    brass : Brass
        Level and slope, ``[sex]`` or ``[sex, area]``.
    standards : sequence of LifeTable
        One for each step, such as the nation's.
    ages : AgeGroups
        Of the population.

    Returns
    -------
    Array
        S, ``[step, sex, rows]`` or ``[step, sex, rows, area]``, 0 to 1.

    Raises
    ------
    AgeGroupsError
        As `survival_by_step`.

    Source
    ------
    Brass (1971), On the scale of mortality.
    """
    tables = [replace(brass, standard=standard).life_table() for standard in standards]
    return survival_by_step(tables, ages)


def forecast_survival(model: LeeCarter, ages: AgeGroups, start: int, steps: int) -> Array:
    """Survivorship of the Lee–Carter forecast, the index being read in the middle of each step.

    Parameters
    ----------
    model : LeeCarter
    ages : AgeGroups
        Of the population; its width is the step, years.
    start, steps : int
        Year of the first step's start, and the number of steps.

    Returns
    -------
    Array
        S, ``[step, sex, rows]``, 0 to 1.

    Raises
    ------
    AgeGroupsError
        As `survival_by_step`.

    Source
    ------
    Lee and Carter (1992), Journal of the American Statistical Association 87.
    """
    middles = [start + ages.width * (step + 0.5) for step in range(steps)]
    return survival_by_step([model.life_table(model.forecast(time)) for time in middles], ages)


def survival_for_life_expectancy(
    model: LeeCarter, ages: AgeGroups, life_expectancy: Array
) -> Array:
    """Survivorship along a path of life expectancy, with the model's pattern by age.

    Parameters
    ----------
    model : LeeCarter
    ages : AgeGroups
        Of the population.
    life_expectancy : Array
        e₀, ``[step, sex]``, years, in the middle of each step.

    Returns
    -------
    Array
        S, ``[step, sex, rows]``, 0 to 1.

    Raises
    ------
    OutOfReachError
        If the model does not come to a life expectancy.
    AgeGroupsError
        As `survival_by_step`.

    Source
    ------
    METHOD 3: for a target e₀ find k by bisection.
    """
    indices = [index_for_life_expectancy(model, target) for target in life_expectancy]
    return survival_by_step([model.life_table(index) for index in indices], ages)
