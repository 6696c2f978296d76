"""Plain tidy CSV: rows as they are, and the statistic that they name."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.files.official import made
from tests.files.official.made import cell, value

from sosei.base.errors import InputError
from sosei.readers.block import COLUMNS, Block
from sosei.readers.official import cells, read_official

PLAIN = ["area", "date", "sex", "age", "item", "value"]
NAMED = [*PLAIN, "statistic", "edition", "table", "publisher", "name"]
CENSUS = ["census", "令和2年", "国勢調査 第2表", "総務省統計局", "会津若松市"]
VITAL = ["vital_statistics", "", "人口動態統計 上巻", "厚生労働省", "会津若松市"]


def rows() -> made.Grid:
    """Rows of two statistics."""
    return [
        [*NAMED],
        ["07202", "2020-10-01", "male", "0-4", "population", 5, *CENSUS],
        ["07202", "2019", "total", "total", "births", 839, *VITAL],
        ["07202", "2020-10-01", "female", "0-4", "population", 6, *CENSUS],
        ["07202", "2020", "total", "total", "births", 801, *VITAL],
    ]


def read(folder: Path, grid: made.Grid) -> tuple[Block, ...]:
    """Read a grid as CSV."""
    blocks = read_official(made.text(folder / "a.csv", grid))
    assert all(dict(block.frame.schema) == COLUMNS for block in blocks)
    return blocks


def refused(folder: Path, grid: made.Grid) -> list[str]:
    """Return what is said of a grid that is refused; it is said in Japanese too."""
    with pytest.raises(InputError) as error:
        read(folder, grid)
    assert all(fault.text("ja") for fault in error.value.faults)
    return [str(fault) for fault in error.value.faults]


def test_rows_are_taken_as_they_are(tmp_path: Path) -> None:
    grid: made.Grid = [
        [*PLAIN, "status"],
        ["07202", "2018", "total", "total", "births", "839", "figure"],
        ["07202", "2019", "total", "total", "births", "", "withheld"],
    ]
    (block,) = read(tmp_path, grid)
    assert (block.statistic, block.names) == ("tidy", ())
    assert value(block, date="2018") == 839
    assert cell(block, date="2019")["status"] == "withheld"
    grid[1][2] = "boy"
    (said,) = refused(tmp_path, grid)
    assert "boy" in said


def test_rows_that_name_their_statistic_become_its_blocks(tmp_path: Path) -> None:
    census, vital = read(tmp_path, rows())
    assert (census.statistic, census.edition) == ("census", "令和2年")
    assert (vital.statistic, vital.edition) == ("vital_statistics", "2020")
    assert str(census.source) == "総務省統計局「国勢調査 第2表」2020-10-01"
    assert vital.source.date == "2019 – 2020"
    assert census.names == (("07202", "会津若松市"),)
    assert [value(census, sex=sex) for sex in ("male", "female")] == [5, 6]
    found = cell(vital, date="2020")
    assert (found["value"], found["row"], found["column"]) == (801, 5, 6)


def test_rows_without_a_statistic_stay_tidy_beside_others(tmp_path: Path) -> None:
    grid = rows()
    grid[1][6:10] = ["", "", "", ""]
    assert [block.statistic for block in read(tmp_path, grid)] == [
        "tidy",
        "vital_statistics",
        "census",
    ]


@pytest.mark.parametrize(
    ("row", "column", "word", "said"),
    [
        (1, 6, "censsus", "unknown word: censsus (statistic); known are census, register_by_age"),
        (
            1,
            4,
            "populations",
            "unknown word: populations (item); known are population, population_japanese",
        ),
        (1, 1, "2020", "B2"),
        (2, 1, "2019-10-01", "B3"),
        (1, 8, "", "no table"),
        (2, 9, "", "no publisher"),
        (3, 8, "別の表", 'table is "別の表" here and "国勢調査 第2表" above'),
        (4, 7, "2020", 'edition is "2020" here and "" above'),
        (1, 5, "なし", "F2"),
    ],
)
def test_what_is_not_understood_is_told_with_its_cell(
    row: int, column: int, word: str, said: str, tmp_path: Path
) -> None:
    grid = rows()
    grid[row][column] = word
    lines = refused(tmp_path, grid)
    assert any(said in line for line in lines)
    assert len(lines) == 1


def test_faults_of_several_statistics_are_told_at_once(tmp_path: Path) -> None:
    grid = rows()
    grid[1][5], grid[2][5], grid[3][6] = -1, -2, "?"
    assert [
        " F2" in line or " F3" in line or " G4" in line for line in refused(tmp_path, grid)
    ] == [
        True,
        True,
        True,
    ]


def test_a_heading_twice_is_refused(tmp_path: Path) -> None:
    grid = rows()
    for line in grid:
        line.append(line[0])
    (said,) = refused(tmp_path, grid)
    assert "area" in said


@pytest.mark.parametrize("item", ["tfr", "births", "deaths"])
def test_vital_statistics_have_calendar_years(item: str, tmp_path: Path) -> None:
    grid: made.Grid = [
        [*NAMED],
        ["00000", "2020", "total", "total", item, 1.33, *VITAL[:4], "全国"],
    ]
    (block,) = read(tmp_path, grid)
    assert value(block, item=item) == 1.33
    assert block.findings == ()


WORDS = st.sampled_from(
    ["", "census", "ssdse_a", "tidy", "2020", "2020-10-01", "2020-FY", "07202", "7202", "00000", "male", "0-4", "90+",
     "total", "A1101", "population", "-1", "－", "x", "…", "1,234", "１２", "会津若松市", "國勢調査", "\ud7ff", "𠮷野"]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 10), WORDS | st.text(max_size=5)), max_size=4
    )
)
def test_rows_changed_at_any_place_are_refused_or_every_figure_is_its_cell(
    changes: list[tuple[int, int, str]],
) -> None:
    grid = rows()
    for row, column, word in changes:
        grid[row][column] = word
    with tempfile.TemporaryDirectory() as folder:
        try:
            blocks = read(Path(folder), grid)
        except InputError as error:
            faults = [*error.faults]
        else:
            faults = []
            for block in blocks:
                for found in block.frame.iter_rows(named=True):
                    stands = cells.figure(str(grid[found["row"] - 1][found["column"] - 1]))
                    assert stands == (found["value"], found["status"])
    assert all(fault.text("ja") and fault.text("en") for fault in faults)
