"""The audit of the sample, within wide bands that earlier, rougher reconstructions left (METHOD 10).

They keep out slips of sign, unit or base; nothing is fitted to them.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests import sample

from sosei.studies.result import Cell


def rows(question: str, **where: Cell) -> list[dict[str, Any]]:
    return list(sample.result().tables["audit"].rows(question=question, **where))


@pytest.mark.parametrize(
    ("choice", "remembered"),
    [("2005-2010", 55_000), ("2005-2010+2010-2015", 65_000), ("2010-2015", 77_000)],
)
def test_status_quo_of_2060_by_choice_of_periods(choice: str, remembered: float) -> None:
    (row,) = rows("status_quo", case=choice, year=2060)
    assert row["found"] == pytest.approx(remembered, rel=0.05)


def test_the_levers_fall_short_of_the_promise() -> None:
    """Earlier: 91,000–93,000 for about 100,000; 15–64 +16,000 to +18,000 for +23,000; −13 for −16."""
    found = {row["indicator"]: row for row in rows("levers", year=2060)}
    assert 80_000 < found["total"]["found"] < 97_000
    assert 10_000 < found["age_15_64"]["found"] < 22_500
    assert -0.155 < found["ageing_rate"]["found"] < -0.05


def test_arrivals_in_the_hundreds_close_the_gap_of_the_total() -> None:
    """Earlier: 130 to 240 of family type a year."""
    (needed,) = rows("addition", case="needed", of="vision")
    (printed,) = rows("addition", case="printed")
    assert 50 < needed["found"] < printed["found"] < 400


def test_the_interaction_is_a_small_part_of_the_difference() -> None:
    """Earlier: +3,700 of +24,300."""
    parts = {row["case"]: row["found"] for row in rows("shares", year=2060, indicator="total")}
    whole = parts["fertility"] + parts["migration"]
    assert 0.05 < parts["interaction"] / whole < 0.25


def test_every_stated_figure_is_one_of_the_document() -> None:
    """第2期会津若松市まち・ひと・しごと創生人口ビジョン 概要（令和2年3月）."""
    stated = list(sample.result().tables["audit_stated"].rows())
    assert [(row["of"], row["year"], row["indicator"], row["value"]) for row in stated] == [
        ("status_quo", 2040, "total", 100_000),
        ("status_quo", 2060, "total", 66_000),
        ("vision", None, "total", 100_000),
        ("difference", 2040, "age_0_14", 7_000),
        ("difference", 2040, "age_15_64", 9_000),
        ("difference", 2040, "ageing_rate", -7),
        ("difference", 2060, "age_0_14", 10_000),
        ("difference", 2060, "age_15_64", 23_000),
        ("difference", 2060, "ageing_rate", -16),
    ]
