"""Do the stated levers of a vision give the stated picture? Three questions, answered one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.profiles import PROFILES, Profile
from sosei.demography.assumed.scenario import Scenario
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population
from sosei.demography.told.goal import (
    Goal,
    Lever,
    Start,
    reach,
    told,
    with_arrivals,
    with_migration,
)
from sosei.demography.told.identity import (
    Identity,
    Spread,
    identity_range,
    needed_ageing_rate,
    possible,
    rate_difference,
    vision_total,
)
from sosei.demography.told.levers import lever_runs, lever_shares
from sosei.demography.told.seek import Reach
from sosei.demography.told.stated import About, Allowed, StatedFigure, Verdict

SHARED_OUT = ("total", "age_0_14", "age_15_64", "age_65_plus", "ageing_rate")
"""Indicators whose difference is shared out between the levers."""


@dataclass(frozen=True)
class Case:
    """What an audit stands on.

    Attributes
    ----------
    population : Population
        The base, one area.
    chosen : Assumptions
        The status quo with the migration periods that the study chose.
    choices : mapping of str to Assumptions
        The status quo with every choice of periods, and their mean.
    status_quo, aim : Scenario
    figures : tuple of StatedFigure
    horizon : int
        Taken where a figure names no year.
    arrivals_from : int
        Year from which persons can be added.
    profile : Profile
        Of the persons added.
    """

    population: Population
    chosen: Assumptions
    choices: Mapping[str, Assumptions]
    status_quo: Scenario
    aim: Scenario
    figures: tuple[StatedFigure, ...]
    horizon: int
    arrivals_from: int
    profile: Profile = PROFILES["family"]

    def stated(self, *of: About) -> Iterator[StatedFigure]:
        """Go through the figures of some kind."""
        return (figure for figure in self.figures if figure.of in of)

    def year(self, figure: StatedFigure) -> int:
        """Return the year in which a figure is looked up."""
        return self.horizon if figure.year is None else figure.year


class Pair(NamedTuple):
    """Status quo and vision on the same footing."""

    status_quo: Projection
    aim: Projection

    def found(self, figure: StatedFigure, year: int) -> float:
        """Return what these runs give for a stated figure, persons or a share."""
        goal = Goal(0.0, year, figure.indicator)
        quo, aim = told(self.status_quo, goal), told(self.aim, goal)
        return {About.STATUS_QUO: quo, About.VISION: aim, About.DIFFERENCE: aim - quo}[figure.of]


@dataclass(frozen=True)
class Finding:
    """One line of an audit (docs/formats.md, ``audit.csv``).

    Attributes
    ----------
    question, case : str
    year : int
    indicator, unit : str
    found : float or None
        Unrounded; None if there is none.
    verdict : str
    figure : StatedFigure or None
        What was stated.
    found_low, found_high : float or None
        Range of what is found.
    allowed : Allowed or None
        What it is set against where nothing is stated.
    """

    question: str
    case: str
    year: int
    indicator: str
    unit: str
    found: float | None
    verdict: str = ""
    figure: StatedFigure | None = None
    found_low: float | None = None
    found_high: float | None = None
    allowed: Allowed | None = None


class Calibration(NamedTuple):
    """The base run brought to the published status quo.

    `multiplier` is of the chosen net migration in all steps; `low` and `high` are the multipliers at
    the ends of what the words allow. None where the bounds do not hold it; the nearest is used then.
    """

    figure: StatedFigure
    answer: Reach
    multiplier: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Audit:
    """Every answer of an audit; all are computed once, when they are asked for.

    Attributes
    ----------
    case : Case
    """

    case: Case

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every line, in the order of the questions."""
        return (
            *self.under_every_choice(),
            *self.calibrated(),
            *self.with_the_levers(),
            *self.shared_out(),
            *self.addition(),
            *self.identities(),
        )

    # ── 1. the status quo ─────────────────────────────────────────────────────

    def under_every_choice(self) -> Iterator[Finding]:
        """Set the published status quo beside the run of every choice; none is chosen by it."""
        for name, pair in self._choices.items():
            for figure in self.case.stated(About.STATUS_QUO):
                yield self._judged("status_quo", name, figure, pair)

    @cached_property
    def _choices(self) -> dict[str, Pair]:
        scenarios = (self.case.status_quo, self.case.aim)
        return {
            name: Pair(*(self._run(scenario.apply(held)) for scenario in scenarios))
            for name, held in self.case.choices.items()
        }

    # ── 2. calibration ────────────────────────────────────────────────────────

    @cached_property
    def calibration(self) -> Calibration | None:
        """Find the multiplier that gives the published total; None if none is published as a value."""
        return calibrate(self.case)

    @cached_property
    def _own_footing(self) -> Pair:
        """Both runs on the city's own footing, or on the study's if it has published none."""
        return Pair(*map(self._run_scenario, (self.case.status_quo, self.case.aim)))

    def _run_scenario(self, scenario: Scenario) -> Projection:
        times = self.calibration.multiplier if self.calibration else 1.0
        return self._run(with_migration(scenario.apply(self.case.chosen), times))

    def calibrated(self) -> Iterator[Finding]:
        """Tell the multiplier, and what the other figures of the status quo are with it."""
        found = self.calibration
        if found is None:
            return
        verdict = "reached" if found.answer is Reach.REACHED else "not_reached"
        yield Finding(
            "calibration",
            "multiplier",
            self.case.year(found.figure),
            "net_migration",
            "times",
            found.multiplier,
            verdict,
            found_low=found.low,
            found_high=found.high,
        )
        for figure in self.case.stated(About.STATUS_QUO):
            yield self._judged("calibration", "calibrated", figure, self._own_footing)

    # ── 3. the levers ─────────────────────────────────────────────────────────

    def with_the_levers(self) -> Iterator[Finding]:
        """Set the published vision and differences beside the levers, moved from there."""
        for figure in self._aims:
            yield self._judged("levers", "calibrated", figure, self._own_footing)

    def shared_out(self) -> Iterator[Finding]:
        """Share the differences out between the levers."""
        runs = lever_runs(self._run_scenario, self.case.status_quo, self.case.aim)
        for year in sorted({self.case.year(figure) for figure in self._aims}):
            for indicator in SHARED_OUT:
                shares = lever_shares(runs, Goal(0.0, year, indicator))
                for name, value in shares._asdict().items():
                    yield Finding("shares", name, year, indicator, _unit(indicator), value)

    # ── what is missing ───────────────────────────────────────────────────────

    def addition(self) -> Iterator[Finding]:
        """Find the fewest arrivals that bring each figure within its words, and all of them."""
        needed = [(figure, self._needed(figure)) for figure in self._aims]
        for figure, per_year in needed:
            verdict = "not_reached" if per_year is None else "reached"
            yield self._arrivals("needed", figure, per_year, verdict)
        known = [per_year for _, per_year in needed if per_year is not None]
        if not known:
            return
        within = self._with_arrivals(max(known))
        holds = len(known) == len(needed) and all(
            self._judged("", "", f, within).verdict == Verdict.WITHIN for f in self._aims
        )
        yield self._arrivals("all", None, max(known), "reached" if holds else "not_reached")
        if holds:
            yield from (self._judged("addition", "with_all", f, within) for f in self._aims)
        yield from self._to_the_printed_total()

    def _to_the_printed_total(self) -> Iterator[Finding]:
        total = _latest(self.case, About.VISION)
        if total is None:
            return
        per_year = self._reach(total, total.plain)
        verdict = "not_reached" if per_year is None else "reached"
        yield self._arrivals("printed", total, per_year, verdict)
        if per_year is not None:
            pair = self._with_arrivals(per_year)
            yield from (self._judged("addition", "with_printed", f, pair) for f in self._aims)

    def _needed(self, figure: StatedFigure) -> float | None:
        """Return the fewest arrivals per year that bring a figure within its words."""
        found = self._own_footing.found(figure, self.case.year(figure))
        if figure.allowed.verdict(found) is Verdict.WITHIN:
            return 0.0
        return self._reach(figure, figure.allowed.nearest(found))

    def _reach(self, figure: StatedFigure, value: float) -> float | None:
        """Return the arrivals per year that give a figure one value, if any do."""
        year, pair = self.case.year(figure), self._own_footing
        if figure.of is About.DIFFERENCE:
            value += told(pair.status_quo, Goal(0.0, year, figure.indicator))
        answer = reach(
            Start(self.case.population, pair.aim.assumptions),
            Goal(value, year, figure.indicator),
            Lever.ARRIVALS,
            profile=self.case.profile,
            arrivals_from=self.case.arrivals_from,
        )
        return answer.value if answer.answer is Reach.REACHED else None

    def _with_arrivals(self, per_year: float) -> Pair:
        pair, years = self._own_footing, (self.case.arrivals_from, self.case.horizon)
        more = with_arrivals(pair.aim.assumptions, per_year, self.case.profile, years)
        return pair._replace(aim=self._run(more))

    def _arrivals(
        self, case: str, figure: StatedFigure | None, per_year: float | None, verdict: str
    ) -> Finding:
        year = self.case.horizon if figure is None else self.case.year(figure)
        indicator = "" if figure is None else figure.indicator
        return Finding(
            "addition", case, year, indicator, "person per year", per_year, verdict, figure
        )

    # ── the identity ──────────────────────────────────────────────────────────

    def identities(self) -> Iterator[Finding]:
        """Check what the stated differences add up to, in every year that states enough of them."""
        for year in sorted({self.case.year(figure) for figure in self._aims}):
            identity = self._identity(year)
            if identity is None:
                continue
            total = self._stated(About.VISION, "total", year)
            if total is not None:
                found = identity_range(identity, vision_total)
                yield _checked("total", year, total, found)
            ageing = self._stated(About.DIFFERENCE, "ageing_rate", year)
            if ageing is not None:
                found = identity_range(identity, rate_difference)
                yield _checked("ageing_rate", year, ageing, found)
                yield _needed_rate(identity, year, ageing)

    def _identity(self, year: int) -> Identity | None:
        """Return the ranges of one year: as stated, else as the runs of all choices give them."""
        young = self._stated(About.DIFFERENCE, "age_0_14", year)
        working = self._stated(About.DIFFERENCE, "age_15_64", year)
        if young is None or working is None:
            return None
        return Identity(
            total=self._spread(About.STATUS_QUO, "total", year),
            ageing_rate=self._spread(About.STATUS_QUO, "ageing_rate", year),
            young=_as_stated(young),
            working=_as_stated(working),
            aged=self._spread(About.DIFFERENCE, "age_65_plus", year),
        )

    def _spread(self, of: About, indicator: str, year: int) -> Spread:
        stated = self._stated(of, indicator, year)
        if stated is not None and stated.allowed.bounded:
            return _as_stated(stated)
        asked = StatedFigure(of, indicator, 0.0, "person", year=year)
        found = [pair.found(asked, year) for pair in (self._own_footing, *self._choices.values())]
        if stated is None:
            return Spread(min(found), found[0], max(found))
        low, high = stated.allowed[:2]
        held = [min(max(value, low), high) for value in found]
        return Spread(min(held), held[0], max(held))

    def _stated(self, of: About, indicator: str, year: int) -> StatedFigure | None:
        found = (f for f in self.case.stated(of) if f.indicator == indicator)
        return next((figure for figure in found if self.case.year(figure) == year), None)

    # ── shared by all ─────────────────────────────────────────────────────────

    @property
    def _aims(self) -> Sequence[StatedFigure]:
        return tuple(self.case.stated(About.VISION, About.DIFFERENCE))

    def _judged(self, question: str, case: str, figure: StatedFigure, pair: Pair) -> Finding:
        year = self.case.year(figure)
        found = pair.found(figure, year)
        verdict = figure.allowed.verdict(found)
        unit = _unit(figure.indicator)
        return Finding(question, case, year, figure.indicator, unit, found, verdict, figure)

    def _run(self, held: Assumptions) -> Projection:
        return project(self.case.population, held, clamp=True)


