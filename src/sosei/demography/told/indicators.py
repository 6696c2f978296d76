"""Indicators of a population by year and area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import FEMALE

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

WOMEN = {"women_15_49": (15, 50), "women_20_39": (20, 40)}


def indicators(projection: Projection) -> dict[str, Array]:
    """Return every indicator that the age groups allow.

    Parameters
    ----------
    projection : Projection

    Returns
    -------
    dict of str to Array
        ``[year, area]`` each: persons; shares (0–1) for ``ageing_rate`` and ``dependency_ratio``;
        children per woman for ``child_woman_ratio`` and ``tfr``. nan where a figure is not
        defined: nobody in the denominator, or a TFR in the base year or without a conversion.

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
        told["ageing_rate"] = _ratio(told["age_65_plus"], told["total"])
        dependent = told["age_0_14"] + told["age_65_plus"]
        told["dependency_ratio"] = _ratio(dependent, told["age_15_64"])
    children = projection.between(0, 5)
    told["child_woman_ratio"] = _ratio(children, told["women_15_49"])
    told["tfr"] = _tfr(projection)
    return told


def indicators_frame(projection: Projection) -> pl.DataFrame:
    """Return a tidy table: area, year, indicator, value; what is not defined is left out."""
    import polars as pl  # noqa: PLC0415 - 0.1 s that an engine alone need not pay

    told = indicators(projection)
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


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)


def _tfr(projection: Projection) -> Array:
    """TFR of each step at its end, where the conversion is known."""
    tfr = np.full_like(projection.total, np.nan)
    per_tfr = projection.assumptions.cwr_per_tfr
    if per_tfr is not None:
        tfr[1:] = _ratio(projection.assumptions.child_woman_ratio, np.asarray(per_tfr))
    return tfr
