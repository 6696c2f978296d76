"""Ratios whose distance fades, and intervals: what plain loops give, and what must hold for any censuses."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.twins import forecast_loops

from sosei.base.ages import AgeGroups
from sosei.demography.ensemble.empirical import PastErrors
from sosei.demography.forecast import damping
from sosei.demography.forecast.censuses import Censuses
from sosei.demography.forecast.damping import EVERY, LAST, Variant
from sosei.demography.forecast.intervals import Past, growth, interval
from sosei.demography.forecast.methods import METHODS

AGES = AgeGroups(5, 60)
AREAS = ("01201", "01202", "01203", "02201", "02202")
PREFECTURES = [area[:2] for area in AREAS]
seeds = st.integers(0, 2**16)


def drawn(seed: int, years: int = 4) -> Censuses:
    """Areas of any age and growth, some cohorts of nobody."""
    random = np.random.default_rng(seed)
    persons = random.uniform(0, 900, (years, 2, len(AGES), len(AREAS)))
    persons[random.uniform(size=persons.shape) < 0.05] = 0
    return Censuses(tuple(range(1990, 1990 + 5 * years, 5)), persons, AGES, AREAS)


@pytest.mark.parametrize("variant", [LAST, *EVERY[1:3]])
@given(seed=seeds, years=st.integers(2, 4))
@settings(max_examples=8)
def test_ratios_are_what_plain_loops_give(variant: Variant, seed: int, years: int) -> None:
    known = drawn(seed, years)
    plain = [each.tolist() for each in known.persons]
    told = [*damping.ratios(known, 2, variant)]
    way = variant.weight, variant.periods, variant.damped
    for step, of_step in enumerate(told, 1):
        for cell in [(0, 0, 0), (1, 5, 3), (0, len(AGES) - 2, 4), (1, 2, 1)]:
            expected = forecast_loops.ratio(plain, PREFECTURES, way, step, cell)
            assert of_step[cell] == pytest.approx(expected, rel=1e-9)


@given(seeds)
def test_distances_never_grow(seed: int) -> None:
    known = drawn(seed)
    first, later = damping.ratios(known, 2, LAST)
    undamped, _ = damping.ratios(known, 2, Variant(LAST.weight, LAST.periods, damped=False))
    left = damping.persistence(known, LAST)
    assert np.all((left >= 0) & (left <= 1))
    spread = [np.ptp(each, axis=-1) for each in (undamped, first, later)]
    assert np.all(spread[0] >= spread[1] - 1e-12)
    assert np.all(spread[1] >= spread[2] - 1e-12)


@given(seeds)
def test_one_period_alone_teaches_no_fading(seed: int) -> None:
    assert np.all(damping.persistence(drawn(seed, 2), LAST) == 1)


@given(seeds)
def test_combined_forecasts_lie_between_the_lowest_and_the_highest_of_theirs(seed: int) -> None:
    known = drawn(seed)
    made = METHODS["combined"](known, 3)
    assert np.all(made >= 0)
    assert np.all(np.isfinite(made))
    assert METHODS["damped"](known, 3).shape == made.shape == (3, 2, len(AGES), len(AREAS))


@given(seeds, st.floats(0.5, 0.95))
def test_intervals_are_what_plain_loops_give(seed: int, level: float) -> None:
    random = np.random.default_rng(seed)
    size = np.full(40, 8_000.0)
    past = [
        Past(origin, horizon, random.normal(0.01, 0.01 * horizon, 40), size)
        for origin, horizon in ((1985, 5), (1990, 5), (1985, 10))
    ]
    plain = [(each.origin, each.horizon, each.errors.tolist()) for each in past]
    low, high = interval(past, 15, size, level)
    expected = forecast_loops.interval(plain, growth(past), 15, level)
    assert (low[0], high[0]) == pytest.approx(expected, rel=1e-9)


def test_an_origin_does_not_count_more_because_more_of_its_horizons_have_ended() -> None:
    size = np.full(100, 8_000.0)
    bad, good = np.linspace(-0.5, 0.5, 100), np.linspace(-0.1, 0.1, 100)
    once = [Past(1985, 5, bad, size), Past(1990, 5, good, size)]
    for level in (0.5, 0.8):
        low, high = interval(once, 5, size, level)
        again_low, again_high = interval([*once, once[0]], 5, size, level)
        assert low == pytest.approx(again_low)
        assert high == pytest.approx(again_high)
        assert high[0] < bad.max() * level


def test_errors_that_grow_with_a_power_of_the_horizon_tell_that_power() -> None:
    off = np.random.default_rng(1).normal(0, 0.02, 500)
    past = [
        Past(1985, horizon, off * (horizon / 5) ** 0.8, np.ones(500)) for horizon in (5, 10, 15)
    ]
    assert growth(past) == pytest.approx(0.8)
    assert growth(past[:1]) == PastErrors().growth


def test_a_size_of_few_errors_takes_those_of_all() -> None:
    many = Past(1985, 5, np.linspace(-0.1, 0.1, 101), np.full(101, 50_000.0))
    few = Past(1985, 5, np.full(3, 9.0), np.full(3, 100.0))
    low, high = interval([many, few], 5, np.array([100.0, 50_000.0]), 0.8)
    assert low[1] == pytest.approx(-0.08)
    assert high[0] < 9.0


def test_hindcasts_without_an_error_tell_nothing() -> None:
    size = np.full(40, 8_000.0)
    nobody = Past(1985, 5, np.full(40, np.nan), size)
    known = Past(1990, 10, np.linspace(-0.1, 0.1, 40), size)
    for past, same in (([nobody, known], [known]), ([nobody], [])):
        assert np.array_equal(interval(past, 5, size, 0.8), interval(same, 5, size, 0.8))
