"""The sheet of three age groups: sums and shares that follow the projection, and what a vision changes."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.utility import xl_col_to_name

from sosei.publishing import wording
from sosei.publishing.charts.style import GROUPS, scenario_colours
from sosei.publishing.spoken import say
from sosei.publishing.workbook import charts
from sosei.publishing.workbook.charts import Column
from sosei.publishing.workbook.leaf import HEAD, Book, Leaf, in_persons
from sosei.publishing.workbook.names import SHEETS
from sosei.publishing.workbook.numbers import Numbers, number

CHART_ROWS = 14
"""Rows that a chart covers."""


def three_groups(book: Book, numbers: Numbers) -> None:
    """Write the groups of each scenario with their charts, then the totals beside each other."""
    title = in_persons(SHEETS["groups"])
    leaf = Leaf(book, SHEETS["groups"], title, book.result.tables["indicators"].sources)
    leaf.repeat(HEAD - 1, printed=HEAD - 2)
    row, totals, breaks = HEAD, {}, []
    for scenario in numbers.scenarios:
        totals[scenario] = row + 2
        _block(leaf, numbers, scenario, row)
        row += len(numbers.years) + 3 + CHART_ROWS
        breaks.append(row)
    _totals(leaf, numbers, totals, row)
    leaf.sheet.set_h_pagebreaks(breaks)


def _block(leaf: Leaf, numbers: Numbers, scenario: str, row: int) -> None:
    name = wording.scenario(leaf.book.result, scenario)
    leaf.text(row, 0, name, "block")
    groups = [wording.GROUPS[group] for group in GROUPS]
    share = say("の割合", ", share")
    heads = [say("年", "Year"), *groups, say("総人口", "Total"), *(g + share for g in groups)]
    leaf.line(row + 1, heads)
    for place, year in enumerate(numbers.years, row + 2):
        leaf.sheet.write_number(place, 0, year, leaf.book.look("year"))
        _year(leaf, numbers, scenario, year, place)
    end = row + 1 + len(numbers.years)
    columns = [
        Column(wording.GROUPS[group], leaf.name, (row + 2, end), 0, column, colour)
        for column, (group, colour) in enumerate(GROUPS.items(), 1)
    ]
    title = say(f"{name}：年齢3区分別人口", f"{name}: population in three age groups")
    chart = charts.stacked(leaf.book.book, title, columns, say("人", "persons"))
    leaf.chart(end + 1, chart, title, charts.LOW)


def _year(leaf: Leaf, numbers: Numbers, scenario: str, year: int, row: int) -> None:
    total = numbers.indicator(scenario, year, "total")
    ageing = numbers.indicator(scenario, year, "ageing_rate").id
    for column, group in enumerate(GROUPS, 1):
        figure = numbers.indicator(scenario, year, group)
        formula = f"=SUM({','.join(_ranges(leaf.book, numbers, scenario, year, group))})"
        leaf.formula(row, column, formula, number(figure), "persons", (figure.id,))
        share = f"={xl_col_to_name(column)}{row + 1}/$E{row + 1}"
        ids = (ageing,) if group == "age_65_plus" else ()
        leaf.formula(row, 4 + column, share, number(figure) / number(total), "share", ids)
    leaf.formula(row, 4, f"=SUM(B{row + 1}:D{row + 1})", number(total), "total", (total.id,))


def _ranges(book: Book, numbers: Numbers, scenario: str, year: int, group: str) -> list[str]:
    """Return where men and women of a group stand on the sheet of the projection."""
    ends = numbers.group(group)
    return [
        book.span(*(numbers.population(scenario, year, sex, age).id for age in ends))
        for sex in ("male", "female")
    ]


def _totals(leaf: Leaf, numbers: Numbers, blocks: Mapping[str, int], row: int) -> None:
    """Set the totals beside each other, and the difference of each scenario from the status quo."""
    result = leaf.book.result
    quo = str(result.manifest["vision"]["status_quo"])
    others = [scenario for scenario in numbers.scenarios if scenario != quo]
    names = {s: wording.scenario(result, s) for s in numbers.scenarios}
    leaf.text(row, 0, in_persons(say("総人口の比較", "Total population compared")), "block")
    minus = say("の現状推計との差", ", difference from the status quo")
    heads = [say("年", "Year"), *names.values(), *(names[other] + minus for other in others)]
    leaf.line(row + 1, heads)
    first = row + 2
    for place, year in enumerate(numbers.years):
        leaf.sheet.write_number(first + place, 0, year, leaf.book.look("year"))
        at = {scenario: f"E{block + place + 1}" for scenario, block in blocks.items()}
        _compared(leaf, numbers, year, at, first + place)
    end = first + len(numbers.years) - 1
    colours = scenario_colours(list(numbers.scenarios), quo, str(result.manifest["vision"]["aim"]))
    columns = [
        Column(names[scenario], leaf.name, (first, end), 0, column, colours[scenario])
        for column, scenario in enumerate(numbers.scenarios, 1)
    ]
    title = say("総人口の見通し", "Outlook of the total population")
    chart = charts.lines(leaf.book.book, title, columns, say("人", "persons"))
    leaf.chart(end + 2, chart, title, charts.LOW)
    leaf.finish(8, end + 2 + CHART_ROWS)


def _compared(leaf: Leaf, numbers: Numbers, year: int, at: Mapping[str, str], row: int) -> None:
    """Refer to the totals of one year, and take the status quo's from each other one."""
    vision = leaf.book.result.manifest["vision"]
    quo, aim = str(vision["status_quo"]), str(vision["aim"])
    totals = {scenario: numbers.indicator(scenario, year, "total") for scenario in at}
    for column, (scenario, total) in enumerate(totals.items(), 1):
        leaf.formula(row, column, f"={at[scenario]}", number(total), "persons", (total.id,))
    others = [scenario for scenario in at if scenario != quo]
    for column, scenario in enumerate(others, 1 + len(at)):
        value = number(totals[scenario]) - number(totals[quo])
        told = scenario == aim and year in vision["years"]
        ids = (numbers.at("difference", "difference", (year, "total")).id,) if told else ()
        leaf.formula(row, column, f"={at[scenario]}-{at[quo]}", value, "change", ids)
