"""Whatever a file holds, it is an error that can be mended, or figures that stand in its cells just so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.files.official import made
from tests.files.official.changes import changed, said
from tests.files.official.samples import SAMPLES, Sample

from sosei.base.errors import Fault, InputError
from sosei.readers.block import Block
from sosei.readers.official import read_official

some = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
few = settings(some, max_examples=6)
every = pytest.mark.parametrize("name", sorted(SAMPLES))
SUFFIXES = [".csv", ".xls", ".xlsx"]


def outcome(path: Path) -> tuple[Block, ...]:
    """What comes of a file: blocks, or none if it is refused in both languages."""
    faults: tuple[Fault, ...] = ()
    found: tuple[Block, ...] = ()
    try:
        found = read_official(path)
    except InputError as error:
        faults = tuple(error.faults)
    assert bool(found) != bool(faults)
    assert all(fault.text("en") and fault.text("ja") for fault in faults)
    return found


def check_figures(blocks: tuple[Block, ...], grid: made.Grid, sample: Sample) -> None:
    """Every figure stands in the cell that it names, and says what the cell says."""
    for block in blocks:
        assert (
            block.frame.height == block.frame.unique(["area", "date", "sex", "age", "item"]).height
        )
        dash = "unknown" if block.statistic == "ssdse_a" else "figure"
        scale = 1000 if block.statistic == "projection_national" else 1
        for value, status, row, column in block.frame.select(
            "value", "status", "row", "column"
        ).iter_rows():
            cells = grid[row - 1]
            cell = cells[column - 1] if column <= len(cells) else ""
            expected = said(cell, dash)
            assert expected is not None, (sample.statistic, cell)
            assert status == expected[1], (cell, status)
            if expected[0] is None:
                assert value is None
            else:
                assert value == pytest.approx(expected[0] * scale, rel=1e-9, abs=1e-6)


def check_changed(path: Path, sample: Sample, data: st.DataObject) -> None:
    grid = data.draw(changed(sample.grid))
    assume(any(any(str(cell).strip() for cell in row) for row in grid))
    check_figures(outcome(sample.written(path, grid)), grid, sample)


@every
@some
@given(st.data())
def test_a_changed_table_gives_no_figure_that_its_cells_do_not_say(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    check_changed(tmp_path / "a.csv", SAMPLES[name], data)


@every
@pytest.mark.parametrize("suffix", [".xls", ".xlsx"])
@few
@given(st.data())
def test_nor_does_a_workbook(tmp_path: Path, name: str, suffix: str, data: st.DataObject) -> None:
    check_changed(tmp_path / f"a{suffix}", SAMPLES[name], data)


@some
@given(st.sampled_from(sorted(SAMPLES)), st.sampled_from(sorted(SAMPLES)), st.data())
def test_two_tables_in_one_workbook_keep_to_their_sheets(
    tmp_path: Path, first: str, second: str, data: st.DataObject
) -> None:
    grids = {"1": data.draw(changed(SAMPLES[first].grid)), "7202_市": SAMPLES[second].grid}
    for block in outcome(made.workbook(tmp_path / "a.xlsx", grids)):
        check_figures((block,), grids[block.sheet], SAMPLES[first])


@every
@pytest.mark.parametrize("suffix", SUFFIXES)
@few
@given(st.data())
def test_odd_bytes_anywhere(tmp_path: Path, name: str, suffix: str, data: st.DataObject) -> None:
    path = SAMPLES[name].written(tmp_path / f"a{suffix}")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(1, len(content)))])
    outcome(path)
    path.write_bytes(content)
    outcome(path)


@every
@few
@given(st.data())
def test_odd_bytes_within_a_sheet(tmp_path: Path, name: str, data: st.DataObject) -> None:
    def change(sheet: bytes) -> bytes:
        content = bytearray(sheet)
        for _ in range(data.draw(st.integers(1, 5))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        return bytes(content)

    book = SAMPLES[name].written(tmp_path / "a.xlsx")
    outcome(made.rewritten(book, tmp_path / "b.xlsx", change))


@some
@given(st.data())
def test_odd_bytes_in_an_old_workbook(
    tmp_path: Path, shared_data: Path, data: st.DataObject
) -> None:
    source = shared_data / "raw" / "ipss2017_10-1.xls"
    if not source.is_file():
        pytest.skip(f"{source} is not here")
    content = bytearray(source.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    (tmp_path / "a.xls").write_bytes(content)
    outcome(tmp_path / "a.xls")
