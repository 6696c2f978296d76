"""The sheet of assumptions: levers that may be edited, rates that may not, and the stamp to read them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from sosei.base.provenance import Source
from sosei.publishing import wording
from sosei.publishing.spoken import bare, say, told
from sosei.publishing.workbook.leaf import HEAD, Book, Leaf
from sosei.publishing.workbook.names import SHEETS
from sosei.publishing.workbook.numbers import SEXES, Numbers
from sosei.readers.assumptions_book.form import (
    CHOICES,
    FIELDS,
    FORMAT,
    SINGLE,
    STAMP,
    Slot,
    Stamp,
    field_of,
)
from sosei.studies.result import Cell, VisionResult

PLACES = 8
"""Cells of a path at least."""

SPARE = 3
"""Empty cells after a longer one."""

FIRST = 2
"""Column of the first value."""


class Levers(Leaf):
    """The sheet, which remembers every cell that it writes."""

    def __init__(self, book: Book, sources: Sequence[Source]) -> None:
        self.slots: dict[str, Slot] = {}
        name = SHEETS["assumptions"]
        super().__init__(book, name, name, sources, (24, 24, 24, 13))

    def text(self, row: int, column: int, words: str, look: str = "text") -> None:
        """Write words that are locked."""
        super().text(row, column, words, look)
        self._remember(row, column, "", bare(words), number=False)

    def figure(self, row: int, column: int, value: Cell, cell: str, look: str) -> None:
        """Write a figure that is locked."""
        super().figure(row, column, value, cell, look)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self._remember(row, column, "", repr(value), number=True)

    def year(self, row: int, column: int, year: int) -> None:
        """Write a year at the head of a column."""
        self.sheet.write_number(row, column, year, self.book.look("year"))
        self._remember(row, column, "", str(year), number=True)

    def open(self, row: int, column: int, value: str | float | None, field: str) -> None:
        """Write a cell that may be edited; nothing where nothing is said."""
        look = self.book.look("open")
        if value is None:
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, look)
        else:
            self.sheet.write_number(row, column, value, look)
        number = isinstance(value, (int, float))
        text = "" if value is None else repr(value) if number else str(value)
        self._remember(row, column, field, text, number=number)

    def _remember(self, row: int, column: int, field: str, text: str, *, number: bool) -> None:
        here = xl_rowcol_to_cell(row, column)
        self.slots[here] = Slot(here, field, number, text)


def assumptions(book: Book, numbers: Numbers) -> Levers:
    """Write the sheet; it is protected, without a password."""
    leaf = Levers(book, book.result.tables["rates"].sources)
    guide = say(
        "黄色のセルだけを書きかえられます（年と値は組で入力します）。保存したブックは検討の実行結果のページか "
        "sosei vision --assumptions で読みこめます。",
        "Only yellow cells may be edited (a year goes with its value). The saved workbook is read on the page of a "
        "run or by sosei vision --assumptions.",
    )
    leaf.text(2, 0, guide, "note")
    row = HEAD + 1
    for scenario in book.result.scenarios:
        row = _scenario(leaf, scenario, row) + 1
    leaf.sheet.set_h_pagebreaks([row])
    row = _steps(leaf, numbers, row) + 1
    _rates(leaf, numbers, row)
    leaf.finish(FIRST + max(PLACES, len(numbers.years)), row + 2 + len(numbers.ages))
    leaf.sheet.protect("", {"format_columns": True, "format_rows": True})
    return leaf


def _scenario(leaf: Levers, scenario: Mapping[str, Any], row: int) -> int:
    """Write the levers of a scenario, and return the row below them."""
    name = str(scenario["name"])
    leaf.text(row, 0, wording.scenario(leaf.book.result, name), "block")
    values = _values(scenario)
    count = max(PLACES, SPARE + max(map(len, values.values())))
    for place, (field, (of, holds)) in enumerate(FIELDS.items(), row + 1):
        leaf.text(place, 0, told(of), "label")
        leaf.text(place, 1, told(holds), "label")
        cells = 1 if field in SINGLE else count
        for number in range(cells):
            given = values[field][number] if number < len(values[field]) else None
            leaf.open(place, FIRST + number, given, field_of(name, field, number))
        if field in CHOICES:
            _choices(leaf, place, cells, field)
    return row + 1 + len(FIELDS)


def _choices(leaf: Levers, row: int, cells: int, field: str) -> None:
    listed = [told(words) for words in CHOICES[field].values()]
    check = {"validate": "list", "source": listed, "error_type": "warning"}
    leaf.sheet.data_validation(row, FIRST, row, FIRST + cells - 1, check)


Given = list[str | float | None]


def _values(scenario: Mapping[str, Any]) -> dict[str, Given]:
    """Return what stands in each row of a scenario."""
    found: dict[str, Given] = {field: [] for field in FIELDS}
    found["tfr.year"], found["tfr.value"] = _path(scenario["tfr"])
    found["tfr.at"] = _chosen("tfr.at", scenario["tfr_at"])
    migration = scenario["migration"] or {}
    found["migration.year"], found["migration.value"] = _path(migration.get("path"))
    for part in ("rule", "at", "profile"):
        found[f"migration.{part}"] = _chosen(f"migration.{part}", migration.get(part))
    for come in scenario["arrivals"]:
        for part in ("from", "to", "per_year"):
            found[f"arrivals.{part}"].append(come[part])
        found["arrivals.profile"] += _chosen("arrivals.profile", come["profile"])
    return found


def _path(points: Mapping[str, float] | None) -> tuple[Given, Given]:
    return [int(year) for year in points or {}], list((points or {}).values())


def _chosen(field: str, code: str | None) -> Given:
    """Return a choice in words; a profile of one's own by its name."""
    if code is None:
        return []
    words = CHOICES[field].get(code)
    return [code if words is None else told(words)]


