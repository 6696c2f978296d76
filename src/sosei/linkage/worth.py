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

PERSONS = frozenset({"人"})
"""Units of an indicator that counts people."""


@dataclass(frozen=True)
class Rule:
    """How the people of an indicator become arrivals: stated, and to be edited by the planner.

    Attributes
    ----------
    indicator : str
    persons : float
        In all, over the years; the target of a running total as a rule.
    start, end : int
        Years from and to which they come evenly; they stay and have children afterwards.
    share : float
        Share of them who would not have come anyway, 0–1.
    profile : str
        Their ages, a profile that ships.
    part_of : str
        Another indicator that counts the same people: they are shown, and not summed again.
    """

    indicator: str
    persons: float
    start: int
    end: int
    share: float = 1.0
    profile: str = "family"
    part_of: str = ""

    @property
    def per_year(self) -> float:
        """Arrivals per year."""
        return self.persons * self.share / (self.end - self.start)


@dataclass(frozen=True)
class Worth:
    """What one indicator is worth.

    Attributes
    ----------
    rule : Rule
    residents : float
        Persons more in the year asked, children born to them and their deaths counted.
    of_gap : float or None
        Share of the gap between vision and status quo; None where there is no gap.
    """

    rule: Rule
    residents: float
    of_gap: float | None


@dataclass(frozen=True)
class Sum:
    """The strategy as a whole.

    Attributes
    ----------
    year : int
    gap : float
        Vision less status quo, persons.
    worths : tuple of Worth
        In the order of the rules.
    residents : float
        Of all rules that are no part of another one, projected together.
    of_gap : float or None
    """

    year: int
    gap: float
    worths: tuple[Worth, ...]
    residents: float
    of_gap: float | None


def rule_of(indicator: Indicator) -> Rule | None:
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
    return Rule(indicator.id, float(indicator.target), indicator.start, indicator.target_year + 1)


def worth(
    base: Population, status_quo: Assumptions, rules: Sequence[Rule], year: int, vision: float
) -> Sum:
    """Project the people of every rule, each beside the status quo, and all of them together.

    Parameters
    ----------
    base : Population
        One municipality, persons.
    status_quo : Assumptions
        To the year asked, or beyond.
    rules : sequence of Rule
    year : int
        A year of the projection.
    vision : float
        Persons that the vision aims at in that year.

    Raises
    ------
    InputError
        With every rule that is faulty.
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
    return Sum(year, gap, tuple(worths), together, _share(together, gap))


def _total(base: Population, status_quo: Assumptions, rules: Sequence[Rule], year: int) -> float:
    come = tuple(
        Arrivals(rule.start, rule.end, rule.per_year, PROFILES[rule.profile]) for rule in rules
    )
    projection = project(base, Scenario("worth", arrivals=come).apply(status_quo))
    return float(np.sum(projection.at(year)))


def _share(residents: float, gap: float) -> float | None:
    return residents / gap if gap > 0 else None


def _check(rules: Sequence[Rule], base: int) -> None:
    faults = Faults()
    names = [rule.indicator for rule in rules]
    for rule in rules:
        wrong = {
            "start": rule.start < base,
            "end": rule.end <= rule.start,
            "share": not 0 <= rule.share <= 1,
            "persons": not np.isfinite(rule.persons),
            "profile": rule.profile not in PROFILES,
            "part_of": bool(rule.part_of) and rule.part_of not in names,
        }
        expected = {
            "start": f"≥ {base}",
            "end": f"> {rule.start}",
            "share": "0–1",
            "persons": "0, 1, 2 …",
            "profile": ", ".join(PROFILES),
            "part_of": ", ".join(names),
        }
        for name, faulty in wrong.items():
            if faulty:
                values = {"value": getattr(rule, name), "expected": expected[name], "hint": ""}
                faults.add(Fault("value_faulty", rule.indicator, None, name, values))
    faults.raise_if_any()
