"""What a strategy's worth is reckoned on: the projection, its assumptions, and what is assumed of those who come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sosei.base.messages import Both
from sosei.demography.assumed.profiles import PROFILES
from sosei.publishing import wording
from sosei.publishing.sources import source_line
from sosei.publishing.strategy.filled import filled
from sosei.publishing.strategy.worth_told import PROFILES as NAMED
from sosei.strategy.plan import WorthRule
from sosei.studies.result import VisionResult

BASES = {
    "census": Both("census", "国勢調査"),
    "register": Both("resident register", "住民基本台帳"),
}
BASE = Both(
    "{statistic} of {date}, projected to {horizon}", "{date}の{statistic}から{horizon}年まで"
)
LIVING = Both(
    "Once they are here, those who come have children, die, and move in and out at the rates of the status quo, as "
    "everybody does.",
    "移り住んだ人も、その後は現状推計と同じ割合で子どもを持ち、亡くなり、転出入するものとしています。",
)


class Ground(NamedTuple):
    """What a worth is reckoned on, in the order in which it is read.

    Attributes
    ----------
    base, migration, living : Both
        The population that the projection starts from, the periods of its migration, and how those who come live.
    ages : tuple of Both and str
        What the ages of those who come are called and where they are from, each profile once.
    sources : str
        The statistics of the projection.
    """

    base: Both
    migration: Both
    living: Both
    ages: tuple[tuple[Both, str], ...]
    sources: str


def worth_ground(result: VisionResult, rules: Iterable[WorthRule]) -> Ground:
    """Tell what rules of worth are reckoned on.

    Parameters
    ----------
    result : VisionResult
    rules : iterable of WorthRule
        Of profiles that ship.
    """
    told: Any = result.manifest
    date = Both(str(told["base_date"]), wording.date(told["base_date"]))
    base = filled(BASE, statistic=BASES[told["basis"]], date=date, horizon=told["horizon"])
    names = dict.fromkeys(rule.profile for rule in rules)
    return Ground(
        base=base,
        migration=_periods(told["migration"]["periods"]),
        living=LIVING,
        ages=tuple((NAMED[name], PROFILES[name].source) for name in names),
        sources=source_line(result.tables["population"].sources),
    )


def _periods(periods: Iterable[str]) -> Both:
    """Say of which censuses the net migration is, all of them by their years."""
    own = list(periods)
    english = ", ".join(period.replace("-", "–") for period in own)
    return Both(english, "・".join(wording.periods(period) for period in own))
