"""Files that a planner drops: the sample town's official figures as tidy CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

FIGURES = Path(str(files("sosei.studies").joinpath("sample/figures")))
TOWN, NATION = "07202", "00000"
NAMES = {TOWN: "会津若松市", NATION: "全国"}
HEAD = (
    "area",
    "date",
    "sex",
    "age",
    "item",
    "value",
    "statistic",
    "edition",
    "table",
    "publisher",
    "name",
)
GROUPS = {"total": "A1101", "0-14": "A1301", "15-64": "A1302", "65+": "A1303", "75+": "A1419"}

Row = tuple[str, str, str, str, str, str]
"""area, date, sex, age, item, value."""


def rows_of(table: str) -> list[dict[str, str]]:
    """Return a table of the sample."""
    with (FIGURES / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tidy(rows: Iterable[Row], statistic: str, edition: str, table: str, publisher: str) -> bytes:
    """Return rows as the bytes of a CSV file that names its statistic."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for row in rows:
        writer.writerow([*row, statistic, edition, table, publisher, NAMES[row[0]]])
    return text.getvalue().encode()


def census(until: int = 2015) -> bytes:
    """The town's censuses by sex and five-year age."""
    rows = [
        (TOWN, f"{r['year']}-10-01", r["sex"], r["age"], "population", r["population"])
        for r in rows_of("census")
        if int(r["year"]) <= until
    ]
    return tidy(rows, "census", str(until), "国勢調査 男女・年齢別人口", "総務省統計局")


def census_groups() -> bytes:
    """The census of 2020 by group, as SSDSE-A names its items."""
    ends = {"male": "01", "female": "02"}
    rows = [
        (TOWN, r["year"], "total", "total", GROUPS[r["group"]] + ends[r["sex"]], r["population"])
        for r in rows_of("census_groups")
        if r["group"] in GROUPS
    ]
    return tidy(rows, "ssdse_a", "2024", "SSDSE-A", "統計センター")


def register() -> bytes:
    """The register by age."""
    rows = [
        (TOWN, r["date"], r["sex"], r["age"], "population", r["population"])
        for r in rows_of("register")
    ]
    table = "住民基本台帳年齢階級別人口"
    return tidy(rows, "register_by_age", "2023-01-01", table, "総務省")


def death_rates() -> bytes:
    """The nation's death rates."""
    rows = [
        (NATION, r["year"], r["sex"], r["age"], "deaths_per_100000", r["deaths_per_100000"])
        for r in rows_of("death_rates")
    ]
    return tidy(rows, "death_rates", "2018", "人口動態統計 死亡率", "厚生労働省")


def twins() -> bytes:
    """Two towns of one name."""
    rows = [
        (code, "2023-01-01", "total", "total", "population", "1000", "register_by_age", "2023")
        for code in ("13206", "34208")
    ]
    lines = [",".join((*row, "住民基本台帳", "総務省", "府中市")) for row in rows]
    return "\n".join([",".join(HEAD), *lines]).encode()


def faulty_census() -> bytes:
    """A census in which one cell is no figure."""
    return census().replace(b",4875,", b",48 75?,", 1)
