"""Changes that happen to tables: cells, rows and columns that are overwritten, lost, doubled or exchanged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st
from tests.files.official.made import Grid

WITHHELD = {"x", "X", "χ", "*", "**", "***", "****"}
UNKNOWN = {"", "...", "..", "・・・", "N/A", "NA"}
DASHES = {"-", "‐", "–", "—", "−", "―", "ー", "--", "---"}

words = st.sampled_from(
    [
        *[
            "",
            " ",
            "　",
            "－",
            "…",
            "x",
            "***",
            "△1,234",
            "▲５",
            "12人",
            "1,234",
            "１２",
            "0",
            "-3",
            "4.5",
        ],
        *[
            "計",
            "男",
            "女",
            "総数",
            "男女計",
            "合計",
            "0～4歳",
            "5～9歳",
            "95歳～",
            "100歳以上",
            "年齢「不詳」",
        ],
        *[
            "（再掲）15歳未満",
            "072028",
            "07202",
            "7202",
            "07",
            "01100",
            "99999",
            "会津若松市",
            "福島県",
            "会津郡",
        ],
        *[
            "令和5年",
            "2020年",
            "2018",
            "平成30年度",
            "2015-10-01",
            "（旧：河東町）",
            "福島県市部",
            "注１）",
        ],
        *[
            "コード",
            "団体コード",
            "性別",
            "年",
            "/年齢",
            "地域 コード",
            "男女 コード",
            "人口",
            "指数",
            "割合（％）",
        ],
        *[
            "=SUM(A1)",
            "#REF!",
            "nan",
            "inf",
            "1e5",
            "1e400",
            "1e-320",
            "0x10",
            "1_000",
            "true",
            "١٢",
        ],
    ]
)
cells = st.one_of(
    words,
    st.integers(-(10**6), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=6).filter(lambda text: "\x00" not in text and text.isprintable()),
)

Change = Callable[[Grid, int, int, object], None]


def overwrite(grid: Grid, row: int, column: int, cell: object) -> None:
    """Write another cell."""
    if grid[row]:
        grid[row][column % len(grid[row])] = cell


def lose_cell(grid: Grid, row: int, column: int, _: object) -> None:
    """Lose a cell: those behind it move up."""
    if grid[row]:
        del grid[row][column % len(grid[row])]


def lose_row(grid: Grid, row: int, *_: object) -> None:
    """Lose a row."""
    del grid[row]


def double_row(grid: Grid, row: int, *_: object) -> None:
    """Have a row twice."""
    grid.insert(row, list(grid[row]))


def exchange_rows(grid: Grid, row: int, other: int, _: object) -> None:
    """Exchange two rows."""
    other %= len(grid)
    grid[row], grid[other] = grid[other], grid[row]


def insert_row(grid: Grid, row: int, column: int, cell: object) -> None:
    """Insert a row with one cell."""
    grid.insert(row, [*[""] * (column % 8), cell])


def lose_column(grid: Grid, _: int, column: int, __: object) -> None:
    """Lose a column."""
    for row in grid:
        del row[column : column + 1]


def double_column(grid: Grid, _: int, column: int, __: object) -> None:
    """Have a column twice."""
    for row in grid:
        if column < len(row):
            row.insert(column, row[column])


def exchange_columns(grid: Grid, at: int, column: int, _: object) -> None:
    """Exchange two columns."""
    for row in grid:
        if max(at, column) < len(row):
            row[at], row[column] = row[column], row[at]


CHANGES: list[Change] = [
    *[overwrite] * 4,
    lose_cell,
    lose_row,
    double_row,
    exchange_rows,
    insert_row,
    lose_column,
    double_column,
    exchange_columns,
]


@st.composite
def changed(draw: st.DrawFn, grid: Grid) -> Grid:
    """Draw the grid with one change or a few."""
    new = [list(row) for row in grid]
    for _ in range(draw(st.integers(1, 5))):
        if not new:
            break
        row = draw(st.integers(0, len(new) - 1))
        column = draw(st.integers(0, max(map(len, new))))
        draw(st.sampled_from(CHANGES))(new, row, column, draw(cells))
    return new


def said(cell: object, dash: str) -> tuple[float | None, str] | None:
    """What a cell says, read anew and by itself; None if that is no figure and no sign."""
    if isinstance(cell, int | float):
        return float(cell), "figure"
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(cell)))
    if text in WITHHELD:
        return None, "withheld"
    if text in UNKNOWN:
        return None, "unknown"
    if text in DASHES:
        return (0.0, "figure") if dash == "figure" else (None, "unknown")
    sign = -1 if text[:1] in {"△", "▲", "−", "-"} else 1
    digits = text.lstrip("△▲−-+").replace(",", "")
    try:
        return sign * float(digits), "figure"
    except ValueError:
        return None
