"""National death rates by sex and five-year age, deaths per 100,000 (人口動態統計)."""

from __future__ import annotations

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings

YEARS = headings({"Year at death": "year", "死亡年": "year"})
SEX = headings({"Sex": "sex", "性別": "sex"})
ITEM = "deaths_per_100000"


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: year at death, sex, and ages beside them."""
    return sheet.text(0, 0) in YEARS and sheet.text(0, 1) in SEX


def read_death_rates(sheet: Sheet) -> Block:
    """Read national death rates."""
    ages: dict[int, str] = {}
    for column in range(2, len(sheet.rows[0])):
        age = cells.age(sheet.text(0, column))
        if age is None:
            value, table = sheet.text(0, column), "死亡率"
            raise sheet.refuse(
                "official_heading", 0, column, value=value, table=table, known="5~9, 100~ …"
            )
        ages[column] = age
    draft = Draft(sheet)
    years: set[str] = set()
    for row in range(1, len(sheet.rows)):
        year, sex = cells.period(sheet.text(row, 0)), cells.SEXES.get(sheet.text(row, 1))
        if year is None or sex is None:
            draft.stray(row, list(ages))
            continue
        years.add(year)
        for column, age in ages.items():
            draft.take(row, column, ("00000", year, sex, age, ITEM))
    edition = f"{min(years)}-{max(years)}" if years else ""
    source = Source("人口動態統計 性・年齢（5歳階級）別死亡率（人口10万対）", "厚生労働省", edition)
    return draft.block("death_rates", edition, source)
