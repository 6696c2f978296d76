"""What stands behind every slider: the inputs of a result, and what levers came to, kept by this process.

Keys are the address of a result, which never changes, and the levers: nothing kept grows old, and nothing of it says
who asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sosei.demography.told.goal import Lever, Reached
from sosei.studies.ensemble import spread as spreads
from sosei.studies.ensemble.frozen import AIMED, Ensemble
from sosei.studies.ensemble.spread import Spread, Wanted
from sosei.studies.result import VisionResult
from sosei.studies.what_if import outcome as what_if
from sosei.studies.what_if.levers import Levers
from sosei.studies.what_if.outcome import Ground, Outcome
from sosei.web.explorer.state import Entry
from sosei.web.visions import load as visions
from sosei.web.visions.views import readable

if TYPE_CHECKING:
    from sosei.demography.ensemble.kernels.shocks import Shared


def opened(request: HttpRequest, area: str, address: str) -> VisionResult:
    """Return the result that is explored, if whoever asks may read it.

    Raises
    ------
    Http404
        If there is none, or they may not.
    """
    rows = readable(request).only("address")  # not its content, which is kept
    row = get_object_or_404(rows, area=area, address=address)
    return visions.result(row.address)


@lru_cache(maxsize=32)
def ground(address: str) -> Ground:
    """Return what a result stands on."""
    return what_if.ground(visions.result(address))


@lru_cache(maxsize=1024)
def made(address: str, levers: Levers) -> Outcome:
    """Return what levers come to."""
    return what_if.outcome(ground(address), levers)


def spreads_of(address: str, entries: Sequence[Entry], goal: Wanted) -> list[Spread]:
    """Return how far the draws of each scenario lie apart: what was frozen with the result, else drawn now.

    Parameters
    ----------
    address : str
    entries : sequence of Entry
    goal : Wanted
        How many of the draws reach it is told as well.
    """
    frozen = visions.ensemble_of(address)
    return [_spread_of(address, entry, frozen, goal) for entry in entries]


def _spread_of(address: str, entry: Entry, frozen: Ensemble | None, goal: Wanted) -> Spread:
    seed = spreads.SEED if frozen is None else frozen.seed
    if frozen is None or not entry.stored:
        return drawn(address, entry.levers, seed, goal)
    years = ground(address).years[1:]
    if goal == Wanted(frozen_total(address, years[-1]), years[-1]):
        return spreads.frozen(frozen, entry.stored, years, frozen.chance(entry.stored, AIMED))
    again = drawn(address, entry.levers, seed, goal, frozen.draws)
    return spreads.frozen(frozen, entry.stored, years, again.reached)


@lru_cache(maxsize=1024)
def drawn(
    address: str, levers: Levers, seed: int, goal: Wanted, draws: int = spreads.DRAWS
) -> Spread:
    """Return how far the draws of levers lie apart, and how many reach a goal."""
    shared = _shared(address, seed) if draws == spreads.DRAWS else None
    return spreads.spread(ground(address), levers, draws, seed, shared, goal)


@lru_cache(maxsize=8)
def _shared(address: str, seed: int) -> Shared:
    """Return the shocks of every move of a result's levers: half a megabyte."""
    return spreads.shared_of(ground(address), seed)


@lru_cache(maxsize=512)
def closing(address: str, levers: Levers, value: float, year: int) -> dict[Lever, Reached]:
    """Return what level of each lever closes the gap to a goal."""
    return what_if.closing(ground(address), levers, value, year)


@lru_cache(maxsize=256)
def frozen_total(address: str, year: int) -> float:
    """Return the total population of a result's aim as it was frozen."""
    result = visions.result(address)
    aim = str(result.manifest["vision"]["aim"])
    found = result.tables["indicators"].value("value", scenario=aim, year=year, indicator="total")
    return float(found)
