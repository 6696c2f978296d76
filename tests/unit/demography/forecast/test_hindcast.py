"""Forecasts from censuses: what goes on goes on, and nothing after the origin is known to them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.forecast.censuses import Censuses
from sosei.demography.forecast.hindcast import ALL, GROUPS, casts, errors
from sosei.demography.forecast.intervals import LEVELS, coverage
from sosei.demography.forecast.methods import METHODS

AGES = AgeGroups(5, 90)
AREAS = tuple(f"{prefecture:02}{place:03}" for prefecture in (1, 2) for place in range(201, 221))
YEARS = (1990, 1995, 2000, 2005, 2010)


def censuses(persons: Array) -> Censuses:
    return Censuses(YEARS, persons, AGES, AREAS)


def drawn(seed: int) -> Censuses:
    """Areas that lose and win at random."""
    random = np.random.default_rng(seed)
    base = random.uniform(50, 900, (2, len(AGES), len(AREAS)))
    growth = random.uniform(0.9, 1.08, (len(YEARS), 1, 1, len(AREAS))).cumprod(axis=0)
    return censuses(base * growth)


STILL = censuses(np.broadcast_to(np.full((2, 19, 1), 100.0), (5, 2, 19, len(AREAS))).copy())


@pytest.mark.parametrize("method", ["constant"])
def test_a_population_that_stands_still_goes_on_so(method: str) -> None:
    made = METHODS[method](STILL, 3)
    assert made == pytest.approx(STILL.persons[:3])


@given(st.integers(0, 2**16))
def test_constant_growth_is_that_of_the_total(seed: int) -> None:
    known = drawn(seed)
    made = METHODS["constant"](known, 2).sum(axis=(1, 2))
    growth = known.total[-1] / known.total[-2]
    assert made == pytest.approx(np.stack([known.total[-1] * growth, known.total[-1] * growth**2]))


@given(st.integers(0, 2**16))
def test_one_step_of_cohorts_by_hand(seed: int) -> None:
    known = drawn(seed)
    before, now = known.persons[-2:]
    made = METHODS["hamilton_perry"](known, 1)[0]
    for age in range(17):
        assert made[:, age + 1] == pytest.approx(now[:, age] * now[:, age + 1] / before[:, age])
    last = (now[:, 17] + now[:, 18]) * now[:, 18] / (before[:, 17] + before[:, 18])
    assert made[:, 18] == pytest.approx(last)


@given(st.integers(0, 2**16))
def test_shrinking_lies_between_an_area_and_its_prefecture(seed: int) -> None:
    """Where an area alone is a prefecture, nothing is drawn anywhere."""
    known = drawn(seed)
    alone = Censuses(YEARS, known.persons[..., :1], AGES, AREAS[:1])
    own, shrunk = (METHODS[name](alone, 2) for name in ("hamilton_perry", "shrunk"))
    assert shrunk == pytest.approx(own)


def test_a_hindcast_knows_nothing_after_its_origin() -> None:
    known = drawn(1)
    other = known.persons.copy()
    other[3:] *= 3
    told = [cast for cast in casts(known, 1995, 2010) if cast.origin <= 2000]
    again = [cast for cast in casts(censuses(other), 1995, 2010) if cast.origin <= 2000]
    for one, two in zip(told, again, strict=True):
        assert np.array_equal(one.projected, two.projected)


def test_every_later_census_is_forecast_from_every_origin() -> None:
    made = casts(STILL, 1995, 2010)
    pairs = {(cast.origin, cast.horizon) for cast in made}
    assert pairs == {(1995, 5), (1995, 10), (1995, 15), (2000, 5), (2000, 10), (2005, 5)}
    assert len(made) == len(METHODS) * len(pairs)


def test_errors_of_a_perfect_forecast_are_none_and_every_count_is_covered() -> None:
    made = [cast for cast in casts(STILL, 1995, 2010) if cast.method == "constant"]
    told = errors(made, AGES)
    assert {each.told.medape for each in told} == {0.0}
    assert {each.within for each in told} == {1.0}
    covered = coverage(made, made, AGES)
    assert {each.covered for each in covered} == {1.0}
    assert {each.group for each in covered} == set(GROUPS)


def test_intervals_of_the_past_cover_what_they_promise_where_the_future_is_like_it() -> None:
    random = np.random.default_rng(5)
    areas = tuple(f"{place:05}" for place in range(1201, 2201))
    totals = 10_000 * np.exp(random.normal(0, 0.05, (8, 1000)).cumsum(axis=0))
    persons = np.broadcast_to(totals[:, None, None] / 38, (8, 2, 19, 1000)).copy()
    many = Censuses(tuple(range(1980, 2020, 5)), persons, AGES, areas)
    made = casts(many, 1990, 2015)
    told = {
        (each.group, each.level): each.covered
        for each in coverage(made, made, AGES)
        if (each.method, each.origin, each.horizon, each.size) == ("constant", "2010", 5, ALL)
    }
    for group in GROUPS:
        for level in LEVELS:
            assert told[group, level] == pytest.approx(level, abs=0.05)


def test_each_age_has_intervals_of_its_own_errors() -> None:
    """The old are forecast worse than all together: their intervals hold as often, being wider."""
    random = np.random.default_rng(6)
    areas = tuple(f"{place:05}" for place in range(1201, 1701))
    persons = np.full((8, 2, 19, 500), 500.0)
    persons[:, :, 13:] *= np.exp(random.normal(0, 0.3, (8, 1, 1, 500)))
    many = Censuses(tuple(range(1980, 2020, 5)), persons, AGES, areas)
    made = [cast for cast in casts(many, 1990, 2015) if cast.method == "constant"]
    told = {
        each.group: each.covered
        for each in coverage(made, made, AGES)
        if (each.origin, each.horizon, each.size, each.level) == ("2010", 5, ALL, 0.8)
    }
    for group in ("total", "age_0_14", "age_65_plus"):
        assert told[group] == pytest.approx(0.8, abs=0.08)


def test_censuses_that_leave_one_out_are_refused() -> None:
    with pytest.raises(AlignmentError):
        Censuses((1990, 2000), STILL.persons[:2], AGES, AREAS)
