"""Tiny official files: the structure of the published layouts, with figures made small."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from sosei.base.areas import check_digit
from sosei.base.errors import InputError
from sosei.readers.block import COLUMNS, Block
from sosei.readers.official import read_official

Grid = list[list[object]]

REGISTER_AGES = [f"{low}歳～{low + 4}歳" for low in range(0, 100, 5)] + ["100歳以上"]


def workbook(path: Path, sheets: Mapping[str, Grid]) -> Path:
    """Write a workbook; None is an empty cell. The same sheets give the same bytes at any time."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": datetime(2020, 1, 1, tzinfo=UTC)})
    for name, grid in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                write = sheet.write_string if cell and isinstance(cell, str) else sheet.write
                write(row, column, cell)
    book.close()
    return path


def text(path: Path, grid: Sequence[Sequence[object]], encoding: str = "utf-8-sig") -> Path:
    """Write a CSV file."""
    lines = io.StringIO()
    csv.writer(lines).writerows(grid)
    path.write_bytes(lines.getvalue().encode(encoding))
    return path


def rewritten(
    source: Path,
    target: Path,
    change: Callable[[bytes], bytes] = bytes,
    extra: Mapping[str, bytes] | None = None,
) -> Path:
    """Write a workbook anew with its first sheet changed and parts added."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            sheet = part.filename == "xl/worksheets/sheet1.xml"
            new.writestr(part.filename, change(content) if sheet else content)
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return target


def six(code: str) -> str:
    """Return the six-digit code."""
    return code + check_digit(code)


def register(areas: Mapping[str, Sequence[int]], title: str = "令和5年1月1日") -> Grid:
    """住民基本台帳年齢階級別人口: men of each area by age; women are as many and one more."""
    grid: Grid = [
        [f"{title}住民基本台帳年齢階級別人口（市区町村別）（総計）"],
        ["", "", "", "", "総数", *REGISTER_AGES],
        ["団体コード", "都道府県名", "市区町村名", "性別", *["人"] * 22],
    ]
    for code, men in areas.items():
        women = [persons + 1 for persons in men]
        both = [a + b for a, b in zip(men, women, strict=True)]
        for sex, persons in (("計", both), ("男", men), ("女", women)):
            grid.append([six(code), "福島県", "市", sex, sum(persons), *persons])
    return grid


def dynamics(rows: Sequence[Sequence[object]]) -> Grid:
    """住民基本台帳 人口動態: three header rows; each row is code, prefecture, name and 22 figures."""
    return [
        [
            "平成31年1月1日住民基本台帳人口・世帯数、"
            "平成30年（1月1日から同年12月31日まで）人口動態（市区町村別）（総計）",
            *[""] * 24,
        ],
        ["団体コード", "都道府県名", "市区町村名", "平成31年", *[""] * 3, "平成30年", *[""] * 17],
        [
            *["", "", "", "人口", "", "", "世帯数", "住民票記載数", "", "", "", "", ""],
            *["住民票消除数", "", "", "", "", "", "増減数(Ａ)-(Ｂ)", "増減率"],
            *["自然増減数", "自然増減率", "社会増減数", "社会増減率"],
        ],
        [
            *["団体コード", "都道府県名", "市区町村名", "男", "女", "人", ""],
            *[
                "転入者数（国内）",
                "転入者数（国外）",
                "転入者数（計）",
                "出生者数",
                "その他（計）",
                "計（Ａ）",
            ],
            *[
                "転出者数（国内）",
                "転出者数（国外）",
                "転出者数（計）",
                "死亡者数",
                "その他（計）",
                "計（Ｂ）",
            ],
            *[""] * 6,
        ],
        *(list(row) for row in rows),
    ]


def town(code: str, name: str, births: object = "1,000") -> list[object]:
    """Return one row of the dynamics, whose sums hold while there are 1,000 births."""
    return [
        *[six(code), "福島県", name, "2,000", "2,100", "4,100", "1,500"],
        *["300", "20", "320", births, "5", "1,325"],
        *["400", "10", "410", "1,100", "3", "1,513"],
        *["-188", "-4.4 ", "△100", "-2.3 ", "▲88", "-2.1 "],
    ]


def only(path: Path) -> Block:
    """Read a file of one table."""
    (block,) = read_official(path)
    assert dict(block.frame.schema) == COLUMNS
    return block


def refused(path: Path) -> str:
    """What is said of a file that is refused."""
    with pytest.raises(InputError) as error:
        read_official(path)
    assert all(fault.text("ja") for fault in error.value.faults)
    return str(error.value)


def value(block: Block, **key: str) -> float | None:
    """Return the one figure of a key."""
    rows = cell(block, **key)
    found = rows["value"]
    assert found is None or isinstance(found, float)
    return found


def cell(block: Block, **key: str) -> dict[str, object]:
    """Return the one row of a key."""
    (row,) = block.frame.filter(**key).iter_rows(named=True)
    return row
