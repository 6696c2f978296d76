"""What stands behind every slider: the inputs of a result, and what levers came to, kept by this process.

Keys are the address of a result, which never changes, and the levers: nothing kept grows old, and nothing of it says
who asked.
"""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sosei.demography.told.goal import Lever, Reached
from sosei.studies.ensemble import spread as spreads
from sosei.studies.ensemble.spread import Spread
from sosei.studies.result import VisionResult
from sosei.studies.what_if import outcome as what_if
from sosei.studies.what_if.levers import Levers
from sosei.studies.what_if.outcome import Ground, Outcome
from sosei.web.explorer.state import Entry
from sosei.web.visions import load as visions
from sosei.web.visions.views import readable


def opened(request: HttpRequest, area: str, address: str) -> VisionResult:
    """Return the result that is explored, if whoever asks may read it.

    Raises
    ------
    Http404
        If there is none, or they may not.
    """
    row = get_object_or_404(readable(request), area=area, address=address)
    return visions.result(row.address)


@lru_cache(maxsize=32)
def ground(address: str) -> Ground:
    """Return what a result stands on."""
    return what_if.ground(visions.result(address))


@lru_cache(maxsize=1024)
def made(address: str, levers: Levers) -> Outcome:
    """Return what levers come to."""
    return what_if.outcome(ground(address), levers)


def spread_of(address: str, entry: Entry) -> Spread:
    """Return how far the draws of a scenario lie apart: what was frozen with the result, else drawn now."""
    frozen = visions.ensemble_of(address)
    if frozen is not None and entry.stored:
        return spreads.frozen(frozen, entry.stored, ground(address).years[1:])
    return drawn(address, entry.levers, spreads.SEED if frozen is None else frozen.seed)


@lru_cache(maxsize=1024)
def drawn(address: str, levers: Levers, seed: int) -> Spread:
    """Return how far the draws of levers lie apart."""
    return spreads.spread(ground(address), levers, seed=seed)


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
