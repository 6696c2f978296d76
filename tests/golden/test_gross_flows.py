"""How much of the change of net migration is who leaves, and how much who comes: the register of 2015–2019."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from sosei.base.arrays import Array
from sosei.demography.ensemble.estimate import spread
from sosei.demography.ensemble.processes import LEAVING

LAGS = (1, 2, 3, 4)


@pytest.fixture(scope="module")
def rates(shared_data: Path) -> tuple[Array, Array]:
    """Out- and in-rates less the nation's, ``[area, year]``, of municipalities of 20,000 and more."""
    frame = pl.read_parquet(shared_data / "register_dynamics_2016_2020.parquet")
    frame = frame.filter(~pl.col("code").str.ends_with("000")).sort("code", "jan1_year")
    years = frame["jan1_year"].n_unique()
    whole = frame.group_by("code").len().filter(pl.col("len") == years)["code"]
    frame = frame.filter(pl.col("code").is_in(whole.to_list()))
    persons, out, into = (
        np.nan_to_num(frame[name].to_numpy().reshape(-1, years))
        for name in ("total", "out_dom", "in_dom")
    )
    usual = (persons.min(axis=1) >= 20_000) & (out.min(axis=1) > 0) & (into.min(axis=1) > 0)
    assert int(usual.sum()) == 1286
    each = [flow[usual] / persons[usual] for flow in (out, into)]
    return each[0] - each[0].mean(axis=0), each[1] - each[1].mean(axis=0)


def test_half_of_it_is_who_leaves(rates: tuple[Array, Array]) -> None:
    out, into = rates
    shares, sums, together = [], [], []
    for lag in LAGS:
        left, came = ((each[:, lag:] - each[:, :-lag]).ravel() for each in (out, into))
        shares.append(spread(left) / (spread(left) + spread(came)))
        sums.append((spread(left) + spread(came)) / spread(came - left))
        together.append(np.corrcoef(left, came)[0, 1])
    assert shares == pytest.approx([0.456, 0.442, 0.463, 0.461], abs=5e-4)
    assert np.mean(shares) == pytest.approx(LEAVING, abs=0.006)
    assert sums == pytest.approx([1.02, 1.06, 1.14, 1.15], abs=6e-3)
    assert together == pytest.approx([0.03, 0.07, 0.11, 0.18], abs=6e-3)
