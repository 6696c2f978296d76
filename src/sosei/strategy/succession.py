"""From one strategy to the next: what is copied, continued, redefined or ended."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from sosei.strategy.indicator import Direction, Indicator, Nature
from sosei.strategy.judgement import judge
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Succession, SuccessionKind


def successor(package: Package, first_year: int, years: int) -> Package:
    """Copy a strategy into its successor: the same tree and indicators, the years moved, nothing observed.

    Baselines become the last value known before the start; where there is none, they are unknown. Targets are
    to be set anew. Works as well where the old strategy is replaced before its end.

    Parameters
    ----------
    package : Package
    first_year : int
        First year of the new strategy.
    years : int
        Its length.
    """
    end = first_year + years - 1
    return replace(
        package,
        indicators=tuple(_anew(package, i, first_year, end) for i in package.indicators),
        targets=(),
        milestones=(),
        observations=(),
        breaks=(),
        worth_rules=(),
        extractions=(),
        successions=(),
        texts=tuple(t for t in package.texts if t.part not in {"result", "issue", "next"}),
    )


def continued(package: Package) -> tuple[Succession, ...]:
    """Return the successions of a copy: everything continues under its own id until somebody says otherwise."""
    indicators = (
        Succession(SuccessionKind.CONTINUED, indicator=i.id, successor=i.id)
        for i in package.indicators
    )
    nodes = (
        Succession(SuccessionKind.CONTINUED, node=n.id, successor=n.id)
        for n in package.nodes
        if n.kind is not Kind.PLAN
    )
    return (*indicators, *nodes)


def _anew(package: Package, indicator: Indicator, first_year: int, end: int) -> Indicator:
    """Return an indicator for the new years, with its last known value as the baseline."""
    cleared = replace(indicator, target=None, target_year=end, start_year=None)
    if indicator.direction is Direction.COMPLETE:
        return replace(cleared, target=indicator.target)
    if indicator.nature is Nature.CUMULATIVE:
        return replace(
            cleared,
            baseline=None,
            baseline_applies=False,
            baseline_year=None,
            start_year=first_year,
        )
    year, value = _last_known(package, indicator, first_year)
    return replace(cleared, baseline=value, baseline_year=year, baseline_applies=True)


def _last_known(
    package: Package, indicator: Indicator, before: int
) -> tuple[int | None, Decimal | None]:
    """Return the last year before the start that has a value as it was entered, and the value."""
    record = package.records[indicator.id]
    years = sorted({o.year for o in record.observations if o.year < before}, reverse=True)
    for year in years:
        entered = judge(record, year).entered
        if entered is not None:
            return year, entered
    return None, None
