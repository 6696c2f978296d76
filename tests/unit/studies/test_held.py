"""What the library holds of a town, as the figures of a study."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests import held

from sosei.base.ages import finest
from sosei.base.areas import Area, Change, Gazetteer
from sosei.library import Library
from sosei.readers.block import Block
from sosei.readers.figures import read_figures
from sosei.studies.held.census import censuses
from sosei.studies.held.figures import Held, held_figures
from sosei.studies.held.nation import LEFT_OUT, shipped

TOWN = Area(held.TOWN, "会津若松市")
ALONE = Gazetteer((TOWN,))


def _held(folder: Path, *blocks: Block) -> Held:
    return held_figures(held.library(folder, blocks), TOWN, ALONE)


def test_the_library_gives_what_the_samples_folder_gives(tmp_path: Path) -> None:
    found = _held(tmp_path, *held.everything()).figures
    sample = read_figures(held.FIGURES, held.TOWN)
    assert sorted(found.census) == sorted(sample.census)
    for year, count in sample.census.items():
        assert found.census[year].known.ages == count.known.ages
        assert found.census[year].known.persons == pytest.approx(count.known.persons)
        assert found.census[year].unknown == pytest.approx(count.unknown)
    assert found.register is not None
    assert sample.register is not None
    assert found.register.population.persons == pytest.approx(sample.register.population.persons)
    assert found.events == sample.events
    for key in [(2020, group) for group in ("total", "0-14", "15-64", "65+", "75+")]:
        assert found.census_groups[key] == pytest.approx(sample.census_groups[key])
    for year, rates in sample.death_rates.items():
        assert found.death_rates[year] == pytest.approx(rates)


def test_every_table_names_its_blocks_and_their_cells(tmp_path: Path) -> None:
    found = _held(tmp_path, *held.everything()).figures
    used = {each.table: each for each in found.used}
    assert set(used) == set(found.sources)
    assert used["census"].cells == f"F2:F{2 + 8 * 2 * 20 - 1}"
    assert used["census"].file == "census.csv"
    assert len(used["census"].block) == 64
    assert used["census_groups"].statistic == "ssdse_a"
    assert used["sex_ratio"].block == "", "it ships"


def test_the_nations_tables_ship_where_the_library_has_none(tmp_path: Path) -> None:
    found = _held(tmp_path, held.census())
    assert found.shipped == ("death_rates", "national_fertility", "sex_ratio")
    assert set(found.figures.death_rates) == set(shipped().death_rates) - LEFT_OUT
    assert found.figures.national_fertility == shipped().national_fertility


def test_the_nations_own_census_gives_sex_ratio_and_fertility(tmp_path: Path) -> None:
    nation = held.census(area=held.NATION)
    tfr = held.block(
        "vital_statistics", [(held.NATION, "2015", "total", "total", "tfr", 1.45)], file="tfr.csv"
    )
    found = _held(tmp_path, nation, tfr).figures
    town = read_figures(held.FIGURES, held.TOWN).census[2015].known
    men, women = town.persons[:, 0, 0]
    assert found.sex_ratio[2015] == pytest.approx(100 * men / women)
    assert found.national_fertility[2015].tfr == 1.45
    assert found.national_fertility[2015].children_0_4 == pytest.approx(men + women)
    assert list(found.national_fertility) == [2015]


def test_prefectures_together_are_the_nation(tmp_path: Path) -> None:
    rows = [
        (f"{code:02d}000", "2015-10-01", sex, age, "population", 10.0 + (sex == "male"))
        for code in range(1, 48)
        for sex in ("male", "female")
        for age in [f"{a}-{a + 4}" for a in range(0, 90, 5)] + ["90+"]
    ]
    assert _held(tmp_path, held.block("census", rows)).figures.sex_ratio == {2015: 110.0}


@pytest.mark.parametrize(
    ("labels", "open_from"),
    [
        (["85-89", "90+"], 90),
        (["85-89", "90+", "85+"], 90),
        (["85+"], 85),
        (["85-89", "85+"], 85),
        (["85-89"], None),
    ],
)
def test_the_finest_ages_are_taken(labels: list[str], open_from: int | None) -> None:
    closed = [f"{lower}-{lower + 4}" for lower in range(0, 85, 5)]
    ages = finest([*closed, *labels, "total", "unknown"], (5,))
    assert (ages and ages.open_from) == open_from


def test_single_years_of_age_are_added_to_groups_of_five(tmp_path: Path) -> None:
    ages = [*map(str, range(110)), "110+"]
    rows = [
        (held.TOWN, "2020-10-01", sex, age, "population", 1.0)
        for sex in ("male", "female")
        for age in ages
    ]
    found = _held(tmp_path, held.block("census", rows)).figures.census[2020].known
    assert found.ages.open_from == 95
    assert found.persons[:, 0, 0] == pytest.approx([5, 5])
    assert found.persons[:, -1, 0] == pytest.approx([16, 16])


def test_a_withheld_cell_sets_a_census_aside_and_says_so(tmp_path: Path) -> None:
    block = held.census()
    rows = block.frame.rows()
    broken = [(*r[:5], None if r[1] == "2010-10-01" and r[3] == "0-4" else r[5]) for r in rows]
    found = _held(tmp_path, held.block("census", broken))
    assert 2010 not in found.figures.census
    assert 2015 in found.figures.census
    assert [note.en for note in found.notes] == [
        "the census of 2010 is not used: it lacks cells by sex and five-year age"
    ]


def test_persons_beyond_the_known_ages_are_of_unknown_age(tmp_path: Path) -> None:
    ages = [f"{lower}-{lower + 4}" for lower in range(0, 85, 5)] + ["85+"]
    rows = [
        (held.TOWN, "2020-10-01", sex, age, "population", 10.0 if age != "total" else 10.0 * 18 + 7)
        for sex in ("male", "female")
        for age in [*ages, "total"]
    ]
    found = _held(tmp_path, held.block("census", rows)).figures
    assert found.census[2020].unknown[:, 0] == pytest.approx([7, 7])


def _with_history() -> Gazetteer:
    joined = Change(date(2005, 11, 1), "absorption", "07422", "河東町", held.TOWN, "会津若松市")
    before = Area("07422", "河東町", until=date(2005, 11, 1))
    return Gazetteer((before, TOWN), (joined,))


def test_a_town_that_joined_is_counted_with_it(tmp_path: Path) -> None:
    block = held.census()
    joined = [("07422", *row[1:6]) for row in block.frame.rows() if row[1] <= "2005"]
    library = held.library(tmp_path, [block, held.block("census", joined, "1", file="kawahigashi")])
    found = censuses(library, held.TOWN, _with_history())
    alone = read_figures(held.FIGURES, held.TOWN).census
    assert found is not None
    assert found.counts[2000].known.persons == pytest.approx(2 * alone[2000].known.persons)
    assert found.counts[2010].known.persons == pytest.approx(alone[2010].known.persons)
    assert [note.en.split(":")[0] for note in found.notes] == ["census of 2005"]


def test_parts_without_figures_are_a_doubt_not_a_fault(tmp_path: Path) -> None:
    found = censuses(held.library(tmp_path, [held.census()]), held.TOWN, _with_history())
    assert found is not None
    (note,) = found.notes
    assert "1980, 1985, 1990, 1995, 2000, 2005" in note.en
    assert "河東町" in note.ja


def test_a_library_without_the_town_gives_no_census(tmp_path: Path) -> None:
    assert censuses(Library(tmp_path), held.TOWN, ALONE) is None
    assert _held(tmp_path, held.death_rates()).figures.census == {}


def test_a_life_table_of_the_library_is_read_to_its_last_age(tmp_path: Path) -> None:
    rows = [
        (held.NATION, "2015", sex, str(age), "death_probability", 0.01 if age < 95 else 0.3)
        for sex in ("male", "female")
        for age in range(101)
    ]
    found = _held(tmp_path, held.block("life_table", rows)).figures
    table = found.life_tables[2015]
    assert len(table.ages) == 101
    assert np.all(table.probability_of_dying[:, 10] == 0.01)
    assert found.death_rates == {}, "with life tables of its own, none ship"
