"""What stands in the cells of official tables: each sign, in every layout and both kinds of file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pytest
from tests.files.official import made
from tests.files.official.samples import SAMPLES, Sample

from sosei.base.errors import InputError
from sosei.readers.block import Block
from sosei.readers.official import read_official
from sosei.readers.official.layouts import LAYOUTS

SIGNS: dict[str, tuple[float | None, str]] = {
    "12,345": (12345, "figure"),
    "１２，３４５": (12345, "figure"),
    " 45 ": (45, "figure"),
    "4.5": (4.5, "figure"),
    "x": (None, "withheld"),
    "Ｘ": (None, "withheld"),
    "χ": (None, "withheld"),
    "***": (None, "withheld"),
    "＊": (None, "withheld"),
    "…": (None, "unknown"),
    "・・・": (None, "unknown"),
    "": (None, "unknown"),
}
DASHES = ["－", "-", "―", "—", "‐"]
MINUS = ["△5", "▲ ５", "-5", "−5"]
NO_FIGURES = ["12人", "1 2,3", "約5", "5*", "1-2", "#REF!"]


def some(signs: Iterable[str], suffix: str) -> list[str]:
    """Return the signs that are tried: texts of today's workbooks are those of the others, and slow to write."""
    return list(signs)[:: 4 if suffix == ".xlsx" else 1]


every = pytest.mark.parametrize("name", sorted(SAMPLES))
forms = pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".csv"])


def blocks(sample: Sample, folder: Path, suffix: str, grid: made.Grid | None = None) -> list[Block]:
    """Read the sample; a CSV file has no sheet whose name could tell a code."""
    if suffix == ".csv" and sample.sheet != "表":
        pytest.skip("the code stands in the name of the sheet")
    return list(read_official(sample.written(folder / f"a{suffix}", grid)))


def at(block: Block, place: tuple[int, int]) -> tuple[float | None, str]:
    """Return value and status of the figure at a place, from 0."""
    found = block.frame.filter(row=place[0] + 1, column=place[1] + 1)
    assert found.height == 1, "the place holds no figure"
    return found["value"].item(), found["status"].item()


def test_every_layout_has_a_sample() -> None:
    statistics = {sample.statistic for sample in SAMPLES.values()}
    assert statistics == {layout.statistic for layout in LAYOUTS}


@every
@forms
def test_a_sample_is_read_as_its_statistic(name: str, suffix: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    (block,) = blocks(sample, tmp_path, suffix)
    assert block.statistic == sample.statistic
    value, status = at(block, sample.place)
    assert status == "figure"
    printed = float(str(sample.grid[sample.place[0]][sample.place[1]]).replace(",", ""))
    assert value == pytest.approx(printed * sample.scale)


@every
@forms
def test_every_sign_is_read_for_what_it_is(name: str, suffix: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    for sign in some(SIGNS, suffix):
        value, status = SIGNS[sign]
        (block,) = blocks(sample, tmp_path, suffix, sample.changed(sign))
        expected = None if value is None else value * sample.scale
        assert at(block, sample.place) == (expected, status), sign


@every
@forms
def test_a_dash_is_none_or_unknown_as_the_statistic_says(
    name: str, suffix: str, tmp_path: Path
) -> None:
    sample = SAMPLES[name]
    expected = (0.0, "figure") if sample.dash == "figure" else (None, "unknown")
    for dash in some(DASHES, suffix):
        (block,) = blocks(sample, tmp_path, suffix, sample.changed(dash))
        assert at(block, sample.place) == expected, dash


@every
@forms
def test_a_count_below_none_and_a_word_stop_the_file(
    name: str, suffix: str, tmp_path: Path
) -> None:
    sample = SAMPLES[name]
    for cell in some((*MINUS, *NO_FIGURES), suffix):
        with pytest.raises(InputError) as error:
            blocks(sample, tmp_path, suffix, sample.changed(cell))
        assert cell.strip()[:2] in str(error.value)


@every
@forms
def test_footnotes_below_the_table_are_no_figures(name: str, suffix: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    if sample.statistic in {"tidy", "census"}:
        pytest.skip("a list has no footnotes")
    notes: made.Grid = [[], ["注１）　外国人住民を含む。"], ["資料：総務省統計局「国勢調査」"]]
    (plain,) = blocks(sample, tmp_path, suffix)
    (noted,) = blocks(sample, tmp_path, suffix, [*sample.grid, *notes])
    assert noted.frame.equals(plain.frame)


@every
@pytest.mark.parametrize("suffix", [".xls", ".csv"])
def test_every_kind_of_file_says_the_same(name: str, suffix: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    (book,) = blocks(sample, tmp_path, ".xlsx")
    (other,) = blocks(sample, tmp_path, suffix)
    assert book.frame.equals(other.frame)
    assert (book.edition, book.names) == (other.edition, other.names)


@every
def test_full_width_headings_and_spaces_are_the_same_headings(name: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(ord("0"), ord("9") + 1)})
    first = sample.place[0]
    grid: made.Grid = [
        [f" {cell} ".translate(wide) if isinstance(cell, str) else cell for cell in row]
        if at < first
        else row
        for at, row in enumerate(sample.grid)
    ]
    (plain,) = blocks(sample, tmp_path, ".xlsx")
    (odd,) = blocks(sample, tmp_path, ".xlsx", grid)
    key = ["row", "column"]
    assert odd.frame.select(pl.exclude(key)).equals(plain.frame.select(pl.exclude(key)))
