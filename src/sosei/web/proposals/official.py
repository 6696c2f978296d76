"""What the library of official figures holds of a year for the indicators that are bound to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.library import Cell
from sosei.linkage.figures import Binding
from sosei.linkage.self_filled import Proposed, propose_observation
from sosei.strategy.difference import key_of
from sosei.strategy.indicator import Indicator, Observation
from sosei.strategy.writing import cells_of
from sosei.web.data.load import library
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.plans.store import key_text
from sosei.web.proposals.models import Proposal, State, Way

ORIGIN = "統計データ"
"""What such proposals name as their origin."""

OBSERVATIONS = "observations"


class Known(StrEnum):
    """What became of a figure so far."""

    NEW = "new"
    WAITING = "waiting"
    REPORTED = "reported"
    REFUSED = "refused"


@dataclass(frozen=True)
class Found:
    """What is held for one indicator, or why nothing is proposed.

    Attributes
    ----------
    indicator : Indicator
    figure : Both
        What it is bound to.
    state : Known
    observation : Observation or None
    trace : list of mapping
        The cells that the observation is made of, each with its block, file, sheet and place.
    reason : Both or None
        Of a refusal.
    others : tuple of Both
        The same figure in other statistics, and why it does not fill this one.
    """

    indicator: Indicator
    figure: Both
    state: Known
    observation: Observation | None = None
    trace: tuple[dict[str, Any], ...] = ()
    reason: Both | None = None
    others: tuple[Both, ...] = ()


def of_year(strategy: Strategy, year: int) -> list[Found]:
    """Return what is held of a year for every indicator that is bound to a population figure.

    Parameters
    ----------
    strategy : Strategy
    year : int
        Calendar year.

    Raises
    ------
    InputError
        If a block of the library is damaged.
    """
    bound = [(i, Binding.read(i.statistic)) for i in load.package(strategy).indicators]
    return [_found(strategy, each, to.words, year) for each, to in bound if to is not None]


def check(strategy: Strategy, seen: Observation) -> None:
    """Refuse a figure that the library no longer holds as it was proposed.

    Raises
    ------
    InputError
        If it holds another one by now, or none.
    """
    indicator = load.package(strategy).records[seen.indicator].indicator
    told = propose_observation(library(), indicator, strategy.area, seen.year)
    if not isinstance(told, Proposed) or told.observation != seen:
        raise InputError([Fault("proposal_other", indicator.name)])


def _found(strategy: Strategy, indicator: Indicator, figure: Both, year: int) -> Found:
    told = propose_observation(library(), indicator, strategy.area, year)
    if not isinstance(told, Proposed):
        return Found(indicator, figure, Known.REFUSED, reason=told.reason, others=told.others)
    trace = tuple(_place(cell) for cell in told.cells)
    return Found(indicator, figure, _known(strategy, told.observation), told.observation, trace)


def _known(strategy: Strategy, told: Observation) -> Known:
    """Say whether a figure is reported or waits already; notes apart."""
    key = key_of(OBSERVATIONS, told)
    own = load.package(strategy).records[told.indicator].observations
    if any(key_of(OBSERVATIONS, o) == key and o.value == told.value for o in own):
        return Known.REPORTED
    waiting = Proposal.objects.filter(
        strategy=strategy, way=Way.OFFICIAL, state=State.WAITING, key=key_text(key)
    )
    same = any(row.cells == cells_of(told) for row in waiting)
    return Known.WAITING if same else Known.NEW


def _place(cell: Cell) -> dict[str, Any]:
    entry = cell.entry
    return {"block": entry.id, "file": entry.file, "sheet": entry.identity.sheet, "cell": cell.name}
