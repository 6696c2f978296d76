"""Quantiles by bins are the exact ones."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.quantiles import quantiles

AT = np.array([0.0, 0.025, 0.1, 0.5, 0.9, 0.975, 1.0])
RANDOM = np.random.default_rng(3)
ROWS = {
    "normal": RANDOM.normal(50_000, 4_000, 1000),
    "one far away": np.append(RANDOM.normal(0, 1, 999), 1e9),
    "whole numbers": np.floor(RANDOM.uniform(0, 12, 1000)),
    "on both sides of nought": RANDOM.normal(0, 4_000, 1000),
    "all alike": np.full(1000, 7.5),
    "two": np.array([3.0, 1.0]),
    "one": np.array([3.0]),
}


@pytest.mark.parametrize("values", ROWS.values(), ids=ROWS)
def test_they_are_interpolated_between_order_statistics(values: Array) -> None:
    found = np.empty((2, len(AT)))
    quantiles(np.stack([values, values[::-1]]), AT, found)
    for row in found:
        assert row == pytest.approx(np.quantile(values, AT), rel=1e-15)


def test_what_is_no_number_has_no_quantile() -> None:
    found = np.empty((1, len(AT)))
    quantiles(np.array([[1.0, np.nan, 3.0]]), AT, found)
    assert np.all(np.isnan(found))


def test_numbers_without_end_are_ordered_too() -> None:
    found = np.empty((1, 1))
    quantiles(np.array([[-np.inf, -3.0, -0.5, 0.0, 2.0, np.inf, 7.0]]), np.array([0.5]), found)
    assert found[0, 0] == 0.0
