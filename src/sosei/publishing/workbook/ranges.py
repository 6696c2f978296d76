"""The sheet of a drawn result: quantiles of each scenario, its fan, differences draw by draw, and chances."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

from sosei.demography.ensemble.probabilities import PROBABILITIES
from sosei.publishing import tables, wording
from sosei.publishing.charts.style import scenario_colours
from sosei.publishing.ranges import classes_of, events_of
from sosei.publishing.sections.uncertainty import class_title, notes
from sosei.publishing.spoken import say
from sosei.publishing.workbook import charts
from sosei.publishing.workbook.charts import Column
from sosei.publishing.workbook.leaf import HEAD, Book, Leaf, in_persons
from sosei.publishing.workbook.names import SHEETS
from sosei.publishing.workbook.numbers import Numbers
from sosei.studies.cells import cell_id
from sosei.studies.ensemble.frozen import Ensemble

LINE, FIRST = 1, 2
"""Columns of the projection, and of the first quantile."""

LAST = FIRST + len(PROBABILITIES) - 1
BASE = LAST + 1
"""Column of the lowest bound again: the ground that the bands of the chart stand on."""

STEPS = ((0, 1), (1, 2), (2, 4), (4, 5), (5, 6))
"""Bands from below: places of the quantiles between which each lies."""

WIDTHS = (26, *(12,) * 9, 17)
CHART_ROWS = 19


def ranges(book: Book, numbers: Numbers, ensemble: Ensemble) -> None:
    """Write the sheet.

    Parameters
    ----------
    book : Book
    numbers : Numbers
        Of the result.
    ensemble : Ensemble
        Drawn from it.
    """
    title = in_persons(say("推計の幅：総人口", "Range of the projection: total population"))
    sources = book.result.tables["indicators"].sources
    leaf = Leaf(book, SHEETS["ranges"], title, sources, WIDTHS)
    leaf.repeat(HEAD - 1, printed=HEAD - 2)
    row, breaks = HEAD, []
    for scenario in numbers.scenarios:
        row = _scenario(leaf, numbers, ensemble, scenario, row)
        breaks.append(row)
    for scenario in numbers.scenarios[1:]:
        row = _difference(leaf, numbers, ensemble, scenario, row)
    row = _chances(leaf, numbers, ensemble, row)
    for words in notes(book.result, ensemble):
        leaf.text(row, 0, words, "note")
        row += 1
    leaf.sheet.set_h_pagebreaks(breaks)
    leaf.finish(BASE + 1 + len(STEPS), row)


def _scenario(leaf: Leaf, numbers: Numbers, ensemble: Ensemble, scenario: str, row: int) -> int:
    name = wording.scenario(leaf.book.result, scenario)
    leaf.text(row, 0, name, "block")
    leaf.line(row + 1, (say("年", "Year"), say("推計", "Projection"), *_heads(), *_bands()))
    for place, year in enumerate(numbers.years, row + 2):
        leaf.sheet.write_number(place, 0, year, leaf.book.look("year"))
        figure = numbers.indicator(scenario, year, "total")
        leaf.figure(place, LINE, figure.value, figure.id, "total")
        bounds = _quantiles(leaf, numbers, ensemble, (scenario, year), place)
        _between(leaf, bounds, place)
    end = row + 1 + len(numbers.years)
    title = say(f"{name}：総人口の幅", f"{name}: range of the total population")
    leaf.chart(end + 1, _fan(leaf, name, title, (row + 2, end), scenario), title, charts.WIDE)
    return end + 1 + CHART_ROWS


def _heads() -> tuple[str, ...]:
    return tuple(
        say(f"{share}以下", f"{share} of draws below")
        for share in (tables.percent(p, 0 if p * 100 % 1 < 1e-9 else 1) for p in PROBABILITIES)
    )


def _bands() -> tuple[str, ...]:
    ground = say("図の土台", "Ground of the chart")
    rare, often, half = _often()
    lower, upper = say("（下）", ", lower"), say("（上）", ", upper")
    return (ground, rare + lower, often + lower, half, often + upper, rare + upper)


def _often() -> tuple[str, str, str]:
    return (
        say("20回に19回", "19 in 20"),
        say("5回に4回", "4 in 5"),
        say("2回に1回", "1 in 2"),
    )


def _quantiles(
    leaf: Leaf, numbers: Numbers, ensemble: Ensemble, of: tuple[str, int], row: int
) -> list[float]:
    """Write the quantiles of a year; the base year is known, and every one of them is the count."""
    scenario, year = of
    found = []
    for column, probability in enumerate(PROBABILITIES, FIRST):
        if year == numbers.base:
            value = float(str(numbers.indicator(scenario, year, "total").value))
            leaf.formula(row, column, f"=$B{row + 1}", value, "persons")
        else:
            value = ensemble.quantile(scenario, year, "total", probability)
            leaf.figure(row, column, value, _cell(scenario, year, probability), "persons")
        found.append(value)
    return found


def _between(leaf: Leaf, bounds: Sequence[float], row: int) -> None:
    """Write the ground and the width of each band as formulas: what the chart stacks."""
    columns = [xl_col_to_name(column) for column in range(FIRST, LAST + 1)]
    leaf.formula(row, BASE, f"={columns[0]}{row + 1}", bounds[0], "persons")
    for place, (low, high) in enumerate(STEPS, BASE + 1):
        formula = f"={columns[high]}{row + 1}-{columns[low]}{row + 1}"
        leaf.formula(row, place, formula, bounds[high] - bounds[low], "persons")


def _fan(leaf: Leaf, name: str, title: str, rows: tuple[int, int], scenario: str) -> object:
    told_of, vision = leaf.book.result, leaf.book.result.manifest["vision"]
    names = [str(each["name"]) for each in told_of.scenarios]
    colour = scenario_colours(names, str(vision["status_quo"]), str(vision["aim"]))[scenario]
    rare, often, half = _often()
    words = ("", rare, often, half, often, rare)
    bands = [
        Column(each, leaf.name, rows, 0, column, colour) for column, each in enumerate(words, BASE)
    ]
    line = Column(name, leaf.name, rows, 0, LINE, colour)
    return charts.fan(leaf.book.book, title, bands, line, say("人", "persons"))


def _difference(leaf: Leaf, numbers: Numbers, ensemble: Ensemble, scenario: str, row: int) -> int:
    """Write how a scenario differs from the first one, draw by draw; return the row below."""
    first = numbers.scenarios[0]
    names = [wording.scenario(leaf.book.result, each) for each in (scenario, first)]
    words = say(
        f"{names[0]}と{names[1]}の差（1回ごとの差の幅）",
        f"{names[0]} less {names[1]} (range of the differences draw by draw)",
    )
    leaf.text(row, 0, words, "block")
    leaf.line(row + 1, (say("年", "Year"), "", *_heads()))
    for place, year in enumerate(numbers.years[1:], row + 2):
        leaf.sheet.write_number(place, 0, year, leaf.book.look("year"))
        for column, probability in enumerate(PROBABILITIES, FIRST):
            value = ensemble.quantile(scenario, year, "total", probability, first)
            cell = _cell(scenario, year, probability, first)
            leaf.figure(place, column, value, cell, "change")
    return row + 3 + len(numbers.years)


def _chances(leaf: Leaf, numbers: Numbers, ensemble: Ensemble, row: int) -> int:
    title = say(f"{numbers.horizon}年に起こる割合", f"How often, in {numbers.horizon}")
    row = _shares(leaf, numbers, ensemble, row, title, events_of(ensemble))
    if not ensemble.classes:
        return row
    title = class_title(leaf.book.result, ensemble)
    return _shares(leaf, numbers, ensemble, row, title, classes_of(ensemble))


def _shares(
    leaf: Leaf, numbers: Numbers, ensemble: Ensemble, row: int, title: str, events: dict[str, str]
) -> int:
    """Write how often events came, each under its heading; return the row after them."""
    names = [wording.scenario(leaf.book.result, each) for each in numbers.scenarios]
    leaf.text(row, 0, title, "block")
    leaf.line(row + 1, ("", *names))
    for place, (event, heading) in enumerate(events.items(), row + 2):
        leaf.line(place, (heading,), "label_wrapped")
        for column, scenario in enumerate(numbers.scenarios, 1):
            cell = cell_id("ensemble", "chance", (scenario, event))
            leaf.figure(place, column, ensemble.chance(scenario, event), cell, "share")
    return row + 3 + len(events)


def _cell(scenario: str, year: int, probability: float, against: str = "") -> str:
    """Return the id of a quantile of the total in the frozen ensemble."""
    keys = (scenario, against, year, "total", probability)
    return cell_id("ensemble", "value", keys)
