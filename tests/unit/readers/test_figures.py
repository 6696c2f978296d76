"""The official figures of a study."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests import sample

from sosei.base.errors import InputError
from sosei.demography.known.population import Basis
from sosei.readers.figures import read_figures


def faults(folder: Path) -> list[str]:
    """What is wrong with a folder of figures."""
    with pytest.raises(InputError) as raised:
        read_figures(folder, "07202")
    return [str(fault) for fault in raised.value.faults]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample's figures."""
    return sample.copy(tmp_path).parent / "figures"


def test_a_census_keeps_known_and_unknown_ages_apart() -> None:
    count = sample.figures().census[2015]
    assert count.known.basis is Basis.CENSUS
    assert count.known.ages.open_from == 90
    assert count.known.total[0] + count.unknown.sum() == 124062


def test_death_rates_are_per_person_year() -> None:
    figures = sample.figures()
    assert figures.death_rates[2009][0, 0] == pytest.approx(70.9e-5)
    assert figures.death_rate_ages.open_from == 100


def test_the_register_is_another_statistic() -> None:
    register = sample.figures().register
    assert register is not None
    assert register.population.basis is Basis.REGISTER
    assert register.population.total[0] == 114200


def test_every_table_names_its_source() -> None:
    figures = sample.figures()
    assert all(figures.sources[name] for name in figures.sources)
    assert {"census", "death_rates", "national_fertility", "sex_ratio"} <= set(figures.sources)


def test_optional_tables_may_be_absent(folder: Path) -> None:
    for name in ("register", "census_groups", "vital_statistics", "register_dynamics"):
        (folder / f"{name}.csv").unlink()
    (folder / "datapackage.json").write_text(
        (folder / "datapackage.json").read_text().replace('"name": "regi', '"name": "x-regi')
        .replace('"name": "census_groups"', '"name": "x"')
        .replace('"name": "vital_statistics"', '"name": "y"')
    )  # fmt: skip
    figures = read_figures(folder, "07202")
    assert figures.register is None
    assert not figures.census_groups
    assert set(figures.events) == {"migration_report"}


def test_an_event_that_is_not_known_is_absent_and_not_zero(folder: Path) -> None:
    sample.change(folder / "vital_statistics.csv", "2016,880,1589", "2016,,1589")
    events = read_figures(folder, "07202").events["vital_statistics"]
    assert events[2016] == {"deaths": 1589}


def test_a_missing_cell_is_a_fault_that_names_it(folder: Path) -> None:
    sample.change(folder / "census.csv", "1980,male,0-4,4875\n", "")
    assert faults(folder) == [
        "census.csv: found no value for 1980, male, 0-4; expected one value for every cell. "
        "Add the row."
    ]


def test_faults_of_several_tables_come_at_once(folder: Path) -> None:
    sample.change(folder / "census.csv", "1980,male,0-4,4875", "1980,male,0-4,－")
    sample.change(folder / "death_rates.csv", "2009,male,0-4,70.9", "2009,male,0-4,0")
    sample.change(folder / "sex_ratio.csv", "2015,", "H27,")
    sample.change(folder / "vital_statistics.csv", "2016,880", "2016,-880")
    assert sorted(line.split(": found")[0] for line in faults(folder)) == [
        'census.csv, row 2, column "population"',
        'death_rates.csv, row 2, column "deaths_per_100000"',
        'sex_ratio.csv, row 2, column "year"',
        'vital_statistics.csv, row 2, column "births"',
    ]


def test_a_table_without_its_source_is_a_fault(folder: Path) -> None:
    (folder / "datapackage.json").unlink()
    lines = faults(folder)
    assert any('datapackage.json, column "census": found no source' in line for line in lines)
    assert len(lines) == len(sample.figures().sources)


def test_groups_of_a_later_census_are_read_as_published() -> None:
    groups = sample.figures().census_groups
    assert groups[2020, "total"].sum() == 117376
    known = sum(groups[2020, name].sum() for name in ("0-14", "15-64", "65+"))
    assert known + groups[2020, "unknown"].sum() == 117376
    assert np.all(groups[2020, "75+"] < groups[2020, "65+"])


def test_death_rates_that_nobody_lives_by_are_most_likely_in_another_unit(tmp_path: Path) -> None:
    folder = sample.copy(tmp_path).parent / "figures"
    file = folder / "death_rates.csv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    per_thousand = [f"{row.rsplit(',', 1)[0]},{float(row.rsplit(',', 1)[1]) / 100}" for row in rows]
    file.write_text("\n".join([head, *per_thousand]) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_figures(folder, "07202")
    assert {fault.kind for fault in raised.value.faults} == {"life_expectancy_odd"}
    assert "per 100,000" in str(raised.value.faults[0])
