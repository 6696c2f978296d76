"""Exchange population: visitors, commuters and two-place living, never added to residents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, named
from sosei.sectors.observed import Observed
from sosei.sectors.rates import Rates

FIELD = "exchange"
DAYS = 365
"""Days of a year."""


@dataclass(frozen=True)
class Equivalence:
    """One resident's yearly consumption in visits.

    Attributes
    ----------
    kind : str
        As the rate names it: 訪日外国人, 国内宿泊, 国内日帰り …
    visits : float
        Visits that spend what one resident does in a year.
    year : str
        Of the figures, as their files tell it: resident's / visitor's.
    """

    kind: str
    visits: float
    year: str


def equivalences(rates: Rates) -> tuple[Equivalence, ...]:
    r"""Return how many visits one resident is worth in spending.

    .. math:: n = C_{res} / C_{visit}

    Parameters
    ----------
    rates : Rates
        ``resident_consumption`` (yen a year) and ``visit_spending`` (yen a visit, by kind).

    Raises
    ------
    InputError
        率が未登録です: the nation's figures are not shipped (they were found in quotes alone).

    Source
    ------
    METHOD 6 (観光庁: 家計調査 ÷ 旅行・観光消費動向調査).
    """
    resident, visit = rates.require("resident_consumption"), rates.require("visit_spending")
    last = [max(row.year for row in resident.rows)]
    own = float(resident.plain(last)[0].sum())
    spent = visit.plain([max(row.year for row in visit.rows)])[0]
    told = f"{resident.origin.year} / {visit.origin.year}"
    return tuple(
        Equivalence(kind, own / float(each), told)
        for kind, each in zip(visit.items, spent, strict=True)
        if each > 0
    )


def exchange(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return the visits that one resident is worth, the same in every year; they are never added to residents.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``resident_consumption`` and ``visit_spending``.
    """
    keys = ("resident_consumption", "visit_spending")
    missing = tuple(RateMissing(FIELD, key) for key in keys if rates.get(key) is None)
    if missing:
        return missing
    every, origin = np.ones_like(driver.total), rates.require("visit_spending").origin
    return tuple(
        Demand(
            FIELD,
            named("visits_per_resident", each.kind),
            each.visits * every,
            "visit/person",
            origin,
        )
        for each in equivalences(rates)
    )


def residents_worth(visits: Mapping[str, float], told: tuple[Equivalence, ...]) -> float:
    """Return how many residents' consumption the visits of a year spend; equivalence of spending, no residents.

    Raises
    ------
    KeyError
        If a kind of visit has no equivalence.
    """
    by_kind = {each.kind: each.visits for each in told}
    return sum(count / by_kind[kind] for kind, count in visits.items())


def day_night_ratio(daytime: Observed, residents: Observed) -> float:
    """Return daytime population ÷ residents of one census (昼夜間人口比率, a share: 1.05).

    Raises
    ------
    ValueError
        If the figures are not of one year, area and statistic.
    """
    keys = [(each.year, each.area, each.statistic) for each in (daytime, residents)]
    if keys[0] != keys[1] or not residents.value > 0:
        raise ValueError("day and night must be of one statistic, year and area")
    return daytime.value / residents.value


def two_place_residents(person_days: float) -> float:
    """Return persons living in two places as residents of the whole year: days ÷ 365.

    Raises
    ------
    ValueError
        If there are days below 0.
    """
    if person_days < 0:
        raise ValueError("days spent here cannot be below 0")
    return person_days / DAYS
