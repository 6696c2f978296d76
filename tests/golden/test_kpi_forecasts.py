"""What the rule for indicators is worth on official series: each municipality as one package of ten indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.strategy import indicator

from sosei.strategy.forecast.known import Known
from sosei.strategy.forecast.tried import Tried, tried
from sosei.strategy.indicator import Indicator, Observation
from sosei.strategy.package import Package

NATURES = {
    "births": "flow",
    "deaths": "flow",
    "in_total": "flow",
    "out_total": "flow",
    "social": "net_flow",
    "natural": "net_flow",
    "total": "stock",
    "households": "stock",
    "social_rate": "index",
    "natural_rate": "index",
}
TOWNS = 150


@pytest.fixture(scope="module")
def measured(shared_data: Path) -> Tried:
    register = pl.read_parquet(shared_data / "register_dynamics_2016_2020.parquet")
    whole = register.filter(pl.len().over("code") == 5).drop_nulls(list(NATURES))
    codes = np.random.default_rng(1).permutation(whole["code"].unique().sort().to_numpy())
    chosen = whole.filter(pl.col("code").is_in(list(codes[:TOWNS]))).sort("jan1_year")
    towns = chosen.partition_by("code")
    known = [Known.of(_package(town.to_dict(as_series=False))) for town in towns]
    return Tried(tuple(case for each in known for case in tried(each, 2020).cases))


def _package(town: Mapping[str, list[float]]) -> Package:
    of = [_indicator(name, nature) for name, nature in NATURES.items()]
    years = [int(year) for year in town["jan1_year"]]
    return Package(
        indicators=tuple(of),
        observations=tuple(
            Observation(i.id, year, value=Decimal(str(value)))
            for i in of
            for year, value in zip(years, town[i.id], strict=True)
        ),
    )


def _indicator(name: str, nature: str) -> Indicator:
    return replace(indicator(nature, "up", None, None, 1, 2025), id=name)


def test_the_intervals_hold_what_the_page_says(measured: Tried) -> None:
    assert measured.count > 2000
    assert measured.held
    assert measured.share == pytest.approx(0.84, abs=0.02)


@pytest.mark.parametrize(("years", "share"), [(1, 0.82), (2, 0.90)])
def test_one_and_two_years_ahead(measured: Tried, years: int, share: float) -> None:
    as_far = Tried(tuple(case for case in measured.cases if case[0] == years))
    assert as_far.share == pytest.approx(share, abs=0.02)
