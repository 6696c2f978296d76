"""What was counted since the base, beside the line of the vision."""

from __future__ import annotations

from datetime import date

from sosei.studies.result import VisionResult
from sosei.studies.standing import actuals, at

LINE = {2015: 1000.0, 2020: 900.0, 2025: 850.0}
BASE = date(2015, 10, 1)


def test_a_line_is_straight_between_its_years() -> None:
    assert at(LINE, BASE, date(2020, 10, 1)) == 900
    days = (date(2018, 1, 1) - BASE).days / (date(2020, 10, 1) - BASE).days
    assert at(LINE, BASE, date(2018, 1, 1)) == 1000 - 100 * days


def test_outside_its_years_a_line_says_nothing() -> None:
    assert at(LINE, BASE, date(2015, 9, 30)) is None
    assert at(LINE, BASE, date(2025, 10, 2)) is None


def test_only_a_census_stands_against_a_projection_on_the_census(
    sample_result: VisionResult,
) -> None:
    found = actuals(sample_result, "vision")
    line = sample_result.tables["indicators"].value(
        "value", scenario="vision", year=2020, indicator="total"
    )
    compared = [each for each in found if each.line is not None]
    assert [(each.on, each.basis) for each in compared] == [(date(2020, 10, 1), "census")]
    assert compared[0].difference == 117376 - line
    register = {each.on: each.persons for each in found if each.basis == "register"}
    assert register[date(2020, 1, 1)] == 118322
    assert register[date(2023, 1, 1)] == 114200
    assert all(each.on > BASE for each in found)
