"""A strategy's rules of worth reckoned on a stored vision: once a version, a vision and a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sosei.studies.result import VisionResult
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.visions.load import result, shown_address
from sosei.web.visions.models import StoredResult

if TYPE_CHECKING:
    from sosei.linkage.worth import Sum


@dataclass(frozen=True)
class Ground:
    """The projection that a strategy is reckoned on.

    Attributes
    ----------
    result : VisionResult
    years : tuple of int
        Years that can be asked for: those projected.
    year : int
    """

    result: VisionResult
    years: tuple[int, ...]
    year: int


class Choice(NamedTuple):
    """A stored projection that can be chosen.

    Attributes
    ----------
    address, title : str
    stored_at : datetime
    shown : bool
        Whether it is the municipality's vision.
    """

    address: str
    title: str
    stored_at: datetime
    shown: bool


MOST = 20
"""Stored projections that can be chosen from, the newest."""


def choices(strategy: Strategy) -> list[Choice]:
    """Return the stored projections of a strategy's municipality: its vision first, then the newest."""
    vision = shown_address(strategy.area)
    rows = StoredResult.objects.filter(area=strategy.area).order_by("-stored_at")
    found = [
        Choice(address, title, stored_at, address == vision)
        for address, title, stored_at in rows.values_list("address", "title", "stored_at")
    ]
    return sorted(found, key=lambda each: not each.shown)[:MOST]


def chosen(strategy: Strategy, asked: str) -> str | None:
    """Return the address of the projection that is asked for, else of the first one; None where none is stored."""
    addresses = [each.address for each in choices(strategy)]
    return asked if asked in addresses else next(iter(addresses), None)


def ground(address: str | None, asked: str) -> Ground | None:
    """Return the projection and the year to reckon; None without a projection.

    Parameters
    ----------
    address : str or None
        Of the projection.
    asked : str
        The year as the address of the page has it; the last one otherwise.
    """
    if address is None:
        return None
    from sosei.studies.valued import years_of  # noqa: PLC0415 - the engine: only where it is needed

    own = result(address)
    years = years_of(own)
    year = int(asked) if asked.isdecimal() and int(asked) in years else years[-1]
    return Ground(own, years, year)


def reckoned(strategy: Strategy, on: Ground) -> Sum:
    """Return what the rules of a strategy are worth.

    Raises
    ------
    InputError
        With every rule that does not fit the vision.
    """
    return _reckoned(strategy.pk, strategy.version, strategy.changed_at, on.result.address, on.year)


@lru_cache(maxsize=32)
def _reckoned(number: int, _version: int, _changed_at: datetime, address: str, year: int) -> Sum:
    from sosei.studies.valued import valued  # noqa: PLC0415 - the engine: only where it is needed

    return valued(load.package(Strategy.objects.get(pk=number)), result(address), year)
