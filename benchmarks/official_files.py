"""Official workbooks of full size, written once for the measurements: real layouts, drawn figures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tests.files.official import made, made_tables

PREFECTURES = 47
REGISTER_AREAS = 2_279
"""Rows 計, 男 and 女 of each: 6,837, and three header rows, as the national register has."""

PROJECTION_AREAS = 1_951
"""Prefectures, municipalities, wards and 浜通り地域: 13,657 rows of 84 columns, as 令和5年推計 has."""


def codes(count: int) -> list[str]:
    """Return so many codes, each prefecture before its municipalities."""
    found: list[str] = []
    each = -(-count // PREFECTURES)
    for prefecture in range(1, PREFECTURES + 1):
        numbers = [0, *range(201, 200 + each)]
        found += [f"{prefecture:02}{number:03}" for number in numbers]
    return found[:count]


def register(folder: Path) -> Path:
    """Write 住民基本台帳年齢階級別人口."""
    random = np.random.default_rng(20230101)
    men = random.integers(0, 3_000, (REGISTER_AREAS, 21)).tolist()
    grid = made.register(dict(zip(codes(REGISTER_AREAS), men, strict=True)))
    return made.workbook(folder / "register.xlsx", {"総計": grid})


def projection(folder: Path) -> Path:
    """Write 男女・年齢（5歳）階級別 results of 日本の地域別将来推計人口."""
    random = np.random.default_rng(2023)
    rows = []
    for code in codes(PROJECTION_AREAS):
        kind: int | str = "a" if code.endswith("000") else 2
        area = (int(code), kind, "県", "" if kind == "a" else f"市{code}")
        for year in made_tables.YEARS:
            men, women = random.integers(0, 30_000, (2, 20)).tolist()
            rows.append((area, year, men, women))
    grid = made_tables.municipal_projection(rows)
    return made.workbook(folder / "projection.xlsx", {"Sheet1": grid})


def ssdse(folder: Path) -> Path:
    """Write SSDSE-A: 1,741 municipalities × 125 items."""
    random = np.random.default_rng(2026)
    items = [f"A{number}" for number in range(2_101, 2_226)]
    areas = [code for code in codes(1_741 + PREFECTURES) if not code.endswith("000")]
    figures = random.integers(0, 99_999, (len(areas), len(items))).tolist()
    grid: made.Grid = [
        ["SSDSE-A-2026", "Prefecture", "Municipality", *items],
        ["", "", "年度", *["2020"] * len(items)],
        ["地域コード", "都道府県", "市区町村", *items],
    ]
    grid += [[f"R{code}", "県", "市", *row] for code, row in zip(areas, figures, strict=True)]
    return made.text(folder / "SSDSE-A.csv", grid, "cp932")
