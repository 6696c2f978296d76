"""One observation in words: —, 0 and 未公表 are three things."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.strategy import indicator

from sosei.publishing.strategy.observed import observed
from sosei.strategy.indicator import Basis, Observation, Status

SETTLERS = indicator("cumulative", "up", None, None, 159, 2024, start_year=2020, unit="人")
SHARE = indicator("ratio", "up", None, None, 50, 2024, unit="%", decimals=1)


def _seen(value: int | None = None, **more: Any) -> Observation:
    return Observation("i", 2021, None if value is None else Decimal(value), **more)


@pytest.mark.parametrize(
    ("seen", "ja", "en"),
    [
        (_seen(31), "31人", "31 people"),
        (_seen(0), "0人", "0 people"),
        (_seen(1200, basis=Basis.RUNNING), "1,200人（累計の値）", "1,200 people (running total)"),
        (_seen(0, basis=Basis.RUNNING), "0人（累計の値）", "0 people (running total)"),
        (_seen(5, status=Status.PROVISIONAL), "5人（速報値）", "5 people (provisional)"),
        (_seen(status=Status.NOT_PUBLISHED), "未公表", "Not published"),
        (_seen(), "—", "—"),
    ],
)
def test_an_observation_has_its_unit_and_what_is_particular(
    seen: Observation, ja: str, en: str
) -> None:
    told = observed(SETTLERS, seen)
    assert (told.ja, told.en) == (ja, en)


def test_a_share_is_worked_out_of_what_was_divided() -> None:
    parts = _seen(numerator=Decimal(1), denominator=Decimal(3))
    assert observed(SHARE, parts).ja == "33.3%"
