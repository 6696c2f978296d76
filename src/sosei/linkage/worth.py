"""What the people of an indicator are worth: arrivals, projected, as residents of a later year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sosei.base.errors import Fault, Faults
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.assumed.scenario import Arrivals, Scenario
from sosei.demography.engine.projection import project
from sosei.demography.known.population import Population
from sosei.strategy.indicator import Indicator, Nature
from sosei.strategy.plan import WorthRule

PERSONS = frozenset({"人"})
"""Units of an indicator that counts people."""


@dataclass(frozen=True)
class Worth:
    """What one indicator is worth.

    Attributes
    ----------
    rule : WorthRule
    residents : float
        Persons more in the year asked, children born to them and their deaths counted.
    of_gap : float or None
        Share of the gap between vision and status quo; None where there is no gap.
    """

    rule: WorthRule
    residents: float
    of_gap: float | None


@dataclass(frozen=True)
class Sum:
    """The strategy as a whole.

    Attributes
    ----------
    year : int
    status_quo, vision : float
        Persons in that year.
    gap : float
        Vision less status quo, persons.
    worths : tuple of Worth
        In the order of the rules.
    residents : float
        Of all rules that are no part of another one, projected together.
    of_gap : float or None
    """

    year: int
    status_quo: float
    vision: float
    gap: float
    worths: tuple[Worth, ...]
    residents: float
    of_gap: float | None


def rule_of(indicator: Indicator) -> WorthRule | None:
    """Propose the rule of an indicator that counts people over years; None if it is none.

    A running total of people from its start to its target year: all of them come, evenly, as families.

    Parameters
    ----------
    indicator : Indicator
    """
    counts = indicator.nature is Nature.CUMULATIVE and indicator.unit in PERSONS
    if not counts or indicator.target is None or indicator.target_year is None:
        return None
    if indicator.start is None or indicator.target_year < indicator.start:
        return None
    # fiscal and calendar years alike are told apart by a quarter only: the step is five years
    return WorthRule(indicator.id, indicator.target, indicator.start, indicator.target_year + 1)


def worth(
    base: Population, status_quo: Assumptions, rules: Sequence[WorthRule], year: int, vision: float
) -> Sum:
    """Project the people of every rule, each beside the status quo, and all of them together.

    Parameters
    ----------
    base : Population
        One municipality, persons.
    status_quo : Assumptions
        To the year asked, or beyond.
    rules : sequence of WorthRule
    year : int
        A year of the projection.
    vision : float
        Persons that the vision aims at in that year.

    Raises
    ------
    InputError
        With every rule that does not fit the projection.
    """
    _check(rules, base.year)
    quo = _total(base, status_quo, (), year)
    gap = vision - quo
    summed = [rule for rule in rules if not rule.part_of]
    worths = []
    for rule in rules:
        residents = _total(base, status_quo, (rule,), year) - quo
        worths.append(Worth(rule, residents, _share(residents, gap)))
    together = _total(base, status_quo, summed, year) - quo
    return Sum(year, quo, vision, gap, tuple(worths), together, _share(together, gap))


def yearly(rule: WorthRule) -> float:
    """Return how many come in a year, those who would have come anyway among them."""
    return float(rule.persons) / (rule.to_year - rule.from_year)


def per_year(rule: WorthRule) -> float:
    """Return the arrivals per year of a rule: those who would not have come anyway."""
    return yearly(rule) * float(rule.share)


def _total(
    base: Population, status_quo: Assumptions, rules: Sequence[WorthRule], year: int
) -> float:
    come = tuple(
        Arrivals(rule.from_year, rule.to_year, per_year(rule), PROFILES[rule.profile])
        for rule in rules
    )
    projection = project(base, Scenario("worth", arrivals=come).apply(status_quo))
    return float(np.sum(projection.at(year)))


def _share(residents: float, gap: float) -> float | None:
    return residents / gap if gap > 0 else None


def _check(rules: Sequence[WorthRule], base: int) -> None:
    """Report what a sound rule may still ask of this projection: years before it, ages that it does not know."""
    faults = Faults()
    for rule in rules:
        checks = {
            "from_year": (rule.from_year >= base, f"≥ {base}"),
            "profile": (rule.profile in PROFILES, ", ".join(PROFILES)),
        }
        for column, (sound, expected) in checks.items():
            if not sound:
                values = {"value": getattr(rule, column), "expected": expected, "hint": ""}
                faults.add(Fault("value_faulty", rule.indicator, None, column, values))
    faults.raise_if_any()
