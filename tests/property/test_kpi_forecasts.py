"""Forecasts of indicators are those of the plain loops, whatever the values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.kpi_series import FIRST, package_of
from tests.strategy import indicator, observed
from tests.twins.kpi_forecast_loops import interval, student
from tests.twins.kpi_forecast_loops import spread as plain_spread

from sosei.strategy.forecast import student as engine
from sosei.strategy.forecast.chance import chance
from sosei.strategy.forecast.drift import FOUR_IN_FIVE, ahead, lent_by, spread
from sosei.strategy.forecast.known import Known
from sosei.strategy.forecast.run import Run
from sosei.strategy.forecast.tried import tried
from sosei.strategy.indicator import Nature

FEW = settings(max_examples=60, deadline=None)
VALUE = st.integers(-1000, 1000).map(float)
RUN = st.lists(VALUE, min_size=3, max_size=8)
INDEX = indicator("index", "up", None, None, 50, 2030)


@FEW
@given(RUN, st.lists(RUN, max_size=4), st.integers(1, 5), st.booleans())
def test_intervals_are_those_of_the_loops(
    own: list[float], others: list[list[float]], years: int, cumulative: bool
) -> None:
    nature = Nature.CUMULATIVE if cumulative else Nature.INDEX
    runs = [Run(nature, 2020, tuple(values)) for values in others]
    found = spread(Run(nature, 2020, tuple(own)), lent_by(runs))
    assume(found is not None)
    assert found is not None
    variance, degrees = plain_spread(own, others, cumulative)
    assert found.degrees == degrees
    assert found.variance == pytest.approx(variance, rel=1e-9, abs=1e-6)
    likely = ahead(INDEX, Run(nature, 2020, tuple(own)), found, years)
    whole = replace(likely, low=float("-inf"))
    low, high = map(whole.quantile, FOUR_IN_FIVE)
    expected = interval(own, others, cumulative, years)
    assert (low, high) == pytest.approx(expected, rel=2e-3, abs=2e-3 * (high - low) + 1e-6)


@pytest.mark.parametrize("degrees", [3, 4, 9])
def test_students_t_is_what_its_density_adds_up_to(degrees: int) -> None:
    assert engine.quantile(0.9, degrees) == pytest.approx(student(0.9, degrees), abs=2e-4)


@FEW
@given(RUN, st.integers(-900, 900), st.integers(1, 400))
def test_a_target_further_away_is_not_likelier(own: list[float], target: int, more: int) -> None:
    run = Run(Nature.INDEX, 2020, tuple(own))
    found = spread(run, lent_by([Run(Nature.INDEX, 2020, (5.0, 9.0, 4.0, 6.0, 8.0))]))
    assert found is not None
    likely = ahead(INDEX, run, found, 3)
    near, far = (
        chance(observed(indicator("index", "up", None, None, bound, 2023), {}), likely, 2023)
        for bound in (target, target + more)
    )
    assert far <= near
    down = observed(indicator("index", "down", None, None, target, 2023), {})
    up_to_half = chance(down, likely, 2023)
    assert near + up_to_half == pytest.approx(1, abs=0.2 + 1e-9) or near + up_to_half >= 1


@FEW
@given(st.lists(st.lists(VALUE, min_size=5, max_size=5), min_size=2, max_size=4), VALUE)
def test_a_later_value_changes_no_case_before_it(series: list[list[float]], last: float) -> None:
    def cases(end: float) -> tuple[tuple[int, bool], ...]:
        rows = [dict(enumerate([*values[:4], end], FIRST)) for values in series]
        known = Known.of(package_of([(INDEX, row) for row in rows]))
        return tried(known, FIRST + 3).cases

    assert cases(last) == cases(last + 77)
