"""A strategy's rules of worth, reckoned on the frozen result of a study."""

from __future__ import annotations

from typing import Any

from sosei.base.errors import Fault, InputError
from sosei.linkage.worth import Sum, worth
from sosei.strategy.package import Package
from sosei.studies.rebuilt import rebuilt
from sosei.studies.result import VisionResult

LEVERS = ("tfr", "migration", "arrivals")
"""What a scenario may move."""


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
        If the year is not projected, the status quo moves levers of its own, or with every rule that does not fit.
    """
    known = years_of(result)
    asked = known[-1] if year is None else year
    if asked not in known:
        values = {"value": asked, "expected": ", ".join(map(str, known)), "hint": ""}
        raise InputError([Fault("value_faulty", result.title, None, "year", values)])
    _check_status_quo(result)
    told: Any = result.manifest
    rows = result.tables["population"].rows(scenario=told["vision"]["aim"], year=asked)
    stands = rebuilt(result)
    aim = sum(row["population"] for row in rows)
    return worth(stands.base, stands.status_quo, package.worth_rules, asked, aim)


def _check_status_quo(result: VisionResult) -> None:
    """Refuse a result whose status quo is not what its rates alone give: another one would be shown beside it."""
    told: Any = result.manifest
    name = told["vision"]["status_quo"]
    levers: Any = next(s for s in result.scenarios if s["name"] == name)
    if any(levers[lever] for lever in LEVERS):
        raise InputError([Fault("status_quo_moved", result.title, values={"scenario": name})])
