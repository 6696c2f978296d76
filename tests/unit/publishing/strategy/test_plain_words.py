"""Plain words: a table of cases, right for every nature and direction, in both languages."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.strategy import indicator, observed

from sosei.publishing.plain_words import plain
from sosei.strategy.case import Record
from sosei.strategy.indicator import (
    Break,
    Direction,
    HoldSide,
    Nature,
    Observation,
    Status,
    YearBasis,
)

TABLE = Path(__file__).with_name("plain_words.csv")
"""What is known, the year asked, and the sentences."""

CALENDAR = YearBasis.CALENDAR

INDICATORS = {
    "fewer": indicator("stock", "down", 100, 2019, 0, 2024, unit="人"),
    "few": indicator("stock", "down", 5, 2019, 0, 2024, unit="人"),
    "at_most": indicator("flow", "down", None, None, 20, 2024, unit="件"),
    "more": indicator("flow", "up", 100, 2019, 200, 2024, unit="人"),
    "visitors": indicator(
        "flow",
        "up",
        3000000,
        2019,
        3950000,
        2024,
        unit="人",
        display_unit="万人",
        display_factor=Decimal(10000),
        decimals=0,
        year_basis=CALENDAR,
    ),
    "at_least": indicator("flow", "up", None, None, 265, 2024, unit="人"),
    "deficit": indicator("net_flow", "up", -490, 2019, -270, 2024, unit="人", year_basis=CALENDAR),
    "no_deficit": indicator("net_flow", "up", -490, 2019, 0, 2024, unit="人", year_basis=CALENDAR),
    "to_surplus": indicator("net_flow", "up", -100, 2019, 50, 2024, unit="人", year_basis=CALENDAR),
    "deficit_unknown": indicator(
        "net_flow", "up", None, None, -250, 2019, unit="人", year_basis=CALENDAR
    ),
    "surplus": indicator("net_flow", "up", 10, 2019, 50, 2024, unit="人", year_basis=CALENDAR),
    "held": indicator("flow", "hold", 839, 2018, 839, 2024, unit="人", year_basis=CALENDAR),
    "held_below": indicator("flow", "hold", 10, 2019, 10, 2024, unit="件", hold_side=HoldSide.DOWN),
    "held_fiscal": indicator("flow", "hold", 839, 2018, 839, 2024, unit="人"),
    "slower_fall": indicator("stock", "up", 117000, 2020, 110000, 2025, unit="人"),
    "slower_rise": indicator("stock", "down", 100, 2020, 120, 2025, unit="件"),
    "sum": indicator("cumulative", "up", None, None, 10, 2024, start_year=2020, unit="社"),
    "sum_since_unknown": indicator("cumulative", "up", None, None, 9, 2024, unit="社"),
    "sum_at_most": indicator(
        "cumulative", "down", None, None, 10, 2024, start_year=2020, unit="件"
    ),
    "share": indicator("ratio", "up", 40, 2019, 60, 2024, unit="%", decimals=1),
    "employment": indicator("ratio", "up", 2, 2019, "2.3", 2024, unit="%", decimals=1),
    "share_unrounded": indicator("ratio", "up", 40, 2019, 60, 2024, unit="%"),
    "fertility": indicator(
        "index", "up", "1.51", 2018, "1.8", 2024, decimals=2, year_basis=CALENDAR
    ),
    "lowered": indicator("index", "down", "1.2", 2018, 1, 2024, decimals=2),
    "milestone": indicator("milestone", "complete", None, None, 1, 2023),
    "no_target": indicator("stock", "up", None, None, None, 2019, unit="人"),
    "no_baseline_year": indicator("stock", "up", 10, None, 20, 2024, unit="人"),
    "no_target_year": indicator("stock", "up", 10, 2019, 20, None, unit="人"),
}
"""As the column ``indicator`` names them."""

ALSO: dict[str, dict[str, Any]] = {
    "target_of_the_year": {"milestones": {2020: Decimal(800)}},
    "divided_by_0": {
        "observations": (Observation("i", 2020, numerator=Decimal(3), denominator=Decimal(0)),)
    },
    "not_published": {"observations": (Observation("i", 2021, status=Status.NOT_PUBLISHED),)},
    "provisional": {
        "observations": (Observation("i", 2021, value=Decimal(150), status=Status.PROVISIONAL),)
    },
    "break": {"breaks": (Break("i", 2021, "調査の変更"),)},
}
"""What else is known: the column ``also``."""


def _cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _record(case: dict[str, str]) -> Record:
    values = dict(told.split(":") for told in case["observed"].split())
    years = {int(year): value for year, value in values.items()}
    return observed(INDICATORS[case["indicator"]], years, **ALSO.get(case["also"], {}))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["case"])
def test_plain_words_are_right(case: dict[str, str]) -> None:
    told = plain(_record(case), int(case["year"])).text
    assert told.ja == case["ja"]
    assert told.en == case["en"]


def test_the_table_has_every_nature_and_direction_and_uses_everything_it_defines() -> None:
    cases = _cases()
    assert {case["indicator"] for case in cases} == set(INDICATORS)
    assert {case["also"] for case in cases} == {"", *ALSO}
    assert {i.nature for i in INDICATORS.values()} == set(Nature)
    assert {i.direction for i in INDICATORS.values()} == set(Direction)


def test_the_aim_and_the_news_are_told_apart() -> None:
    told = plain(observed(INDICATORS["fewer"], {2021: 80}), 2021)
    assert told.aim.ja == "2024年度までに0にすることが目標です。"
    assert told.text.ja == told.aim.ja + told.news.ja
    assert told.text.en == f"{told.aim.en} {told.news.en}"
