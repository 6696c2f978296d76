"""What kernels read: rates of areas side by side, and who the areas are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.base.errors import NotSupportedError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.control import Factors
from sosei.demography.ensemble.kernels.names import (
    NATION,
    Words,
    area_name,
    counters,
    key_of,
    prefecture_name,
)
from sosei.demography.ensemble.processes import Process, Processes, loadings_on
from sosei.demography.known.population import Population


class Rates(NamedTuple):
    """Every rate of a run, the area first: one area's rates lie together.

    Attributes
    ----------
    base : Array
        ``[area, sex, age]``, persons.
    survival, rate : Array
        ``[area, step, sex, row]``.
    moves, weights : Array
        The same, and ``[area, step, sex, row]`` of the offset times −(1 − λ); length 0 along the
        areas where there is none.
    arrivals : Array
        ``[area, step, sex, age]``, or no areas.
    fertility : Array
        ``[area, step, age]``: births per woman, or at age 0 children per woman 15–49.
    boys : Array
        ``[area, step]``, the share of boys.
    first, second : Array
        Factors of raking, ``[area, step, sex, age]``, or no areas.
    loadings : Array
        ``[3, sex, row]``.
    """

    base: Array
    survival: Array
    rate: Array
    moves: Array
    weights: Array
    arrivals: Array
    fertility: Array
    boys: Array
    first: Array
    second: Array
    loadings: Array


class Who(NamedTuple):
    """Who the areas of a run are.

    Attributes
    ----------
    key : Words
        Of the seed, ``[2]``.
    names : Words
        ``[area, 2]``.
    prefecture : NDArray
        ``[area]``, place among the levels.
    processes : Array
        ρ and σ of the area's own, ``[area, 4, 2]``.
    by_chance : NDArray
        ``[area]``.
    """

    key: Words
    names: Words
    prefecture: NDArray[np.int64]
    processes: Array
    by_chance: NDArray[np.bool_]


def rates_of(assumptions: Assumptions, base: Population, factors: Factors | None) -> Rates:
    """Return the rates of a run, the area first.

    Raises
    ------
    NotSupportedError
        If migration goes through a common pool: an area then is not alone.
    """
    if assumptions.gross is not None:
        raise NotSupportedError("an ensemble of gross flows")
    single, nothing = assumptions.asfr is not None, np.empty((0, 0, 0, 0))
    fertility = assumptions.birth_rates if single else assumptions.children_per_woman[:, None]
    ratio = assumptions.males_per_100_females
    return Rates(
        base=_area_first(base.persons),
        survival=_area_first(assumptions.survival),
        rate=_area_first(assumptions.net_rate),
        moves=nothing if assumptions.net_count is None else _area_first(assumptions.net_count),
        weights=_weights(assumptions, nothing),
        arrivals=nothing if assumptions.arrivals is None else _area_first(assumptions.arrivals),
        fertility=_area_first(fertility),
        boys=_area_first(ratio / (100 + ratio)),
        first=nothing if factors is None else _raked(factors, factors.first, base),
        second=nothing if factors is None else _raked(factors, factors.second, base),
        loadings=np.array(loadings_on(assumptions.ages)),
    )


def _area_first(values: Array) -> Array:
    """Return a copy that is laid out by area: what one area needs lies together."""
    return np.array(np.moveaxis(values, -1, 0), order="C")


def _weights(assumptions: Assumptions, nothing: Array) -> Array:
    offset = assumptions.offset
    if offset is None:
        return nothing
    by_step = (offset.multiplier - 1)[:, None, None] * offset.weights
    return np.array(np.broadcast_to(by_step, (len(assumptions.areas), *by_step.shape)), order="C")


def _raked(factors: Factors, values: Array, base: Population) -> Array:
    """Spread factors of blocks over the cells of every area."""
    spread = values[..., factors.group_of]
    return _area_first(np.broadcast_to(spread, (len(values), *base.persons.shape)))


def who_are(
    areas: tuple[str, ...], persons: Array, processes: Processes, *, seed: int, width: int
) -> Who:
    """Return who the areas are: their names, prefectures and own processes.

    Parameters
    ----------
    areas : tuple of str
    persons : Array
        ``[area]``, at the base.
    processes : Processes
    seed : int
    width : int
        Years of a step.
    """
    levels = levels_of(areas)
    places = {name: place for place, name in enumerate(levels)}
    own = [processes.of_area(float(each)) for each in persons]
    return Who(
        key=key_of(seed),
        names=counters([area_name(area) for area in areas]),
        prefecture=np.array([places[prefecture_name(area)] for area in areas], dtype=np.int64),
        processes=np.array([table(each, width) for each in own]).reshape(-1, 4, 2),
        by_chance=np.asarray(persons < processes.few),
    )


def levels_of(areas: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the prefectures of some areas, and the nation's last."""
    return (*sorted({prefecture_name(area) for area in areas}), NATION)


def table(four: Sequence[Process], width: int) -> Array:
    """Return ρ and σ of fertility and the three components for steps of a width, ``[4, 2]``."""
    told = [(one.rho, one.sigma) for one in four]
    if width == 1:
        yearly = [one.yearly() for one in four]
        told = [(one.rho, one.sigma / (5 if kind else 1)) for kind, one in enumerate(yearly)]
    return np.array(told)


def shared_table(processes: Processes, levels: int, width: int) -> tuple[Array, Array]:
    """Return ρ and σ of every level, ``[level, 4, 2]``, and δ and σ of mortality."""
    prefecture = table(processes.prefecture.processes, width)
    nation = table(processes.nation.processes, width)
    mortality = np.array([processes.drift, processes.mortality.sigma])
    if width == 1:
        mortality = np.array([processes.drift / 5, processes.mortality.yearly().sigma])
    return np.stack([*[prefecture] * (levels - 1), nation]), mortality
