"""A municipality's own file with every rate that there is, made of simple numbers."""

from __future__ import annotations

from pathlib import Path

from sosei.base.errors import Faults
from sosei.sectors.kinds import KINDS, SHARE, RateKind
from sosei.sectors.rate_file import read_rates
from sosei.sectors.rates import Rate
from tests.builders import Row, write_csv

ITEMS = {
    "nursery": ("保育所等", "幼稚園"),
    "industry": ("農業、林業", "製造業"),
    "headship": ("単独世帯", "核家族世帯"),
    "spending": ("民生費", "教育費"),
    "spending_fixed": ("公債費",),
    "patients": ("入院", "外来"),
    "renovation": ("市民文化系施設",),
    "rebuilding": ("市民文化系施設",),
    "visits": ("国内宿泊", "国内日帰り"),
    "visit_spending": ("国内宿泊", "国内日帰り"),
    "visit_shopping": ("国内宿泊", "国内日帰り"),
    "revenue_other": ("地方交付税（基準年）",),
}
"""Items of the rates that are told of several things."""


def rows(*keys: str) -> list[Row]:
    """Return the rows of some rates, of all if none is named."""
    return [row for key in keys or KINDS for row in _rows(KINDS[key])]


def write(folder: Path, *keys: str) -> Path:
    """Write ``rates.csv``."""
    write_csv(folder / "rates.csv", rows(*keys))
    return folder / "rates.csv"


def read(folder: Path, *keys: str) -> dict[str, Rate]:
    """Write the file, and read it as the municipality's own."""
    faults = Faults()
    rates = read_rates(write(folder, *keys), faults)
    faults.raise_if_any()
    return rates


def _rows(kind: RateKind) -> list[Row]:
    items = ITEMS.get(kind.key, ("",))
    share = kind.unit.startswith(SHARE)
    value = (1 if kind.key == "industry" else 0.5) / len(items) if share else 1000
    return [
        {
            "rate": kind.key,
            "item": item,
            "statistic": "例の統計",
            "table": "表1",
            "year": 2020,
            "area": "例の市",
            "sex": "",
            "age": age,
            "value": value,
            "unit": kind.unit,
        }
        for item in items
        for age in _ages(kind)
    ]


def _ages(kind: RateKind) -> list[str]:
    if kind.ages is None:
        return [""]
    first, end = kind.ages
    return [f"{first}+"] if end is None else [str(age) for age in range(first, end)]
