"""A chance is told where the rule held on the package's past, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.kpi_series import FIRST, UP, package_of, wavering
from tests.kpi_series import told as package
from tests.strategy import indicator

from sosei.strategy.forecast.outlook import Standing, outlooks
from sosei.strategy.forecast.tried import Tried
from sosei.strategy.indicator import Indicator

MANY = [wavering(seed) for seed in range(12)]


def test_a_chance_is_told_where_it_is_earned() -> None:
    found = outlooks(package(), FIRST + 5)
    assert found.tried.often_enough
    assert found.tried.held
    assert found.tried.farthest >= 3
    told = found.of["i0"]
    assert told.standing is Standing.TOLD
    assert told.chance is not None
    assert 0 <= told.chance <= 1
    assert told.low is not None
    assert told.high is not None
    assert told.low < told.high


def test_nothing_after_the_year_is_used() -> None:
    whole, early = package(), FIRST + 4
    cut = replace(
        whole, observations=tuple(each for each in whole.observations if each.year <= early)
    )
    assert outlooks(whole, early) == outlooks(cut, early)


def test_with_too_few_cases_nothing_is_told() -> None:
    few = package_of([(UP, values) for values in MANY[:2]])
    found = outlooks(few, FIRST + 4)
    assert 0 < found.tried.count < 20
    assert found.of["i0"].standing is Standing.UNTRIED
    assert found.of["i0"].chance is None


def test_where_the_past_did_not_hold_nothing_is_told() -> None:
    jumping = [
        {year: value + 500 * (year >= FIRST + 4) for year, value in values.items()}
        for values in MANY
    ]
    found = outlooks(package_of([(UP, values) for values in jumping]), FIRST + 5)
    assert found.tried.often_enough
    assert not found.tried.held
    assert {each.standing for each in found.of.values()} == {Standing.NOT_HELD}


def test_no_further_than_it_was_tried() -> None:
    far = indicator("flow", "up", None, None, 130, FIRST + 40)
    found = outlooks(package((far, MANY[0])), FIRST + 5)
    assert found.of["i12"].standing is Standing.TOO_FAR


@pytest.mark.parametrize(
    ("of", "values", "standing"),
    [
        (UP, {FIRST: 1.0, FIRST + 1: 2.0}, Standing.TOO_FEW),
        (UP, {}, Standing.TOO_FEW),
        (UP, {FIRST + y: 0.0 for y in range(5)}, Standing.STILL),
        (UP, {FIRST + y: 1.0 for y in range(7)}, Standing.NOT_ASKED),
        (replace(UP, target=None), {FIRST: 1.0}, Standing.NOT_ASKED),
        (indicator("milestone", "complete", None, None, 1, FIRST + 6), {}, Standing.NOT_ASKED),
        (
            indicator("cumulative", "up", None, None, 3, FIRST + 6, start_year=FIRST),
            {FIRST + y: 1.0 for y in range(5)},
            Standing.ACHIEVED,
        ),
    ],
)
def test_why_nothing_is_told(
    of: Indicator, values: Mapping[int, float], standing: Standing
) -> None:
    assert outlooks(package((of, values)), FIRST + 6).of["i12"].standing is standing


def test_a_target_year_that_is_over_is_not_forecast() -> None:
    found = outlooks(package(), FIRST + 7)
    assert {each.standing for each in found.of.values()} == {Standing.NOT_ASKED}


def test_the_sample_has_too_few_values() -> None:
    record = replace(UP, baseline=Decimal(1), baseline_year=FIRST)
    found = outlooks(package_of([(record, {})]), FIRST + 1)
    assert found.of["i0"].standing is Standing.TOO_FEW
    assert found.of["i0"].values == 1
    assert found.tried == Tried(())
    assert found.tried.share is None


@pytest.mark.parametrize(
    ("inside", "cases", "held"),
    [(13, 20, False), (14, 20, True), (18, 20, True), (19, 20, False), (63, 70, True)],
)
def test_the_band_includes_its_ends(inside: int, cases: int, held: bool) -> None:
    assert Tried(((1, True),) * inside + ((1, False),) * (cases - inside)).held is held
