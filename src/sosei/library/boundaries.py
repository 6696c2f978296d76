"""Boundaries out of the library: the shape of each municipality, from the newest file that has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.areas import NORTHERN_ISLANDS, Gazetteer, Kind, city_of_ward, kind_of
from sosei.library.index import Entry, oldest_first
from sosei.library.library import Library
from sosei.library.outlines import Ring, dissolved
from sosei.readers.boundaries import STATISTIC

_READ: dict[Path, tuple[tuple[str, ...], Boundaries]] = {}
"""The last ones of each library in this process."""


@dataclass(frozen=True)
class Boundaries:
    """Shapes of areas.

    Attributes
    ----------
    shapes : mapping of str to tuple of Ring
        By the code of a municipality; what an odd number of its rings surround is inside.
    entries : tuple of Entry
        The blocks that they are from, in the order of their editions; empty if the library holds no boundaries.
    """

    shapes: Mapping[str, tuple[Ring, ...]]
    entries: tuple[Entry, ...]

    @cached_property
    def prefectures(self) -> Mapping[str, tuple[Ring, ...]]:
        """Shapes of prefectures by code: their municipalities put together; northern islands keep their own."""
        parts: dict[str, list[Ring]] = {}
        for code, rings in self.shapes.items():
            whole = code if code in NORTHERN_ISLANDS else f"{code[:2]}000"
            parts.setdefault(whole, []).extend(rings)
        return {code: dissolved(rings) for code, rings in sorted(parts.items())}


def boundaries_of(library: Library) -> Boundaries:
    """Return the boundaries that a library holds, on the codes of today.

    Wards of a designated city are put together as their city, whose people are counted as one. An area that became part
    of another one is put together with it. They are read once for each state of the library.

    Parameters
    ----------
    library : Library

    Raises
    ------
    InputError
        If a block is damaged.
    """
    state = tuple(entry.id for entry in library.list())
    known = _READ.get(library.folder.resolve())
    if known and known[0] == state:
        return known[1]
    entries = oldest_first(library.list(STATISTIC))
    read = _read(entries, [library.read(entry.id) for entry in entries], library.gazetteer())
    _READ[library.folder.resolve()] = (state, read)
    return read


def _read(
    entries: Sequence[Entry], frames: Sequence[pl.DataFrame], gazetteer: Gazetteer
) -> Boundaries:
    """Take each area from the newest file that has it: all of its parts from the same one."""
    newest: dict[str, tuple[Entry, list[tuple[str, str]]]] = {}
    for entry, frame in zip(entries, frames, strict=True):
        parts: dict[str, list[tuple[str, str]]] = {}
        for code, name, shape in frame.select("area", "name", "shape").iter_rows():
            parts.setdefault(_today(code, name, gazetteer), []).append((code, shape))
        newest |= {code: (entry, shapes) for code, shapes in parts.items()}
    shapes = {code: _outlines([shape for _, shape in newest[code][1]]) for code in sorted(newest)}
    used = {entry.id for entry, _ in newest.values()}
    return Boundaries(shapes, tuple(entry for entry in entries if entry.id in used))


def _today(code: str, name: str, gazetteer: Gazetteer) -> str:
    """Return the municipality of today that an area lies in."""
    if code in NORTHERN_ISLANDS:
        return code
    if kind_of(code, name) is Kind.WARD:
        return city_of_ward(code)
    return gazetteer.today(code) or code


def _outlines(shapes: Sequence[str]) -> tuple[Ring, ...]:
    if len(shapes) == 1:
        return tuple(_rings(shapes[0]))
    return dissolved(ring for shape in shapes for ring in _rings(shape))


def _rings(shape: str) -> Iterator[Ring]:
    for polygon in json.loads(shape):
        for ring in polygon:
            yield np.array(ring, dtype=np.float64)
