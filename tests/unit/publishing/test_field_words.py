"""Every item that a field can have is told in words, in both languages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests import own_rates
from tests.builders import AGES

from sosei.base.messages import Language
from sosei.publishing import field_words
from sosei.publishing.field_tables import printed
from sosei.publishing.spoken import FIRST, speaking
from sosei.sectors.demand import Demand
from sosei.sectors.driver import Driver
from sosei.sectors.every import demands
from sosei.sectors.facilities import Facility, facility_demand
from sosei.sectors.kinds import KINDS
from sosei.sectors.rates import Rates


def every(folder: Path) -> list[Demand]:
    """Return every item that comes of every rate that there is."""
    rates = Rates(own_rates.read(folder))
    persons = np.full((2, 2, len(AGES), 1), 100.0)
    driver = Driver(persons, AGES, (2020, 2025), ("07202",))
    halls = facility_demand(driver, [Facility("館", "市民文化系施設", 100, 1990, None)], rates)
    told = demands("s", driver, rates)
    assert not told.missing
    return [*told.items, *(each for each in halls if isinstance(each, Demand))]


def test_every_rate_leads_to_an_item(tmp_path: Path) -> None:
    assert {KINDS[key].field for key in KINDS} == {each.field for each in every(tmp_path)}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_item_and_unit_has_a_name(language: Language, tmp_path: Path) -> None:
    with speaking(language):
        named = {each.item: field_words.item(each.item) for each in every(tmp_path)}
        units = {each.unit: field_words.unit_of(each.unit) for each in every(tmp_path)}
    marked = FIRST if language == "en" else ""
    assert not [item for item, name in named.items() if item.split(":")[0] == name.strip(marked)]
    assert not [unit for unit, name in units.items() if name == f"{marked}{unit}"]
    assert len(set(named.values())) == len(named)


def test_a_word_of_a_municipalitys_own_series_is_its_name() -> None:
    assert field_words.with_unit("まちなか歩行者", "人／日") == "まちなか歩行者【人／日】"
    with speaking("en"):
        assert "まちなか歩行者" in field_words.item("まちなか歩行者")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.1234, "share", "12.3"),
        (2.345, "person/household", "2.35"),
        (48_123_456_000.0, "yen/year", "48,123"),
        (12_345.6, "yen/person/year", "12,346"),
        (3.456, "m2/person", "3.46"),
        (7.5, "visit/person", "8"),
        (float("nan"), "yen/year", "—"),
    ],
)
def test_figures_are_printed_by_their_unit(value: float, unit: str, words: str) -> None:
    assert printed(value, unit) == words
