"""Projections as the three tidy tables of EXCHANGE."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from sosei.base.arrays import Array
from sosei.demography.engine.projection import Projection
from sosei.demography.told.indicators import indicators_frame


class Run(NamedTuple):
    """One scenario's projection."""

    scenario: str
    projection: Projection
    survival_from_birth: Array | None = None
    """S_b, ``[sex]``: with it, five-year groups have births and life expectancy."""


def population_table(runs: Sequence[Run]) -> pl.DataFrame:
    """Return scenario, area, year, sex, age, population; unrounded persons."""
    return _stack(runs, lambda run: run.projection.to_frame())


def components_table(runs: Sequence[Run]) -> pl.DataFrame:
    """Return scenario, area, from, to and the components of every step, persons."""
    return _stack(runs, lambda run: _components(run.projection))


def indicators_table(runs: Sequence[Run]) -> pl.DataFrame:
    """Return scenario, area, year, indicator, value."""
    return _stack(runs, lambda run: indicators_frame(run.projection, run.survival_from_birth))


def _stack(runs: Sequence[Run], frame: Callable[[Run], pl.DataFrame]) -> pl.DataFrame:
    parts = [frame(run).select(pl.lit(run.scenario).alias("scenario"), pl.all()) for run in runs]
    return pl.concat(parts)


def _components(projection: Projection) -> pl.DataFrame:
    steps, areas = len(projection.years) - 1, len(projection.areas)
    keys = {
        "area": pl.Series(projection.areas).gather(np.repeat(np.arange(areas), steps)),
        "from": np.tile(projection.years[:-1], areas),
        "to": np.tile(projection.years[1:], areas),
    }
    values = {name: array.T.ravel() for name, array in projection.components._asdict().items()}
    return pl.DataFrame({**keys, **values})
