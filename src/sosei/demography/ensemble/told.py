"""What is told of the draws of some areas: quantiles by scenario, differences, and chances of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, prod
from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.ensemble.draws import Draws, each_span, spans, spans_of_draws
from sosei.demography.ensemble.events import Event
from sosei.demography.ensemble.kernels.quantiles import quantiles
from sosei.demography.ensemble.kernels.shocks import Shared
from sosei.demography.ensemble.kernels.tallies import tell_shares
from sosei.demography.ensemble.probabilities import PROBABILITIES
from sosei.demography.ensemble.replay import replayed

BUFFER = 16_384
"""Draws that are held at once; more are run again and again."""

NEAR = 4_000_000
"""Bytes of values that a thread works on: they stay in a near cache until they are told."""


class Told(NamedTuple):
    """Of some areas.

    Attributes
    ----------
    quantiles : Array
        ``[pair, area, step, indicator, probability]``: every scenario, then every later one less the
        first, draw by draw.
    chances : Array
        ``[scenario, event, area]``, share of the draws; nan where the event is another area's.
    """

    quantiles: Array
    chances: Array


@dataclass(frozen=True)
class Question:
    """What is asked of the draws.

    Attributes
    ----------
    draws : int
    probabilities : tuple of float
    events : tuple of Event
    """

    draws: int
    probabilities: tuple[float, ...] = PROBABILITIES
    events: tuple[Event, ...] = ()


def indicators_of(draws: Draws) -> tuple[str, ...]:
    """Return the indicators that are told."""
    kept = tuple(draws.kept)
    return (*kept, "ageing_rate") if "age_65_plus" in kept else kept


def tell(
    scenarios: Sequence[Draws],
    question: Question,
    areas: tuple[int, int],
    *,
    threads: int,
    shared: Shared | None = None,
    buffer: int = BUFFER,
) -> Told:
    """Tell of the areas from one place to below another.

    Parameters
    ----------
    scenarios : sequence of Draws
        Of the same areas, base and seed.
    question : Question
    areas : tuple of int
    threads : int
    shared : Shared, optional
        The shocks that areas share, where the caller has those of all draws.
    buffer : int
        Draws that are held at once.
    """
    if question.draws > buffer:
        return _Block(scenarios, question, areas, threads, shared).in_passes(buffer)
    known = shared or scenarios[0].shared(0, question.draws, threads)
    if areas[1] - areas[0] < threads:
        return _Block(scenarios, question, areas, threads, known).at_once()
    return _spread(scenarios, question, areas, threads, known)


def _spread(
    scenarios: Sequence[Draws],
    question: Question,
    areas: tuple[int, int],
    threads: int,
    shared: Shared,
) -> Told:
    """Tell of the areas a few at a time, on the thread that is free: what it draws stays near it."""
    whole, length = _Block(scenarios, question, areas, 1, shared), areas[1] - areas[0]

    def of_some(span: tuple[int, int]) -> Told:
        few = areas[0] + span[0], areas[0] + span[1]
        return replace(whole, areas=few).at_once()

    parts = max(threads, ceil(length / whole.near))
    return _joined(each_span(of_some, spans(length, parts), threads))


def _joined(parts: Sequence[Told]) -> Told:
    """Join what is told of areas that follow one another."""
    return Told(
        np.concatenate([part.quantiles for part in parts], axis=1),
        np.concatenate([part.chances for part in parts], axis=2),
    )


@dataclass
class _Block:
    scenarios: Sequence[Draws]
    question: Question
    areas: tuple[int, int]
    threads: int
    shared: Shared | None

    def at_once(self) -> Told:
        """Hold every draw of a few areas, tell of them, and go on to the next in the same room."""
        low, high = self.areas
        size = min(high - low, self.near)
        room = [np.empty((size, *self._of_area)) for _ in self.scenarios]
        few = [(start, min(start + size, high)) for start in range(low, high, size)]
        return _joined([replace(self, areas=areas)._in(room) for areas in few])

    def _in(self, room: Sequence[Array]) -> Told:
        values = self.values(0, self.question.draws, [each[: self._shape[0]] for each in room])
        told = [self._quantiles(self._rows(values, pair)) for pair in range(self.pairs)]
        shape = (self.pairs, *self._shape, len(self.question.probabilities))
        counts = self._counts(values) / self.question.draws
        return Told(np.stack(told).reshape(shape), counts)

    def in_passes(self, buffer: int) -> Told:
        """Run the draws again in every pass, `buffer` at a time."""
        starts = range(0, self.question.draws, buffer)
        sizes = {first: min(buffer, self.question.draws - first) for first in starts}
        counts = sum(self._counts(self.values(first, size)) for first, size in sizes.items())

        def rows(first: int, size: int) -> Array:
            values = self.values(first, size)
            return np.concatenate([self._rows(values, pair) for pair in range(self.pairs)])

        found = replayed(rows, sizes, self.question.probabilities)
        shape = (self.pairs, *self._shape, len(self.question.probabilities))
        return Told(found.reshape(shape), np.asarray(counts) / self.question.draws)

    @property
    def near(self) -> int:
        """Areas whose draws stay in a near cache."""
        return max(1, NEAR // (8 * prod(self._of_area) * len(self.scenarios)))

    @property
    def pairs(self) -> int:
        """Scenarios, and differences to the first."""
        return 2 * len(self.scenarios) - 1

    @property
    def _of_area(self) -> tuple[int, int, int]:
        return (*self._shape[1:], self.question.draws)

    @property
    def _shape(self) -> tuple[int, int, int]:
        one = self.scenarios[0]
        return self.areas[1] - self.areas[0], one.assumptions.steps, len(indicators_of(one))

    def values(self, first: int, size: int, room: Sequence[Array] = ()) -> list[Array]:
        """Return the values of every scenario, ``[area, step, indicator, draw]``, where there is room."""
        shared = self.shared or self.scenarios[0].shared(first, size, self.threads)
        found = list(room) or [np.empty((*self._shape, size)) for _ in self.scenarios]
        for draws, values in zip(self.scenarios, found, strict=True):
            self._fill(draws, shared, first, values)
        return found

    def _fill(self, draws: Draws, shared: Shared, first: int, values: Array) -> None:
        kept = list(draws.kept)

        def fill(span: tuple[int, int]) -> None:
            draws.values(shared, first, self.areas, span, values)
            if "age_65_plus" in kept:
                some = values[..., slice(*span)]
                old, everybody = (kept.index(name) for name in ("age_65_plus", "total"))
                tell_shares(some[:, :, old], some[:, :, everybody], some[:, :, len(kept)])

        each_span(fill, spans_of_draws(values.shape[3], self.threads), self.threads)

    def _rows(self, values: list[Array], pair: int) -> Array:
        """Return a scenario's rows, or a difference's, ``[row, draw]``."""
        several = len(self.scenarios)
        chosen = values[pair] if pair < several else values[pair - several + 1] - values[0]
        return chosen.reshape(-1, chosen.shape[-1])

    def _quantiles(self, rows: Array) -> Array:
        at = np.array(self.question.probabilities)
        out = np.empty((len(rows), len(at)))
        each_span(
            lambda span: quantiles(rows[span[0] : span[1]], at, out[span[0] : span[1]]),
            spans(len(rows), self.threads),
            self.threads,
        )
        return out

    def _counts(self, values: list[Array]) -> Array:
        """Count the draws in which each event is so, ``[scenario, event, area]``."""
        events = self.question.events
        counts = np.full((len(values), len(events), self._shape[0]), np.nan)
        for scenario, draws in enumerate(self.scenarios):
            names = draws.base.areas[self.areas[0] : self.areas[1]]
            for place, event in enumerate(events):
                about = np.array([event.area in (None, name) for name in names])
                if about.any():
                    happened = event.happens(draws, self.areas, values[scenario])
                    counts[scenario, place, about] = happened.sum(axis=-1)[about]
        return counts
