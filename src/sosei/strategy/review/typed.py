"""An observation as a form or a sheet types it, field by field: read exactly, and written back as it would be typed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.exact import exact, plain
from sosei.strategy.cells import NUMBER
from sosei.strategy.indicator import Basis, Indicator, Nature, Observation, Status
from sosei.strategy.review.entry import ONE, stored_value

FIELDS = ("status", "value", "numerator", "denominator", "basis", "note")
"""Fields of a value, by their names."""

Word = TypeVar("Word", bound=StrEnum)


def read_typed(indicator: Indicator, year: int, typed: Mapping[str, str]) -> Observation | None:
    """Return the observation that was typed; None where no value was, and none is said to be missing.

    Parameters
    ----------
    indicator : Indicator
    year : int
    typed : mapping of str to str
        By field; what is not there is empty. Values are in the unit shown, or have their unit behind them.

    Raises
    ------
    InputError
        With every field that cannot be read.
    """
    faults = Faults()
    value = _value(indicator, typed.get("value", ""), faults)
    parts = [_part(indicator, typed, name, faults) for name in ("numerator", "denominator")]
    status = _word(indicator, typed, "status", Status.FINAL, faults)
    basis = _word(indicator, typed, "basis", Basis.YEARLY, faults)
    faults.raise_if_any()
    if status is not Status.NOT_PUBLISHED and all(each is None for each in (value, *parts)):
        return None
    return Observation(
        indicator=indicator.id,
        year=year,
        value=value,
        numerator=parts[0],
        denominator=parts[1],
        status=status,
        basis=basis if indicator.cumulative else Basis.YEARLY,
        statistic=indicator.statistic,
        note=typed.get("note", "").strip(),
    )


def _value(indicator: Indicator, text: str, faults: Faults) -> Decimal | None:
    try:
        return stored_value(indicator, text)
    except InputError as error:
        faults.extend(error.faults)
        return None


def _part(
    indicator: Indicator, typed: Mapping[str, str], name: str, faults: Faults
) -> Decimal | None:
    """Read a numerator or a denominator: they have units of their own, and come bare."""
    text = typed.get(name, "").strip()
    if not text or indicator.nature is not Nature.RATIO:
        return None
    number = exact(text)
    if number is None:
        values = {"value": f'"{text}"', "number": NUMBER}
        faults.add(Fault("number_expected", indicator.name, None, name, values))
    return number


def _word(
    indicator: Indicator, typed: Mapping[str, str], name: str, usual: Word, faults: Faults
) -> Word:
    text = typed.get(name, "").strip() or str(usual)
    known = {str(word): word for word in type(usual)}
    if text not in known:
        values = {"value": f'"{text}"', "expected": ", ".join(known), "hint": ""}
        faults.add(Fault("value_faulty", indicator.name, None, name, values))
    return known.get(text, usual)


def typed_of(indicator: Indicator, observation: Observation | None) -> dict[str, str]:
    """Return an observation as it would be typed: `read_typed` reads it back to the same one.

    Parameters
    ----------
    indicator : Indicator
    observation : Observation or None
    """
    if observation is None:
        return dict.fromkeys(FIELDS, "") | {"status": Status.FINAL, "basis": Basis.YEARLY}
    return {
        "status": str(observation.status),
        "value": _shown(indicator, observation.value),
        "numerator": _plain(observation.numerator),
        "denominator": _plain(observation.denominator),
        "basis": str(observation.basis),
        "note": observation.note,
    }


def _shown(indicator: Indicator, value: Decimal | None) -> str:
    """Return a value in the unit shown; in the stored unit, written behind it, where that is not exact."""
    factor = (indicator.display_factor or ONE) if indicator.display_unit else ONE
    if value is None or factor == ONE or indicator.nature is Nature.MILESTONE:
        return _plain(value)
    shown = (value / factor).normalize()
    if Fraction(shown) * Fraction(factor) == Fraction(value):
        return plain(shown)
    return f"{plain(value)}{indicator.unit}"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
