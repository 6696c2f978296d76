"""The thinking behind the vision: what it assumes, and how births and moves follow, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sosei.publishing import field_words, tables, wording
from sosei.publishing.charts import fields as charts
from sosei.publishing.charts.style import scenario_colours
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

TFR_UNIT = "child/woman"

Points = Mapping[int, Any]
"""Values by the year at the end of their step."""


def section(result: VisionResult) -> Section | None:
    """Return the section, if there are two scenarios to compare."""
    vision = result.manifest["vision"]
    quo, aim = str(vision["status_quo"]), str(vision["aim"])
    if quo == aim:
        return None
    name = wording.scenario(result, aim)
    return Section(
        name="direction",
        question=say(f"{name}の考え方", f"The thinking behind the {name.lower()}"),
        answer=_answer(result, quo, aim),
        figures=tuple(_figures(result, quo, aim)),
        tables=(_assumed(result), _steps(result, quo, aim)),
        notes=tuple(_notes(result)),
        unfolded=1,
    )


def natural(row: Mapping[str, Any]) -> Any:
    """Return births less deaths of a step, persons."""
    return row["entrants"] - row["deaths"]


def social(row: Mapping[str, Any]) -> Any:
    """Return who came less who left in a step, persons; those whom a policy brings with them."""
    return row["net_migration"] + row["arrivals"]


def _answer(result: VisionResult, quo: str, aim: str) -> str:
    (one, other), last = _last(result, quo, aim), step(_rows(result, aim)[-1])
    moved, stays = tables.change(social(one)), tables.change(social(other))
    more, less = tables.change(natural(one)), tables.change(natural(other))
    name, before = wording.scenario(result, aim), wording.scenario(result, quo)
    given = next(each for each in result.scenarios if each["name"] == aim)
    levers = wording.levers(given)
    return say(
        f"{name}の前提：{levers}{last}の社会増減は{moved}人（{before}では{stays}人）、"
        f"自然増減は{more}人（同{less}人）となります。",
        f"The {name.lower()} assumes: {levers} In {last} social change is {moved} ({before.lower()}: {stays}) and "
        f"natural change {more} ({less}).",
    )


def _last(result: VisionResult, quo: str, aim: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the last step of the vision and of the status quo."""
    return _rows(result, aim)[-1], _rows(result, quo)[-1]


def _rows(result: VisionResult, scenario: str) -> list[dict[str, Any]]:
    return list(result.tables["components"].rows(scenario=scenario))


def step(row: Mapping[str, Any]) -> str:
    """Return what a step is called: ``2020～2025年``."""
    return say(f"{row['from']}～{row['to']}年", f"{row['from']}–{row['to']}")


def _rates(result: VisionResult, scenario: str) -> Points:
    """Return the total fertility rate of each step that has one."""
    rows = result.tables["indicators"].rows(scenario=scenario, indicator="tfr")
    return {row["year"]: row["value"] for row in rows if row["value"] is not None}


def _figures(result: VisionResult, quo: str, aim: str) -> Iterable[Figure]:
    rates = {scenario: _rates(result, scenario) for scenario in (quo, aim)}
    if all(rates.values()):
        yield _fertility(result, rates, quo, aim)
    yield _moves(result, quo, aim)


def _fertility(result: VisionResult, rates: Mapping[str, Points], quo: str, aim: str) -> Figure:
    year = max(rates[aim])
    ends = {name: tables.ratio(points[max(points)], 2) for name, points in rates.items()}
    names = {each: wording.scenario(result, each) for each in rates}
    title = say(
        f"合計特殊出生率は、{year}年に{names[aim]}で{ends[aim]}、{names[quo]}で{ends[quo]}",
        f"Total fertility rate in {year}: {ends[aim]} ({names[aim].lower()}), {ends[quo]} ({names[quo].lower()})",
    )
    lines = _lines(result, rates)
    base, horizon = result.manifest["base_year"], result.manifest["horizon"]
    return Figure(
        name="direction-tfr",
        title=title,
        measure=say(
            f"合計特殊出生率（{field_words.unit_of(TFR_UNIT)}）。各期間の推計に用いた値を、期間の終わりの年に示す",
            f"Total fertility rate ({field_words.unit_of(TFR_UNIT)}); what a step is projected with, at its last year",
        ),
        alternative=say(f"折れ線グラフ。{title}。", f"Line chart. {title}."),
        chart=charts.item({}, lines, TFR_UNIT, (base, horizon)),
        sources=result.tables["indicators"].sources,
        wide=False,
        plotted=charts.plotted({}, lines, TFR_UNIT),
    )


