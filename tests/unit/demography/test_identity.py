"""What stated differences must add up to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosei.demography.told.identity import (
    Identity,
    Point,
    Possible,
    Spread,
    identity_range,
    needed_ageing_rate,
    possible,
    rate_difference,
    vision_total,
)
from sosei.demography.told.stated import Allowed

PRINTED = Point(total=66_000, ageing_rate=0.42, young=10_000, working=23_000, aged=1_000)


def exact(point: Point) -> Identity:
    """Figures without any range."""
    return Identity(*(Spread(value, value, value) for value in point))


def test_the_difference_of_the_rates_follows_from_the_differences_of_the_groups() -> None:
    aged = 0.42 * 66_000
    assert vision_total(PRINTED) == 100_000
    assert rate_difference(PRINTED) == pytest.approx((aged + 1_000) / 100_000 - 0.42)


def test_the_needed_rate_gives_the_difference_again() -> None:
    needed = needed_ageing_rate(PRINTED, -0.16)
    assert rate_difference(PRINTED._replace(ageing_rate=needed)) == pytest.approx(-0.16)


def test_figures_without_a_range_have_one_answer() -> None:
    found = identity_range(exact(PRINTED), rate_difference)
    assert found.low == found.at == found.high == rate_difference(PRINTED)


def test_more_young_persons_lower_the_rate() -> None:
    wide = replace(exact(PRINTED), young=Spread(5_000, 10_000, 15_000))
    found = identity_range(wide, rate_difference)
    assert found.low == rate_difference(PRINTED._replace(young=15_000))
    assert found.high == rate_difference(PRINTED._replace(young=5_000))


@pytest.mark.parametrize(
    ("allowed", "verdict"),
    [
        (Allowed(-0.14, -0.12), Possible.FEASIBLE),
        (Allowed(-0.16, -0.14), Possible.TIGHT),
        (Allowed(-0.20, -0.16), Possible.IMPOSSIBLE),
    ],
)
def test_figures_agree_as_printed_at_an_edge_or_nowhere(
    allowed: Allowed, verdict: Possible
) -> None:
    assert possible(allowed, Spread(-0.15, -0.13, -0.11)) is verdict
