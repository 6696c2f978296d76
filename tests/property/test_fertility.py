"""What holds for every schedule of fertility and every set of small areas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.known.fertility import (
    asfr_by_single_year,
    fertility_shape,
    mean_age_at_birth,
    total_fertility_rate,
)
from sosei.demography.known.fertility_curves import Hadwiger, curve_asfr
from sosei.demography.known.shrinkage import shrink_rates

schedules = arrays(float, 7, elements=st.floats(0.0001, 0.3))
curves = st.builds(Hadwiger, spread=st.floats(2, 8), place=st.floats(22, 38))
exposures = arrays(float, 5, elements=st.floats(0, 1e5))


@given(schedules)
def test_single_years_have_the_tfr_of_the_groups_and_no_rate_below_zero(asfr: Array) -> None:
    single = asfr_by_single_year(asfr, AgeGroups(1, 100))
    assert np.all(single >= 0)
    assert total_fertility_rate(single, 1) == pytest.approx(float(total_fertility_rate(asfr, 5)))


@given(schedules, st.floats(0.5, 3))
def test_another_level_leaves_shape_and_mean_age_alone(asfr: Array, factor: float) -> None:
    assert fertility_shape(asfr * factor, 5) == pytest.approx(fertility_shape(asfr, 5))
    mean = mean_age_at_birth(asfr, 5)
    assert mean_age_at_birth(asfr * factor, 5) == pytest.approx(float(mean))
    assert 15 < float(mean) < 50


@given(curves, st.floats(0.5, 3))
def test_a_curve_has_the_tfr_asked_for(curve: Hadwiger, tfr: float) -> None:
    assert total_fertility_rate(curve_asfr(curve, tfr), 1) == pytest.approx(tfr)


@given(exposures, st.floats(0.01, 0.2), st.floats(1, 1e5), st.data())
def test_a_shrunk_rate_lies_between_its_own_and_the_parents(
    exposure: Array, parent: float, prior: float, data: st.DataObject
) -> None:
    own = data.draw(arrays(float, 5, elements=st.floats(0, 0.5)))
    rate = shrink_rates(own * exposure, exposure, np.array(parent), np.array(prior)).rate
    own = np.where(exposure > 0, own, parent)
    slack = 1e-12
    assert np.all(rate >= np.minimum(own, parent) - slack)
    assert np.all(rate <= np.maximum(own, parent) + slack)
