"""``rates.csv``: the rates that ship, and a municipality's own (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial
from pathlib import Path

import numpy as np

from sosei.base.ages import parse_age_label
from sosei.base.errors import AgeGroupsError, Fault, Faults, nearest
from sosei.base.messages import Both
from sosei.demography.known.population import SEXES
from sosei.readers.table import Bounds, Table, read_table
from sosei.sectors.kinds import KINDS, SHARE, RateKind
from sosei.sectors.rates import Origin, Rate, RateRow, Rates
from sosei.sectors.shipped import shipped

REQUIRED = ("rate", "statistic", "table", "year", "value", "unit")
OPTIONAL = ("item", "grade", "area", "sex", "age")
GRADES = ("A", "B")
NATION = "全国"
"""Area of the nation's rates."""

VALUE = Bounds(Both("a number ≥ 0", "0 以上の数"), low=0)
WORDS = Both("words", "文字")
ROUNDED = 0.01
"""How far the shares of industries may be from a whole: they are rounded where they are published."""

SHIPPED = (
    "nursery",
    "never_married",
    "care",
    "patients",
    "employed",
    "industry",
    "headship",
    "facilities",
)
"""Files of the nation's rates."""


@cache
def shipped_rates() -> Rates:
    """Return the nation's rates that ship: grades A and B alone."""
    held = dict[str, Rate]()
    for name in SHIPPED:
        held |= shipped(name, partial(read_rates, own=False))
    return Rates(held)


def read_rates(path: Path, faults: Faults, *, own: bool = True) -> dict[str, Rate]:
    """Read rates by their word; nothing if any is at fault.

    Parameters
    ----------
    path : Path
    faults : Faults
        Collects what is wrong: a share over 1, an age that is missing, a grade that may not be used …
    own : bool
        Whether they are a municipality's own.
    """
    found = Faults()
    table = read_table(path, path.name, REQUIRED, OPTIONAL, found)
    rates = {} if table is None else _rates(table, found, own=own)
    faults.extend(found)
    return {} if found else rates


def _rates(table: Table, faults: Faults, *, own: bool) -> dict[str, Rate]:
    kinds = table.places("rate", list(KINDS), "word_unknown", faults, choices=", ".join(KINDS))
    years, values = (
        table.years("year", faults, optional=True),
        table.numbers("value", VALUE, faults),
    )
    table.check_unique(("rate", "item", "year", "sex", "age"), faults)
    _check_words(table, faults)
    every = list(KINDS.values())
    rows: dict[str, list[tuple[int, RateRow]]] = {}
    for place, kind in enumerate(kinds.tolist()):
        if kind < 0 or np.isnan(values[place]):
            continue
        row = _row(
            table,
            place,
            every[kind],
            int(np.nan_to_num(years[place])),
            float(values[place]),
            faults,
        )
        if row is not None:
            rows.setdefault(every[kind].key, []).append((place, row))
    for key, told in rows.items():
        _check_ages(table, KINDS[key], [row for _, row in told], faults)
        if key == "industry":
            _check_whole(table, [row for _, row in told], faults)
    return {
        key: Rate(key, tuple(row for _, row in told), _origin(table, [p for p, _ in told], own=own))
        for key, told in rows.items()
    }


def _row(
    table: Table, place: int, kind: RateKind, year: int, value: float, faults: Faults
) -> RateRow | None:
    """Return one figure; None if its ages or sex are none."""
    unit, item = table.text("unit")[place], table.text("item")[place] or ""
    if unit != kind.unit:
        values = {"value": unit or "", "unit": kind.unit, "rate": kind.key}
        faults.add(table.fault("rate_unit", place, "unit", **values))
    if kind.unit.startswith(SHARE) and value > 1:
        faults.add(table.fault("rate_over_one", place, "value", value=f"{value:g}"))
    sex, label = table.text("sex")[place], table.text("age")[place]
    if sex is not None and sex not in SEXES:
        hint = nearest(sex, SEXES)
        faults.add(table.fault("sex_unknown", place, "sex", value=sex, hint=hint))
        return None
    if (label is None) != (kind.ages is None):
        found = Both(f'"{label or ""}"', f"「{label or ''}」")
        faults.add(table.fault("rate_age", place, "age", found=found, rate=kind.key))
        return None
    try:
        ages = None if label is None else parse_age_label(label)
    except AgeGroupsError as error:
        faults.add(table.fault("ages_faulty", place, "age", reason=error.words))
        return None
    return RateRow(item, year, None if sex is None else SEXES.index(sex), ages, value)


def _check_words(table: Table, faults: Faults) -> None:
    """Report figures without a statistic or table, and grades that may not be used."""
    for column in ("statistic", "table"):
        for place, word in enumerate(table.text(column)):
            if word is None:
                faults.add(table.fault("cell_empty", place, column, number=WORDS))
    for place, grade in enumerate(table.text("grade")):
        if grade is not None and grade not in GRADES:
            faults.add(table.fault("rate_grade", place, "grade", value=grade))


def _check_ages(table: Table, kind: RateKind, rows: Iterable[RateRow], faults: Faults) -> None:
    """Report gaps, overlaps and missing ends of the ages of each item, year and sex."""
    blocks: dict[tuple[str, int], dict[int | None, list[tuple[int, int | None]]]] = {}
    for row in rows:
        if row.ages is not None:
            block = blocks.setdefault((row.item, row.year), {})
            block.setdefault(row.sex, []).append(row.ages)
    items = {item for item, _ in blocks}
    years = {year for _, year in blocks}
    for item in sorted(items):
        for year in sorted(years):
            block = blocks.get((item, year), {})
            for sex in _sexes(block):
                missing = _missing(kind, block.get(sex, []))
                if missing is not None:
                    words = " ".join(
                        filter(None, (item, str(year), "" if sex is None else SEXES[sex]))
                    )
                    values = {"rate": f"{kind.key} {words}".strip(), "age": missing}
                    faults.add(Fault("rate_ages", table.name, None, "age", values))


def _check_whole(table: Table, rows: Iterable[RateRow], faults: Faults) -> None:
    """Report industries of a year that do not make up all the employed."""
    sums: dict[int, float] = {}
    for row in rows:
        sums[row.year] = sums.get(row.year, 0) + row.value
    for year, total in sums.items():
        if abs(total - 1) > ROUNDED:
            values = {"year": year, "sum": f"{total:.4g}"}
            faults.add(Fault("industry_sum", table.name, None, "value", values))


def _sexes(block: Mapping[int | None, object]) -> tuple[int | None, ...]:
    return (0, 1) if {0, 1} & set(block) else (None,)


def _missing(kind: RateKind, bounds: list[tuple[int, int | None]]) -> int | None:
    """Return the first age that is told never or twice; None if all are told once."""
    if kind.ages is None:
        return None
    at, end = kind.ages
    following: int | None = at
    for lower, upper in sorted(bounds, key=lambda each: each[0]):
        if following is None or lower != following:
            return lower if following is None else min(lower, following)
        following = upper
    return following if following != end else None


def _origin(table: Table, places: list[int], *, own: bool) -> Origin:
    def told(column: str) -> str:
        words = table.text(column)
        return "、".join(dict.fromkeys(word for p in places if (word := words[p]) is not None))

    area = told("area")
    own = own and area != NATION  # the nation's, sent back as they were, stay the nation's
    return Origin(told("statistic"), told("table"), told("year"), told("grade"), area, own)
