"""Projections rebuilt from a frozen result: their persons are those that it holds."""

from __future__ import annotations

import pytest
from tests import sample

from sosei.studies.reading import read_study
from sosei.studies.towns import towns_of


def test_every_scenario_is_projected_again_as_it_was() -> None:
    result = sample.result()
    towns = towns_of(result, read_study(sample.STUDY).form)
    assert list(towns) == [str(each["name"]) for each in result.scenarios]
    for name, town in towns.items():
        for place, year in enumerate(town.years):
            held = result.tables["indicators"].value(
                "value", scenario=name, year=year, indicator="total"
            )
            assert town.total[place, 0] == pytest.approx(held, rel=1e-12)
