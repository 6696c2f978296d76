"""Empirical-Bayes rates."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.known.shrinkage import prior_exposure_by_moments, shrink_rates, shrink_tfr

PARENT = np.array(0.1)


def test_a_rate_is_the_mean_of_its_own_and_the_parents_by_their_exposure() -> None:
    shrunk = shrink_rates(np.array([30.0]), np.array([100.0]), PARENT, np.array(300.0))
    assert shrunk.weight == pytest.approx([0.25])
    assert shrunk.rate == pytest.approx([(30 + 300 * 0.1) / 400])


def test_a_large_area_keeps_its_rate_and_a_small_one_takes_the_parents() -> None:
    exposure = np.array([1e9, 1e-3])
    shrunk = shrink_rates(exposure * 0.2, exposure, PARENT, np.array(300.0))
    assert shrunk.rate == pytest.approx([0.2, 0.1], rel=1e-4)


def test_an_area_with_nobody_takes_the_parents_rate() -> None:
    shrunk = shrink_rates(np.zeros(1), np.zeros(1), PARENT, np.array(300.0))
    assert shrunk.rate == pytest.approx([0.1])


def test_areas_that_differ_by_no_more_than_chance_all_take_the_parents_rate() -> None:
    shrunk = shrink_rates(np.array([10.0, 11.0, 9.0]), np.full(3, 100.0), PARENT)
    assert np.isinf(shrunk.prior_exposure)
    assert shrunk.rate == pytest.approx([0.1] * 3)


def test_the_prior_is_worth_the_mean_rate_over_the_variance_beyond_chance() -> None:
    events, exposure = np.array([5.0, 30.0]), np.array([100.0, 200.0])
    s2 = (100 * 0.05**2 + 200 * 0.05**2) / 300
    tau2 = s2 - 2 * 0.1 / 300
    assert prior_exposure_by_moments(events, exposure, PARENT) == pytest.approx(0.1 / tau2)


def test_moments_find_the_prior_that_made_the_areas() -> None:
    random = np.random.default_rng(7202)
    exposure = random.uniform(200, 5000, 4000)
    true = random.gamma(0.1 * 800, 1 / 800, 4000)
    events = random.poisson(true * exposure).astype(np.float64)
    found = prior_exposure_by_moments(events, exposure, PARENT)
    assert found == pytest.approx(800, rel=0.1)


def test_every_age_has_a_prior_of_its_own() -> None:
    events = np.array([[5.0, 30.0], [20.0, 40.0]])
    exposure = np.full((2, 2), 200.0)
    shrunk = shrink_rates(events, exposure, np.array([0.1, 0.15]))
    assert shrunk.rate.shape == (2, 2)
    assert shrunk.prior_exposure.shape == (2,)


def test_a_tfr_is_shrunk_by_the_births_that_the_parent_lets_expect() -> None:
    asfr = np.array([0.04, 0.1, 0.06])
    women = np.array([[1000.0, 10], [1000, 10], [1000, 10]])
    births = np.array([260.0, 0.0])
    shrunk = shrink_tfr(births, women, asfr, 5)
    beta = float(shrunk.prior_exposure)
    assert shrunk.rate == pytest.approx(
        [(260 + beta) / (200 + beta) * 1.0, (0 + beta) / (2 + beta) * 1.0]
    )
    assert shrunk.weight[0] > shrunk.weight[1]


@pytest.mark.parametrize(
    ("events", "exposure", "parent", "error"),
    [
        ([1.0], [10.0, 10.0], 0.1, AlignmentError),
        ([-1.0], [10.0], 0.1, ValueError),
        ([1.0], [0.0], 0.1, ValueError),
        ([1.0], [10.0], 0.0, ValueError),
    ],
)
def test_figures_that_do_not_fit_are_refused(
    events: list[float], exposure: list[float], parent: float, error: type[Exception]
) -> None:
    with pytest.raises(error):
        shrink_rates(np.array(events), np.array(exposure), np.array(parent))


@pytest.mark.parametrize("prior", [-1.0, 0.0])
def test_a_prior_worth_nothing_is_refused_where_nobody_is_exposed(prior: float) -> None:
    with pytest.raises(ValueError, match="prior"):
        shrink_rates(np.zeros(1), np.zeros(1), PARENT, np.array(prior))


def test_women_of_other_ages_are_refused() -> None:
    women: Array = np.ones((2, 1))
    with pytest.raises(AlignmentError, match="women"):
        shrink_tfr(np.ones(1), women, np.ones(3), 5)
