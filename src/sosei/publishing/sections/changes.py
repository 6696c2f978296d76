"""Who left and who grew older: change by age band, and by cohort."""

from __future__ import annotations

from typing import Any

from sosei.publishing import tables, wording
from sosei.publishing.charts import history as charts
from sosei.publishing.charts import plotted
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import say
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
        question=say(
            "どの年齢で増え、どの年齢で減ったか",
            "At which ages were there more people, at which fewer?",
        ),
        answer=_answer(result, start, end),
        figures=(_bands(result, start, end), _cohorts(result, start, end)),
        tables=(_table(result, start, end),),
        notes=(
            say(
                "コーホートは同じ時期に生まれた人々です。例えば15～19歳だった人は、5年後には20～24歳です。",
                "A cohort is people born in the same years: those aged 15–19 are 20–24 five years later.",
            ),
            say(
                "死亡は全国の死亡率による期待値、移動は残りの増減です。※は、移動が死亡の偶然変動より小さく、増減を読み取れないことを示します。",
                "Deaths are those expected by national death rates; moves are the rest. ※: the moves are smaller than "
                "the chance variation of deaths, so that nothing can be read from them.",
            ),
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
    return say(
        f"{start}年から{end}年までに人口は{tables.moved(total)}。"
        f"60歳未満で{_how(lost['change'])}のは{who}で、"
        f"{tables.moved(lost['change'])}。",
        f"From {start} to {end} the population {tables.moved(total)}. Below the age of 60, {who} "
        f"{_how(lost['change'])}: it {tables.moved(lost['change'])}.",
    )


def _how(change: float) -> str:
    if change < 0:
        return say("最も減った", "lost most")
    return say("増え方が最も小さかった", "grew least")


def _bands(result: VisionResult, start: int, end: int) -> Figure:
    rows = list(result.tables["band_change"].rows(**{"from": start, "to": end}))
    most, least = max(rows, key=lambda r: r["change"]), min(rows, key=lambda r: r["change"])
    up, down = tables.change(most["change"]), tables.change(least["change"])
    title = say(
        f"最も増えたのは{wording.age(most['age'])}（{up}人）、最も減ったのは{wording.age(least['age'])}（{down}人）",
        f"Ages {wording.age(most['age'])} gained most ({up}), ages {wording.age(least['age'])} lost most ({down})",
    )
    return Figure(
        name="band-change",
        title=title,
        measure=say(
            f"同じ年齢階級の人口の増減（人）、{start}年→{end}年",
            f"Change of the same age group, persons, {start} → {end}",
        ),
        alternative=say(f"横棒グラフ。{title}。", f"Horizontal bars. {title}."),
        chart=charts.band_change(result, start, end),
        sources=result.tables["band_change"].sources,
        wide=False,
        plotted=plotted.changes(charts.band_rows(result, start, end)),
    )


def _cohorts(result: VisionResult, start: int, end: int) -> Figure:
    lost = _young(result, start, end)
    who = wording.cohort_in_words(lost["age_from"], lost["age_to"])
    fell = tables.change(lost["change"])
    title = say(f"{who}は{fell}人", f"{who[0].upper()}{who[1:]}: {fell}")
    return Figure(
        name="cohort-change",
        title=title,
        measure=say(
            f"同じ世代（コーホート）の人口の増減（人）、{start}年→{end}年",
            f"Change of the same cohort, persons, {start} → {end}",
        ),
        alternative=say(
            f"横棒グラフ。60歳未満で{_how(lost['change'])}のは{who}（{fell}人）です。高齢の世代は死亡により減ります。",
            f"Horizontal bars. Below the age of 60, {who} {_how(lost['change'])} ({fell}). Old cohorts lose by death.",
        ),
        chart=charts.cohort_change(result, start, end),
        sources=result.tables["cohort_change"].sources,
        wide=False,
        plotted=plotted.changes(charts.cohort_rows(result, start, end)),
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
        say("世代", "Cohort"),
        wording.in_persons(wording.year(start)),
        wording.in_persons(wording.year(end)),
        wording.in_persons(say("増減", "Change")),
        say("うち死亡（期待値）", "of it deaths (expected)"),
        say("うち移動（残差・平均法）", "of it moves (residual, average method)"),
    )
    sources = result.tables["cohort_change"].sources
    return PrintedTable(say("世代（コーホート）別の増減", "Change by cohort"), head, rows, sources)
