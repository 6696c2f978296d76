"""The options of ``sosei nation`` that name one municipality's policy."""

from __future__ import annotations

import math
import re

from sosei.base.errors import Fault, InputError
from sosei.demography.nation.levers import Policy

AGES = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")


def policy_of(town: str | None, pull: float, hold: float, ages: str | None) -> Policy | None:
    """Return the policy; None where no municipality is named and nothing else is given.

    Raises
    ------
    InputError
        If a lever is given without a municipality, is no factor, or the ages are no range.
    """
    faults = []
    if town is None and (pull, hold, ages) != (1.0, 1.0, None):
        faults.append(_faulty("--town", "—", "07202"))
    if not (math.isfinite(pull) and pull > 0):
        faults.append(_faulty("--pull", pull, "> 0"))
    if not (math.isfinite(hold) and hold >= 0):
        faults.append(_faulty("--hold", hold, "≥ 0"))
    found = AGES.fullmatch(ages or "0-199")
    lower, last = (int(found[1]), int(found[2])) if found else (0, -1)
    if lower % 5 or (last + 1) % 5 or last < lower:
        faults.append(_faulty("--ages", ages, "20-39, 15-24, 0-4 …"))
    if faults:
        raise InputError(faults)
    return None if town is None else Policy(town, pull, hold, lower, last + 1)


def _faulty(option: str, value: object, expected: str) -> Fault:
    return Fault("value_faulty", option, values={"value": value, "expected": expected, "hint": ""})
