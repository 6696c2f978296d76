"""A strategy package as tables of text: what was read is written without loss; and the table of judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sosei.base.exact import derived, plain
from sosei.base.messages import Language
from sosei.strategy.columns import REQUIRED, TABLES
from sosei.strategy.indicator import NOT_APPLICABLE, Indicator, Observation
from sosei.strategy.judgement import Judgement
from sosei.strategy.package import Package

Grid = list[list[str]]
"""A table of text, its header first."""

JUDGEMENT = (
    "indicator", "year", "value", "running", "expected", "progress", "attainment", "gap", "verdict",
    "reported", "provisional", "target_used", "rule_version", "reason",
)  # fmt: skip
"""Columns of ``judgement.csv``."""


def tables_of(package: Package) -> dict[str, Grid]:
    """Return the tables of a package; tables and optional columns without any content are left out.

    Parameters
    ----------
    package : Package
    """
    grids = {name: _grid(name, getattr(package, name)) for name in TABLES}
    return {name: grid for name, grid in grids.items() if len(grid) > 1 or name in REQUIRED}


def judgement_grid(judgements: Iterable[Judgement], language: Language) -> Grid:
    """Return judgements as a table: entered numbers as entered, derived ones to 12 significant digits."""
    return [list(JUDGEMENT), *(_judgement(each, language) for each in judgements)]


def _judgement(judged: Judgement, language: Language) -> list[str]:
    value = _fraction(judged.value) if judged.entered is None else plain(judged.entered)
    numbers = (judged.running, judged.expected, judged.progress, judged.attainment, judged.gap)
    return [
        judged.indicator.id,
        str(judged.year),
        value,
        *map(_fraction, numbers),
        str(judged.verdict),
        str(judged.reported),
        str(judged.provisional).lower(),
        judged.target_used,
        judged.rule_version,
        judged.reason.text(language),
    ]


def _fraction(number: Fraction | None) -> str:
    return "" if number is None else derived(number)


def _grid(name: str, rows: Sequence[Any]) -> Grid:
    columns = TABLES[name]
    told = [cells_of(row) for row in rows]
    kept = [
        column
        for column in columns.order
        if column in columns.needed or any(cells.get(column) for cells in told)
    ]
    return [kept, *([cells.get(column, "") for column in kept] for cells in told)]


def cells_of(row: Any) -> dict[str, str]:
    """Return a row of a package as cells of text, by column.

    Parameters
    ----------
    row : Node, Indicator, Observation …
    """
    cells = {field.name: _text(getattr(row, field.name)) for field in fields(row)}
    special: dict[type, Callable[[Any], dict[str, str]]] = {
        Indicator: _baseline,
        Observation: _date,
    }
    return cells | special.get(type(row), lambda _row: {})(row)


def _baseline(indicator: Indicator) -> dict[str, str]:
    return {} if indicator.baseline_applies else {"baseline": NOT_APPLICABLE}


def _date(observation: Observation) -> dict[str, str]:
    return {"year": observation.date} if observation.date else {}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value)
