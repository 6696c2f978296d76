"""Exchange population: equivalence of spending, day and night, two places."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.builders import AGES

from sosei.base.errors import InputError
from sosei.sectors.demand import Demand
from sosei.sectors.driver import Driver
from sosei.sectors.exchange import (
    day_night_ratio,
    derived,
    equivalences,
    exchange,
    two_place_residents,
)
from sosei.sectors.observed import Observed
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.rates import Origin, Rate, RateRow, Rates

OWN = Origin("家計調査、旅行・観光消費動向調査", "例", "2018", "", "例の市", own=True)
GIVEN = Rates(
    {
        "resident_consumption": Rate(
            "resident_consumption", (RateRow("", 2018, None, None, 1_200_000),), OWN
        ),
        "visit_spending": Rate(
            "visit_spending",
            (
                RateRow("訪日外国人", 2018, None, None, 150_000),
                RateRow("国内日帰り", 2018, None, None, 15_000),
            ),
            OWN,
        ),
    }
)


def test_one_resident_is_worth_consumption_over_the_spending_of_a_visit() -> None:
    told = {each.kind: each.visits for each in equivalences(GIVEN)}
    assert told == {"訪日外国人": 8, "国内日帰り": 80}
    assert {each.year for each in equivalences(GIVEN)} == {"2018 / 2018"}


def visited(**counts: float) -> Rates:
    """The same with visits of a year."""
    rows = tuple(RateRow(kind, 2018, None, None, count) for kind, count in counts.items())
    return GIVEN.replaced({"visits": Rate("visits", rows, OWN)})


NOBODY = Driver(np.zeros((1, 2, len(AGES), 1)), AGES, (2020,), ("07202",))


def test_visits_are_worth_residents_in_spending_alone() -> None:
    told = exchange(NOBODY, visited(訪日外国人=800.0, 国内日帰り=1600.0))
    values = {each.item: each.value[0, 0] for each in told if isinstance(each, Demand)}
    assert values["residents_worth"] == pytest.approx(120)
    assert values["visits:国内日帰り"] == 1600


def test_an_equivalence_names_both_of_its_statistics_and_years() -> None:
    told = [e for e in exchange(NOBODY, visited(国内日帰り=1.0)) if isinstance(e, Demand)]
    origin = told[0].origin
    assert origin is not None
    assert origin.year == "2018 / 2018"
    assert origin.own


def test_a_kind_of_visit_without_its_spending_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        exchange(NOBODY, visited(海外旅行=1.0))
    assert "「海外旅行」" in refused.value.faults[0].text("ja")


def test_series_lead_to_ratios_and_are_never_added_to_residents() -> None:
    night = Observed("exchange", "nighttime", 2020, "07202", 100, "person", "国勢調査", "例")
    day = replace(night, item="daytime", value=105)
    days = replace(night, item="two_place_days", value=730, unit="person-day")
    other = replace(day, statistic="別の統計")
    told = {each.item: each for each in derived((night, day, other, days))[4:]}
    assert told["day_night_ratio"].value == pytest.approx(1.05)
    assert told["day_night_ratio"].statistic == "国勢調査"
    assert told["two_place_residents"].value == 2
    assert len(told) == 2


def test_figures_that_were_found_in_quotes_are_not_shipped() -> None:
    with pytest.raises(InputError) as refused:
        equivalences(shipped_rates())
    assert "率が未登録です" in refused.value.faults[0].text("ja")
    assert "家計調査" in refused.value.faults[0].text("ja")


def test_day_and_night_are_of_one_census() -> None:
    night = Observed("exchange", "residents", 2020, "07202", 100, "person", "国勢調査", "例")
    day = replace(night, item="daytime", value=105)
    assert day_night_ratio(day, night) == pytest.approx(1.05)
    with pytest.raises(ValueError, match="one statistic"):
        day_night_ratio(replace(day, year=2015), night)


def test_two_places_count_in_days() -> None:
    assert two_place_residents(730) == 2
    with pytest.raises(ValueError, match="below 0"):
        two_place_residents(-1)
