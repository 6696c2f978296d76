"""A strategy's rules of worth, reckoned on the frozen result of a study."""

from __future__ import annotations

from typing import Any

from sosei.base.errors import Fault, InputError
from sosei.linkage.worth import Sum, worth
from sosei.strategy.package import Package
from sosei.studies.rebuilt import rebuilt
from sosei.studies.result import VisionResult


def years_of(result: VisionResult) -> tuple[int, ...]:
    """Return the years to which a result projects, the base left out."""
    told: Any = result.manifest
    rows = result.tables["population"].rows(scenario=told["vision"]["aim"])
    return tuple(dict.fromkeys(row["year"] for row in rows))[1:]


def valued(package: Package, result: VisionResult, year: int | None = None) -> Sum:
    """Return what the rules of a strategy are worth beside the status quo and the aim of a result.

    Parameters
    ----------
    package : Package
    result : VisionResult
    year : int or None
        One of `years_of`; the last one if None.

    Raises
    ------
    InputError
        If the year is not projected, or with every rule that does not fit.
    """
    known = years_of(result)
    asked = known[-1] if year is None else year
    if asked not in known:
        values = {"value": asked, "expected": ", ".join(map(str, known)), "hint": ""}
        raise InputError([Fault("value_faulty", result.title, None, "year", values)])
    told: Any = result.manifest
    rows = result.tables["population"].rows(scenario=told["vision"]["aim"], year=asked)
    stands = rebuilt(result)
    aim = sum(row["population"] for row in rows)
    return worth(stands.base, stands.status_quo, package.worth_rules, asked, aim)
