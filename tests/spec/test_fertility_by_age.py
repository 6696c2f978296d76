"""From births by age of mother to a TFR, a shape, and the child–woman ratio."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.demography.known.fertility import (
    asfr_by_single_year,
    cwr_per_tfr,
    fertility_shape,
    local_cwr_per_tfr,
    mean_age_at_birth,
    total_fertility_rate,
)
from sosei.demography.known.fertility_curves import Hadwiger, curve_asfr
from sosei.demography.known.shrinkage import shrink_rates, shrink_tfr

ASFR = np.array([0.004, 0.030, 0.080, 0.100, 0.060, 0.011, 0.000])
"""Births per woman per year at 15–19, 20–24 … 45–49."""


def test_the_tfr_is_five_years_of_every_groups_rate() -> None:
    """5 × (0.004 + 0.030 + 0.080 + 0.100 + 0.060 + 0.011) = 5 × 0.285 = 1.425 children.

    Every group at its middle (17.5, 22.5 …), the mean age is 8.9125 ÷ 0.285 = 31.3 years. At a
    TFR of 2.1 and the same shape, the rate at 30–34 is 0.100 × 2.1 ÷ 1.425 = 0.1474.
    """
    assert total_fertility_rate(ASFR, 5) == pytest.approx(1.425)
    assert mean_age_at_birth(ASFR, 5) == pytest.approx(8.9125 / 0.285)
    assert (2.1 * fertility_shape(ASFR, 5))[3] == pytest.approx(0.1474, abs=5e-5)


def test_a_projection_by_single_years_keeps_the_local_shape_or_takes_a_curve() -> None:
    """Kept: every group's mean rate is as observed. Curve: two numbers say the whole shape."""
    local = asfr_by_single_year(ASFR, AgeGroups(1, 100))
    assert local[30:35].mean() == pytest.approx(0.100)
    assert total_fertility_rate(local, 1) == pytest.approx(1.425)
    curve = Hadwiger(spread=4.2, place=31.5)
    later = Hadwiger(spread=4.2, place=33.0)
    rates, postponed = curve_asfr(curve, 1.425), curve_asfr(later, 1.425)
    assert rates.sum() == pytest.approx(postponed.sum()), "the same children, later"
    assert mean_age_at_birth(postponed, 1) - mean_age_at_birth(rates, 1) > 1


def test_a_student_town_has_a_conversion_of_its_own() -> None:
    """The nation: 193 children 0–4 per 1,000 women, TFR 1.45: k = 0.193 ÷ 1.45 = 0.1331.

    A town of students has 120 per 1,000, since many women there are under 25 and have no children
    yet, while its TFR of the last five years was 1.30 on average: k = 0.120 ÷ 1.30 = 0.0923. With
    the nation's k a TFR of 1.5 would give it 200 children per 1,000 women instead of 138.
    """
    nation = cwr_per_tfr(193, 1000, 1.45)
    assert nation == pytest.approx(0.1331, abs=5e-5)
    past = np.array([[1.35], [1.32], [1.30], [1.28], [1.25]])
    (town,) = local_cwr_per_tfr(np.array([0.120]), past)
    assert town == pytest.approx(0.0923, abs=5e-5)
    assert 1.5 * nation == pytest.approx(0.200, abs=5e-4)
    assert 1.5 * town == pytest.approx(0.138, abs=5e-4)


def test_a_village_of_forty_women_does_not_have_a_rate_of_its_own() -> None:
    """At ages 30–34 the prefecture has 0.100 births per woman and year, worth 400 woman-years.

        village:  7 births of   40 women, 0.175 → (7 + 40) ÷ (40 + 400)       = 0.107
        city:   700 births of 4,000 women, 0.175 → (700 + 40) ÷ (4,000 + 400) = 0.168

    The same rate is believed of the city and not of the village.
    """
    births, women = np.array([7.0, 700.0]), np.array([40.0, 4000.0])
    shrunk = shrink_rates(births, women, np.array(0.100), prior_exposure=np.array(400.0))
    assert shrunk.rate == pytest.approx([0.107, 0.168], abs=5e-4)
    assert shrunk.weight == pytest.approx([40 / 440, 4000 / 4400])


def test_a_tfr_is_shrunk_by_the_births_that_were_to_be_expected() -> None:
    """Where the prefecture's rates let expect 100 births in each of three towns, 70, 100, 130 came.

    That is more than chance (± 10) explains: of the variance 0.06 of the index about 1, chance
    makes 0.01, so that the prior is worth 1 ÷ 0.05 = 20 births. The third town's index is
    (130 + 20) ÷ (100 + 20) = 1.25 instead of 1.30, its TFR 1.25 × 1.425 = 1.781.
    """
    women = np.tile(100 / ASFR.sum(), (7, 3))
    shrunk = shrink_tfr(np.array([70.0, 100.0, 130.0]), women, ASFR, 5)
    assert float(shrunk.prior_exposure) == pytest.approx(20)
    assert shrunk.rate == pytest.approx([0.75 * 1.425, 1.425, 1.781], abs=5e-4)
