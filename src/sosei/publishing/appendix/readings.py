"""Every indicator of the projection by year; the three groups add to the total, as everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.appendix.years import in_parts, shown
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

Printed = Callable[[float | None], str]


def _decimals(places: int) -> Printed:
    return lambda value: tables.ratio(value, places)


INDICATORS: dict[str, tuple[Both, Printed]] = {
    "total": (Both("Total population", "総人口（人）"), tables.persons),
    "age_0_14": (Both("Aged 0–14", "0～14歳（人）"), tables.persons),
    "age_15_64": (Both("Aged 15–64", "15～64歳（人）"), tables.persons),
    "age_65_plus": (Both("Aged 65+", "65歳以上（人）"), tables.persons),
    "age_75_plus": (Both("Aged 75+", "75歳以上（人）"), tables.persons),
    "women_15_49": (Both("Women aged 15–49", "女15～49歳（人）"), tables.persons),
    "women_20_39": (Both("Women aged 20–39", "女20～39歳（人）"), tables.persons),
    "ageing_rate": (Both("Ageing rate", "高齢化率"), tables.percent),
    "dependency_ratio": (Both("Dependency ratio", "従属人口指数"), tables.percent),
    "child_dependency_ratio": (Both("Child dependency", "年少従属人口指数"), tables.percent),
    "aged_dependency_ratio": (Both("Aged dependency", "老年従属人口指数"), tables.percent),
    "mean_age": (Both("Mean age (years)", "平均年齢（歳）"), _decimals(1)),
    "median_age": (Both("Median age (years)", "中位数年齢（歳）"), _decimals(1)),
    "sex_ratio": (Both("Men per 100 women", "性比（女100人に男）"), _decimals(1)),
    "child_woman_ratio": (Both("Child–woman ratio", "子ども女性比"), _decimals(4)),
    "tfr": (Both("Total fertility rate", "合計特殊出生率"), _decimals(2)),
    "births": (Both("Births in the step", "期間の出生（人）"), tables.persons),
    "deaths": (Both("Deaths in the step", "期間の死亡（人）"), tables.persons),
    "crude_birth_rate": (Both("Births per 1,000", "出生率（人口千人に）"), _decimals(1)),
    "crude_death_rate": (Both("Deaths per 1,000", "死亡率（人口千人に）"), _decimals(1)),
    "life_expectancy_male": (Both("Life expectancy, men", "平均寿命・男（年）"), _decimals(1)),
    "life_expectancy_female": (Both("Life expectancy, women", "平均寿命・女（年）"), _decimals(1)),
    "cohort_retention": (Both("Cohort retention", "定着率（20～24歳）"), tables.percent),
}
"""What is printed, and how; what belongs to a step stands at its end."""


def section(result: VisionResult) -> Section:
    """Return the chapter."""
    return Section(
        name="tables-indicators",
        question=say("将来推計の指標", "Indicators of the projection"),
        answer=say(
            "シナリオごとの指標です。期間についての指標は、期間の終わりの年に示します。",
            "Indicators of each scenario. What belongs to a step stands at its last year.",
        ),
        tables=tuple(
            table for each in result.scenarios for table in _tables(result, str(each["name"]))
        ),
        notes=(
            say(
                "従属人口指数＝（0～14歳＋65歳以上）÷15～64歳。定着率＝20～24歳の人数÷10年前の10～14歳の人数。"
                "該当する値がないところは「—」です。",
                "Dependency ratio = (0–14 and 65+) ÷ 15–64. Cohort retention = aged 20–24 ÷ aged 10–14 ten years "
                "before. “—”: there is no such value.",
            ),
        ),
    )


def _tables(result: VisionResult, scenario: str) -> Iterator[PrintedTable]:
    table = result.tables["indicators"]
    name = wording.scenario(result, scenario)
    held = {(row["indicator"], row["year"]): row["value"] for row in table.rows(scenario=scenario)}
    for year in shown(result):
        groups = tables.to_total([held[group, year] for group in GROUPS])
        held |= {(group, year): count for group, count in zip(GROUPS, groups, strict=True)}
    known = {indicator for indicator, _ in held}
    for part in in_parts(shown(result)):
        rows = tuple(
            (told(words), *(printed(held.get((indicator, year))) for year in part))
            for indicator, (words, value) in INDICATORS.items()
            if indicator in known
            for printed in [_known(value)]
        )
        head = (say("指標", "Indicator"), *(wording.year(year) for year in part))
        yield PrintedTable(say(f"{name}：指標", f"{name}: indicators"), head, rows, table.sources)


def _known(value: Printed) -> Printed:
    """Return the same for what may not be there."""
    return lambda found: tables.NOT_APPLICABLE if found is None else value(found)
