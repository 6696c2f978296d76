"""Fields of a frozen result: its persons × rates."""

from __future__ import annotations

import numpy as np
import pytest
from tests import sample

from sosei.sectors.observed import Observed
from sosei.sectors.rate_file import shipped_rates
from sosei.studies.fields import driver_of, fields_of


def test_the_drivers_are_the_persons_that_the_result_holds() -> None:
    result = sample.result()
    driver = driver_of(result, "status-quo")
    for place, year in enumerate(driver.years):
        held = result.tables["indicators"].value(
            "value", scenario="status-quo", year=year, indicator="total"
        )
        assert driver.total[place, 0] == pytest.approx(held)


def test_every_scenario_is_told_in_one_shape() -> None:
    result = sample.result()
    told = fields_of(result, shipped_rates(), [])
    assert [each.scenario for each in told.scenarios] == [str(s["name"]) for s in result.scenarios]
    assert {tuple((i.field, i.item) for i in each.items) for each in told.scenarios} == {
        tuple((i.field, i.item) for i in told.scenarios[0].items)
    }
    assert set(told.to_frame()["origin"]) == {"counted", "national"}


def test_a_total_that_was_observed_calibrates_every_scenario_alike() -> None:
    result = sample.result()
    seen = Observed("care", "certified", 2020, result.area, 7_000.0, "person", "報告", "表")
    plain = fields_of(result, shipped_rates(), [])
    told = fields_of(result, shipped_rates(), [seen])
    first = told.scenarios[0].find("care", "certified")
    assert first.value[told.scenarios[0].years.index(2020), 0] == pytest.approx(7_000)
    factor = 7_000 / plain.scenarios[0].find("care", "certified").value[1, 0]
    for before, after in zip(plain.scenarios, told.scenarios, strict=True):
        one, other = before.find("care", "certified"), after.find("care", "certified")
        np.testing.assert_allclose(other.value, one.value * factor)
