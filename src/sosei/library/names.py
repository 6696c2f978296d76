"""The gazetteer of a library: made once for each state of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import polars as pl

from sosei.base.areas import Area, Gazetteer
from sosei.library.gazetteer import area_of, build
from sosei.library.index import Entry
from sosei.readers import boundaries, municipal_changes

State = tuple[str, ...]

_MADE: dict[Path, tuple[State, Gazetteer]] = {}
"""The last one of each library in this process."""


def gazetteer_of(
    folder: Path,
    entries: Sequence[Entry],
    names: Callable[[], Sequence[tuple[str, str, str]]],
    read: Callable[[Sequence[Entry]], Sequence[pl.DataFrame]],
) -> Gazetteer:
    """Return the gazetteer of a library, or the one that was made of the same blocks before.

    Parameters
    ----------
    folder : Path
        The library.
    entries : sequence of Entry
        All of them, from the oldest edition to the newest.
    names : callable
        Gives block, code and name of every area that a file named.
    read : callable
        Gives the rows of some blocks.
    """
    state = tuple(entry.id for entry in entries)
    known = _MADE.get(folder.resolve())
    if known and known[0] == state:
        return known[1]
    histories = [entry for entry in entries if entry.statistic == municipal_changes.STATISTIC]
    # histories are whole, each from 1970 on: the newest has what the older ones have
    frames = read(histories[-1:])
    changes = municipal_changes.changes_of(frames[0]) if frames else ()
    made = build(changes, _named(entries, names(), read))
    _MADE[folder.resolve()] = (state, made)
    return made


def _named(
    entries: Sequence[Entry],
    names: Sequence[tuple[str, str, str]],
    read: Callable[[Sequence[Entry]], Sequence[pl.DataFrame]],
) -> Iterator[Area]:
    """Return the areas that files name, those of the newest file last."""
    by_block: dict[str, list[tuple[str, str]]] = {}
    for block, code, printed in names:
        by_block.setdefault(block, []).append((code, printed))
    for entry in entries:
        if entry.statistic == boundaries.STATISTIC:
            yield from boundaries.areas_of(read([entry])[0])
        areas = (area_of(code, printed) for code, printed in by_block.get(entry.id, ()))
        yield from (area for area in areas if area is not None)
