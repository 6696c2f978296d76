"""What each migration period would give, and why one was chosen."""

from __future__ import annotations

from sosei.publishing import tables, wording
from sosei.publishing.charts import projected
from sosei.publishing.sections.model import Figure, Section, merged
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section | None:
    """Return the section, if there is a choice to compare."""
    table = result.tables["periods"]
    choices = list(dict.fromkeys(table["choice"]))
    if len(choices) < 2:
        return None
    horizon = result.manifest["horizon"]
    ends = "、".join(
        f"{wording.periods(str(choice))}では{tables.about(table.value('total', choice=choice, year=horizon))}"
        for choice in choices
    )
    quo = result.label(result.manifest["vision"]["status_quo"])
    figure = Figure(
        name="periods",
        title=f"{quo}の{horizon}年の総人口は、{ends}",
        measure="移動の期間ごとの総人口（人）。赤が採用した期間、点は国勢調査",
        alternative=f"折れ線グラフ。{horizon}年の総人口は、{ends}です。",
        chart=projected.migration_periods(result),
        sources=table.sources,
    )
    return Section(
        name="periods",
        question="移動の仮定で結果はどれだけ変わるか",
        answer=f"純移動率を求める期間により、{horizon}年の総人口は{ends}と変わります。",
        figures=(figure,),
        tables=(_table(result, [str(choice) for choice in choices]),),
        notes=(f"選んだ理由：{result.manifest['migration']['reason']}", *_hindcast_note(result)),
    )


def _table(result: VisionResult, choices: list[str]) -> PrintedTable:
    table, hindcast = result.tables["periods"], result.tables.get("period_hindcast")
    horizon = result.manifest["horizon"]
    years = [*result.manifest["vision"]["years"]]
    years = sorted({*years, horizon})
    head = ["移動の期間", *(f"{year}年（人）" for year in years)]
    if hindcast:
        to = hindcast["year"][0]
        head += [f"{to}年の推計（人）", f"{to}年の国勢調査（人）", "誤差"]
    rows = []
    for choice in choices:
        chosen = table.value("chosen", choice=choice, year=horizon)
        cells = [tables.persons(table.value("total", choice=choice, year=year)) for year in years]
        if hindcast:
            row = next(hindcast.rows(choice=choice))
            cells += [tables.persons(row["projected"]), tables.persons(row["counted"])]
            cells.append(tables.percent_change(row["error"]))
        rows.append((wording.periods(choice) + ("（採用）" if chosen else ""), *cells))
    sources = merged(table.sources, hindcast.sources if hindcast else ())
    return PrintedTable("移動の期間による違いと遡及検証", tuple(head), tuple(rows), sources)


def _hindcast_note(result: VisionResult) -> tuple[str, ...]:
    hindcast = result.tables.get("period_hindcast")
    if hindcast is None:
        return ()
    base, to = result.manifest["base_year"], hindcast["year"][0]
    return (f"遡及検証：{base}年の人口から{to}年を推計し、国勢調査と比べました。{hindcast.note}",)
