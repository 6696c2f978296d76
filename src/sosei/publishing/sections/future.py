"""Where it is going: all scenarios in one chart, and the age groups and pyramid of each."""

from __future__ import annotations

from sosei.base.calendar import with_era
from sosei.publishing import tables, wording
from sosei.publishing.charts import history as groups_chart
from sosei.publishing.charts import plotted, projected, pyramid
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.sections.history import persons_of
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult, scenario: str | None = None) -> Section:
    """Return all scenarios in one chart; `scenario`, if given, is drawn stronger."""
    base, horizon = result.manifest["base_year"], result.manifest["horizon"]
    ends = wording.listed(
        [
            say(f"{name}では{end}", f"{end} ({name.lower()})")
            for s in result.scenarios
            for name in [wording.scenario(result, s["name"])]
            for end in [tables.about(_value(result, s["name"], horizon, "total"))]
        ]
    )
    answer = say(
        f"{with_era(horizon)}の総人口は、{ends}となります。",
        f"The total population of {horizon} becomes {ends}.",
    )
    sources = result.tables["indicators"].sources
    figure = Figure(
        name="scenarios",
        title=say(f"{horizon}年の総人口は、{ends}", f"Total population of {horizon}: {ends}"),
        measure=say(
            f"総人口（人）。点は国勢調査、{base}年より後は将来推計",
            f"Total population, persons; points: census, after {base}: projection",
        ),
        alternative=say(f"折れ線グラフ。{answer}", f"Line chart. {answer}"),
        chart=projected.scenarios(result, scenario),
        sources=sources,
        plotted=plotted.lines(projected.counts(result), *projected.scenario_lines(result)),
    )
    levers = tuple(
        f"{wording.scenario(result, s['name'])}{say('：', ': ')}{wording.levers(s)}"
        for s in result.scenarios
    )
    return Section(
        name="future",
        question=say("これからどうなるか", "Where is it going?"),
        answer=answer,
        figures=(figure,),
        tables=(_totals(result),),
        notes=levers,
    )


def detail(result: VisionResult, scenario: str | None = None) -> Section:
    """Return the age groups and the pyramid of one scenario, or of all beside each other."""
    names = [scenario] if scenario else [str(s["name"]) for s in result.scenarios]
    horizon = result.manifest["horizon"]
    answer = say("", " ").join(_shares(result, name, horizon) for name in names)
    return Section(
        name="detail",
        question=say("年齢の構成はどう変わるか", "How do the ages change?"),
        answer=answer,
        figures=(
            *(_groups(result, name, alone=len(names) == 1) for name in names),
            *(_pyramid(result, name, alone=len(names) == 1) for name in names),
        ),
        tables=tuple(_by_group(result, name) for name in names),
    )


def _value(result: VisionResult, scenario: str, year: int, indicator: str) -> float:
    found: float = result.tables["indicators"].value(
        "value", scenario=scenario, year=year, indicator=indicator
    )
    return found  # not as another float: it knows its cell


def _years(result: VisionResult) -> list[int]:
    return list(dict.fromkeys(row["year"] for row in result.tables["indicators"].rows()))


def _shares(result: VisionResult, scenario: str, year: int) -> str:
    total = _value(result, scenario, year, "total")
    shares = wording.listed(
        [
            say(f"{wording.GROUPS[group]}が{share}", f"{share} aged {wording.GROUPS[group]}")
            for group in GROUPS
            for share in [tables.percent(_value(result, scenario, year, group) / total)]
        ]
    )
    name = wording.scenario(result, scenario)
    return say(f"{name}では、{year}年に{shares}となります。", f"{name}, {year}: {shares}.")


