"""Exchange population: visitors, commuters and two-place living, never added to residents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, named
from sosei.sectors.observed import Observed
from sosei.sectors.rates import Origin, Rates
from sosei.sectors.visits import visits

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
    """Return visits, the visits that one resident is worth, and the residents that all are worth.

    They are never added to residents.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``resident_consumption``, ``visit_spending`` and ``visits``.

    Raises
    ------
    InputError
        If a kind of visit is told without its spending.
    """
    keys = ("resident_consumption", "visit_spending")
    missing = [RateMissing(FIELD, key) for key in (*keys, "visits") if rates.get(key) is None]
    if any(each.rate in keys for each in missing):
        return tuple(missing)
    every, origin = np.ones_like(driver.total), _both(rates)
    told = equivalences(rates)
    per_resident = tuple(
        Demand(
            FIELD, named("visits_per_resident", e.kind), e.visits * every, "visit/person", origin
        )
        for e in told
    )
    return *per_resident, *(missing or _visits(driver, rates, told))


def _both(rates: Rates) -> Origin:
    """Return where an equivalence is from: resident's consumption / visitor's spending, each with its year."""
    one, two = (rates.require(key).origin for key in ("resident_consumption", "visit_spending"))
    statistic, table, year = (
        " / ".join((getattr(one, name), getattr(two, name)))
        for name in ("statistic", "table", "year")
    )
    return replace(two, statistic=statistic, table=table, year=year, own=one.own and two.own)


def _visits(driver: Driver, rates: Rates, told: tuple[Equivalence, ...]) -> tuple[Demand, ...]:
    """Return visits by kind, and the residents whose consumption they spend."""
    counts = visits(driver, rates, "visit_spending")
    origin = rates.require("visits").origin
    by_kind = {each.kind: each.visits for each in told}
    worth = np.sum([count / by_kind[kind] for kind, count in counts.items()], axis=0)
    return (
        *(
            Demand(FIELD, named("visits", kind), count, "visit/year", origin)
            for kind, count in counts.items()
        ),
        Demand(FIELD, "residents_worth", worth, "person", origin),
    )


DAYTIME, NIGHTTIME, PERSON_DAYS = "daytime", "nighttime", "two_place_days"
"""Items of observed series: persons by day and by night, days that persons of two places spend here."""


def derived(observed: Sequence[Observed]) -> tuple[Observed, ...]:
    """Return series with what follows from them: the ratio of day to night, persons living in two places.

    Parameters
    ----------
    observed : sequence of Observed
        ``exchange``: ``daytime`` and ``nighttime`` of one statistic and year; ``two_place_days``.
    """
    nights = {(e.year, e.area, e.statistic): e for e in observed if e.item == NIGHTTIME}
    made = []
    for each in observed:
        night = nights.get((each.year, each.area, each.statistic))
        if each.item == DAYTIME and night is not None and night.value > 0:
            ratio = day_night_ratio(each, night)
            made.append(replace(each, item="day_night_ratio", value=ratio, unit="share"))
        if each.item == PERSON_DAYS:
            persons = two_place_residents(each.value)
            made.append(replace(each, item="two_place_residents", value=persons, unit="person"))
    return *observed, *made


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
