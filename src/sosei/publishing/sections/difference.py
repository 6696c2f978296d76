"""What reaching the vision would mean: the differences that the document prints."""

from __future__ import annotations

from typing import Any

from sosei.base.calendar import with_era
from sosei.publishing import tables, wording
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section | None:
    """Return the section, if there are two scenarios to compare."""
    vision = result.manifest["vision"]
    if vision["status_quo"] == vision["aim"]:
        return None
    quo, aim = (wording.scenario(result, vision[name]) for name in ("status_quo", "aim"))
    return Section(
        name="difference",
        question=say(
            f"{aim}が実現すると何が違うか", f"What is different if the {aim.lower()} comes true?"
        ),
        answer=say("", " ").join(_sentence(result, year, aim, quo) for year in vision["years"]),
        tables=tuple(_table(result, year, aim, quo) for year in vision["years"]),
        notes=(
            say(
                "差は端数を処理する前の値から計算しています。年齢区分の人口は、合計が総人口に合うように端数を処理しています。",
                "Differences are taken before rounding; groups are rounded so that they add to the total.",
            ),
        ),
    )


def _row(result: VisionResult, year: int, indicator: str) -> dict[str, Any]:
    return next(result.tables["difference"].rows(year=year, indicator=indicator))


def _sentence(result: VisionResult, year: int, aim: str, quo: str) -> str:
    children, workers, rate = (
        _row(result, year, name)["difference"] for name in ("age_0_14", "age_15_64", "ageing_rate")
    )
    return say(
        f"{with_era(year)}には、{aim}は{quo}より年少人口が{_more(children)}、生産年齢人口が{_more(workers)}、"
        f"高齢化率は{tables.points_moved(rate)}なります。",
        f"In {year} the {aim.lower()} has {_more(children)} children and {_more(workers)} people of working age than "
        f"the {quo.lower()}; the ageing rate is {tables.points_moved(rate)}.",
    )


def _more(difference: float) -> str:
    size, more = tables.about(difference), difference >= 0
    return say(f"{size}{'多く' if more else '少なく'}", f"{size} {'more' if more else 'fewer'}")


def _adding(held: dict[str, Any], side: str) -> dict[str, float]:
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
        heading = name if share else wording.in_persons(name)
        rows.append((heading, *sides, signed(row["difference"])))
    title = say(f"{year}年の{quo}と{aim}の差", f"{quo} and {aim.lower()} in {year}")
    sources = result.tables["difference"].sources
    return PrintedTable(
        title, (say("指標", "Indicator"), quo, aim, say("差", "Difference")), tuple(rows), sources
    )