def _groups(result: VisionResult, scenario: str, *, alone: bool) -> Figure:
    rows = []
    for year in _years(result):
        total = _value(result, scenario, year, "total")
        for group in GROUPS:
            persons = _value(result, scenario, year, group)
            rows.append(
                {"year": year, "group": group, "population": persons, "share": persons / total}
            )
    horizon, base = result.manifest["horizon"], result.manifest["base_year"]
    rates = [
        tables.percent(_value(result, scenario, year, "ageing_rate")) for year in (base, horizon)
    ]
    name = wording.scenario(result, scenario)
    title = say(
        f"{name}：65歳以上は{rates[0]}から{rates[1]}へ",
        f"{name}: 65 and over from {rates[0]} to {rates[1]}",
    )
    top = max(row["value"] for row in result.tables["indicators"].rows(indicator="total"))
    return Figure(
        name=f"groups-{scenario}",
        title=title,
        measure=say(
            f"年齢3区分別人口（人）と割合。{base}年は国勢調査、以降は推計",
            f"Population in three age groups, persons and shares; {base}: census, then projected",
        ),
        alternative=say(
            f"積み上げ棒グラフ。{title}。{_shares(result, scenario, horizon)}",
            f"Stacked bars. {title}. {_shares(result, scenario, horizon)}",
        ),
        chart=groups_chart.three_groups(rows, top=top),
        sources=result.tables["indicators"].sources,
        wide=alone,
        plotted=plotted.groups(rows),
    )


def _pyramid(result: VisionResult, scenario: str, *, alone: bool) -> Figure:
    base, horizon = result.manifest["base_year"], result.manifest["horizon"]
    then = persons_of(result, "history", year=base)
    future = persons_of(result, "population", scenario=scenario, year=horizon)
    everyone = [*then.values(), *(row["population"] for row in result.tables["population"].rows())]
    youngest = future["male", "0-4"] + future["female", "0-4"]
    before = then["male", "0-4"] + then["female", "0-4"]
    name = wording.scenario(result, scenario)
    title = say(
        f"{name}：0～4歳は{base}年の{tables.persons(before)}人から{horizon}年の{tables.persons(youngest)}人へ",
        f"{name}: ages 0–4 from {tables.persons(before)} in {base} to {tables.persons(youngest)} in {horizon}",
    )
    return Figure(
        name=f"pyramid-{scenario}",
        title=title,
        measure=say(
            f"男女・5歳階級別人口。塗りが{horizon}年（推計）、枠線が{base}年（国勢調査）",
            f"Population by sex and five-year age: filled {horizon} (projected), outline {base} (census)",
        ),
        alternative=say(f"人口ピラミッド。{title}。", f"Population pyramid. {title}."),
        chart=pyramid.pyramid(
            future, then, filled_year=horizon, outline_year=base, top=max(everyone)
        ),
        sources=result.tables["population"].sources,
        wide=alone,
        plotted=plotted.pyramid(future, then, filled_year=horizon, outline_year=base),
    )


def _totals(result: VisionResult) -> PrintedTable:
    names = (wording.scenario(result, s["name"]) for s in result.scenarios)
    head = (say("年", "Year"), *(wording.in_persons(name) for name in names))
    rows = tuple(
        (
            wording.year(year),
            *(tables.persons(_value(result, s["name"], year, "total")) for s in result.scenarios),
        )
        for year in _years(result)
    )
    return PrintedTable(
        say("総人口の見通し", "Outlook of the total population"),
        head,
        rows,
        result.tables["indicators"].sources,
    )


def _by_group(result: VisionResult, scenario: str) -> PrintedTable:
    """Print three groups that add to the printed total."""
    rows = []
    for year in _years(result):
        counts = tables.to_total([_value(result, scenario, year, group) for group in GROUPS])
        rate = tables.percent(_value(result, scenario, year, "ageing_rate"))
        cells = (tables.persons(count) for count in (*counts, sum(counts)))
        rows.append((wording.year(year), *cells, rate))
    head = (
        say("年", "Year"),
        *(wording.in_persons(wording.GROUPS[group]) for group in GROUPS),
        wording.in_persons(say("総人口", "Total")),
        say("高齢化率", "Ageing rate"),
    )
    name = wording.scenario(result, scenario)
    title = say(f"{name}：年齢3区分別人口", f"{name}: population in three age groups")
    return PrintedTable(title, head, tuple(rows), result.tables["indicators"].sources)
