"""Three imagined values of an indicator that is being written: how each would be judged, by the rules that judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sosei.base.calendar import western_year
from sosei.base.errors import Fault, Faults, InputError
from sosei.base.exact import exact
from sosei.base.messages import Both
from sosei.publishing.plain_words import plain
from sosei.publishing.strategy.numbers import numbers
from sosei.publishing.tables import percent
from sosei.strategy.case import Record
from sosei.strategy.cells import NUMBER, YEAR
from sosei.strategy.grades import STANDARD
from sosei.strategy.indicator import Basis, Indicator, Observation
from sosei.strategy.judgement import judge
from sosei.web.faults import both_of
from sosei.web.words import catalogue

VALUES = ("value_1", "value_2", "value_3")


def preview(
    read: Callable[[], Indicator], known: Record | None, posted: Mapping[str, str]
) -> dict[str, Any]:
    """Judge imagined values; nothing is saved.

    Parameters
    ----------
    read : callable
        Returns the indicator as it is typed, or raises its faults.
    known : Record or None
        What is known of it already: its yearly targets and series breaks count here too.
    posted : mapping of str to str
        ``preview_year`` and the values.

    Returns
    -------
    dict
        What was typed, the faults, and for each value what is said of it.
    """
    typed = {name: posted.get(name, "") for name in VALUES}
    told: dict[str, Any] = {"year": posted.get("preview_year", ""), "typed": typed}
    try:
        indicator = read()
        year, values = _read(indicator, told["year"], typed)
    except InputError as error:
        return told | {"faults": _named(error)}
    record = replace(known, indicator=indicator) if known else Record(indicator)
    return told | {"lines": [_line(record, year, value) for value in values]}


def _named(error: InputError) -> list[Both]:
    """Tell faults by the words of their fields."""
    labels = {f.column: catalogue().get(f"plans.field_{f.column}") for f in error.faults}
    plain_faults = [replace(f, file="", row=None, column=None) for f in error.faults]
    words = both_of(InputError(plain_faults))
    return [
        Both(
            f"{(labels[f.column] or Both('', '')).en}{w.en}",
            f"{(labels[f.column] or Both('', '')).ja}{w.ja}",
        )
        for f, w in zip(error.faults, words, strict=True)
    ]


def _read(indicator: Indicator, year: str, typed: Mapping[str, str]) -> tuple[int, list[Decimal]]:
    faults = Faults()
    western = western_year(year, fiscal=indicator.year_basis.fiscal)
    if western is None:
        values: dict[str, object] = {"value": f'"{year}"', "expected": YEAR, "hint": ""}
        faults.add(Fault("value_faulty", "", None, "preview_year", values))
    found = {text: exact(text) for text in typed.values() if text}
    for text, number in found.items():
        if number is None:
            told: dict[str, object] = {"value": text, "number": NUMBER}
            faults.add(Fault("number_expected", "", None, "preview_value", told))
    faults.raise_if_any()
    return western or 0, [number for number in found.values() if number is not None]


def _line(record: Record, year: int, value: Decimal) -> dict[str, Any]:
    """Judge one value: of a running total, the total itself is imagined."""
    indicator = record.indicator
    basis = Basis.RUNNING if indicator.cumulative else Basis.YEARLY
    others = tuple(o for o in record.observations if o.year < year)
    imagined = Observation(indicator.id, year, value=value, basis=basis)
    tried = replace(record, observations=(*others, imagined))
    judged = judge(tried, year)
    shown = numbers(indicator)
    return {
        "value": shown.value(judged.value) if judged.value is not None else value,
        "grade": STANDARD.mark(judged),
        "progress": "—" if judged.progress is None else percent(float(judged.progress)),
        "gap": "—" if judged.gap is None else shown.signed(judged.gap),
        "reason": judged.reason,
        "plain": plain(tried, year).text,
    }
