"""Cohorts by sex, the youngest, and a cohort's share of the fall."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, population

from sosei.base.errors import AlignmentError
from sosei.demography.told.change import (
    Balance,
    child_migration,
    cohort_change,
    is_noise,
    share_of_fall,
)

SURVIVAL = np.full((2, 18), 0.9)


def test_noise_is_told_by_sex_and_again_for_both_together() -> None:
    start = np.full((2, len(AGES), 1), 1000.0)
    end = np.full((2, len(AGES), 1), 900.0)
    end[0, 4], end[1, 4] = 900 + 15, 900 + 15
    cohorts = cohort_change(population(start, year=2010), population(end), SURVIVAL)
    assert cohorts.noise.shape == (2, 18, 1)
    assert cohorts.noise[:, 3, 0].tolist() == [True, True]
    both = cohorts.both_sexes
    assert both.start.shape == (1, 18, 1)
    assert both.deaths[0, 3, 0] == pytest.approx(200)
    assert both.migration.count[0, 3, 0] == pytest.approx(cohorts.migration.count[:, 3, 0].sum())
    assert not both.noise[0, 3, 0]


def test_noise_ends_at_twice_the_root_of_the_deaths() -> None:
    assert is_noise(np.array([19.9, -20.0, 20.1]), np.array([100.0] * 3)).tolist() == [
        True,
        False,
        False,
    ]


def test_the_youngest_migrate_by_what_births_leave_unexplained() -> None:
    told = child_migration(
        np.array([[490.0], [470.0]]), np.array([[500.0]] * 2), np.array([0.98] * 2)
    )
    assert told.count[:, 0].tolist() == pytest.approx([0, (-20 - 20 / 0.98) / 2])
    assert told.deaths[:, 0].tolist() == pytest.approx([10, 10])
    assert told.noise[:, 0].tolist() == [True, False]


def test_the_youngest_need_births_of_their_own_shape_and_somebody_alive() -> None:
    with pytest.raises(AlignmentError):
        child_migration(np.ones((2, 1)), np.ones((2, 2)), np.ones(2))
    with pytest.raises(ValueError, match="above 0"):
        child_migration(np.ones((2, 1)), np.ones((2, 1)), np.zeros((2, 1)))


def test_a_town_that_did_not_fall_has_no_share_of_a_fall() -> None:
    grew = Balance(start=100, end=110, births=5, deaths=10, arrivals=0, departures=5)
    told = share_of_fall(-5, grew)
    assert np.isnan(told.published)
    assert told.demographic == pytest.approx(0.5)
