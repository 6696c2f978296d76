"""Paths, rules and scenarios."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, ratio

from sosei.base.errors import AlignmentError
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.assumed.scenario import (
    LeverWithoutConversionError,
    MigrationAt,
    Path,
    ScaleMigration,
    Scenario,
    TfrAt,
)

TARGETS = Path({2030: 2.0, 2018: 1.51, 2040: 2.2})


def test_a_path_is_straight_between_its_years_and_flat_outside() -> None:
    assert list(TARGETS.points) == [2018, 2030, 2040]
    assert [TARGETS.at(year) for year in (2000, 2018, 2024, 2035, 2060)] == pytest.approx(
        [1.51, 1.51, 1.755, 2.1, 2.2]
    )


@pytest.mark.parametrize("span", [(2015, 2020), (2000, 2010), (2028, 2042), (2035, 2100)])
def test_the_mean_of_a_path_is_its_integral(span: tuple[int, int]) -> None:
    start, end = span
    midpoints = start + (np.arange(200_000) + 0.5) * (end - start) / 200_000
    riemann = np.mean(np.interp(midpoints, [2018, 2030, 2040], [1.51, 2.0, 2.2]))
    assert TARGETS.mean(start, end) == pytest.approx(riemann, rel=1e-9)


def test_a_path_needs_a_year() -> None:
    with pytest.raises(ValueError, match="at least one year"):
        Path({})


def test_a_path_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        TARGETS.points[2020] = 3.0  # type: ignore[index]


@pytest.mark.parametrize(
    ("at", "tfr"), [(TfrAt.END, 1.51 + 0.49 * 7 / 12), (TfrAt.MID, 1.51 + 0.49 * 4.5 / 12)]
)
def test_the_tfr_is_read_at_the_end_or_the_middle_of_the_step(at: TfrAt, tfr: float) -> None:
    scenario = Scenario("vision", tfr=TARGETS, tfr_at=at)
    assert scenario.tfr_of_step(2020, 5) == pytest.approx(tfr)


def test_the_mean_tfr_of_a_step_with_a_bend_lies_between() -> None:
    scenario = Scenario("vision", tfr=TARGETS, tfr_at=TfrAt.MEAN)
    flat, rise = 3 * 1.51, (1.51 + 1.51 + 0.49 * 2 / 12) / 2 * 2
    assert scenario.tfr_of_step(2015, 5) == pytest.approx((flat + rise) / 5)


@pytest.mark.parametrize(
    ("at", "multipliers"), [(MigrationAt.MID, [0.75, 0.25, 0]), (MigrationAt.END, [0.5, 0, 0])]
)
def test_migration_from_one_to_zero_in_ten_years_is_read_mid_step_or_at_its_end(
    at: MigrationAt, multipliers: list[float]
) -> None:
    rule = ScaleMigration(Path({2020: 1.0, 2030: 0.0}), at)
    assert [rule.multiplier(year, 5) for year in (2020, 2025, 2030)] == pytest.approx(multipliers)


def test_a_scenario_scales_rates_and_counts_alike() -> None:
    given = assumptions(3, net_rate=-0.1, net_count=-20.0, start=2020)
    rule = ScaleMigration(Path({2020: 1.0, 2030: 0.0}))
    moved = Scenario("zero", migration=rule).apply(given)
    assert moved.net_count is not None
    assert list(moved.net_rate[:, 0, 0, 0]) == pytest.approx([-0.075, -0.025, 0])
    assert list(moved.net_count[:, 1, 17, 0]) == pytest.approx([-15, -5, 0])
    assert np.array_equal(moved.survival, given.survival)


def test_a_tfr_path_replaces_the_ratio_of_every_area_through_its_own_conversion() -> None:
    given = assumptions(2, cwr_per_tfr=[0.13, 0.15], areas=("a", "b"))
    moved = Scenario("tfr", tfr=Path({2015: 1.0, 2025: 2.0})).apply(given)
    assert moved.child_woman_ratio == pytest.approx(
        np.array([[1.5 * 0.13, 1.5 * 0.15], [2 * 0.13, 2 * 0.15]])
    )


@pytest.mark.parametrize("conversion", [None, [0.13, np.nan]])
def test_a_tfr_path_without_conversion_is_refused(conversion: list[float] | None) -> None:
    given = assumptions(cwr_per_tfr=conversion, areas=("a", "b"))
    with pytest.raises(LeverWithoutConversionError, match="scenario high"):
        Scenario("high", tfr=Path({2020: 2.0})).apply(given)


def test_a_scenario_without_levers_returns_the_assumptions_as_they_stand() -> None:
    given = assumptions()
    assert Scenario("status-quo").apply(given) is given


def test_a_scenario_is_called_by_its_label_or_its_name() -> None:
    assert Scenario("vision", label="長期人口ビジョン").label == "長期人口ビジョン"
    assert Scenario("vision").label == "vision"


def test_assumptions_of_another_shape_are_refused() -> None:
    with pytest.raises(AlignmentError, match="net_rate"):
        Assumptions(
            start=2015,
            ages=AGES,
            areas=("a",),
            survival=np.ones((1, 2, 18, 1)),
            net_rate=np.ones((1, 2, 17, 1)),
            child_woman_ratio=np.ones((1, 1)),
            males_per_100_females=np.ones((1, 1)),
        )


def test_constant_rates_are_the_same_in_every_step_and_area() -> None:
    survival = np.linspace(0.5, 1, 36).reshape(2, 18)
    held = constant(
        2015,
        3,
        AGES,
        ("a", "b"),
        survival=survival,
        net_rate=survival * 0,
        child_woman_ratio=np.array([0.2, 0.3]),
        males_per_100_females=np.array(105.0),
    )
    assert held.ends == (2020, 2025, 2030)
    assert all(
        np.array_equal(held.survival[s, :, :, a], survival) for s in range(3) for a in (0, 1)
    )
    assert ratio(held).tolist() == [[0.2, 0.3]] * 3
    assert held.cwr_per_tfr is None
