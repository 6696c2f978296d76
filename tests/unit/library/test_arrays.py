"""Counts of many areas in arrays: each cell where it belongs, none guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.census import drawn_census

from sosei.base.errors import InputError
from sosei.demography.known.population import SEXES, Basis
from sosei.library import Library
from sosei.library.arrays import cells_by_day
from sosei.readers.block import Block

AREAS = [f"01{number}" for number in range(201, 208)]


@pytest.fixture
def censuses() -> list[Block]:
    """Two censuses of seven areas."""
    return [*drawn_census(7, (2010, 2015))]


def changed(block: Block, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Block:
    """The block with other rows."""
    return replace(block, frame=change(block.frame))


def library_of(folder: Path, *blocks: Block) -> Library:
    """A library of blocks."""
    library = Library(folder / "library")
    library.add(blocks, "a")
    return library


def lookup(block: Block, area: str, sex: str, age: str) -> float:
    """One figure, looked up."""
    (value,) = block.frame.filter(area=area, sex=sex, age=age)["value"]
    return float(value)


def test_every_figure_stands_in_its_cell(censuses: list[Block], tmp_path: Path) -> None:
    counts = library_of(tmp_path, *censuses).population("census", areas=AREAS)
    for block, counted in zip(censuses, counts.counted, strict=True):
        population = counted.population
        assert (population.areas, population.basis) == (tuple(AREAS), Basis.CENSUS)
        assert str(population.year) == block.edition[:4]
        for (s, a, i), persons in np.ndenumerate(population.persons):
            assert persons == lookup(block, AREAS[i], SEXES[s], population.ages.labels[a])
        for (s, i), persons in np.ndenumerate(counted.unknown):
            assert persons == lookup(block, AREAS[i], SEXES[s], "unknown")


def test_the_order_of_rows_files_and_areas_does_not_matter(
    censuses: list[Block], tmp_path: Path
) -> None:
    def shuffled(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.sample(fraction=1, shuffle=True, seed=7)

    mixed = [changed(block, shuffled) for block in censuses[::-1]]
    straight = library_of(tmp_path / "a", *censuses).population("census", areas=AREAS)
    other = library_of(tmp_path / "b", *mixed).population("census", areas=AREAS[::-1])
    for one, two in zip(straight.counted, other.counted, strict=True):
        assert one.population.year == two.population.year
        np.testing.assert_array_equal(one.population.persons[..., ::-1], two.population.persons)


def test_only_the_dates_and_areas_that_are_asked_for(censuses: list[Block], tmp_path: Path) -> None:
    library = library_of(tmp_path, *censuses)
    counts = library.population("census", ["2015-10-01"], areas=AREAS[2:4])
    (counted,) = counts.counted
    assert counted.population.persons.shape == (2, 19, 2)
    assert [entry.edition for entry in counts.entries] == ["2015-10-01"]


def test_without_areas_it_is_the_municipalities_that_files_name(
    censuses: list[Block], tmp_path: Path
) -> None:
    names = (("01202", "函館市"), ("01201", "札樽市"), ("01000", "北海道"), ("01999", "何町"))
    named = [replace(censuses[1], names=names)]
    (counted,) = library_of(tmp_path, *named).population("census").counted
    assert counted.population.areas == ("01201", "01202")


def test_unknown_ages_that_are_not_stated_are_what_the_total_holds_beyond_the_ages(
    censuses: list[Block], tmp_path: Path
) -> None:
    block = changed(censuses[0], lambda frame: frame.filter(pl.col("age") != "unknown"))
    (counted,) = library_of(tmp_path, block).population("census", areas=AREAS).counted
    assert counted.unknown[0, 3] == lookup(censuses[0], AREAS[3], "male", "unknown")
    bare = changed(block, lambda frame: frame.filter(pl.col("age") != "total"))
    (counted,) = library_of(tmp_path / "bare", bare).population("census", areas=AREAS).counted
    assert not counted.unknown.any()


def test_totals_of_ages_beside_their_parts_are_no_groups(
    censuses: list[Block], tmp_path: Path
) -> None:
    def more(frame: pl.DataFrame) -> pl.DataFrame:
        again = frame.filter(pl.col("age") == "total")
        return pl.concat(
            [frame, *(again.with_columns(age=pl.lit(age)) for age in ("85+", "0-14", "75+"))]
        )

    library = library_of(tmp_path, changed(censuses[0], more))
    (counted,) = library.population("census", areas=AREAS).counted
    assert counted.population.ages.labels[-2:] == ("85-89", "90+")


def test_single_years_of_some_ages_beside_groups_are_left_aside(
    censuses: list[Block], tmp_path: Path
) -> None:
    def more(frame: pl.DataFrame) -> pl.DataFrame:
        again = frame.filter(pl.col("age") == "total")
        return pl.concat([frame, *(again.with_columns(age=pl.lit(f"{age}")) for age in range(15))])

    library = library_of(tmp_path, changed(censuses[0], more))
    (counted,) = library.population("census", areas=AREAS).counted
    assert counted.population.ages.labels[:2] == ("0-4", "5-9")


@pytest.mark.parametrize("status", ["withheld", None])
def test_a_missing_or_withheld_cell_is_a_fault_that_names_it(
    status: str | None, censuses: list[Block], tmp_path: Path
) -> None:
    cell = (pl.col("area") == AREAS[1]) & (pl.col("sex") == "male") & (pl.col("age") == "20-24")

    def without(frame: pl.DataFrame) -> pl.DataFrame:
        if status is None:
            return frame.filter(~cell)
        hidden = pl.when(cell).then(None).otherwise(pl.col("value"))
        return frame.with_columns(value=hidden)

    library = library_of(tmp_path, changed(censuses[0], without))
    with pytest.raises(InputError) as error:
        library.population("census", areas=AREAS)
    (fault,) = error.value.faults
    assert f"census 2010-10-01: found no figure of {AREAS[1]} male 20-24" in str(fault)
    assert "の数値がありません" in fault.text("ja")


def test_areas_without_any_figure_are_named_once_and_many_are_counted(
    censuses: list[Block], tmp_path: Path
) -> None:
    library = library_of(tmp_path, *censuses)
    with pytest.raises(InputError) as error:
        library.population("census", areas=[*AREAS, *(f"02{n}" for n in range(201, 231))])
    words = [str(fault) for fault in error.value.faults]
    assert len(words) == 2 * 21
    assert "no figure of 02201;" in words[0]
    assert "no figure of 10 more;" in words[20]


def test_ages_that_are_no_groups_of_one_width_are_a_fault(
    censuses: list[Block], tmp_path: Path
) -> None:
    block = changed(censuses[0], lambda frame: frame.filter(pl.col("age") != "40-44"))
    with pytest.raises(InputError) as error:
        library_of(tmp_path, block).population("census", areas=AREAS)
    assert error.value.faults[0].kind == "ages_faulty"


def test_a_date_without_rows_by_sex_or_without_any_is_a_fault(
    censuses: list[Block], tmp_path: Path
) -> None:
    block = changed(censuses[0], lambda frame: frame.filter(sex="total"))
    library = library_of(tmp_path, block, censuses[1])
    with pytest.raises(InputError, match="census 2010-10-01: found no figure of male or female"):
        library.population("census", areas=AREAS)
    with pytest.raises(InputError, match="census 2020-10-01: found no figure of male or female"):
        library.population("census", ["2015-10-01", "2020-10-01"], areas=AREAS)
    assert len(library.population("census", ["2015-10-01"], areas=AREAS).counted) == 1


def test_all_ages_as_one_group_are_a_fault(censuses: list[Block], tmp_path: Path) -> None:
    def one(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.filter(age="total").with_columns(age=pl.lit("0+"))

    with pytest.raises(InputError) as error:
        library_of(tmp_path, changed(censuses[0], one)).population("census", areas=AREAS)
    assert error.value.faults[0].kind == "ages_faulty"


def test_groups_of_ten_years_are_a_fault(censuses: list[Block], tmp_path: Path) -> None:
    ten = {"0-4": "0-9", "10-14": "10-19", "20-24": "20+"}

    def wider(frame: pl.DataFrame) -> pl.DataFrame:
        kept = frame.filter(pl.col("age").is_in(list(ten)))
        return kept.with_columns(pl.col("age").replace(ten))

    with pytest.raises(InputError) as error:
        library_of(tmp_path, changed(censuses[0], wider)).population("census", areas=AREAS)
    assert error.value.faults[0].kind == "ages_not_five_year"


def test_what_has_no_basis_is_refused(censuses: list[Block], tmp_path: Path) -> None:
    library = library_of(tmp_path, *censuses)
    with pytest.raises(InputError, match="census population_completed"):
        library.population("census", areas=AREAS, item="population_foreign")


def test_a_newer_edition_tells_cell_by_cell(censuses: list[Block], tmp_path: Path) -> None:
    cell = (pl.col("area") == AREAS[0]) & (pl.col("sex") == "female") & (pl.col("age") == "0-4")
    new = changed(censuses[0], lambda frame: frame.filter(cell).with_columns(value=pl.lit(7.0)))
    newer = replace(new, edition="2012", file_hash="b")
    counts = library_of(tmp_path, censuses[0], newer).population("census", areas=AREAS)
    assert counts.counted[0].population.persons[1, 0, 0] == 7
    assert len(counts.entries) == 2


def test_parts_are_added_and_a_part_that_lacks_a_cell_leaves_it_out(
    censuses: list[Block],
) -> None:
    into = dict.fromkeys(AREAS[:3], "01201") | {AREAS[3]: "01204"}
    (whole,) = cells_by_day(censuses[0].frame, "population", into)
    assert whole.areas == ("01201", "01204")
    added = sum(lookup(censuses[0], area, "male", "5-9") for area in AREAS[:3])
    assert whole.persons[0, 1, 0] == added
    hole = censuses[0].frame.filter((pl.col("area") != AREAS[1]) | (pl.col("age") != "5-9"))
    (cells,) = cells_by_day(hole, "population", into)
    assert np.isnan(cells.persons[:, 1, 0]).all()
    assert cells.missing.tolist() == [True, False]
    before = censuses[0].frame.filter(pl.col("area") != AREAS[1])
    (cells,) = cells_by_day(before, "population", into)
    assert not cells.missing.any()
