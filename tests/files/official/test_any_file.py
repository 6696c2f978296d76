"""Whatever the file holds, it is blocks or an error that can be mended; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.files.official import made

from sosei.base.errors import InputError
from sosei.readers.block import Block
from sosei.readers.official import read_official

odd = st.one_of(
    st.sampled_from(
        ["", "－", "…", "x", "***", "△1,234", "12人", "計", "男", "072028", "令和5年", "0～4歳"]
    ),
    st.integers(-(10**6), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=6).filter(lambda text: "\x00" not in text and text.isprintable()),
)
many = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
GRIDS: dict[str, made.Grid] = {
    "register": made.register({"07202": [3] * 21, "07203": [4] * 21}),
    "dynamics": made.dynamics([made.town("07202", "会津若松市")]),
    "tidy": [
        ["area", "date", "sex", "age", "item", "value", "status"],
        ["07202", "2018", "total", "total", "births", "839", "figure"],
    ],
}


def outcome(path: Path) -> tuple[Block, ...] | InputError:
    """What comes of a file; anything else than these two is a traceback."""
    try:
        return read_official(path)
    except InputError as error:
        return error


def blocks_or_error(path: Path) -> None:
    found = outcome(path)
    if isinstance(found, InputError):
        assert found.faults
        assert all(fault.text("ja") and fault.text("en") for fault in found.faults)
    else:
        assert found


@many
@given(st.sampled_from(sorted(GRIDS)), st.data())
def test_odd_cells_anywhere(tmp_path: Path, name: str, data: st.DataObject) -> None:
    grid = [list(row) for row in GRIDS[name]]
    for _ in range(data.draw(st.integers(1, 6))):
        row = data.draw(st.integers(0, len(grid) - 1))
        column = data.draw(st.integers(0, len(grid[row]) - 1)) if grid[row] else 0
        grid[row][column : column + 1] = [data.draw(odd)]
    if data.draw(st.booleans()):
        del grid[data.draw(st.integers(0, len(grid) - 1))]
    blocks_or_error(made.workbook(tmp_path / "a.xlsx", {"表": grid}))
    blocks_or_error(made.text(tmp_path / "a.csv", grid))


@many
@given(st.data())
def test_odd_bytes_anywhere(tmp_path: Path, data: st.DataObject) -> None:
    book = made.workbook(tmp_path / "a.xlsx", {"表": GRIDS["register"]})
    table = made.text(tmp_path / "a.csv", GRIDS["dynamics"], "cp932")
    for path in (book, table):
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 8))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(content[: data.draw(st.integers(1, len(content)))])
        blocks_or_error(path)
        path.write_bytes(content)
        blocks_or_error(path)


@many
@given(st.data())
def test_odd_bytes_within_a_sheet(tmp_path: Path, data: st.DataObject) -> None:
    def change(sheet: bytes) -> bytes:
        content = bytearray(sheet)
        for _ in range(data.draw(st.integers(1, 5))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        return bytes(content)

    book = made.workbook(tmp_path / "a.xlsx", {"表": GRIDS["register"]})
    blocks_or_error(made.rewritten(book, tmp_path / "b.xlsx", change))


@many
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
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    blocks_or_error(path)
