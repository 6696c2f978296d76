"""The draws of a frozen result: without shocks they are its projections, with them they lie around."""

from __future__ import annotations

import pytest

from sosei.demography.ensemble.processes import CENSUSES
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.frozen import AIMED, CLASSED, Ensemble
from sosei.studies.result import VisionResult

HORIZON = 2060


@pytest.fixture(scope="module")
def ensemble(sample_result: VisionResult) -> Ensemble:
    return drawn(sample_result, 400, 1)


def test_without_shocks_every_draw_is_the_frozen_projection(sample_result: VisionResult) -> None:
    still = drawn(sample_result, 3, 1, CENSUSES.times(0))
    for row in sample_result.tables["indicators"].rows(indicator="total"):
        if row["year"] > sample_result.manifest["base_year"]:
            for probability in (0.025, 0.975):
                told = still.quantile(row["scenario"], row["year"], "total", probability)
                assert told == pytest.approx(row["value"], rel=1e-9)
    assert still.chance("status-quo", AIMED) == 0


def test_quantiles_rise_with_their_probability_and_widen_with_time(ensemble: Ensemble) -> None:
    def spread(year: int) -> float:
        low, high = (ensemble.quantile("vision", year, "total", p) for p in (0.1, 0.9))
        assert low < ensemble.quantile("vision", year, "total", 0.5) < high
        return high - low

    assert spread(2020) < spread(2040) < spread(HORIZON)


def test_scenarios_share_their_random_numbers(ensemble: Ensemble) -> None:
    """The difference of two scenarios lies far closer together than either of them."""
    low, high = (
        ensemble.quantile("vision", HORIZON, "total", p, against="status-quo") for p in (0.1, 0.9)
    )
    alone = [ensemble.quantile("vision", HORIZON, "total", p) for p in (0.1, 0.9)]
    assert 0 < low < high
    assert high - low < (alone[1] - alone[0]) / 2


def test_the_vision_reaches_its_own_line_in_about_half_of_the_draws(ensemble: Ensemble) -> None:
    assert 0.35 < ensemble.chance("vision", AIMED) < 0.65
    assert ensemble.chance("status-quo", AIMED) < 0.3


def test_each_draw_is_in_one_of_the_nine_classes_thirty_years_after_the_base(
    ensemble: Ensemble,
) -> None:
    assert {ensemble.year_of(event) for event in ensemble.classes} == {2045}
    for scenario in ("status-quo", "vision"):
        assert sum(ensemble.chance(scenario, each) for each in ensemble.classes) == pytest.approx(1)
    fallen = [
        each for each in ensemble.classes if each.startswith(f"{CLASSED}C")
    ]  # by half, if they move
    assert sum(ensemble.chance("status-quo", each) for each in fallen) > 0.5
