"""What each migration period would give, and why one was chosen."""

from __future__ import annotations

from sosei.publishing import tables, wording
from sosei.publishing.charts import plotted, projected
from sosei.publishing.notes import note
from sosei.publishing.sections.model import Figure, Section, merged
from sosei.publishing.spoken import own, say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section | None:
    """Return the section, if there is a choice to compare."""
    table = result.tables["periods"]
    choices = list(dict.fromkeys(table["choice"]))
    if len(choices) < 2:
        return None
    horizon = result.manifest["horizon"]
    ends = wording.listed(
        [
            say(
                f"{wording.periods(str(choice))}では{end}",
                f"{end} ({wording.periods(str(choice))})",
            )
            for choice in choices
            for end in [tables.about(table.value("total", choice=choice, year=horizon))]
        ]
    )
    quo = wording.scenario(result, result.manifest["vision"]["status_quo"])
    figure = Figure(
        name="periods",
        title=say(
            f"{quo}の{horizon}年の総人口は、{ends}", f"{quo}, total population of {horizon}: {ends}"
        ),
        measure=say(
            "移動の期間ごとの総人口（人）。赤が採用した期間、点は国勢調査",
            "Total population by migration period, persons; red: the one chosen, points: census",
        ),
        alternative=say(
            f"折れ線グラフ。{horizon}年の総人口は、{ends}です。",
            f"Line chart. Total population of {horizon}: {ends}.",
        ),
        chart=projected.migration_periods(result),
        sources=table.sources,
        plotted=plotted.lines(projected.counts(result), *projected.period_lines(result)),
    )
    return Section(
        name="periods",
        question=say(
            "移動の仮定で結果はどれだけ変わるか", "How much does the migration period change?"
        ),
        answer=say(
            f"純移動率を求める期間により、{horizon}年の総人口は{ends}と変わります。",
            f"By the period from which net migration rates are taken, the total of {horizon} is {ends}.",
        ),
        figures=(figure,),
        tables=(_table(result, [str(choice) for choice in choices]),),
        notes=(_reason(result), *_hindcast_note(result)),
    )


def _reason(result: VisionResult) -> str:
    reason = result.manifest["migration"]["reason"]
    return say(f"選んだ理由：{reason}", f"Why it was chosen: {own(reason)}")


def _table(result: VisionResult, choices: list[str]) -> PrintedTable:
    table, hindcast = result.tables["periods"], result.tables.get("period_hindcast")
    horizon = result.manifest["horizon"]
    years = [*result.manifest["vision"]["years"]]
    years = sorted({*years, horizon})
    head = [
        say("移動の期間", "Migration period"),
        *(wording.in_persons(wording.year(year)) for year in years),
    ]
    if hindcast:
        to = hindcast["year"][0]
        head += [
            wording.in_persons(say(f"{to}年の推計", f"Projected {to}")),
            wording.in_persons(say(f"{to}年の国勢調査", f"Census {to}")),
            say("誤差", "Error"),
        ]
    rows = []
    for choice in choices:
        chosen = table.value("chosen", choice=choice, year=horizon)
        cells = [tables.persons(table.value("total", choice=choice, year=year)) for year in years]
        if hindcast:
            row = next(hindcast.rows(choice=choice))
            cells += [tables.persons(row["projected"]), tables.persons(row["counted"])]
            cells.append(tables.percent_change(row["error"]))
        mark = say("（採用）", " (chosen)") if chosen else ""
        rows.append((wording.periods(choice) + mark, *cells))
    sources = merged(table.sources, hindcast.sources if hindcast else ())
    return PrintedTable(
        say("移動の期間による違いと遡及検証", "Migration periods compared, and their hindcast"),
        tuple(head),
        tuple(rows),
        sources,
    )


def _hindcast_note(result: VisionResult) -> tuple[str, ...]:
    hindcast = result.tables.get("period_hindcast")
    if hindcast is None:
        return ()
    base, to = result.manifest["base_year"], hindcast["year"][0]
    words = say(
        f"遡及検証：{base}年の人口から{to}年を推計し、国勢調査と比べました。",
        f"Hindcast: {to} was projected from {base} and compared with the census. ",
    )
    return (words + note(hindcast.note),)
