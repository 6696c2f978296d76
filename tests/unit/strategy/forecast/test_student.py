"""Student's t as tables have it."""

from __future__ import annotations

import pytest

from sosei.strategy.forecast.student import below, quantile


@pytest.mark.parametrize(
    ("probability", "degrees", "value"),
    [
        (0.9, 1, 3.077684),
        (0.9, 2, 1.885618),
        (0.9, 3, 1.637744),
        (0.975, 4, 2.776445),
        (0.95, 5, 2.015048),
        (0.9, 10, 1.372184),
        (0.9, 30, 1.310415),
        (0.5, 7, 0.0),
        (0.1, 3, -1.637744),
    ],
)
def test_quantiles_are_those_of_printed_tables(
    probability: float, degrees: int, value: float
) -> None:
    assert quantile(probability, degrees) == pytest.approx(value, abs=5e-7)


def test_a_quantile_is_where_its_probability_is_reached() -> None:
    for degrees in range(1, 12):
        assert below(quantile(0.8, degrees), degrees) == pytest.approx(0.8)
