"""Bundles of the engines' second stage: single years of age, and gross flows between areas."""

from __future__ import annotations

from sosei.base.ages import AgeGroups
from sosei.demography.known.population import SEXES
from tests.builders import BundleRows, Row, bundle

SINGLE = AgeGroups(1, 100)
MOTHERS = range(20, 40)
TOWNS = ("big", "small")


def single_year_bundle(areas: tuple[str, ...] = ("a",), *, year: int = 2015) -> BundleRows:
    """100 persons at every age from 0 to 100+; 99% survive, nobody moves, 0.06 births at 20–39."""
    cells: list[Row] = [{"sex": sex, "age": age} for sex in SEXES for age in SINGLE.labels]
    rows = BundleRows()
    rows["population.csv"] = [
        {"area": area, "year": year, **cell, "population": 100} for area in areas for cell in cells
    ]
    rows["survival.csv"] = [{**cell, "survival": 0.99} for cell in cells]
    rows["net_migration.csv"] = [{**cell, "net_rate": 0} for cell in cells]
    rows["fertility.csv"] = [{"age": age, "asfr": 0.06} for age in MOTHERS]
    rows["sex_ratio.csv"] = [{"males_per_100_females": 105}]
    return rows


def gross_bundle(shares: tuple[float, float] = (0.7, 0.3)) -> BundleRows:
    """Two towns of the small bundle; of each 2% leave, of those aged 15–24 20%; the pool is shared out."""
    rows = bundle(TOWNS)
    del rows.files["net_migration.csv"]
    cells = [{"sex": row["sex"], "age": row["age"]} for row in rows["survival.csv"]]
    young = ("15-19", "20-24")
    rows["out_rates.csv"] = [
        {"area": area, **cell, "out_rate": 0.2 if cell["age"] in young else 0.02}
        for area in TOWNS
        for cell in cells
    ]
    rows["in_shares.csv"] = [
        {"area": area, **cell, "in_share": share}
        for area, share in zip(TOWNS, shares, strict=True)
        for cell in cells
    ]
    return rows