def _moves(result: VisionResult, quo: str, aim: str) -> Figure:
    last = step(_rows(result, aim)[-1])
    ends = [tables.change(social(row)) for row in _last(result, quo, aim)]
    names = [wording.scenario(result, each) for each in (aim, quo)]
    title = say(
        f"{last}の社会増減は、{names[0]}で{ends[0]}人、{names[1]}で{ends[1]}人",
        f"Social change {last}: {ends[0]} ({names[0].lower()}), {ends[1]} ({names[1].lower()})",
    )
    points = {each: {row["to"]: social(row) for row in _rows(result, each)} for each in (quo, aim)}
    lines = _lines(result, points)
    return Figure(
        name="direction-moves",
        title=title,
        measure=say(
            "社会増減（人）。期間の合計を、期間の終わりの年に示す",
            "Social change, persons: sum of a step at its last year",
        ),
        alternative=say(f"折れ線グラフ。{title}。", f"Line chart. {title}."),
        chart=charts.differences(lines, "person"),
        sources=result.tables["components"].sources,
        wide=False,
        plotted=charts.plotted({}, lines, "person", signed=True),
    )


def _lines(result: VisionResult, points: Mapping[str, Points]) -> list[charts.Line]:
    quo, aim = points
    colours = scenario_colours([quo, aim], quo, aim)
    return [
        charts.Line(wording.scenario(result, each), colours[each], found)
        for each, found in points.items()
    ]


def _assumed(result: VisionResult) -> PrintedTable:
    rows = tuple(
        (wording.scenario(result, str(each["name"])), wording.levers(each))
        for each in result.scenarios
    )
    return PrintedTable(
        say("シナリオの前提", "What the scenarios assume"),
        (say("シナリオ", "Scenario"), say("前提", "Assumption")),
        rows,
        prose=True,
        roomy=1,
    )


def _steps(result: VisionResult, quo: str, aim: str) -> PrintedTable:
    """Print the total fertility rate, natural and social change of each step, side by side."""
    names = [wording.scenario(result, each) for each in (quo, aim)]
    rates = [_rates(result, each) for each in (quo, aim)]
    what = (
        field_words.item("tfr"),
        *(
            wording.in_persons(wording.BALANCE[each])
            for each in ("natural_change", "social_change")
        ),
    )
    head = tuple(
        say(f"{each}：{name}", f"{each}: {name.lower()}") for each in what for name in names
    )
    rows = tuple(
        (
            step(one),
            *(tables.ratio(each.get(one["to"]), 2) for each in rates),
            *(tables.change(of(row)) for of in (natural, social) for row in (one, other)),
        )
        for one, other in zip(_rows(result, quo), _rows(result, aim), strict=True)
    )
    return PrintedTable(
        say("期間ごとの出生率と増減", "Fertility and change, step by step"),
        (say("期間", "Step"), *head),
        rows,
        result.tables["components"].sources,
    )


def _notes(result: VisionResult) -> Iterable[str]:
    yield say(
        "自然増減は期末の0～4歳人口から死亡を引いたもの、社会増減は純移動に施策による転入を加えたものです。",
        "Natural change: children aged 0–4 at the end of the step less deaths. Social change: net migration and those "
        "whom a policy brings.",
    )
    if any(row["adjustment"] for row in result.tables["components"].rows()):
        yield say(
            "補正（一律の調整）による増減は、どちらにも含みません。",
            "What raking adds or takes is in neither.",
        )
