"""The sample's first step beside what was registered: 人口動態統計 2016–2020 (see the sample's README)."""

from __future__ import annotations

import pytest
from tests import sample

REGISTERED = {"births": 4_172, "deaths": 7_781}
"""Births 880 + 879 + 833 + 783 + 797 and deaths 1,589 + 1,509 + 1,550 + 1,596 + 1,537."""


@pytest.mark.parametrize("name", REGISTERED)
def test_births_and_deaths_of_the_first_step_are_near_those_registered(name: str) -> None:
    """Calendar years against October to October, rates of one year: within 2%."""
    told = sample.result().tables["indicators"]
    projected = told.value("value", scenario="status-quo", year=2020, indicator=name)
    assert projected == pytest.approx(REGISTERED[name], rel=0.02)


def test_life_expectancy_lies_between_the_complete_tables_of_2015_and_2020() -> None:
    """第22回・第23回完全生命表: men 80.75 and 81.56, women 86.99 and 87.71 years.

    The study's survival comes from five-year death rates of 2018.
    """
    told = sample.result().tables["indicators"]
    for sex, before, after in (("male", 80.75, 81.56), ("female", 86.99, 87.71)):
        name = f"life_expectancy_{sex}"
        implied = told.value("value", scenario="status-quo", year=2020, indicator=name)
        assert before < implied < after
