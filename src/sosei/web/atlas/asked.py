"""What an address of the map asks for, and what else could be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.http import Http404, QueryDict

from sosei.base.areas import Area

if TYPE_CHECKING:
    from sosei.publishing.atlas.shown import Shown
    from sosei.studies.atlas.atlas import Atlas
    from sosei.studies.atlas.measures import Measure
    from sosei.studies.atlas.series import Series

ORDERS = ("high", "low", "code")
FIRST_MEASURE, FIRST_SERIES = "share_age_65_plus", ("official", "status_quo", "census", "published")
FIRST_YEAR = 2050
"""What is shown unless something else is asked for: the newest figures up to this year."""


class Asked(NamedTuple):
    """One map, and what can be chosen in its place.

    Attributes
    ----------
    shown : Shown
    order : str
        One of `ORDERS`.
    measures, series : tuple of str
    years : tuple of int
    """

    shown: Shown
    order: str
    measures: tuple[str, ...]
    series: tuple[str, ...]
    years: tuple[int, ...]


def asked_of(query: QueryDict, atlas: Atlas, scope: str) -> Asked | None:
    """Return what is asked for; None if the library tells nothing.

    What does not go together any more when another measure is chosen is replaced by what is nearest.

    Parameters
    ----------
    query : QueryDict
    atlas : Atlas
    scope : str
        Two digits of a prefecture, ``prefectures`` or ``municipalities``.

    Raises
    ------
    Http404
        If a word is none that there is.
    """
    from sosei.publishing.atlas.shown import Shown  # noqa: PLC0415 - polars: only where needed
    from sosei.studies.atlas.classing import Way  # noqa: PLC0415
    from sosei.studies.atlas.measures import MEASURES  # noqa: PLC0415

    told = _told(atlas, scope)
    offered = [key for key, each in MEASURES.items() if _offered(each, told, scope)]
    if not offered:
        return None
    first = FIRST_MEASURE if FIRST_MEASURE in offered else offered[0]
    measure = MEASURES[_chosen(query, "measure", MEASURES, offered, first)]
    areas = _areas(atlas, scope)
    series = [key for key, each in told.items() if measure.years(each)]
    usual = _usual(measure, [told[key] for key in FIRST_SERIES if key in series], areas)
    named = _chosen(query, "series", FIRST_SERIES, series, usual)
    years = measure.years(told[named])
    year = _year(query.get("year", ""), years)
    way = Way(_chosen(query, "way", [each.value for each in Way], list(Way), Way.FIXED))
    order = _chosen(query, "order", ORDERS, ORDERS, ORDERS[0])
    shown = Shown(measure, told[named], year, areas, way)
    return Asked(shown, order, tuple(offered), tuple(series), years)


def _areas(atlas: Atlas, scope: str) -> tuple[Area, ...]:
    from sosei.studies.atlas.atlas import PREFECTURES  # noqa: PLC0415 - see above

    if scope.isdigit():
        return atlas.within(scope)
    return PREFECTURES if scope == "prefectures" else atlas.towns


def _usual(measure: Measure, series: Sequence[Series], areas: Sequence[Area]) -> str:
    """Return the first series that tells of any of the areas; the first one if none does."""
    import numpy as np  # noqa: PLC0415 - see above

    codes = [area.code for area in areas]
    for each in series:
        values = measure.values(each, _year("", measure.years(each)), codes)
        if np.isfinite(values).any():
            return each.key
    return series[0].key


def _told(atlas: Atlas, scope: str) -> dict[str, Series]:
    """Return the series of a scope: prefectures are no sums of visions."""
    wide = scope == "prefectures"
    return {key: each for key, each in atlas.series.items() if not (wide and each.origins)}


def _offered(measure: Measure, told: Mapping[str, Series], scope: str) -> bool:
    if measure.towns and scope == "prefectures":
        return False
    return any(measure.years(series) for series in told.values())


def _chosen(
    query: QueryDict, key: str, known: Sequence[str] | dict[str, Measure], there: Sequence[str], usual: str
) -> str:  # fmt: skip
    """Return the word of a query: the usual one if there is none, or if it is not there just now."""
    word = query.get(key, usual)
    if word not in known:
        raise Http404(f"no {key} {word}")
    return word if word in there else usual


def _year(word: str, years: Sequence[int]) -> int:
    """Return the year asked for, or the nearest one that there is."""
    if not word:
        return max((year for year in years if year <= FIRST_YEAR), default=years[0])
    if not (word.isascii() and word.isdigit() and len(word) == len("2020")):
        raise Http404(f"no year {word}")
    return min(years, key=lambda year: abs(year - int(word)))
