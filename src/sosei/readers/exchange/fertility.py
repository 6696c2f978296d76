"""``fertility.csv`` and ``sex_ratio.csv``: in the form of the engine that the age groups call for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.readers.exchange.base import Base
from sosei.readers.exchange.rates import by_area, one_form, read_where, resolve_cells
from sosei.readers.table import Bounds, Table

ABOVE_ZERO = float(np.nextafter(0, 1))

CHILDREN = Bounds(Both("children per woman ≥ 0", "0 以上の女性1人当たり子ども数"), low=0)
BIRTHS = Bounds(
    Both("births per woman per year from 0 to 1", "0 から 1 までの女性1人1年当たり出生数"),
    low=0,
    high=1,
)
CONVERSION = Bounds(
    Both("a ratio above 0, such as 0.133", "0.133 のような 0 より大きい比"), low=ABOVE_ZERO
)
MALES = Bounds(
    Both("males per 100 females, such as 105", "105 のような女100人当たりの男"), low=ABOVE_ZERO
)

RATIO, RATES = ("child_woman_ratio", "tfr", "cwr_per_tfr"), ("age", "asfr")
COLUMNS = RATIO + RATES
"""Those of the five-year engine, and those of the single-year one."""


class Fertility(NamedTuple):
    """Fertility in one of two forms; None where it is of the other, or faulty."""

    child_woman_ratio: Array | None = None
    cwr_per_tfr: Array | None = None
    asfr: Array | None = None


def read_fertility(table: Table | None, base: Base, faults: Faults) -> Fertility:
    """Read the child–woman ratio (five-year) or the age-specific rates (single-year)."""
    if table is None:
        return Fertility()
    by_age = table.has("age") or table.has("asfr")
    single = base.ages is not None and base.ages.width == 1
    if base.ages is not None and by_age != single:
        faults.add(Fault("fertility_form_single" if single else "fertility_form", table.name, 1))
        return Fertility()
    return Fertility(asfr=_asfr(table, base, faults)) if by_age else _ratio(table, base, faults)


def read_sex_ratio(table: Table | None, base: Base, faults: Faults) -> Array | None:
    """Read males per 100 females: of ages 0–4 at the end of a step, of births at its start."""
    if table is None:
        return None
    where = read_where(table, base, faults)
    single = base.ages is not None and base.ages.width == 1
    column = "males_per_100_females"
    return by_area(table, where, column, MALES, base, faults, at_start=single)


def _ratio(table: Table, base: Base, faults: Faults) -> Fertility:
    """Read the ratio, or the TFR and its conversion, and the conversion by itself."""
    form = one_form(table, "child_woman_ratio", "tfr", faults)
    if form == "tfr" and not table.has("cwr_per_tfr"):
        values = {"present": "tfr", "name": "cwr_per_tfr", "hint": ""}
        faults.add(Fault("column_missing", table.name, 1, "cwr_per_tfr", values))
        form = None
    where = read_where(table, base, faults)
    if form is None:
        return Fertility()
    given = by_area(table, where, form, CHILDREN, base, faults)
    per_tfr = None
    if table.has("cwr_per_tfr"):
        optional = form == "child_woman_ratio"
        per_tfr = by_area(table, where, "cwr_per_tfr", CONVERSION, base, faults, optional=optional)
    if form == "child_woman_ratio" or given is None or per_tfr is None:
        return Fertility(given, per_tfr)
    return Fertility(given * per_tfr, per_tfr)


def _asfr(table: Table, base: Base, faults: Faults) -> Array | None:
    """Read births per woman by single year of age; ages not named bear none."""
    for column in RATES:
        if not table.has(column):
            values = {"present": ", ".join(table.frame.columns), "name": column, "hint": ""}
            faults.add(Fault("column_missing", table.name, 1, column, values))
            return None
    for column in RATIO:
        if table.has(column):
            values = {"first": "asfr", "second": column}
            faults.add(Fault("forms_both", table.name, 1, None, values))
            return None
    rates = resolve_cells(table, "asfr", BIRTHS, base, faults, by_sex=False)
    if rates is None:
        return None
    known: Array = np.nan_to_num(rates[:, 0], nan=0.0)
    if np.any(known[:, 0] > 0):
        faults.add(Fault("asfr_newborn", table.name, None, "asfr"))
        return None
    return known
