"""Draws of a projection, on both cores and in any chunks: always the same numbers."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, AlignmentError, NotSupportedError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.engine.control import Factors
from sosei.demography.ensemble import pool
from sosei.demography.ensemble.kernels import (
    five_year,
    five_year_fully,
    single_year,
    single_year_fully,
)
from sosei.demography.ensemble.kernels.fully import PARTS
from sosei.demography.ensemble.kernels.names import counters, key_of
from sosei.demography.ensemble.kernels.rates import (
    Rates,
    Who,
    levels_of,
    rates_of,
    shared_table,
    who_are,
)
from sosei.demography.ensemble.kernels.shocks import Shared, share
from sosei.demography.ensemble.processes import CENSUSES, Processes
from sosei.demography.known.population import FEMALE, Population
from sosei.demography.told.official import without_migration

T = TypeVar("T")

BANDS: dict[str, tuple[int, int | None, int]] = {
    "total": (0, None, -1),
    "age_0_14": (0, 15, -1),
    "age_15_64": (15, 65, -1),
    "age_65_plus": (65, None, -1),
    "age_75_plus": (75, None, -1),
    "women_20_39": (20, 40, FEMALE),
}
"""What a draw keeps of every step: lower and upper age, multiples of five, and sex (−1: both)."""

CLOSED = "women_20_39_closed"
"""Women of 20 to 39 if nobody moved (封鎖人口), in the same draws: kept where it is asked for."""

AT_ONCE, LEFT_OVER = 1024, 4
"""Draws that are worth a call of their own; and calls of a thread, at most."""

KERNELS = {5: five_year.run, 1: single_year.run}
FULLY = {5: five_year_fully.run_fully, 1: single_year_fully.run_fully}


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Draws:
    """A projection that is ready to be drawn.

    Attributes
    ----------
    base : Population
    assumptions : Assumptions
        With the levers of its scenario moved; net migration.
    seed : int
    processes : Processes
    factors : Factors or None
        Of raking, found without shocks.
    keep : tuple of str
        What is kept, as in `BANDS`, and `CLOSED`; what the age groups cannot tell is left out.
    moving : bool
        Whether there are shocks of migration.
    """

    base: Population
    assumptions: Assumptions
    seed: int
    processes: Processes = CENSUSES
    factors: Factors | None = None
    keep: tuple[str, ...] = tuple(BANDS)
    moving: bool = True

    def __post_init__(self) -> None:
        """Check that base and assumptions belong together."""
        if (self.base.areas, self.base.ages) != (self.assumptions.areas, self.assumptions.ages):
            raise AlignmentError("population and assumptions differ in areas or age groups")
        if self.base.year != self.assumptions.start:
            raise AlignmentError(
                f"population is of {self.base.year}, "
                f"but the assumptions start in {self.assumptions.start}"
            )
        if self.assumptions.gross is not None and self.factors is not None:
            raise NotSupportedError("raking and gross flows in an ensemble")

    @cached_property
    def rates(self) -> Rates:
        """What the kernel reads."""
        rates = rates_of(self.assumptions, self.base, self.factors)
        return rates if self.moving else rates._replace(loadings=np.zeros_like(rates.loadings))

    @property
    def inputs(self) -> tuple[Array, ...]:
        """Every array that the draws follow from."""
        gross = self.assumptions.gross
        if gross is None:
            return self.rates
        return (self.base.persons, *self.assumptions.arrays.values(), *gross.arrays)

    @cached_property
    def who(self) -> Who:
        """Who the areas are."""
        # each area by itself, so that others change no bit of its size
        first = np.array(np.moveaxis(self.base.persons, -1, 0), order="C")
        persons = first.reshape(len(self.base.areas), -1).sum(axis=1)
        width = self.base.ages.width
        return who_are(self.base.areas, persons, self.processes, seed=self.seed, width=width)

    @cached_property
    def kept(self) -> dict[str, tuple[int, int, int]]:
        """First group, the one after the last, and sex, of everything that is kept."""
        told: dict[str, tuple[int, int, int]] = {}
        for name in self.keep:
            lower, upper, sex = BANDS["women_20_39" if name == CLOSED else name]
            try:
                groups = self.base.ages.cut(lower, upper)
            except AgeGroupsError:
                continue
            told[name] = (groups.start, groups.stop, sex)
        if tuple(told)[:4] == tuple(BANDS)[:4]:
            told["total"] = (-1, -1, -1)  # the three groups together
        return told

    @cached_property
    def closed(self) -> Draws:
        """The same where nobody moves, and the women of 20 to 39 alone are kept."""
        still = without_migration(replace(self.assumptions, gross=None, offset=None))
        keep = ("women_20_39",)
        return replace(
            self, assumptions=replace(still, arrivals=None), factors=None, keep=keep, moving=False
        )

    def of_areas(self, areas: tuple[int, int]) -> Draws:
        """Return the same for the areas from one place to below another: their draws are the same."""
        keep = slice(*areas)
        names = self.base.areas[keep]
        base = replace(self.base, persons=self.base.persons[..., keep], areas=names)
        factors = self.factors
        if factors is not None:
            factors = replace(factors, group_of=factors.group_of[keep])
        few = self.assumptions.of_areas(keep)
        return replace(self, base=base, assumptions=few, factors=factors)

    def shared(self, first: int, draws: int, threads: int) -> Shared:
        """Return the shocks that areas share, of consecutive draws."""
        levels, steps = levels_of(self.base.areas), self.assumptions.steps
        shared = Shared(np.empty((len(levels), steps, 4, draws)), np.empty((steps, draws)))
        names, key = counters(levels), key_of(self.seed)
        processes, mortality = shared_table(self.processes, len(levels), self.base.ages.width)

        def fill(span: tuple[int, int]) -> None:
            share(key, names, processes, mortality, first, span, shared)

        each_span(fill, spans_of_draws(draws, threads), threads)
        return shared

    def values(
        self, shared: Shared, first: int, areas: tuple[int, int], span: tuple[int, int], out: Array
    ) -> None:
        """Fill ``[area, step, band, draw]`` for some areas and some of the draws."""
        self._fill(shared, first, areas, span, out)
        if CLOSED in self.kept:
            room = np.empty((*out.shape[:2], 1, out.shape[3]))
            self.closed.values(shared, first, areas, span, room)
            place, drawn = list(self.kept).index(CLOSED), slice(*span)
            out[:, :, place, drawn] = room[:, :, 0, drawn]

    def _fill(
        self, shared: Shared, first: int, areas: tuple[int, int], span: tuple[int, int], out: Array
    ) -> None:
        if self.assumptions.gross is not None:
            self._pooled(self.assumptions.gross, shared, first, areas, span, out)
            return
        width, bands = self.base.ages.width, np.array(list(self.kept.values()), dtype=np.int64)
        if self._fully:
            nothing = np.empty((0, 0, 0, 0)), np.empty((0, 0, 0))
            FULLY[width](self.rates, self.who, shared, bands, first, areas, span, out, nothing)
        else:
            KERNELS[width](self.rates, self.who, shared, bands, first, areas, span, out)

    def _pooled(
        self,
        gross: GrossFlows,
        shared: Shared,
        first: int,
        areas: tuple[int, int],
        span: tuple[int, int],
        out: Array,
    ) -> None:
        """Carry all areas through the pool, and keep those asked for."""
        ready = pool.Pooled(self.base, self.assumptions, gross, self.processes, self.who)
        whole = out
        if areas != (0, len(self.base.areas)):
            whole = np.empty((len(self.base.areas), *out.shape[1:]))
        pool.fill(ready, shared, first, self.kept, span, whole)
        if whole is not out:
            out[..., span[0] : span[1]] = whole[areas[0] : areas[1], ..., span[0] : span[1]]

    @property
    def _fully(self) -> bool:
        """Whether a draw has more than rates, shocks and chance: it is then carried by itself."""
        rates = self.rates
        return any(len(each) > 0 for each in (rates.weights, rates.arrivals, rates.first))

    def all(self, draws: int, *, first: int = 0, threads: int | None = None) -> Array:
        """Return every value of consecutive draws, ``[area, step, band, draw]``."""
        several = threads or cores()
        areas = len(self.base.areas)
        out = np.empty((areas, self.assumptions.steps, len(self.kept), draws))
        shared = self.shared(first, draws, several)
        fill_values(self, shared, first, (0, areas), several, out)
        return out

    def in_detail(self, area: int, draws: int, *, first: int = 0) -> tuple[Array, Array]:
        """Return the persons and the components of one area in every draw.

        Returns
        -------
        tuple of Array
            ``[step, sex, age, draw]`` without the base, and ``[step, part, draw]``: entrants, deaths, net
            migration, arrivals, adjustment.
        """
        if self.assumptions.gross is not None:
            raise NotSupportedError("one area of a common pool in detail")
        steps = self.assumptions.steps
        persons = np.empty((steps, *self.base.persons.shape[:2], draws))
        parts = np.empty((steps, PARTS, draws))
        out = np.empty((1, steps, len(self.kept), draws))
        bands = np.array(list(self.kept.values()), dtype=np.int64)
        shared = self.shared(first, draws, 1)
        run, detail = FULLY[self.base.ages.width], (persons, parts)
        part, span = (area, area + 1), (0, draws)
        run(self.rates, self.who, shared, bands, first, part, span, out, detail)
        return persons, parts


def spans(length: int, parts: int) -> list[tuple[int, int]]:
    """Return consecutive spans of nearly one length."""
    bounds = np.linspace(0, length, min(parts, max(length, 1)) + 1).astype(int).tolist()
    return [(low, high) for low, high in pairwise(bounds) if high > low]


def spans_of_draws(draws: int, threads: int) -> list[tuple[int, int]]:
    """Return spans of draws: several for a thread where they are many, so that no thread waits long."""
    several = min(LEFT_OVER, max(1, draws // (AT_ONCE * threads))) if threads > 1 else 1
    return spans(draws, threads * several)


def fill_values(
    draws: Draws, shared: Shared, first: int, areas: tuple[int, int], threads: int, out: Array
) -> None:
    """Fill the values of some areas, the draws spread over the threads."""

    def fill(span: tuple[int, int]) -> None:
        draws.values(shared, first, areas, span, out)

    each_span(fill, spans_of_draws(out.shape[3], threads), threads)


def each_span(
    work: Callable[[tuple[int, int]], T], parts: Sequence[tuple[int, int]], threads: int
) -> list[T]:
    """Do some work for every span, on several threads; return what each gave."""
    if threads == 1 or len(parts) == 1:
        return [work(part) for part in parts]
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, parts))
