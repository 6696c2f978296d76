"""One field on a page of its own: observed, what follows, and what another scenario costs and saves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sosei.publishing import field_tables, field_words
from sosei.publishing.sections.field_compared import compared
from sosei.publishing.sections.fields import GRADES, NEVER_ADDED, ROUNDED
from sosei.publishing.sections.impacts import part
from sosei.publishing.sections.impacts.parts import PARTS
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.publishing.wording import SEXES
from sosei.sectors.ages import ByAge
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.fields import AgesTold, FieldsTold
from sosei.studies.result import VisionResult


def page(
    field: str,
    result: VisionResult,
    fields: FieldsTold,
    ages: AgesTold,
    against: str | None = None,
    ensemble: Ensemble | None = None,
) -> tuple[Section, ...]:
    """Return the sections of a field.

    Parameters
    ----------
    field : str
        children, care, work, town or exchange.
    result : VisionResult
    fields : FieldsTold
    ages : AgesTold
        The status quo by sex and age.
    against : str, optional
        Scenario that the others are set against; None: the status quo.
    ensemble : Ensemble, optional
        Drawn from the result.
    """
    every = Told(result, fields, ensemble)
    base = every.status_quo if against is None else fields.scenario(against)
    parts = [part.section(each, every) for each in PARTS if each.field == field]
    made = [replace(each, level=1) for each in parts]
    made[-1] = replace(made[-1], notes=(*made[-1].notes, *_notes(field)))
    found = (_by_age(field, ages), compared(field, every, base))
    return *made, *(each for each in found if each is not None)


def _notes(field: str) -> tuple[str, ...]:
    notes = [told(ROUNDED), told(GRADES)]
    if field == "exchange":
        notes.append(told(NEVER_ADDED))
    return tuple(notes)


def _by_age(field: str, ages: AgesTold) -> Section | None:
    """Return what the status quo demands by sex and age; None where no rate of the field is told so."""
    items = [each for each in ages.items if each.field == field]
    if not items:
        return None
    return Section(
        name="by-age",
        question=say("男女・年齢別の見通し", "By sex and age"),
        answer=say(
            "現状のままの場合の、男女・年齢別の内訳です。合計は上の見通しと同じです。",
            "The status quo, taken apart by sex and age. The totals are those above.",
        ),
        tables=tuple(_ages(each, ages) for each in items),
        folded=len(items),
    )


def _ages(each: ByAge, ages: AgesTold) -> PrintedTable:
    """Print one item: a row for each sex and age of which its rate is told."""
    driver = ages.driver
    rows = tuple(
        (
            say(f"{SEXES[sex]}・{label}歳", f"{SEXES[sex]}, {label}"),
            *(field_tables.printed(v, each.unit) for v in each.values[:, s, a, 0].tolist()),
        )
        for s, sex in enumerate(("male", "female"))
        for a, label in enumerate(driver.ages.labels)
        if np.any(each.values[:, s, a] > 0)
    )
    head = (say("男女・年齢", "Sex and age"), *field_tables.in_years(driver.years))
    return PrintedTable(field_words.with_unit(each.item, each.unit), head, rows)
