"""The library → what the map shows, read once for each state of the library."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sosei.web.data.everyone import State, everyone
from sosei.web.data.load import library
from sosei.web.visions import load as visions

if TYPE_CHECKING:
    from sosei.base.provenance import Source
    from sosei.publishing.atlas.ground import Ground
    from sosei.studies.atlas.atlas import Atlas
    from sosei.studies.atlas.published import Published

_READING = threading.Lock()
"""One reads while the others wait for what it finds."""


class Laid(NamedTuple):
    """A map ready to be coloured, and where its boundaries are from."""

    ground: Ground
    sources: tuple[Source, ...]


def atlas(at: State) -> Atlas:
    """Return what the library tells of all areas, and the visions that are shown.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    shown = tuple(row.address for row in visions.towns())
    with _READING:
        return _with_visions(at, shown)


@lru_cache(maxsize=2)
def _with_visions(at: State, addresses: tuple[str, ...]) -> Atlas:
    from sosei.studies.atlas.atlas import with_visions  # noqa: PLC0415 - polars: where needed

    return with_visions(_atlas(at), [_published(address) for address in addresses])


@lru_cache(maxsize=2)
def _atlas(_at: State) -> Atlas:
    from sosei.studies.atlas.atlas import atlas_of  # noqa: PLC0415 - polars: only where needed

    return atlas_of(library(), everyone)


@lru_cache(maxsize=2048)
def _published(address: str) -> Published:
    from sosei.studies.atlas.published import published  # noqa: PLC0415 - see above

    return published(visions.result(address))


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
