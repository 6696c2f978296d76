"""The nation out of the library and the visions that are shown; once for each state of both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sosei.base.errors import InputError
from sosei.web.data import everyone
from sosei.web.data.everyone import State
from sosei.web.data.load import library
from sosei.web.visions import load as visions

if TYPE_CHECKING:
    from sosei.studies.nation.sums import Summed
    from sosei.studies.nation.together import Together


@dataclass(frozen=True)
class Sums:
    """The sum of the visions that are shown.

    Attributes
    ----------
    summed : Summed or None
        None where no vision fits.
    unfit : tuple of str
        Names of the municipalities whose vision has another base year or other ages.
    """

    summed: Summed | None
    unfit: tuple[str, ...]


def together() -> Together:
    """Return every municipality through one pool.

    Raises
    ------
    InputError
        If the library lacks what is needed.
    """
    return _together(everyone.state())


def sums() -> Sums:
    """Return the sum of the visions that are shown.

    Raises
    ------
    InputError
        If the library lacks what is needed.
    """
    shown = tuple((row.address, row.name) for row in visions.towns())
    return _sums(everyone.state(), shown)


@lru_cache(maxsize=1)
def _together(_at: State) -> Together:
    from sosei.studies.nation.together import together_of  # noqa: PLC0415 - polars: where needed

    return together_of(library(), status_quo=everyone.everyone)


@lru_cache(maxsize=1)
def _sums(at: State, shown: tuple[tuple[str, str], ...]) -> Sums:
    from sosei.studies.nation.stated import Stated, aligned, of_result  # noqa: PLC0415 - as above
    from sosei.studies.nation.sums import summed  # noqa: PLC0415 - as above

    nation = _together(at)
    quo = nation.projection
    fit: list[Stated] = []
    unfit: list[str] = []
    for address, name in shown:
        stated = of_result(visions.result(address), address)
        if stated is None:
            continue
        try:
            aligned([stated], quo.areas, quo.years, quo.ages)
        except InputError:
            unfit.append(name)
        else:
            fit.append(replace(stated, origin=name))
    return Sums(summed(nation, fit) if fit else None, tuple(unfit))
