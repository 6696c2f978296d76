"""Indicators of a population by year and area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError
from sosei.base.messages import Both
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import FEMALE
from sosei.demography.told.age_measures import mean_age, median_age, ratio, sex_ratio
from sosei.demography.told.retention import retention_by_year
from sosei.demography.told.vital import births, crude_rate, life_expectancy_by_step

if TYPE_CHECKING:
    import polars as pl

AGE_BANDS: dict[str, tuple[int, int | None]] = {
    "age_0_14": (0, 15),
    "age_15_64": (15, 65),
    "age_65_plus": (65, None),
    "age_75_plus": (75, None),
}
"""Persons between two ages; the first three are the three age groups, in this order."""

THREE_GROUPS = ("age_0_14", "age_15_64", "age_65_plus")

LIFE_EXPECTANCY = ("life_expectancy_male", "life_expectancy_female")
"""e₀ by sex, in the order of the sex axis."""

WOMEN = {"women_15_49": (15, 50), "women_20_39": (20, 40)}


SEX_RATIOS: dict[str, tuple[int, int | None]] = {
    "sex_ratio": (0, None),
    "sex_ratio_0_4": (0, 5),
    "sex_ratio_20_39": (20, 40),
}

SCHOOL_AGES = {"school_age_6_11": (6, 12), "school_age_12_14": (12, 15)}
"""小学校 and 中学校; at the date of the population, not at the start of a school year."""

MEAN_AGE_FROM = 85
"""Where the open group starts lower, its middle says too little for a mean age."""

NEEDS_SINGLE_YEARS = Both("needs single years of age", "各歳の人口が必要です")
NEEDS_SURVIVAL_FROM_BIRTH = Both(
    "needs the survival from birth to ages 0–4", "出生から0～4歳までの生残率が必要です"
)


def unavailable(ages: AgeGroups, *, survival_from_birth: bool) -> dict[str, Both]:
    """Say which indicators these inputs cannot give, and why.

    Parameters
    ----------
    ages : AgeGroups
    survival_from_birth : bool
        Whether it is known; single years have it in their survival.
    """
    if ages.width == 1:
        return {}
    reasons = dict.fromkeys(SCHOOL_AGES, NEEDS_SINGLE_YEARS)
    if not survival_from_birth:
        reasons |= dict.fromkeys(("births", "crude_birth_rate"), NEEDS_SURVIVAL_FROM_BIRTH)
        reasons |= dict.fromkeys(LIFE_EXPECTANCY, NEEDS_SURVIVAL_FROM_BIRTH)
    return reasons


def indicators(
    projection: Projection, survival_from_birth: Array | None = None
) -> dict[str, Array]:
    """Return every indicator that the age groups and inputs allow.

    Parameters
    ----------
    projection : Projection
        Five-year groups or single years.
    survival_from_birth : Array, optional
        S_b, ``[sex]`` or ``[step, sex, area]``: with it, five-year groups have births and life
        expectancy.

    Returns
    -------
    dict of str to Array
        ``[year, area]`` each, what is of a step at its end.

        - persons: ``total``, ages, ``women_…``, ``school_age_…``; ``births`` and ``deaths`` of the
          whole step (``deaths`` as in the components);
        - shares (0–1): ``ageing_rate``, the three dependency ratios, ``cohort_retention``;
        - children per woman: ``child_woman_ratio``, ``tfr``;
        - years: ``mean_age``, ``median_age``, ``life_expectancy_male``, ``life_expectancy_female``;
        - males per 100 females: ``sex_ratio…``;
        - per 1,000 person-years: ``crude_birth_rate``, ``crude_death_rate``.

        nan where a figure is not defined: nobody in the denominator, or the base year of what is
        of a step. What cannot be told at all is not there; `unavailable` says why.

    Source
    ------
    総務省統計局『国勢調査』用語の解説: 年齢3区分, 高齢化率 (65歳以上 ÷ 総数), 従属人口指数.
    """
    told: dict[str, Array] = {"total": projection.total}
    for name, (lower, upper) in AGE_BANDS.items():
        _tell(told, name, projection, lower, upper)
    for name, (lower, upper) in WOMEN.items():
        _tell(told, name, projection, lower, upper, FEMALE)
    if "age_65_plus" in told:
        told["ageing_rate"] = ratio(told["age_65_plus"], told["total"])
        dependent = told["age_0_14"] + told["age_65_plus"]
        told["dependency_ratio"] = ratio(dependent, told["age_15_64"])
    told["child_woman_ratio"] = ratio(projection.between(0, 5), told["women_15_49"])
    told["tfr"] = _tfr(projection)
    return told | _of_ages(projection, told) | _of_steps(projection, survival_from_birth)


def indicators_frame(
    projection: Projection, survival_from_birth: Array | None = None
) -> pl.DataFrame:
    """Return a tidy table: area, year, indicator, value; what is not defined is left out."""
    import polars as pl  # noqa: PLC0415 - 0.1 s that an engine alone need not pay

    told = indicators(projection, survival_from_birth)
    values = np.stack(list(told.values())).transpose(2, 1, 0)
    areas, years = len(projection.areas), len(projection.years)
    frame = pl.DataFrame(
        {
            "area": np.repeat(np.array(projection.areas, dtype=object), years * len(told)),
            "year": np.tile(np.repeat(projection.years, len(told)), areas),
            "indicator": list(told) * (areas * years),
            "value": values.ravel(),
        },
        schema_overrides={"area": pl.String},
    )
    return frame.filter(pl.col("value").is_not_nan())


def _tell(
    told: dict[str, Array],
    name: str,
    projection: Projection,
    lower: int,
    upper: int | None,
    sex: int | None = None,
) -> None:
    """Add one count, unless the open group starts below it."""
    try:
        told[name] = projection.between(lower, upper, sex)
    except AgeGroupsError:
        return


def _of_ages(projection: Projection, told: dict[str, Array]) -> dict[str, Array]:
    """Tell what the ages and sexes of every year say."""
    ages, persons = projection.ages, projection.persons
    more: dict[str, Array] = {}
    if "age_65_plus" in told:
        more["child_dependency_ratio"] = ratio(told["age_0_14"], told["age_15_64"])
        more["aged_dependency_ratio"] = ratio(told["age_65_plus"], told["age_15_64"])
    if ages.open_from >= MEAN_AGE_FROM:
        more["mean_age"] = mean_age(persons, ages)
    more["median_age"] = median_age(persons, ages)
    for name, bounds in SEX_RATIOS.items():
        more[name] = sex_ratio(persons, ages.cut(*bounds))
    if ages.width == 1:
        for name, (lower, upper) in SCHOOL_AGES.items():
            more[name] = projection.between(lower, upper)
    more["cohort_retention"] = retention_by_year(projection)
    return more


def _of_steps(projection: Projection, survival_from_birth: Array | None) -> dict[str, Array]:
    """Tell what happened in every step, at its end."""
    deaths = projection.components.deaths
    born = births(projection, survival_from_birth)
    lives = life_expectancy_by_step(projection, survival_from_birth)
    more = {"deaths": deaths, "crude_death_rate": crude_rate(deaths, projection)}
    if born is not None:
        more |= {"births": born, "crude_birth_rate": crude_rate(born, projection)}
    if lives is not None:
        more |= {name: lives[:, sex] for sex, name in enumerate(LIFE_EXPECTANCY)}
    return {name: _at_the_end(values) for name, values in more.items()}


def _at_the_end(of_steps: Array) -> Array:
    """Put values of steps at their ends, ``[year, area]``; nan in the base year."""
    told = np.full((len(of_steps) + 1, of_steps.shape[1]), np.nan)
    told[1:] = of_steps
    return told


def _tfr(projection: Projection) -> Array:
    """TFR of each step at its end, where it is given or the conversion is known."""
    tfr = np.full_like(projection.total, np.nan)
    assumptions = projection.assumptions
    if assumptions.asfr is not None:
        tfr[1:] = assumptions.asfr.sum(axis=1)
    elif assumptions.child_woman_ratio is not None and assumptions.cwr_per_tfr is not None:
        tfr[1:] = ratio(assumptions.child_woman_ratio, assumptions.cwr_per_tfr)
    return tfr
