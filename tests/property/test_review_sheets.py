"""Whatever a report says, the sheet brings it back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review_sheets import Desk, book, errand, fill, grids, now, strategy
from tests.reviews import BIRTHS

from sosei.base.errors import Fault, InputError
from sosei.publishing.review_sheet.workbook import review_sheet
from sosei.readers.review_sheet.reading import read_review_sheet
from sosei.strategy.review.sheet.comparing import compare
from sosei.strategy.review.sheet.difference import State

NUMBERS = st.decimals(-(10**14), 10**14, places=4) | st.integers(-(10**18), 10**18)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]),
    max_size=60,
) | st.sampled_from(["=1+1", "-1", "@a", "'=", "#N/A", "_x0041_", "a\r\nb", "2022/3/4", "TRUE"])


ONE = replace(strategy(), indicators=(BIRTHS,))
EMPTY = now(ONE).stored["births"]


@settings(max_examples=25)
@given(number=NUMBERS, happened=WORDS, after=WORDS, note=WORDS)
def test_what_is_written_is_read(
    number: Decimal | int, happened: str, after: str, note: str
) -> None:
    value = f"{Decimal(number):f}"
    stored = {**EMPTY, "value": value, "happened": happened, "next": after, "note": note}
    with tempfile.TemporaryDirectory() as folder:
        path = Desk(Path(folder)).written(errand(ONE, stored={"births": stored}))
        found = compare(read_review_sheet(path), now(ONE, stored={"births": stored}))
    assert [row.state for row in found.rows] == [State.UNCHANGED]
    assert found.rows[0].taken({}) == stored


@settings(max_examples=25)
@given(number=NUMBERS, happened=WORDS.filter(lambda text: text.strip() not in {"", "=", "#N/A"}))
def test_what_is_filled_in_is_read(number: Decimal | int, happened: str) -> None:
    value = f"{Decimal(number):f}"
    with tempfile.TemporaryDirectory() as folder:
        entries = {("births", "value"): value, ("births", "happened"): happened}
        path = Desk(Path(folder)).saved(lambda cells: fill(cells, entries), errand(ONE))
        row = compare(read_review_sheet(path), now(ONE)).rows[0]
    taken = row.taken({})
    assert Decimal(taken["value"]) == Decimal(value)
    assert taken["happened"] == happened.replace("\r\n", "\n").replace("\r", "\n").strip()


CELLS = st.one_of(
    st.text(max_size=12),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1950, 1, 1)),
    st.sampled_from(["births", "id", "value", "sosei", "=", "#REF!"]),
)
WHOLE = review_sheet(errand(ONE))
WRITTEN = grids(WHOLE)


def _answered(content: bytes) -> None:
    """Read a file: it is taken, or refused in words that can be said in both languages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        path.write_bytes(content)
        faults = _faults(path)
    assert all(fault.text("ja") and fault.text("en") for fault in faults or ())
    assert faults is None or faults


def _faults(path: Path) -> tuple[Fault, ...] | None:
    """Return what stands in the way of a file; None if it is taken."""
    try:
        compare(read_review_sheet(path), now(ONE))
    except InputError as error:
        return error.faults
    return None


@settings(max_examples=60)
@given(data=st.data())
def test_any_cells_anywhere_are_read_or_answered(data: st.DataObject) -> None:
    cells = {name: [[*line] for line in grid] for name, grid in WRITTEN.items()}
    for _ in range(data.draw(st.integers(1, 4))):
        grid = cells[data.draw(st.sampled_from(sorted(cells)))]
        row = data.draw(st.integers(0, len(grid) - 1))
        column = data.draw(st.integers(0, len(grid[row]) - 1))
        grid[row][column] = data.draw(CELLS)
    _answered(book(cells))


@settings(max_examples=60)
@given(data=st.data())
def test_any_bytes_changed_are_read_or_answered(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _answered(bytes(content[: data.draw(st.integers(1, len(content)))]))
