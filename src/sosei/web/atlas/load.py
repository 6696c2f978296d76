"""The library → what the map shows, read once for each state of the library."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sosei.web.data.load import library

if TYPE_CHECKING:
    from sosei.base.provenance import Source
    from sosei.publishing.atlas.ground import Ground
    from sosei.studies.atlas.atlas import Atlas

State = tuple[Path, tuple[str, ...]]
"""Folder of the library, and its blocks."""

_READING = threading.Lock()
"""One reads while the others wait for what it finds."""


class Laid(NamedTuple):
    """A map ready to be coloured, and where its boundaries are from."""

    ground: Ground
    sources: tuple[Source, ...]


def state() -> State:
    """Return the state that the library is in."""
    held = library()
    return held.folder.resolve(), tuple(entry.id for entry in held.list())


def atlas(at: State) -> Atlas:
    """Return what the library tells of all areas.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    with _READING:
        return _atlas(at)


@lru_cache(maxsize=2)
def _atlas(_at: State) -> Atlas:
    from sosei.studies.atlas.atlas import atlas_of  # noqa: PLC0415 - polars: only where needed

    return atlas_of(library())


def laid(at: State, scope: str) -> Laid | None:
    """Return the map of a prefecture (two digits), of the nation by ``prefectures`` or by ``municipalities``.

    None if the library holds no boundaries of it.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    with _READING:
        return _laid(at, scope)


@lru_cache(maxsize=64)
def _laid(_at: State, scope: str) -> Laid | None:
    from sosei.library.boundaries import boundaries_of  # noqa: PLC0415 - see above
    from sosei.publishing.atlas.drawing import short_name  # noqa: PLC0415
    from sosei.publishing.atlas.ground import nation_ground, prefecture_ground  # noqa: PLC0415
    from sosei.studies.atlas.atlas import PREFECTURES  # noqa: PLC0415

    held = library()
    found = boundaries_of(held)
    if scope.isdigit():
        shapes = {code: rings for code, rings in found.shapes.items() if code.startswith(scope)}
        names = {area.code: area.name for area in held.gazetteer().municipalities()}
    else:
        shapes = dict(found.prefectures if scope == "prefectures" else found.shapes)
        names = {area.code: short_name(area) for area in PREFECTURES}
    if not shapes:
        return None
    sources = tuple(dict.fromkeys(entry.source for entry in found.entries))
    if scope.isdigit():
        return Laid(prefecture_ground(shapes, names), sources)
    return Laid(nation_ground(shapes, names if scope == "prefectures" else {}), sources)