def _steps(leaf: Levers, numbers: Numbers, row: int) -> int:
    """Write what the levers come to in each step."""
    result = leaf.book.result
    title = say("この仮定による値（5年ごと）", "What the assumptions come to, step by step")
    leaf.text(row, 0, title, "block")
    leaf.text(row + 1, 0, say("シナリオ", "Scenario"), "head")
    leaf.text(row + 1, 1, say("値", "Value"), "head")
    for column, year in enumerate(numbers.years[1:], FIRST):
        leaf.year(row + 1, column, year)
    row += 2
    for scenario in numbers.scenarios:
        heads = (told(FIELDS["tfr.value"][0]), say("純移動（人）", "Net migration (persons)"))
        for place, words in enumerate(heads, row):
            leaf.text(place, 0, wording.scenario(result, scenario), "label")
            leaf.text(place, 1, words, "label")
        for column, year in enumerate(numbers.years[1:], FIRST):
            tfr = numbers.indicator(scenario, year, "tfr")
            leaf.figure(row, column, tfr.value, tfr.id, "two")
            keys = (scenario, result.area, numbers.years[column - FIRST])
            moved = numbers.at("components", "net_migration", keys)
            leaf.figure(row + 1, column, moved.value, moved.id, "change")
        row += 2
    return row


def _rates(leaf: Levers, numbers: Numbers, row: int) -> None:
    """Write survivorship and the net migration rates that were chosen, by sex and age."""
    title = say("率（年齢は期首。書きかえられません）", "Rates by age at the start (locked)")
    leaf.text(row, 0, title, "block")
    chosen = "+".join(leaf.book.result.manifest["migration"]["periods"])
    kinds = {
        ("survival", ""): _survival_words(leaf.book.result),
        ("net_rate", chosen): say("純移動率", "Net migration rate"),
    }
    heads = [(kind, sex) for kind in kinds for sex in SEXES]
    words = (f"{kinds[kind]} {wording.SEXES[sex]}" for kind, sex in heads)
    leaf.line(row + 1, (say("年齢", "Age"), say("期間", "Period"), *words))
    for place, age in enumerate(numbers.ages[:-1], row + 2):
        leaf.text(place, 0, wording.age(age), "label")
        leaf.text(place, 1, wording.periods(chosen), "label")
        for column, (kind, sex) in enumerate(heads, FIRST):
            figure = numbers.at("rates", "value", (*kind, sex, age))
            leaf.figure(place, column, figure.value, figure.id, "rate")


def _survival_words(result: VisionResult) -> str:
    """Say what survivorship is printed: where it has a path, that of the tables before it."""
    if "survival_path" in result.tables:
        return say("生残率（表の年）", "Survivorship ratio (of the tables)")
    return say("生残率", "Survivorship ratio")


def stamp(leaf: Levers) -> None:
    """Write what the sheet was written with, on a hidden sheet."""
    result = leaf.book.result
    head = {
        "format": FORMAT,
        "area": result.area,
        "result": result.address,
        "base": str(result.manifest["base_year"]),
        "sheet": leaf.name,
    }
    sheet = leaf.book.sheet(STAMP)
    for row, cells in enumerate(Stamp(head, tuple(leaf.slots.values())).grid()):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    sheet.protect()
    sheet.very_hidden()
