"""An official projection of the nation in which a tenth fewer of the old die in every period than in the one before."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from sosei.base.ages import AgeGroups
from sosei.demography.known.population import SEXES
from sosei.readers.block import Block
from tests import held

AGES = AgeGroups(5, 90)
YEARS = (2015, 2020, 2025, 2030)
FEWER = 0.9

Rows = list[tuple[int, str, str, float]]


def rows(fewer: float = FEWER) -> Rows:
    """Year, sex, age, persons: of 1,000 in every group some 300 reach no further, then 270, then 243.

    So it is in the last two groups together.
    """
    persons = {(2015, age): 1000.0 for age in AGES.labels}
    for place, (start, end) in enumerate(pairwise(YEARS)):
        reach = 1 - 0.3 * fewer**place
        persons |= {(end, age): 1000.0 for age in AGES.labels}
        for age, older in pairwise(AGES.labels):
            if age >= "65":
                both = persons[start, age] + (persons[start, older] if older[-1] == "+" else 0)
                persons[end, older] = both * reach
    return [
        (year, sex, age, persons[year, age])
        for year in YEARS
        for sex in SEXES
        for age in AGES.labels
    ]


def block() -> Block:
    """The projection as a block of a library."""
    told: list[held.Row] = [
        (held.NATION, f"{year}-10-01", sex, age, "population", persons)
        for year, sex, age, persons in rows()
    ]
    return held.block("projection_national", told, "平成29年推計", publisher="社人研")


def into(folder: Path, table: Rows) -> None:
    """Write the projection into a folder of figures, with its source."""
    lines = ["year,sex,age,population", *(",".join(map(str, row)) for row in table)]
    (folder / "projection_national.csv").write_text("\n".join(lines) + "\n", "utf-8")
    file = folder / "datapackage.json"
    told = json.loads(file.read_text("utf-8"))
    source = {"title": "日本の将来推計人口", "publisher": "社人研", "date": "2017"}
    told["resources"].append(
        {"name": "projection_national", "path": "projection_national.csv", "sources": [source]}
    )
    file.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
