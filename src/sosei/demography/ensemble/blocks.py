"""Areas in blocks: one after another here, or many at once on other machines; the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sosei.demography.ensemble.draws import Draws, cores
from sosei.demography.ensemble.told import BUFFER, Question, Told, tell

ROOM = 256_000_000
"""Bytes of values that a block may hold."""

MOST = 200
"""Areas of a block, at most: a stop loses no more."""


class Block(NamedTuple):
    """Some areas of a run.

    Attributes
    ----------
    place : int
        Among the blocks, from 0.
    areas : tuple of int
        From one place to below another.
    """

    place: int
    areas: tuple[int, int]


def blocks_of(scenarios: Sequence[Draws], question: Question) -> tuple[Block, ...]:
    """Cut the areas into blocks; the cut depends on the sizes alone."""
    one = scenarios[0]
    if one.assumptions.gross is not None:  # no area of a common pool is alone
        return (Block(0, (0, len(one.base.areas))),)
    held = min(question.draws, BUFFER)
    of_area = 8 * one.assumptions.steps * len(one.kept) * held * (len(scenarios) + 2)
    size = max(1, min(MOST, ROOM // of_area))
    areas = len(one.base.areas)
    starts = range(0, areas, size)
    return tuple(
        Block(place, (start, min(start + size, areas))) for place, start in enumerate(starts)
    )


def run_here(
    scenarios: Sequence[Draws], question: Question, blocks: Sequence[Block]
) -> Iterator[tuple[Block, Told]]:
    """Run blocks one after another on all cores of this machine."""
    threads = cores()
    shared = None
    if question.draws <= BUFFER and len(blocks) > 1:
        shared = scenarios[0].shared(0, question.draws, threads)
    for block in blocks:
        yield block, tell(scenarios, question, block.areas, threads=threads, shared=shared)


def run_one(scenarios: Sequence[Draws], question: Question) -> Told:
    """Run a block that has been cut out, on one core: what a worker does."""
    areas = (0, len(scenarios[0].base.areas))
    return tell(scenarios, question, areas, threads=1)
