"""The official readings as the tidy table of EXCHANGE."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError
from sosei.demography.told.official import (
    OfficialRuns,
    decline_20_39,
    decline_stage,
    degrees,
    natural_influence,
    nine_class,
    social_influence,
)
from sosei.demography.told.thresholds import NATURAL_INFLUENCE, SOCIAL_INFLUENCE

SERIES = ("pattern1", "simulation1", "simulation2")

Reading = Sequence[float | int | str | None]
"""One value by area; None or nan where it is not defined."""


def readings(runs: OfficialRuns) -> dict[str, Reading]:
    """Return every reading at the horizon by its name, ``[area]``.

    Parameters
    ----------
    runs : OfficialRuns

    Returns
    -------
    dict of str to sequence
        Ratios and shares as floats, degrees 1–5 as integers, stage and class as words; None where
        a reading is not defined: nobody in a denominator, or ages that cannot be cut at 65.
    """
    natural, social = natural_influence(runs), social_influence(runs)
    closed, with_migration = decline_20_39(runs.closed), decline_20_39(runs.pattern1)
    return {
        "natural_influence": natural.tolist(),
        "social_influence": social.tolist(),
        "natural_influence_degree": _known(degrees(natural, NATURAL_INFLUENCE), natural),
        "social_influence_degree": _known(degrees(social, SOCIAL_INFLUENCE), social),
        "decline_stage": _stages(runs),
        "closed_decline_20_39": closed.tolist(),
        "decline_20_39": with_migration.tolist(),
        "nine_class": [
            None if np.isnan(one + other) else nine_class(one, other)
            for one, other in zip(closed, with_migration, strict=True)
        ],
    }


def official_table(runs: OfficialRuns) -> pl.DataFrame:
    """Return area, year, series, indicator, value.

    Each area has the totals of the three series in every year, then its readings at the horizon.
    A reading compares series and is none of them: it stands under its own name in both columns.
    Values are text: numbers in the shortest form that reads back the same, degrees, stages and
    classes as they are. What is not defined is left out.
    """
    years = runs.pattern1.years
    totals = {name: getattr(runs, name).total.tolist() for name in SERIES}
    told = readings(runs)
    rows = [
        row
        for place, area in enumerate(runs.pattern1.areas)
        for row in (
            *(
                (area, year, name, "total", repr(totals[name][step][place]))
                for name in SERIES
                for step, year in enumerate(years)
            ),
            *(
                (area, years[-1], name, name, str(values[place]))
                for name, values in told.items()
                if _is_defined(values[place])
            ),
        )
    ]
    schema = {
        "area": pl.String,
        "year": pl.Int64,
        "series": pl.String,
        "indicator": pl.String,
        "value": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _stages(runs: OfficialRuns) -> Reading:
    projection = runs.pattern1
    try:
        old = projection.between(65)
    except AgeGroupsError:
        return [None] * len(projection.areas)
    return decline_stage(projection.years, projection.total, old)


def _known(classes: NDArray[np.int64], of: Array) -> Reading:
    return [
        None if np.isnan(value) else int(degree) for degree, value in zip(classes, of, strict=True)
    ]


def _is_defined(value: float | str | None) -> bool:
    return value is not None and not (isinstance(value, float) and np.isnan(value))
