"""Who left and who grew older: change by age band, and by cohort."""

from __future__ import annotations

from typing import Any

from sosei.publishing import tables, wording
from sosei.publishing.charts import history as charts
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section | None:
    """Return the section for the last two censuses whose survival is known."""
    cohorts = list(result.tables["cohort_change"].rows())
    if not cohorts:
        return None
    start, end = cohorts[-1]["from"], cohorts[-1]["to"]
    return Section(
        name="changes",
        question="どの年齢で増え、どの年齢で減ったか",
        answer=_answer(result, start, end),
        figures=(_bands(result, start, end), _cohorts(result, start, end)),
        tables=(_table(result, start, end),),
        notes=(
            "コーホートは同じ時期に生まれた人々です。例えば15～19歳だった人は、5年後には20～24歳です。",
            "死亡は全国の死亡率による期待値、移動は残りの増減です。※は、移動が死亡の偶然変動より小さく、増減を読み取れないことを示します。",
        ),
    )


def _cohort_rows(result: VisionResult, start: int, end: int) -> list[dict[str, Any]]:
    return list(result.tables["cohort_change"].rows(**{"from": start, "to": end}))


def _young(result: VisionResult, start: int, end: int) -> dict[str, Any]:
    """Find the cohort under 60 that lost most."""
    young = [
        r
        for r in _cohort_rows(result, start, end)
        if int(r["age_from"].split("-")[0].rstrip("+")) < 60
    ]
    return min(young, key=lambda row: float(row["change"]))


def _answer(result: VisionResult, start: int, end: int) -> str:
    lost = _young(result, start, end)
    total = sum(
        row["change"] for row in result.tables["band_change"].rows(**{"from": start, "to": end})
    )
    who = wording.cohort_in_words(lost["age_from"], lost["age_to"])
    return (
        f"{start}年から{end}年までに人口は{tables.moved(total)}。"
        f"60歳未満で{_how(lost['change'])}のは{who}で、"
        f"{tables.moved(lost['change'])}。"
    )


def _how(change: float) -> str:
    return "最も減った" if change < 0 else "増え方が最も小さかった"


def _bands(result: VisionResult, start: int, end: int) -> Figure:
    rows = list(result.tables["band_change"].rows(**{"from": start, "to": end}))
    most, least = max(rows, key=lambda r: r["change"]), min(rows, key=lambda r: r["change"])
    title = (
        f"最も増えたのは{wording.age(most['age'])}（{tables.change(most['change'])}人）、"
        f"最も減ったのは{wording.age(least['age'])}（{tables.change(least['change'])}人）"
    )
    return Figure(
        name="band-change",
        title=title,
        measure=f"同じ年齢階級の人口の増減（人）、{start}年→{end}年",
        alternative=f"横棒グラフ。{title}。",
        chart=charts.band_change(result, start, end),
        sources=result.tables["band_change"].sources,
        wide=False,
    )


def _cohorts(result: VisionResult, start: int, end: int) -> Figure:
    lost = _young(result, start, end)
    who = wording.cohort_in_words(lost["age_from"], lost["age_to"])
    title = f"{who}は{tables.change(lost['change'])}人"
    return Figure(
        name="cohort-change",
        title=title,
        measure=f"同じ世代（コーホート）の人口の増減（人）、{start}年→{end}年",
        alternative=f"横棒グラフ。60歳未満で{_how(lost['change'])}のは{who}（{tables.change(lost['change'])}人）です。高齢の世代は死亡により減ります。",
        chart=charts.cohort_change(result, start, end),
        sources=result.tables["cohort_change"].sources,
        wide=False,
    )


def _table(result: VisionResult, start: int, end: int) -> PrintedTable:
    rows = tuple(
        (
            wording.cohort(row["age_from"], row["age_to"]),
            tables.persons(row["start"]),
            tables.persons(row["end"]),
            tables.change(row["change"]),
            tables.change(-row["deaths"]),
            tables.change(row["net_migration"]) + ("※" if row["noise"] else ""),
        )
        for row in _cohort_rows(result, start, end)
    )
    head = (
        "世代",
        f"{start}年（人）",
        f"{end}年（人）",
        "増減（人）",
        "うち死亡（期待値）",
        "うち移動（残差・平均法）",
    )
    sources = result.tables["cohort_change"].sources
    return PrintedTable("世代（コーホート）別の増減", head, rows, sources)