def calibrate(case: Case) -> Calibration | None:
    """Find the multiplier of net migration that gives the published status quo.

    Parameters
    ----------
    case : Case
        The total of the status quo in the latest year that states it as a value is taken.

    Returns
    -------
    Calibration or None
        None if no total is stated as a value.

    Source
    ------
    METHOD 10, question 2. The multiplier nearest to 1, the same in all steps (`reach`).
    """
    figure = _latest(case, About.STATUS_QUO)
    if figure is None:
        return None
    start = Start(case.population, case.status_quo.apply(case.chosen))

    def at(value: float) -> tuple[Reach, float]:
        answer = reach(start, Goal(value, case.year(figure)), Lever.MIGRATION)
        return answer.answer, answer.value

    answer, multiplier = at(figure.plain)
    ends = (at(bound) for bound in figure.allowed[:2])
    low, high = sorted(
        (value if reached is Reach.REACHED else None for reached, value in ends),
        key=lambda value: (value is None, value or 0.0),
    )
    return Calibration(figure, answer, multiplier, low, high)


def _latest(case: Case, of: About) -> StatedFigure | None:
    """Return the total of the latest year that is stated as a value."""
    totals = [f for f in case.stated(of) if f.indicator == "total" and f.allowed.bounded]
    return max(totals, key=case.year, default=None)


