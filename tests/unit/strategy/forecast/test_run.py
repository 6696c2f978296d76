"""Values as they are judged, and the unbroken rows that end a series."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.strategy import indicator, observed

from sosei.strategy.forecast.run import Run, run_to, values_of
from sosei.strategy.indicator import Break, Nature, Observation, Status

FLOW = indicator("flow", "up", 100, 2019, 200, 2024)
SUM = indicator("cumulative", "up", None, None, 10, 2023, start_year=2020)


def test_a_baseline_is_the_value_of_its_year() -> None:
    assert values_of(observed(FLOW, {2021: 7, 2020: 5})) == {2019: 100, 2020: 5, 2021: 7}


def test_what_was_observed_goes_before_the_baseline() -> None:
    assert values_of(observed(FLOW, {2019: 99})) == {2019: 99}


def test_a_running_total_starts_at_nothing_and_stops_at_its_target_year() -> None:
    assert values_of(observed(SUM, {2020: 2, 2021: 3, 2023: 1})) == {2019: 0, 2020: 2, 2021: 5}
    assert 2024 not in values_of(observed(SUM, dict.fromkeys(range(2020, 2025), 1)))


def test_what_is_not_published_is_no_value() -> None:
    silent = Observation("i", 2020, status=Status.NOT_PUBLISHED)
    assert values_of(observed(FLOW, {}, observations=(silent,))) == {2019: 100}


@pytest.mark.parametrize(
    ("values", "breaks", "last", "run"),
    [
        ({2019: 1, 2020: 2, 2021: 3}, (), 2021, (2021, (1, 2, 3))),
        ({2019: 1, 2020: 2, 2021: 3}, (), 2020, (2020, (1, 2))),
        ({2019: 1, 2021: 3}, (), 2030, (2021, (3,))),
        ({2019: 1, 2020: 2, 2021: 3}, (2020,), 2021, (2021, (2, 3))),
        ({2019: 1, 2020: 2, 2021: 3}, (2022,), 2021, (2021, (1, 2, 3))),
    ],
)
def test_a_run_ends_at_the_newest_value_and_begins_after_a_gap_or_at_a_break(
    values: dict[int, float], breaks: tuple[int, ...], last: int, run: tuple[int, tuple[float, ...]]
) -> None:
    assert run_to(Nature.FLOW, values, breaks, last) == Run(Nature.FLOW, *run)


def test_without_a_value_there_is_no_run() -> None:
    assert run_to(Nature.FLOW, {2021: 1}, (), 2020) is None


def test_the_squares_of_the_errors_sum_to_those_around_the_drift() -> None:
    run = Run(Nature.STOCK, 2024, (3, 8, 4, 9, 9))
    around = sum((step - run.drift) ** 2 for step in run.differences)
    assert sum(error**2 for error in run.errors) == pytest.approx(around)
    assert run.unit == pytest.approx(33 / 5)
    assert replace(run, nature=Nature.CUMULATIVE).unit == pytest.approx(14 / 4)


def test_a_break_is_that_of_the_record() -> None:
    record = observed(FLOW, {2020: 5}, breaks=(Break("i", 2020, "別の数え方"),))
    years = [each.year for each in record.breaks]
    assert run_to(Nature.FLOW, values_of(record), years, 2020) == Run(Nature.FLOW, 2020, (5,))


def test_a_number_that_nobody_counts_is_no_value() -> None:
    huge = indicator("flow", "up", "1" + "0" * 400, 2019, 200, 2024)
    assert values_of(observed(huge, {2020: "9" * 200, 2021: 3})) == {2021: 3}
