"""The sheet of the fields: what follows by year in each scenario, and what a scenario changes."""

from __future__ import annotations

from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from sosei.publishing import field_words, wording
from sosei.publishing.field_tables import IN_MILLIONS, RATIOS
from sosei.publishing.spoken import say
from sosei.publishing.workbook.leaf import HEAD, Book, Leaf
from sosei.publishing.workbook.names import SHEETS
from sosei.publishing.workbook.numbers import Numbers, number


class Item(NamedTuple):
    """What is told of a field."""

    field: str
    name: str
    unit: str


def fields(book: Book, numbers: Numbers) -> None:
    """Write the sheet; a value that is not known is a dash."""
    table = book.result.tables["field_demand"]
    leaf = Leaf(book, SHEETS["fields"], SHEETS["fields"], table.sources, (18, 40, 14, 11))
    years = [int(str(year)) for year in dict.fromkeys(table["year"])]
    items = [
        Item(*map(str, found))
        for found in dict.fromkeys(zip(table["field"], table["item"], table["unit"], strict=True))
    ]
    leaf.line(HEAD, (say("分野", "Field"), say("項目", "Item"), say("単位", "Unit")))
    for column, year in enumerate(years, 3):
        leaf.sheet.write_number(HEAD, column, year, book.look("year"))
    leaf.repeat(HEAD, 1)
    row, first, breaks = HEAD + 1, {}, []
    for scenario in numbers.scenarios:
        first[scenario] = row + 1
        _of_scenario(leaf, numbers, (scenario, items, years), row)
        row += len(items) + 2
        breaks.append(row)
    quo = str(book.result.manifest["vision"]["status_quo"])
    for scenario in numbers.scenarios:
        if scenario != quo:
            rows = (row, first[scenario], first[quo])
            _difference(leaf, numbers, (scenario, items, years), rows)
            row += len(items) + 2
            breaks.append(row)
    leaf.sheet.set_h_pagebreaks(breaks[:-1])
    leaf.finish(3 + len(years), row)


Block = tuple[str, list[Item], list[int]]


def _named(leaf: Leaf, row: int, item: Item) -> None:
    words = field_words.FIELDS.get(item.field) or item.field
    leaf.text(row, 0, words, "label")
    leaf.text(row, 1, field_words.item(item.name), "label")
    leaf.text(row, 2, field_words.unit_of(item.unit), "label")


def _of_scenario(leaf: Leaf, numbers: Numbers, block: Block, row: int) -> None:
    scenario, items, years = block
    leaf.text(row, 0, wording.scenario(leaf.book.result, scenario), "block")
    for place, item in enumerate(items, row + 1):
        _named(leaf, place, item)
        for column, year in enumerate(years, 3):
            figure = numbers.at("field_demand", "value", (scenario, *item, year))
            leaf.figure(place, column, figure.value, figure.id, look_of(item.unit))


def _difference(leaf: Leaf, numbers: Numbers, block: Block, rows: tuple[int, int, int]) -> None:
    scenario, items, years = block
    row, its, quo = rows
    name = wording.scenario(leaf.book.result, scenario)
    words = say(f"{name}と現状推計の差", f"{name} less status quo")
    leaf.text(row, 0, words, "block")
    for place, item in enumerate(items):
        _named(leaf, row + 1 + place, item)
        for column, year in enumerate(years, 3):
            figure = numbers.at("field_difference", "difference", (scenario, *item, year))
            if figure.value is None:
                leaf.figure(row + 1 + place, column, None, figure.id, "plain")
                continue
            letter = xl_col_to_name(column)
            formula = f"={letter}{its + place + 1}-{letter}{quo + place + 1}"
            look, value = look_of(item.unit), number(figure)
            leaf.formula(row + 1 + place, column, formula, value, look, (figure.id,))


def look_of(unit: str) -> str:
    """Return the format of a unit's figures; yen are shown in millions."""
    if unit in IN_MILLIONS:
        return "millions"
    if unit == "share":
        return "share"
    return "two" if unit in RATIOS else "persons"