def _unit(indicator: str) -> str:
    return "share" if indicator == "ageing_rate" else "person"


def _as_stated(figure: StatedFigure) -> Spread:
    return Spread(figure.allowed.low, figure.plain, figure.allowed.high)


def _checked(case: str, year: int, figure: StatedFigure, found: Spread) -> Finding:
    verdict = possible(figure.allowed, found)
    unit = _unit(figure.indicator)
    return Finding(
        "identity",
        case,
        year,
        figure.indicator,
        unit,
        found.at,
        verdict,
        figure,
        found.low,
        found.high,
    )


def _needed_rate(identity: Identity, year: int, figure: StatedFigure) -> Finding:
    """Tell the ageing rate of the status quo that the printed differences need, over their range."""
    needed = [
        identity_range(identity, partial(needed_ageing_rate, difference=difference))
        for difference in (figure.plain, figure.allowed.low, figure.allowed.high)
    ]
    assumed = Allowed(identity.ageing_rate.low, identity.ageing_rate.high)
    low, high = min(s.low for s in needed), max(s.high for s in needed)
    return Finding(
        question="identity",
        case="needed_ageing_rate",
        year=year,
        indicator="ageing_rate",
        unit="share",
        found=needed[0].at,
        verdict=possible(assumed, Spread(low, needed[0].at, high)),
        found_low=low,
        found_high=high,
        allowed=assumed,
    )
