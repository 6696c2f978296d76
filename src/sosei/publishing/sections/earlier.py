"""How earlier projections fared: what was projected, and what the censuses counted."""

from __future__ import annotations

from typing import Any

from sosei.publishing import tables, wording
from sosei.publishing.charts import plotted, projected
from sosei.publishing.notes import note
from sosei.publishing.sections.model import Figure, Section, events_of
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

Rows = list[dict[str, Any]]


def section(result: VisionResult) -> Section | None:
    """Return the section, if the study has earlier projections."""
    if "earlier" not in result.tables:
        return None
    totals = _totals(result)
    return Section(
        name="earlier",
        question=say("以前の推計はどうだったか", "How did earlier projections fare?"),
        answer=say("", " ").join(_sentence(name, rows) for name, rows in totals.items())
        or say(
            "以前の推計に総人口の数値がないため、区分ごとの差だけを表に示します。",
            "The earlier projections have no total: the table shows the differences by group.",
        ),
        figures=(_figure(result, totals),) if totals else (),
        tables=(_table(result),),
        notes=_notes(result),
    )


def _totals(result: VisionResult) -> dict[str, Rows]:
    """Return the total of every projection, by what it is called."""
    found: dict[str, Rows] = {}
    for row in result.tables["earlier"].rows(group="total"):
        found.setdefault(wording.earlier(row["name"], row["launch_year"]), []).append(row)
    return found


def _last_counted(rows: Rows) -> dict[str, Any] | None:
    """Return the last year that was projected and counted."""
    counted = [r for r in rows if r["counted"] is not None and r["year"] > r["launch_year"]]
    return counted[-1] if counted else None


def _sentence(name: str, rows: Rows) -> str:
    last = _last_counted(rows)
    if last is None:
        return say(
            f"「{name}」が見込んだ年の国勢調査は、まだありません。",
            f"No census has yet counted a year of {name}.",
        )
    return say(
        f"「{name}」は{last['year']}年の人口を{tables.persons(last['projected'])}人と見込み、"
        f"国勢調査は{tables.persons(last['counted'])}人でした。{_how(last)}。",
        f"{name} expected {tables.persons(last['projected'])} people in {last['year']}; the census counted "
        f"{tables.persons(last['counted'])}. {_how(last)}.",
    )


def _how(row: dict[str, Any]) -> str:
    off = tables.persons(abs(row["difference"]))
    if off == "0":
        return say("推計は実績と一致しました", "The projection was right")
    share = "" if row["error"] is None else tables.percent(abs(row["error"]))
    much = row["difference"] > 0
    return say(
        f"推計は{off}人{share and f'（{share}）'}{'多すぎ' if much else '少なすぎ'}ました",
        f"The projection was {off} people {share and f'({share}) '}too {'high' if much else 'low'}",
    )


def _figure(result: VisionResult, totals: dict[str, Rows]) -> Figure:
    lasts = {name: last for name, rows in totals.items() if (last := _last_counted(rows))}
    errors = wording.listed(
        [
            say(
                f"{name}は{row['year']}年に{tables.change(row['difference'])}人",
                f"{name} {tables.change(row['difference'])} in {row['year']}",
            )
            for name, row in lasts.items()
        ]
    )
    title = (
        say(f"国勢調査との差は、{errors}", f"Difference from the census: {errors}")
        if lasts
        else say("見込んだ年の国勢調査は、まだない", "No census has counted a projected year yet")
    )
    ends = wording.listed(
        [
            say(
                f"{name}は{rows[-1]['year']}年に{tables.about(rows[-1]['projected'])}",
                f"{name} {tables.about(rows[-1]['projected'])} in {rows[-1]['year']}",
            )
            for name, rows in totals.items()
        ]
    )
    return Figure(
        name="earlier",
        title=title,
        measure=say(
            "以前の推計（線）と国勢調査（点）の総人口（人）。縦軸は0から始まりません",
            "Total population, persons: earlier projections (lines), census (points); the axis does not start at 0",
        ),
        alternative=say(
            f"折れ線グラフ。{title}。推計の終わりは、{ends}です。",
            f"Line chart. {title}. The projections end at: {ends}.",
        ),
        chart=projected.earlier(result),
        sources=result.tables["earlier"].sources,
        plotted=plotted.lines(
            projected.counts_beside(result), *projected.earlier_lines(result), from_zero=False
        ),
    )


def _table(result: VisionResult) -> PrintedTable:
    source = result.tables["earlier"]
    head = (
        say("推計", "Projection"),
        say("年", "Year"),
        say("区分", "Group"),
        wording.in_persons(say("推計", "Projected")),
        wording.in_persons(say("国勢調査", "Census")),
        wording.in_persons(say("差", "Difference")),
        say("誤差", "Error"),
    )
    rows = tuple(
        (
            wording.earlier(row["name"], row["launch_year"]),
            wording.year(row["year"]),
            wording.REVIEWED[row["group"]],
            tables.persons(row["projected"]),
            *_compared(row),
        )
        for row in source.rows()
    )
    return PrintedTable(
        say("以前の推計と国勢調査", "Earlier projections and the census"),
        head,
        rows,
        source.sources,
    )


def _compared(row: dict[str, Any]) -> tuple[str, str, str]:
    """Return count, difference and error; what no census has counted yet is not applicable."""
    if row["counted"] is None:
        return (tables.NOT_APPLICABLE,) * 3
    error = tables.NOT_APPLICABLE if row["error"] is None else tables.percent_change(row["error"])
    return tables.persons(row["counted"]), tables.change(row["difference"]), error


def _notes(result: VisionResult) -> tuple[str, ...]:
    table = result.tables["earlier"]
    launch = min(int(row["launch_year"]) for row in table.rows())
    steps = (row for row in events_of(result, "census") if row["step"])
    return (
        note(table.note),
        say(
            "推計の仮定値が分からないため、差を出生・死亡・移動の要因には分けていません。",
            "Their assumptions are not known: the difference is not split into births, deaths and moves.",
        ),
        *(
            (say("—は、国勢調査の数値がない年です。", "—: years without a figure of the census."),)
            if None in table["counted"]
            else ()
        ),
        *(wording.event_note(row) for row in steps if row["census_year"] > launch),
    )
