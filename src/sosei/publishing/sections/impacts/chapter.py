"""The chapter: an overview, a part for each field, and what a change costs and saves."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing import field_tables, field_words, wording
from sosei.publishing.sections.fields import GRADES, NEVER_ADDED, ROUNDED
from sosei.publishing.sections.impacts import costs, districts, part
from sosei.publishing.sections.impacts.parts import PARTS, Part
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.tables import PrintedTable
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.frozen_fields import frozen_fields
from sosei.studies.result import VisionResult

NOT_COUNTED = Both(
    "—: no count in that year, or none taken in. Every item and year: the page of the vision, and sectors.csv.",
    "「—」は、調査のない年か、収録していない年です。すべての項目・年の値は、画面と sectors.csv にあります。",
)


DISTRICTS = "field_districts"
"""Table of a result that tells of districts."""


def chapter(result: VisionResult, ensemble: Ensemble | None = None) -> tuple[Section, ...]:
    """Return the chapter of a result; nothing where it was frozen without fields.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble, optional
        Drawn from the result: the ranges of what a scenario changes.
    """
    fields = frozen_fields(result)
    if fields is None:
        return ()
    every = Told(result, fields, ensemble)
    parts = tuple(_part(each, every) for each in _parts(result))
    compared = costs.section(every)
    return (_overview(every), *parts, *(() if compared is None else (compared,)))


def _parts(result: VisionResult) -> list[Part]:
    """Return the parts of the fields that were asked; districts stand where all were, or where they were given."""
    asked = result.manifest["sectors"]["fields"]
    there = {"districts"} if DISTRICTS in result.tables else set()
    return [each for each in PARTS if not asked or each.field in {*asked, *there}]


def _part(each: Part, every: Told) -> Section:
    held = every.result.tables.get(DISTRICTS) if each.field == "districts" else None
    return part.section(each, every) if held is None else districts.section(each, every, held)


def _overview(every: Told) -> Section:
    leading = _leading(every)
    first, last = every.years[0], every.years[-1]
    falls = wording.listed(
        [
            say(
                f"{name}は{now}{unit}（{first}年は{then}{unit}）",
                f"{name}: {now} {unit} ({then} in {first})",
            )
            for name, unit, then, now, *_ in leading
        ]
    )
    answer = (
        say(
            f"現状のまま推移すると、{last}年には、{falls}となる見込みです。",
            f"As things are, in {last}: {falls}.",
        )
        if leading
        else say("見通しに使う率が未登録です。", "No rate is given that an outlook needs.")
    )
    note = every.result.manifest["sectors"]["note"]
    return Section(
        name="fields",
        question=say(
            "人口減少による様々な分野への影響",
            "What does the fall of the population mean for each field?",
        ),
        answer=answer,
        tables=(_table(every, leading),) if leading else (),
        notes=tuple(
            filter(
                None, (own(note), told(ROUNDED), told(GRADES), told(NOT_COUNTED), told(NEVER_ADDED))
            )
        ),
    )


def _leading(every: Told) -> list[tuple[str, ...]]:
    """Return name, unit, then, now and the end of every other scenario, for the first item of each part."""
    found = []
    for each in _parts(every.result):
        item = next(iter(each.drawn), "")
        demand = every.demand(each, item, every.status_quo)
        if demand is not None:
            values = field_tables.values(demand)
            ends = (every.demand(each, item, other) for other in every.others)
            others = [field_tables.values(end)[-1] for end in ends if end is not None]
            unit = field_words.unit_of(demand.unit)
            found.append((field_words.item(item), unit, values[0], values[-1], *others))
    return found


def _table(every: Told, leading: list[tuple[str, ...]]) -> PrintedTable:
    first, last = every.years[0], every.years[-1]
    head = (
        say("項目", "Item"),
        wording.year(first),
        *(
            say(f"{last}年\n{every.label(each)}", f"{last},\n{every.label(each).lower()}")
            for each in (every.status_quo, *every.others)
        ),
    )
    rows = tuple(
        (say(f"{name}【{unit}】", f"{name} [{unit}]"), *values) for name, unit, *values in leading
    )
    title = say("各分野の見通し", "Outlook of the fields")
    return PrintedTable(title, head, rows, roomy=0)
