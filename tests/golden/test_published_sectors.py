"""Figures of fields that a document or an official table states, and what follows from them.

会津若松市『第2期まち・ひと・しごと創生人口ビジョン 概要』(2020-03),
要介護・要支援認定者数の推移: 2017, 65歳以上 34,927, 認定者 7,097.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests import sample

from sosei.demography.engine.projection import project
from sosei.library import Library
from sosei.readers.official import read_official
from sosei.sectors.calibration import OwnTotal
from sosei.sectors.class_sizes import shipped_class_sizes
from sosei.sectors.driver import Driver, at_year
from sosei.sectors.every import calibration, demands
from sosei.sectors.observed import observed_in
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.schools import SchoolKind
from sosei.studies.gather import gather
from sosei.studies.reading import read_study

ELDERLY, CERTIFIED = 34_927, 7_097


def driver() -> Driver:
    """The sample's status quo."""
    study = read_study(sample.STUDY)
    gathered = gather(study)
    return Driver.of(project(gathered.census[2015], gathered.assumptions))


def test_the_sample_city_certifies_a_fifth_of_its_elderly() -> None:
    assert pytest.approx(0.203, abs=5e-4) == CERTIFIED / ELDERLY


def test_the_nations_rate_comes_near_the_citys_own_count() -> None:
    """Rates of 2020 on the population of 2017, by the projection from the census of 2015: κ is near 1."""
    people = driver()
    total = OwnTotal("care", "certified", "07202", 2017, CERTIFIED)
    kappas = calibration(people, shipped_rates(), [total])
    assert kappas["care", "certified"][0] == pytest.approx(1.0446, abs=1e-4)
    told = demands("s", people, shipped_rates(), kappas)
    counted = at_year(told.find("care", "certified").value, people.years, 2017)[0]
    assert counted == pytest.approx(CERTIFIED)
    elderly = at_year(told.find("care", "elderly").value, people.years, 2017)[0]
    assert elderly == pytest.approx(ELDERLY, rel=0.05)


def test_the_largest_class_of_an_elementary_school_is_35() -> None:
    sizes = shipped_class_sizes()
    assert set(sizes.of(2025, SchoolKind.ELEMENTARY)) == {35}
    assert set(sizes.of(2025, SchoolKind.JUNIOR_HIGH)) == {40}
    assert set(sizes.of(2028, SchoolKind.JUNIOR_HIGH)) == {35}


def test_series_of_ssdse_a_stand_under_their_fields(tmp_path: Path, shared_data: Path) -> None:
    """Of the sample city, in the edition of 2020: industries add up to all workers but those in fishing and mining."""
    library = Library(tmp_path / "library")
    library.add(read_official(shared_data / "raw/SSDSE-A-2020.csv"), "test")
    observed = observed_in(library, "07202")
    workers = {each.item: each.value for each in observed if each.item.startswith("workers")}
    whole = workers.pop("workers")
    assert len(workers) == 17
    assert 0.999 * whole < sum(workers.values()) <= whole
    assert {each.statistic for each in observed} == {"SSDSE-A（教育用標準データセット 市区町村）"}
    assert {each.field for each in observed} == {"children", "care", "work", "town"}


def test_employment_rates_are_those_of_the_census(shared_data: Path) -> None:
    """Every shipped rate of employment is the official count over the official population, to two decimals."""
    lines = (shared_data / "rates/employment_rate_sex_age_pref_2000_2020.csv").read_text("utf-8")
    nation = [line.split(",") for line in lines.splitlines() if line.startswith("00,")]
    counted = {
        (row[2], row[3]): float(row[5]) / float(row[6]) for row in nation if row[4] == "2020"
    }
    told = {
        (("male", "female")[row.sex or 0], _label(row.ages)): row.value
        for row in shipped_rates().require("employed").rows
    }
    assert told.keys() == counted.keys()
    np.testing.assert_allclose([told[key] for key in counted], list(counted.values()), atol=6e-5)


def _label(ages: tuple[int, int | None] | None) -> str:
    assert ages is not None
    lower, upper = ages
    return f"{lower}+" if upper is None else f"{lower}-{upper - 1}"
