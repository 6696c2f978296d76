"""Everything that a library tells of many areas, on the areas of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sosei.base.areas import NATION, Area, prefectures
from sosei.base.errors import SoseiError
from sosei.library import Library
from sosei.studies.atlas.computed import status_quo_series
from sosei.studies.atlas.held import census_series, official_series
from sosei.studies.atlas.published import Published, published_series
from sosei.studies.atlas.series import Series, by_prefecture, with_sums
from sosei.studies.everyone import Everyone, everyone_of
from sosei.studies.held.census import FEWEST


@dataclass(frozen=True)
class Atlas:
    """Counts of municipalities and prefectures.

    Attributes
    ----------
    towns : tuple of Area
        Municipalities that the library has a name for, by code.
    series : mapping of str to Series
        Those that there are, by key; prefectures are in them, unless areas have results of their own.
    """

    towns: tuple[Area, ...]
    series: Mapping[str, Series]

    @property
    def complete(self) -> bool:
        """Whether all municipalities of the nation have a name, so that prefectures can be summed."""
        return len(self.towns) >= FEWEST

    def within(self, prefecture: str) -> tuple[Area, ...]:
        """Return the municipalities of a prefecture by its two digits."""
        return tuple(town for town in self.towns if town.code.startswith(prefecture))


PREFECTURES = tuple(area for area in prefectures() if area.code != NATION)
"""All 47."""


def atlas_of(library: Library, status_quo: Callable[[Library], Everyone] = everyone_of) -> Atlas:
    """Return what a library tells of all areas.

    The status quo is left out where it cannot be projected: without a census of municipalities, or two five years
    apart.

    Parameters
    ----------
    library : Library
    status_quo : callable
        Library → status quo of all municipalities: a caller may have it already.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    gazetteer = library.gazetteer()
    towns = tuple(sorted(gazetteer.municipalities(), key=lambda area: area.code))
    found = [census_series(library, gazetteer), official_series(library, gazetteer)]
    found.append(_status_quo(library, status_quo))
    parts = _parts(towns)
    return Atlas(towns, {each.key: with_sums(each, parts) for each in found if each is not None})


def with_visions(atlas: Atlas, visions: Sequence[Published]) -> Atlas:
    """Add the visions that municipalities show; a town that the library has no name for comes with its own.

    Parameters
    ----------
    atlas : Atlas
    visions : sequence of Published
        Of different municipalities.
    """
    series = published_series(visions)
    if series is None:
        return atlas
    named = {town.code: town for town in (*(vision.area for vision in visions), *atlas.towns)}
    towns = tuple(named[code] for code in sorted(named))
    return replace(atlas, towns=towns, series={**atlas.series, series.key: series})


def _status_quo(library: Library, status_quo: Callable[[Library], Everyone]) -> Series | None:
    try:
        return status_quo_series(library, status_quo(library))
    except SoseiError:
        return None


def _parts(towns: Sequence[Area]) -> dict[str, tuple[str, ...]]:
    """Return the municipalities of each prefecture; where not all of the nation are named, nobody can say them."""
    if len(towns) < FEWEST:
        return {area.code: ("",) for area in PREFECTURES}
    return by_prefecture(area.code for area in towns)
