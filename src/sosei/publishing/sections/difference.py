"""What reaching the vision would mean: the differences that the document prints."""

from __future__ import annotations

from typing import Any

from sosei.base.calendar import with_era
from sosei.publishing import tables, wording
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.sections.model import Section
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section | None:
    """Return the section, if there are two scenarios to compare."""
    vision = result.manifest["vision"]
    if vision["status_quo"] == vision["aim"]:
        return None
    quo, aim = result.label(vision["status_quo"]), result.label(vision["aim"])
    return Section(
        name="difference",
        question=f"{aim}が実現すると何が違うか",
        answer="".join(_sentence(result, year, aim, quo) for year in vision["years"]),
        tables=tuple(_table(result, year, aim, quo) for year in vision["years"]),
        notes=(
            "差は端数を処理する前の値から計算しています。年齢区分の人口は、合計が総人口に合うように端数を処理しています。",
        ),
    )


def _row(result: VisionResult, year: int, indicator: str) -> dict[str, Any]:
    return next(result.tables["difference"].rows(year=year, indicator=indicator))


def _sentence(result: VisionResult, year: int, aim: str, quo: str) -> str:
    children, workers, rate = (
        _row(result, year, name)["difference"] for name in ("age_0_14", "age_15_64", "ageing_rate")
    )
    return (
        f"{with_era(year)}には、{aim}は{quo}より年少人口が{_more(children)}、生産年齢人口が{_more(workers)}、"
        f"高齢化率は{tables.points_moved(rate)}なります。"
    )


def _more(difference: float) -> str:
    return f"{tables.about(difference)}{'多く' if difference >= 0 else '少なく'}"


def _adding(held: dict[str, Any], side: str) -> dict[str, int]:
    """Round the groups so that they add to the printed total, as in every other table."""
    rounded = tables.to_total([held[group][side] for group in GROUPS])
    return dict(zip(GROUPS, rounded, strict=True))


def _table(result: VisionResult, year: int, aim: str, quo: str) -> PrintedTable:
    rows = []
    held = {row["indicator"]: row for row in result.tables["difference"].rows(year=year)}
    printed = {side: _adding(held, side) for side in ("status_quo", "aim")}
    for indicator, row in held.items():
        share = row["unit"] == "share"
        show, signed = (tables.percent, tables.points) if share else (tables.persons, tables.change)
        name = wording.INDICATORS[indicator]
        sides = (show(printed[side].get(indicator, row[side])) for side in ("status_quo", "aim"))
        heading = name if share else f"{name}（人）"
        rows.append((heading, *sides, signed(row["difference"])))
    title = f"{year}年の{quo}と{aim}の差"
    sources = result.tables["difference"].sources
    return PrintedTable(title, ("指標", quo, aim, "差"), tuple(rows), sources)
