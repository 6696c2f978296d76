"""Profiles: weights by sex and age that add to 1."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.base.errors import AgeGroupsError
from sosei.demography.assumed.profiles import (
    PROFILES,
    STANDARD,
    Profile,
    counted_profile,
    rogers_castro,
    scheduled_profile,
)

SINGLE = AgeGroups(1, 100)


def by_hand(age: float, c: float) -> float:
    """m(x) = 0.02 e^(−0.1 x) + 0.06 e^(−0.1 (x − 20) − e^(−0.4 (x − 20))) + c."""
    childhood = 0.02 * math.exp(-0.1 * age)
    labour = 0.06 * math.exp(-0.1 * (age - 20) - math.exp(-0.4 * (age - 20)))
    return childhood + labour + c


def test_the_schedule_of_rogers_and_castro_by_hand() -> None:
    """At 20 the labour force component is 0.06 ÷ e; at 0 it is nothing and childhood all."""
    rates = rogers_castro(np.array([0.0, 20.0, 60.0]), STANDARD)
    assert rates[0] == pytest.approx(0.02 + 0.003, abs=1e-9)
    assert rates[1] == pytest.approx(0.02 * math.exp(-2) + 0.06 / math.e + 0.003)
    assert rates[2] == pytest.approx(0.02 * math.exp(-6) + 0.06 * math.exp(-4) + 0.003, rel=1e-5)


def test_the_schedule_is_highest_in_the_early_twenties() -> None:
    ages = np.arange(101, dtype=np.float64) + 0.5
    assert 22 <= ages[np.argmax(rogers_castro(ages, STANDARD))] <= 25


@pytest.mark.parametrize(("name", "c"), [("family", 0.0), ("standard", 0.003)])
def test_a_profile_that_ships_is_its_schedule_at_mid_ages_for_both_sexes(
    name: str, c: float
) -> None:
    rates = [by_hand(age + 0.5, c) for age in range(101)]
    weights = PROFILES[name].weights
    assert weights[0] == pytest.approx(np.array(rates) / (2 * sum(rates)), rel=1e-12)
    assert np.array_equal(weights[0], weights[1])


@pytest.mark.parametrize("name", sorted(PROFILES))
@pytest.mark.parametrize("ages", [SINGLE, AgeGroups(5, 85), AgeGroups(5, 100), AgeGroups(1, 80)])
def test_weights_add_to_one_in_any_groups(name: str, ages: AgeGroups) -> None:
    weights = PROFILES[name].on(ages)
    assert weights.shape == (2, len(ages))
    assert weights.sum() == pytest.approx(1, rel=1e-12)


def test_regrouping_adds_single_years_and_those_above_the_open_bound() -> None:
    weights = np.zeros((2, 101))
    weights[1, 20:25], weights[0, 85:] = 0.1, 0.5 / 16
    grouped = Profile("own", weights, SINGLE, "drawn").on(AgeGroups(5, 85))
    assert grouped[1, 4] == pytest.approx(0.5)
    assert grouped[0, 17] == pytest.approx(0.5)
    assert grouped.sum() == pytest.approx(1)
    assert np.count_nonzero(grouped) == 2


def test_the_first_bound_that_is_missing_is_named() -> None:
    coarse = Profile("own", np.full((2, 19), 1 / 38), AgeGroups(5, 90), "drawn")
    with pytest.raises(AgeGroupsError, match=r"profile own has no bound at age 1$"):
        coarse.on(SINGLE)
    with pytest.raises(AgeGroupsError, match="no bound at age 95"):
        coarse.on(AgeGroups(5, 100))


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (np.full((2, 19), 1 / 19), "add to 2, expected 1"),
        (np.full((2, 18), 1 / 36), "weights by sex and age"),
        (np.array([[1.5], [-0.5]]) * np.eye(1, 19), "none below 0"),
    ],
)
def test_what_is_no_profile_is_refused(weights: np.ndarray[tuple[int, int]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Profile("own", weights, AgeGroups(5, 90), "drawn")


def test_a_profile_of_counted_arrivals_is_their_share() -> None:
    arrivals = np.zeros((2, 19))
    arrivals[0, 4], arrivals[1, 5] = 30, 10
    profile = counted_profile("town", arrivals, AgeGroups(5, 90), "住民基本台帳人口移動報告")
    assert profile.weights[0, 4] == pytest.approx(0.75)
    assert profile.weights[1, 5] == pytest.approx(0.25)


@pytest.mark.parametrize("arrivals", [np.zeros((2, 19)), -np.eye(2, 19)])
def test_a_balance_or_nobody_makes_no_profile(arrivals: np.ndarray[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="somebody must arrive"):
        counted_profile("town", arrivals, AgeGroups(5, 90), "")


def test_a_profile_names_its_source_and_cannot_be_changed() -> None:
    profile = scheduled_profile("own", STANDARD, "somewhere")
    assert profile.source == "somewhere"
    with pytest.raises(ValueError, match="read-only"):
        profile.weights[0, 0] = 1
    assert all("Rogers and Castro (1981)" in profile.source for profile in PROFILES.values())
