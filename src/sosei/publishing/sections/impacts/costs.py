"""What a change costs and saves: every scenario against the status quo, each year and cumulated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sosei.publishing import field_tables, field_words, wording
from sosei.publishing.charts import fields as charts
from sosei.publishing.charts.style import OKABE_ITO
from sosei.publishing.sections.impacts import ranged
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.sectors.demand import Demands
from sosei.studies.ensemble.fields import MEASURES

LEADING = (
    ("children", "age_0_18"),
    ("care", "certified"),
    ("care", "benefit"),
    ("work", "employed"),
    ("town", "households"),
    ("town", "spending"),
    ("town", "resident_tax"),
)
"""Items that the summary tells of, where they follow."""

IN_PERSONS = ("age_0_18", "certified", "employed")
"""Items of the chart: one axis."""

FINE = ("industry:",)
"""Items that are left to ``sectors.csv``: the employed stand for them."""


def section(every: Told) -> Section | None:
    """Return the comparison, if there is another scenario."""
    if not every.others:
        return None
    aim = every.others[0]
    summaries = [_summary(every, each) for each in every.others]
    yearly = [table for each in every.others for table in _yearly(every, each)]
    return Section(
        name="fields-costs",
        question=say(
            f"{every.label(every.status_quo)}と比べた増減と累計", "What a change costs and saves"
        ),
        answer=say("", " ").join(_sentence(every, each) for each in every.others),
        figures=tuple(_figures(every, aim)),
        tables=(*summaries, *yearly),
        notes=(
            say(
                "累計は、推計の年と年の間を直線とみなして、基準年からその年までの差を年ごとに足したものです。",
                "Cumulated: the differences of every year since the base, straight between the years told.",
            ),
            *ranged.notes(every),
        ),
        unfolded=len(summaries),
        unprinted=len(yearly),
        level=2,
    )


def _rows(every: Told, scenario: Demands) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Return the frozen differences of a scenario by item."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in every.result.tables["field_difference"].rows(scenario=scenario.scenario):
        if not row["item"].startswith(FINE):
            found.setdefault((row["field"], row["item"]), []).append(row)
    return found


def _sentence(every: Told, scenario: Demands) -> str:
    """Say what a scenario changes in the last year."""
    rows, last = _rows(every, scenario), every.years[-1]
    changes = wording.listed(
        [
            say(
                f"{field_words.item(key[1])}が{_change(rows[key][-1])}{often}",
                f"{field_words.item(key[1]).lower()} {_change(rows[key][-1])}{often}",
            )
            for key in LEADING
            if key in rows
            for often in [_often(every, scenario, key, rows[key][-1])]
        ]
    )
    name, quo = every.label(scenario), every.label(every.status_quo)
    return say(
        f"{name}では、{quo}と比べて、{last}年に{changes}となります。",
        f"{name} beside the {quo.lower()} in {last}: {changes}.",
    )


def _change(row: dict[str, Any]) -> str:
    number, unit = field_tables.changed(row["difference"], row["unit"]), row["unit"]
    return say(f"{number}{field_words.unit_of(unit)}", f"{number} {field_words.unit_of(unit)}")


def _often(every: Told, scenario: Demands, key: tuple[str, str], row: dict[str, Any]) -> str:
    """Say between which numbers four draws in five lie; nothing where nobody drew."""
    spread = every.spread(scenario, every.status_quo, "difference", *key).get(row["year"])
    if spread is None:
        return ""
    between = ranged.printed(spread, row["unit"])
    return say(f"（5回に4回は{between}）", f" (in 4 draws of 5: {between})")


def _between(every: Told, scenario: Demands) -> str:
    name, quo = every.label(scenario), every.label(every.status_quo)
    return say(f"{name}−{quo}", f"{name} − {quo.lower()}")


def _yearly(every: Told, scenario: Demands) -> tuple[PrintedTable, PrintedTable]:
    """Print the differences of every item, each year's and cumulated."""
    between = _between(every, scenario)
    return (
        _by_year(every, scenario, "difference", say(f"各年の差：{between}", f"By year: {between}")),
        _by_year(
            every, scenario, "cumulated", say(f"累計の差：{between}", f"Cumulated: {between}")
        ),
    )


