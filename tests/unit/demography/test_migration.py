"""Net migration by residual."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.base.errors import AlignmentError
from sosei.demography.engine.projection import project
from sosei.demography.known.migration import ResidualMethod, net_migration_by_residual
from sosei.demography.known.population import Basis, Population

SURVIVAL = np.linspace(0.99, 0.3, 36).reshape(2, 18)


def two_counts() -> tuple[Population, Population]:
    """Two censuses five years apart, in two areas."""
    random = np.random.default_rng(7202)
    start, end = random.uniform(100, 900, (2, 2, len(AGES), 2))
    areas = ("a", "b")
    return population(start, year=2010, areas=areas), population(end, year=2015, areas=areas)


def test_the_forward_rate_returns_the_second_count_exactly_when_projected() -> None:
    start, end = two_counts()
    rate = net_migration_by_residual(start, end, SURVIVAL).rate
    ratio = end.between(0, 5) / end.between(15, 50, sex=1)
    held = assumptions(
        1,
        survival=SURVIVAL[:, :, None],
        net_rate=rate,
        child_woman_ratio=ratio,
        start=2010,
        areas=start.areas,
    )
    projected = project(start, held).at(2015)
    assert projected[:, 1:] == pytest.approx(end.persons[:, 1:], rel=1e-12)
    assert projected[:, 0].sum(axis=0) == pytest.approx(end.between(0, 5), rel=1e-12)


def test_migrants_by_the_reverse_method_would_have_died_like_everyone() -> None:
    start, end = two_counts()
    reverse = net_migration_by_residual(start, end, SURVIVAL, ResidualMethod.REVERSE)
    survivors = (reverse.at_risk + reverse.count) * SURVIVAL[:, :, None]
    assert survivors == pytest.approx(end.persons[:, 1:])


def test_the_average_method_is_half_the_sum_of_both() -> None:
    start, end = two_counts()
    forward, reverse, average = (
        net_migration_by_residual(start, end, SURVIVAL, method).count
        for method in (ResidualMethod.FORWARD, ResidualMethod.REVERSE, ResidualMethod.AVERAGE)
    )
    assert average == pytest.approx((forward + reverse) / 2)
    assert not np.allclose(forward, reverse)


def test_the_last_two_groups_move_together() -> None:
    start, end = even(100.0, year=2010), even(100.0)
    moved = net_migration_by_residual(start, end, np.full((2, 18), 0.4))
    assert moved.at_risk[0, 17, 0] == 200
    assert moved.count[0, 17, 0] == pytest.approx(100 - 0.4 * 200)
    assert moved.rate[0, 17, 0] == pytest.approx(0.1)


def test_where_nobody_lived_there_is_no_rate() -> None:
    start, end = even(0.0, year=2010), even(100.0)
    moved = net_migration_by_residual(start, end, SURVIVAL)
    assert np.all(moved.rate == 0)
    assert np.all(moved.count == 100)


def test_counts_of_two_bases_are_never_subtracted() -> None:
    with pytest.raises(AlignmentError, match="register"):
        net_migration_by_residual(even(year=2010), even(basis=Basis.REGISTER), SURVIVAL)


def test_counts_of_other_areas_are_refused() -> None:
    with pytest.raises(AlignmentError, match="areas"):
        net_migration_by_residual(even(year=2010), even(areas=("07203",)), SURVIVAL)


def test_counts_ten_years_apart_are_refused() -> None:
    with pytest.raises(AlignmentError, match="one step of 5 years"):
        net_migration_by_residual(even(year=2005), even(year=2015), SURVIVAL)


def test_survival_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        net_migration_by_residual(even(year=2010), even(), SURVIVAL * 0)
