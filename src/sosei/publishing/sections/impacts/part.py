"""One part of the chapter: observed, what follows in every scenario, whose rates, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sosei.base.messages import Both
from sosei.publishing import field_tables, field_words
from sosei.publishing.charts import fields as charts
from sosei.publishing.charts.style import scenario_colours
from sosei.publishing.sections.impacts import printed
from sosei.publishing.sections.impacts.parts import Part
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import own, say, told
from sosei.sectors.demand import Demand
from sosei.sectors.observed import Observed

TOO_FEW = Both(
    "There are fewer dwellings than households: the rates of dwellings, starts and demolition do not belong together.",
    "住宅の数が世帯数より少なくなっています。住宅数・着工・滅失の率が互いに合っているか、確かめてください。",
)

SERIES = 2
"""Figures that make a series."""


def section(part: Part, every: Told) -> Section:
    """Return a part of the chapter.

    Parameters
    ----------
    part : Part
    every : Told
    """
    observed = every.observed(part)
    shown = (
        printed.series(observed),
        printed.lacking(part, every),
        field_tables.missing(every.missing(part)),
    )
    follows = (printed.outlook(part, every), *printed.by_scenario(part, every))
    behind = (
        printed.statistics(observed),
        field_tables.origins(every.items(part, every.status_quo)),
    )
    yearly = (
        field_tables.demand(every.label(each), each.years, every.items(part, each))
        for each in every.fields.scenarios
    )
    first, then, folded, more = (
        tuple(each for each in made if each.rows) for made in (shown, follows, behind, yearly)
    )
    return Section(
        name=f"fields-{part.name}",
        question=told(part.question),
        answer=answer(part, every),
        figures=tuple(_figures(part, every)),
        tables=(*first, *then, *folded, *more),
        folded=len(folded) + len(more),
        unfolded=len(first),
        unprinted=len(more),
        notes=(told(TOO_FEW),) if part.name == "town" and every.too_few_dwellings else (),
        level=2,
    )


def answer(part: Part, every: Told) -> str:
    """Say what was observed of the leading item, and what follows in every scenario."""
    for item in part.drawn:
        if demand := every.demand(part, item, every.status_quo):
            return _follows(part, demand, every)
    moved = (_moved(series) for item in part.drawn if (series := _series(part, item, every)))
    return say("", " ").join((*moved, _below(part, every)))


def _below(part: Part, every: Told) -> str:
    """Say what the tables below tell, where no item that leads follows."""
    if every.items(part, every.status_quo):
        return say("見通しは下の表のとおりです。", "The table below tells what follows.")
    return say(
        "見通しに使う率や統計が未登録です。必要な統計は下の表のとおりです。",
        "What an outlook needs is not given: the table below names the statistics that have it.",
    )


def _follows(part: Part, demand: Demand, every: Told) -> str:
    """Say how an item moves if nothing changes, and where the other scenarios end."""
    name, first, last = field_words.item(demand.item), every.years[0], every.years[-1]
    ends = say("", " ").join(
        say(
            f"{every.label(each)}では、{last}年に{_with_unit(other, -1)}となります。",
            f"{every.label(each)}: {_with_unit(other, -1)} in {last}.",
        )
        for each in every.others
        if (other := every.demand(part, demand.item, each))
    )
    return say(
        f"現状のまま推移すると、{name}は{first}年の{_with_unit(demand, 0)}から"
        f"{last}年には{_with_unit(demand, -1)}になる見込みです。{ends}",
        f"As things are, {name}: {_with_unit(demand, 0)} in {first}, "
        f"{_with_unit(demand, -1)} in {last}. {ends}".strip(),
    )


def _moved(series: Sequence[Observed]) -> str:
    """Say how an observed item moved."""
    first, last = series[0], series[-1]
    name, then, now = field_words.item(first.item), _seen(first), _seen(last)
    return say(
        f"{name}は、{first.year}年の{then}から{last.year}年には{now}になりました。",
        f"{name}: {then} in {first.year}, {now} in {last.year}.",
    )


def _seen(each: Observed) -> str:
    return _said(field_tables.printed(each.value, each.unit), each.unit.removesuffix("/year"))


def _with_unit(demand: Demand, place: int) -> str:
    return _said(field_tables.values(demand)[place], demand.unit)


def _said(number: str, unit: str) -> str:
    return say(f"{number}{field_words.unit_of(unit)}", f"{number} {field_words.unit_of(unit)}")


def _series(part: Part, item: str, every: Told) -> list[Observed]:
    series = every.series(part, item)
    return series if len(series) >= SERIES else []


def _figures(part: Part, every: Told) -> list[Figure]:
    made = [figure for item in part.drawn if (figure := _figure(part, item, every))]
    return [replace(figure, wide=len(made) == 1) for figure in made]


def _figure(part: Part, item: str, every: Told) -> Figure | None:
    """Draw an item, if anything follows or a series was observed."""
    demand = every.demand(part, item, every.status_quo)
    series = every.series(part, item) if demand else _series(part, item, every)
    if demand is None and not series:
        return None
    words = _follows(part, demand, every) if demand else _moved(series)
    unit = demand.unit if demand else series[0].unit.removesuffix("/year")
    seen, lines = {each.year: each.value for each in series}, _lines(part, item, every)
    return Figure(
        name=f"field-{item}",
        title=_title(demand, series, every),
        measure=_measure(item, unit, demand, series, every.years[0]),
        alternative=say(f"折れ線グラフ。{words}", f"Line chart. {words}"),
        chart=charts.item(seen, lines, unit, (every.years[0], every.years[-1]) if demand else None),
        sources=every.sources(demand, series),
        plotted=charts.plotted(seen, lines, unit),
    )


def _title(demand: Demand | None, series: Sequence[Observed], every: Told) -> str:
    """Say the finding in a line."""
    if demand is None:
        return _moved(series).rstrip("。.")
    name, last = field_words.item(demand.item), every.years[-1]
    return say(
        f"{name}は、現状のままでは{last}年に{_with_unit(demand, -1)}",
        f"{name}: {_with_unit(demand, -1)} in {last} as things are",
    )


def _measure(
    item: str, unit: str, demand: Demand | None, series: Sequence[Observed], base: int
) -> str:
    name = field_words.with_unit(item, unit)
    seen = series and say(
        f"点は実績（{series[0].statistic}）", f"points: observed ({own(series[0].statistic)})"
    )
    follows = demand and _from(base) + field_tables.whose(demand)
    return say("。", "; ").join(words for words in (name, seen, follows) if words)


def _from(year: int) -> str:
    """Say from when on a chart tells of what follows, in words that hold where nothing is shaded."""
    return say(f"{year}年からは見通し", f"from {year} on: outlook")


def _lines(part: Part, item: str, every: Told) -> list[charts.Line]:
    vision = every.result.manifest["vision"]
    names = [each.scenario for each in every.fields.scenarios]
    colours = scenario_colours(names, vision["status_quo"], vision["aim"])
    return [
        charts.Line(every.label(each), colours[each.scenario], _points(demand, each.years))
        for each in every.fields.scenarios
        if (demand := every.demand(part, item, each))
    ]


def _points(demand: Demand, years: Sequence[int]) -> dict[int, float]:
    values = (float(value) for value in demand.value[:, 0])
    return {y: v for y, v in zip(years, values, strict=True) if v == v}  # noqa: PLR0124 - not a number