def _summary(every: Told, scenario: Demands) -> PrintedTable:
    """Print the leading items in the years that the study compares, each year's and cumulated."""
    rows, between = _rows(every, scenario), _between(every, scenario)
    years = every.result.manifest["vision"]["years"]
    head = (say("項目", "Item"), *field_tables.differences_in(years))
    body = tuple(
        line
        for key in LEADING
        if key in rows
        for line in (
            (
                f"{field_words.item(key[1])}{field_words.with_sums(rows[key][0]['unit'])}",
                *(cell for year in years for cell in _of_year(rows[key], year)),
            ),
            *_summary_range(every, scenario, key, rows[key][0]["unit"]),
        )
    )
    title = say(f"増減のまとめ：{between}", f"Summary: {between}")
    return PrintedTable(title, head, body, roomy=0)


def _summary_range(
    every: Told, scenario: Demands, key: tuple[str, str], unit: str
) -> tuple[tuple[str, ...], ...]:
    """Return the row of ranges below an item of the summary."""
    years = every.result.manifest["vision"]["years"]
    both = [every.spread(scenario, every.status_quo, of, *key) for of in MEASURES]
    if not any(both):
        return ()
    cells = (ranged.printed(each.get(year), unit) for year in years for each in both)
    return ((told(ranged.RANGE), *cells),)


def _of_year(rows: Sequence[dict[str, Any]], year: int) -> tuple[str, str]:
    row = next(row for row in rows if row["year"] == year)
    return tuple(
        field_tables.changed(row[name], row["unit"]) for name in ("difference", "cumulated")
    )  # type: ignore[return-value]


def _by_year(every: Told, scenario: Demands, column: str, title: str) -> PrintedTable:
    """Print one column of every item by year; what does not add up over years is not cumulated."""
    unit_of = field_words.unit_of if column == "difference" else field_words.unit_over_years
    body = tuple(
        line
        for key, of_item in _rows(every, scenario).items()
        if any(row[column] is not None for row in of_item)
        for name, unit in [(field_words.item(key[1]), unit_of(of_item[0]["unit"]))]
        for spread in [every.spread(scenario, every.status_quo, column, *key)]
        for line in (
            (
                say(f"{name}【{unit}】", f"{name} [{unit}]"),
                *(field_tables.changed(row[column], row["unit"]) for row in of_item),
            ),
            *ranged.row(spread, every.years, of_item[0]["unit"]),
        )
    )
    return PrintedTable(title, (say("項目", "Item"), *field_tables.in_years(every.years)), body)


def _figures(every: Told, scenario: Demands) -> list[Figure]:
    """Draw the differences of the items that are persons, on one axis."""
    lines = [
        charts.Line(
            field_words.item(item),
            colour,
            {row["year"]: row["difference"] for row in rows},
        )
        for colour, item in zip((OKABE_ITO[0], OKABE_ITO[5], OKABE_ITO[1]), IN_PERSONS, strict=True)
        for rows in [_rows(every, scenario).get(_key(item))]
        if rows
    ]
    if not lines:
        return []
    name, quo, last = every.label(scenario), every.label(every.status_quo), every.years[-1]
    words = _sentence(every, scenario)
    ends = wording.listed([f"{line.label} {_end(line)}" for line in lines])
    return [
        Figure(
            name="field-differences",
            title=say(f"{name}が実現した場合の{last}年の差：{ends}", f"{name}, {last}: {ends}"),
            measure=say(f"{name}−{quo}の差（人）", f"Difference, persons: {name} − {quo.lower()}"),
            alternative=say(f"折れ線グラフ。{words}", f"Line chart. {words}"),
            chart=charts.differences(lines, "person"),
            sources=every.result.tables["indicators"].sources,
            plotted=charts.plotted({}, lines, "person", signed=True),
        )
    ]


def _end(line: charts.Line) -> str:
    number = field_tables.changed(list(line.points.values())[-1], "person")
    return say(f"{number}人", number)


def _key(item: str) -> tuple[str, str]:
    return next(key for key in LEADING if key[1] == item)
