"""What moves the population in each step of the projection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sosei.publishing import tables, wording
from sosei.publishing.sections.direction import natural, social, step
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section:
    """Return the chapter."""
    scenarios = [str(each["name"]) for each in result.scenarios]
    return Section(
        name="tables-components",
        question=say("期間ごとの増減の内訳", "Components of change in each step"),
        answer=say(
            "推計の期間ごとに、人口が増減した内訳です。",
            "What makes the population grow or fall in each step of the projection.",
        ),
        tables=tuple(_table(result, each) for each in scenarios),
        notes=(
            say(
                "自然増減＝期末の0～4歳−死亡、社会増減＝純移動＋施策による転入です。死亡には、期間中に生まれて亡くなった人を含みません。",
                "Natural change = ages 0–4 at the end − deaths; social change = net migration + those whom a policy "
                "brings. Deaths are without those who were born within the step.",
            ),
        ),
    )


def _table(result: VisionResult, scenario: str) -> PrintedTable:
    table = result.tables["components"]
    name = wording.scenario(result, scenario)
    raked = any(row["adjustment"] for row in table.rows())
    head = (
        say("期末の0～4歳", "Ages 0–4 at the end"),
        say("死亡", "Deaths"),
        say("自然増減", "Natural change"),
        say("純移動", "Net migration"),
        say("施策による転入", "Brought by policy"),
        say("社会増減", "Social change"),
        *((say("補正", "Raking"),) if raked else ()),
        say("増減", "Change"),
    )
    return PrintedTable(
        say(f"{name}：増減の内訳（人）", f"{name}: components of change"),
        (say("期間", "Step"), *head),
        tuple(_row(row, raked=raked) for row in table.rows(scenario=scenario)),
        table.sources,
    )


def _row(row: Mapping[str, Any], *, raked: bool) -> tuple[str, ...]:
    return (
        step(row),
        tables.persons(row["entrants"]),
        tables.persons(row["deaths"]),
        tables.change(natural(row)),
        tables.change(row["net_migration"]),
        tables.persons(row["arrivals"]),
        tables.change(social(row)),
        *((tables.change(row["adjustment"]),) if raked else ()),
        tables.change(row["change"]),
    )
