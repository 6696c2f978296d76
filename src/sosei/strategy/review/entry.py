"""A value as somebody types it in a report: with its unit, in the unit shown, with an era's minus sign."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from sosei.base.errors import Fault, InputError
from sosei.base.exact import exact
from sosei.strategy.indicator import Indicator, Nature

ONE = Decimal(1)

DONE = {"1": ONE, "済": ONE, "完了": ONE, "done": ONE}
NOT_DONE = {"0": Decimal(0), "未": Decimal(0), "未完了": Decimal(0), "not done": Decimal(0)}
"""How milestones are typed."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit in which a value may be typed, and what one of it is in the stored unit."""

    name: str
    factor: Decimal


def stored_value(indicator: Indicator, text: str, place: str = "value") -> Decimal | None:
    """Return what was typed in the stored unit, exact; None for an empty text.

    A number without a unit is in the unit shown; a unit written behind it says otherwise: of an indicator stored in 人
    and shown in 万人, ``395``, ``395万人`` and ``3,950,000人`` are one value.

    Parameters
    ----------
    indicator : Indicator
    text : str
    place : str
        The field, for faults.

    Raises
    ------
    InputError
        If it is no number, or its unit is another one.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    if indicator.nature is Nature.MILESTONE:
        return _milestone(indicator, plain, place)
    units = _units(indicator)
    unit = next((u for u in units[1:] if u.name and plain.endswith(u.name)), units[0])
    number = exact(plain.removesuffix(unit.name) if unit is not units[0] else plain)
    if number is None:
        raise InputError([_not_read(indicator, text, place)])
    return number * unit.factor


def _units(indicator: Indicator) -> tuple[_Unit, ...]:
    """Return the unit of a bare number, then those that may stand behind one, the longest first."""
    shown = indicator.display_unit or indicator.unit
    factor = (indicator.display_factor or ONE) if indicator.display_unit else ONE
    named = [_Unit(_folded(shown), factor), _Unit(_folded(indicator.unit), ONE)]
    longest = sorted(dict.fromkeys(named), key=lambda unit: -len(unit.name))
    return _Unit("", factor), *longest


def _folded(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit)


def _milestone(indicator: Indicator, plain: str, place: str) -> Decimal:
    known = DONE | NOT_DONE
    if plain.lower() not in known:
        values = {"value": f'"{plain}"', "expected": "済 (1), 未 (0)", "hint": ""}
        raise InputError([Fault("value_faulty", indicator.name, None, place, values)])
    return known[plain.lower()]


def _not_read(indicator: Indicator, text: str, place: str) -> Fault:
    shown = indicator.display_unit or indicator.unit or "—"
    values = {"found": text.strip(), "shown": shown, "unit": indicator.unit or "—"}
    return Fault("review_value", indicator.name, None, place, values)
