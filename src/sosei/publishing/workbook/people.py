"""Sheets of persons by sex and age: the base population, what was projected, pyramids."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name

from sosei.publishing import wording
from sosei.publishing.charts.style import GROUPS, MEN, WOMEN
from sosei.publishing.spoken import say
from sosei.publishing.workbook import charts
from sosei.publishing.workbook.charts import Column
from sosei.publishing.workbook.leaf import HEAD, Book, Leaf, in_persons
from sosei.publishing.workbook.names import SHEETS
from sosei.publishing.workbook.numbers import SEXES, Numbers, number

ROWS = 25
"""Rows that a pyramid covers."""


def base_population(book: Book, numbers: Numbers) -> None:
    """Write the population of the base year; totals and shares are formulas."""
    base = numbers.base
    title = in_persons(f"{SHEETS['base']} {wording.year(base)}")
    leaf = Leaf(book, SHEETS["base"], title, book.result.tables["population"].sources)
    shares = say("構成比（％）", "Share (%)")
    leaf.line(
        HEAD,
        (say("年齢", "Age"), *(wording.SEXES[sex] for sex in SEXES), say("総数", "Total"), shares),
    )
    leaf.repeat(HEAD)
    first, end = HEAD + 1, HEAD + len(numbers.ages)
    everyone = number(numbers.indicator(numbers.scenarios[0], base, "total"))
    for row, age in enumerate(numbers.ages, first):
        leaf.text(row, 0, wording.age(age), "label")
        both = 0.0
        for column, sex in enumerate(SEXES, 1):
            figure = numbers.population(numbers.scenarios[0], base, sex, age)
            leaf.figure(row, column, figure.value, figure.id, "persons")
            both += number(figure)
        leaf.formula(row, 3, f"=SUM(B{row + 1}:C{row + 1})", both, "persons")
        leaf.formula(row, 4, f"=D{row + 1}/D${end + 2}", both / everyone, "share")
    _base_totals(leaf, numbers, (first, end))
    _base_groups(leaf, numbers, end + 3, everyone)
    leaf.finish(5, end + 3 + len(GROUPS))


def _base_totals(leaf: Leaf, numbers: Numbers, rows: tuple[int, int]) -> None:
    first, end = rows
    leaf.text(end + 1, 0, say("合計", "Total"), "label")
    for column, letter in enumerate("BCD", 1):
        sexes = (SEXES[column - 1],) if column < 3 else SEXES
        value = sum(
            number(numbers.population(numbers.scenarios[0], numbers.base, sex, age))
            for sex in sexes
            for age in numbers.ages
        )
        total = numbers.indicator(numbers.scenarios[0], numbers.base, "total").id
        ids = (total,) if column == 3 else ()
        formula = f"=SUM({letter}{first + 1}:{letter}{end + 1})"
        leaf.formula(end + 1, column, formula, value, "sum", ids)
    leaf.formula(end + 1, 4, f"=SUM(E{first + 1}:E{end + 1})", 1.0, "share")


def _base_groups(leaf: Leaf, numbers: Numbers, row: int, everyone: float) -> None:
    scenario, base = numbers.scenarios[0], numbers.base
    for place, group in enumerate(GROUPS, row):
        low, high = (numbers.ages.index(age) + HEAD + 2 for age in numbers.group(group))
        value = numbers.of_group(scenario, base, group)
        leaf.text(place, 0, wording.GROUPS[group], "label")
        ids = (numbers.indicator(scenario, base, group).id,)
        leaf.formula(place, 3, f"=SUM(D{low}:D{high})", value, "persons", ids)
        leaf.formula(place, 4, f"=D{place + 1}/D${row - 1}", value / everyone, "share")


def projection(book: Book, numbers: Numbers) -> None:
    """Write what was projected: men, women and, as formulas, both, of each scenario."""
    title = in_persons(SHEETS["projection"])
    leaf = Leaf(book, SHEETS["projection"], title, book.result.tables["population"].sources)
    leaf.text(HEAD, 0, say("年齢", "Age"), "head")
    for column, year in enumerate(numbers.years, 1):
        leaf.sheet.write_number(HEAD, column, year, book.look("year"))
    leaf.repeat(HEAD)
    row, breaks = HEAD + 1, []
    for scenario in numbers.scenarios:
        for sex in SEXES:
            _of_sex(leaf, numbers, scenario, sex, row)
            row += len(numbers.ages) + 3
            breaks.append(row)
        _of_both(leaf, numbers, scenario, row)
        row += len(numbers.ages) + 3
        breaks.append(row)
    leaf.sheet.set_h_pagebreaks(breaks[:-1])
    leaf.finish(1 + len(numbers.years), row)


def _of_sex(leaf: Leaf, numbers: Numbers, scenario: str, sex: str, row: int) -> None:
    name = wording.scenario(leaf.book.result, scenario)
    leaf.text(row, 0, in_persons(f"{name} {wording.SEXES[sex]}"), "block")
    for place, age in enumerate(numbers.ages, row + 1):
        leaf.text(place, 0, wording.age(age), "label")
        for column, year in enumerate(numbers.years, 1):
            figure = numbers.population(scenario, year, sex, age)
            leaf.figure(place, column, figure.value, figure.id, "persons")
    end = row + 1 + len(numbers.ages)
    leaf.text(end, 0, say("合計", "Total"), "label")
    for column, year in enumerate(numbers.years, 1):
        figures = [numbers.population(scenario, year, sex, age) for age in numbers.ages]
        letter = xl_col_to_name(column)
        formula = f"=SUM({letter}{row + 2}:{letter}{end})"
        leaf.formula(end, column, formula, sum(map(number, figures)), "sum")


def _of_both(leaf: Leaf, numbers: Numbers, scenario: str, row: int) -> None:
    name = wording.scenario(leaf.book.result, scenario)
    leaf.text(row, 0, in_persons(f"{name} {say('総数', 'total')}"), "block")
    step, count = len(numbers.ages) + 3, len(numbers.ages)
    for place, age in enumerate(numbers.ages, row + 1):
        leaf.text(place, 0, wording.age(age), "label")
        for column, year in enumerate(numbers.years, 1):
            letter = xl_col_to_name(column)
            formula = f"={letter}{place + 1 - 2 * step}+{letter}{place + 1 - step}"
            parts = [numbers.population(scenario, year, sex, age) for sex in SEXES]
            leaf.formula(place, column, formula, sum(map(number, parts)), "persons")
    leaf.text(row + 1 + count, 0, say("合計", "Total"), "label")
    for column, year in enumerate(numbers.years, 1):
        letter = xl_col_to_name(column)
        formula = f"=SUM({letter}{row + 2}:{letter}{row + 1 + count})"
        total = numbers.indicator(scenario, year, "total")
        leaf.formula(row + 1 + count, column, formula, number(total), "sum", (total.id,))


def pyramids(book: Book, numbers: Numbers) -> None:
    """Write the pyramid of the base year and of the last one in each scenario, men below 0, with its chart."""
    sources = book.result.tables["population"].sources
    leaf = Leaf(book, SHEETS["pyramid"], in_persons(SHEETS["pyramid"]), sources)
    shown = [(numbers.scenarios[0], numbers.base, "")]
    shown += [(s, numbers.horizon, wording.scenario(book.result, s)) for s in numbers.scenarios]
    heads = (
        f"{name} {wording.year(year)} {wording.SEXES[sex]}".strip()
        for _, year, name in shown
        for sex in SEXES
    )
    leaf.line(HEAD, (say("年齢", "Age"), *heads))
    for place, (scenario, year, _) in enumerate(shown):
        _pyramid(leaf, numbers, (scenario, year), 1 + 2 * place)
    for row, age in enumerate(numbers.ages, HEAD + 1):
        leaf.text(row, 0, wording.age(age), "label")
    leaf.repeat(HEAD, printed=HEAD - 2)
    _pyramid_charts(leaf, numbers, [name for *_, name in shown[1:]])


def _pyramid(leaf: Leaf, numbers: Numbers, of: tuple[str, int], first: int) -> None:
    """Refer to men and women of a year, men below 0."""
    for column, sex in enumerate(SEXES, first):
        sign = "-" if sex == "male" else ""
        for row, age in enumerate(numbers.ages, HEAD + 1):
            figure = numbers.population(*of, sex, age)
            value = -number(figure) if sign else number(figure)
            leaf.formula(row, column, f"={sign}{leaf.book.place(figure.id)}", value, "men")


def _pyramid_charts(leaf: Leaf, numbers: Numbers, names: list[str]) -> None:
    rows = (HEAD + 1, HEAD + len(numbers.ages))
    below = rows[1] + 3
    for place, name in enumerate(names):
        title = f"{name}: {numbers.base} → {numbers.horizon}"
        filled = _sides(leaf, rows, 3 + 2 * place, numbers.horizon)
        outline = _sides(leaf, rows, 1, numbers.base)
        chart = charts.pyramid(leaf.book.book, title, filled, outline)
        leaf.chart(below + ROWS * place, chart, title, charts.TALL)
    leaf.sheet.set_h_pagebreaks([below + ROWS * place for place in range(len(names))])
    leaf.finish(max(8, 3 + 2 * len(names)), below + ROWS * len(names))


def _sides(leaf: Leaf, rows: tuple[int, int], first: int, year: int) -> list[Column]:
    return [
        Column(
            say(f"{wording.SEXES[sex]}（{year}年）", f"{wording.SEXES[sex]} ({year})"),
            leaf.name,
            rows,
            0,
            first + side,
            MEN if sex == "male" else WOMEN,
        )
        for side, sex in enumerate(SEXES)
    ]
