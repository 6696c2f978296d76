"""The figures of a strategy that a section of its text may want to tell, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sosei.base.messages import Both
from sosei.publishing.manuscript.offers import Offer
from sosei.publishing.spoken import say, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.cells import ALL, STATUS, KpiCell, KpiCells
from sosei.publishing.strategy.lines import STATUSES
from sosei.publishing.strategy.plan import Plan, words
from sosei.publishing.strategy.quoted import KpiQuotes
from sosei.studies.cells import parted
from sosei.studies.manuscript.lookup import Found
from sosei.studies.manuscript.model import Reference
from sosei.studies.manuscript.outline import PILLARS

NAMES: Mapping[str, Both] = {
    "actual": Both("{name} in {year}", "{year}の{name}"),
    "expected": Both("{name}: expected in {year}", "{year}に期待される{name}"),
    "gap": Both("{name} in {year}: less what is expected", "{year}の{name}：期待される値との差"),
    "progress": Both("{name} in {year}: progress", "{year}の{name}：進捗率"),
    "baseline": Both("{name}: baseline", "{name}の基準値"),
    "target": Both("{name}: target", "{name}の目標値"),
    "chance": Both("{name}: chance of meeting the target", "{name}の目標を達成する見込み"),
    "likely_low": Both(
        "{name}: low end of 4 in 5 in the target year", "{name}の目標年の見込み：5回に4回の下限"
    ),
    "likely_high": Both(
        "{name}: high end of 4 in 5 in the target year", "{name}の目標年の見込み：5回に4回の上限"
    ),
    "earlier_target": Both("{name}: an earlier target", "{name}の以前の目標値"),
}
"""What a figure is, by its column."""


def kpi_offers(plan: Plan, cells: KpiCells, anchor: str) -> Iterator[Offer]:
    """Yield the numbers that belong to a section, in the language that is spoken.

    Parameters
    ----------
    plan : Plan
    cells : KpiCells
        Of the plan, or of its review.
    anchor : str
        Name of the section: a pillar's has its indicators, any other how many stand how, and all of them.
    """
    inside = {f"{PILLARS}{pillar}": names for pillar, names in plan.inside_of.items()}
    quotes = KpiQuotes(cells)
    if anchor not in inside:
        yield from _counts(plan, quotes)
    wanted = inside.get(anchor, list(plan.package.records))
    for cell, found in cells.items():
        if found.indicator.id in wanted:
            yield _offer(_what(plan, found), quotes[cell], found.year or plan.year)


def _counts(plan: Plan, quotes: KpiQuotes) -> Iterator[Offer]:
    marks = {status.mark: status.words for status in STATUSES.values()}
    for cell in quotes.kpi.counts:
        table, _, keys = parted(cell)
        if table == STATUS and keys[0] == ALL:
            stands = told(marks[keys[1]]) if keys[1] in marks else ""
            what = say(f"「{stands}」の指標の数", f"Indicators that are “{stands}”")
            every = say("指標の数", "Indicators")
            yield _offer(what if stands else every, quotes[cell], plan.year)


def _what(plan: Plan, found: KpiCell) -> str:
    basis = found.indicator.year_basis
    year = "" if found.year is None else told(years.year(found.year, basis))
    name = words(plan.names.name(found.indicator.id))
    return told(NAMES[found.column]).format(name=name, year=year)


def _offer(what: str, found: Found, year: int) -> Offer:
    return Offer(
        what,
        tuple(each() for each in found.prints.values()),
        tuple(Reference("number", found.cell, form) for form in found.prints),
        year,
    )
