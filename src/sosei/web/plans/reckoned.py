"""A strategy's rules of worth reckoned on a stored vision: once a version, a vision and a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.visions.load import result, shown_address

if TYPE_CHECKING:
    from sosei.linkage.worth import Sum


@dataclass(frozen=True)
class Ground:
    """The vision that a strategy is reckoned on.

    Attributes
    ----------
    address, title : str
    years : tuple of int
        Years that can be asked for: those projected.
    year : int
    """

    address: str
    title: str
    years: tuple[int, ...]
    year: int


def ground(strategy: Strategy, asked: str) -> Ground | None:
    """Return the municipality's vision and the year to reckon; None without a vision.

    Parameters
    ----------
    strategy : Strategy
    asked : str
        The year as the address has it; the last one otherwise.
    """
    address = shown_address(strategy.area)
    if address is None:
        return None
    from sosei.studies.valued import years_of  # noqa: PLC0415 - the engine: only where it is needed

    vision = result(address)
    years = years_of(vision)
    year = int(asked) if asked.isdecimal() and int(asked) in years else years[-1]
    return Ground(address, vision.title, years, year)


def reckoned(strategy: Strategy, on: Ground) -> Sum:
    """Return what the rules of a strategy are worth.

    Raises
    ------
    InputError
        With every rule that does not fit the vision.
    """
    return _reckoned(strategy.pk, strategy.version, strategy.changed_at, on.address, on.year)


@lru_cache(maxsize=32)
def _reckoned(number: int, _version: int, _changed_at: datetime, address: str, year: int) -> Sum:
    from sosei.studies.valued import valued  # noqa: PLC0415 - the engine: only where it is needed

    return valued(load.package(Strategy.objects.get(pk=number)), result(address), year)
