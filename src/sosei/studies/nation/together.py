"""Every municipality of the library through one pool of movers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sosei.base.areas import Area
from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source, Used
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population
from sosei.demography.nation.flows import gross_flows, level
from sosei.demography.told.frames import Run
from sosei.library import Library
from sosei.studies.everyone import Everyone, everyone_of
from sosei.studies.held.cells import Told
from sosei.studies.held.municipal import LeftOut
from sosei.studies.missing import REGISTER, lack
from sosei.studies.nation.official import Departures, departures, official_projection
from sosei.studies.progress import Progress, silent
from sosei.studies.rules import PeriodsChosen
from sosei.studies.study import SurvivalPath

TOGETHER = "together"
"""The scenario of every municipality through one pool."""

_STAYING = Both(
    "the library has no departures of this municipality (resident register, moves within Japan)",
    "統計データに、この市区町村の転出者数（住民基本台帳人口動態、国内）がありません。",
)
_DEPARTURES = Both(
    "departures within Japan by municipality (resident register)",
    "市区町村別の転出者数（国内）（住民基本台帳人口動態）",
)


@dataclass(frozen=True)
class Together:
    """The nation as one system.

    Attributes
    ----------
    areas : tuple of Area
        In the order of the projections.
    apart : Projection
        The status quo by net rates, each municipality for itself.
    run : Run
        The same municipalities through the pool.
    departures : Array
        D, ``[area]``, persons a year.
    years : tuple of tuple of int
        Of the departures, by area.
    chosen : tuple of PeriodsChosen
        Of the net rates, by area.
    official : Array or None
        The nation's official projection, ``[year, sex, age]``; nan where a year is not held.
    path : SurvivalPath
        How survival goes on from its tables.
    left_out : tuple of LeftOut
    used : tuple of Used
    sources : tuple of Source
        Of the library's blocks that were used.
    """

    areas: tuple[Area, ...]
    apart: Projection
    run: Run
    departures: Array
    years: tuple[tuple[int, ...], ...]
    chosen: tuple[PeriodsChosen, ...]
    official: Array | None
    path: SurvivalPath
    left_out: tuple[LeftOut, ...]
    used: tuple[Used, ...]
    sources: tuple[Source, ...] = ()

    @property
    def projection(self) -> Projection:
        """Every municipality through the pool."""
        return self.run.projection

    @property
    def flows(self) -> GrossFlows:
        """Its flows."""
        found = self.projection.assumptions.gross
        if found is None:
            raise AlignmentError("the nation is projected with gross flows")
        return found

    @property
    def level(self) -> Array:
        """k of the schedule, ``[area]``."""
        return level(self.projection.base, self.departures)


def together_of(
    library: Library,
    progress: Progress = silent,
    status_quo: Callable[[Library, Progress], Everyone] = everyone_of,
) -> Together:
    """Project every municipality of a library through one pool.

    Parameters
    ----------
    library : Library
    progress : Progress
        Told of each part.
    status_quo : callable
        Library → status quo of all municipalities: a caller may have it already.

    Raises
    ------
    InputError
        If the library lacks what is needed, or a block is damaged.
    """
    everyone = status_quo(library, progress)
    told = Told()
    leaving = departures(library, everyone.projection.areas, told)
    if len(leaving.a_year) < 2:
        raise InputError([lack(str(library.folder), _DEPARTURES, REGISTER)])
    progress(Both("One pool of all who move", "全国の移動をひとつにまとめた推計"))
    made = _through_a_pool(everyone, leaving)
    projection = made.projection
    official = official_projection(library, projection.ages, projection.years, told)
    used = (*everyone.used, *told.used)
    blocks = {each.block for each in used}
    sources = dict.fromkeys(entry.source for entry in library.list() if entry.id in blocks)
    return replace(made, official=official, used=used, sources=tuple(sources))


def _through_a_pool(everyone: Everyone, leaving: Departures) -> Together:
    """Keep the municipalities whose departures are known, and project them together."""
    codes = everyone.projection.areas
    keep = np.flatnonzero([code in leaving.a_year for code in codes])
    base, quo = _kept(everyone.projection, keep)
    counts = np.array([leaving.a_year[code] for code in base.areas])
    flows = gross_flows(base, quo.survival, quo.net_rate, counts)
    pooled = replace(quo, net_rate=np.zeros_like(quo.net_rate), gross=flows)
    alive = everyone.run.survival_from_birth
    left_out = tuple(
        LeftOut(area.code, area.full_name, _STAYING)
        for area in everyone.areas
        if area.code not in leaving.a_year
    )
    return Together(
        areas=tuple(everyone.areas[place] for place in keep),
        apart=project(base, quo),
        run=Run(TOGETHER, project(base, pooled), alive),
        departures=counts,
        years=tuple(leaving.years[code] for code in base.areas),
        chosen=tuple(everyone.chosen[place] for place in keep),
        official=None,
        path=everyone.path,
        left_out=(*everyone.left_out, *left_out),
        used=(),
    )


def _kept(projection: Projection, keep: NDArray[np.int64]) -> tuple[Population, Assumptions]:
    base, quo = projection.base, projection.assumptions
    areas = tuple(base.areas[place] for place in keep)
    people = replace(base, persons=base.persons[..., keep], areas=areas)
    arrays: dict[str, Any] = {name: value[..., keep] for name, value in quo.arrays.items()}
    return people, replace(quo, areas=areas, **arrays)
