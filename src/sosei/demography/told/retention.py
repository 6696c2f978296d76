"""How many of those who were children are still there as young adults."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import Population
from sosei.demography.told.age_measures import ratio

YEARS = 10
"""From 10–14 to 20–24."""


def cohort_retention(earlier: Population, later: Population) -> Array:
    r"""Persons aged 20–24 for each person who was 10–14 ten years before.

    .. math:: \frac{P_{20-24}(t + 10)}{P_{10-14}(t)}

    Not the same people one by one: who came stands for who left, and the few deaths count as
    leaving. Above 1, more came than left.

    Parameters
    ----------
    earlier, later : Population
        Two populations ten years apart, of the same areas and basis; the age groups may differ.

    Returns
    -------
    Array
        ``[area]``, a share; nan where nobody was 10–14.

    Raises
    ------
    AlignmentError
        If areas, basis or the years do not fit together.

    Source
    ------
    Cohort survival by census, 国勢調査; METHOD 5.
    """
    if (earlier.areas, earlier.basis) != (later.areas, later.basis):
        raise AlignmentError("two populations of different areas or basis")
    if later.year - earlier.year != YEARS:
        raise AlignmentError(f"{earlier.year} and {later.year} are not {YEARS} years apart")
    return ratio(later.between(20, 25), earlier.between(10, 15))


def retention_of(
    counts: Sequence[Population], projection: Projection | None = None
) -> dict[int, Array]:
    """Return cohort retention at every year that has a population ten years before.

    Parameters
    ----------
    counts : sequence of Population
        Censuses, in any order.
    projection : Projection, optional
        From one of them on; where a year is both counted and projected, the count is taken.

    Returns
    -------
    dict of int to Array
        Year of the later population → ``[area]``, in order of the years.

    Raises
    ------
    AlignmentError
        If areas or basis differ.
    """
    known = {} if projection is None else _populations(projection)
    known |= {count.year: count for count in counts}
    return {
        year: cohort_retention(known[year - YEARS], later)
        for year, later in sorted(known.items())
        if year - YEARS in known
    }


def retention_by_year(projection: Projection) -> Array:
    """Return cohort retention within a projection, ``[year, area]``; nan in the first ten years."""
    told = np.full(projection.total.shape, np.nan)
    later = [
        place for place, year in enumerate(projection.years) if year - YEARS in projection.years
    ]
    earlier = [projection.years.index(projection.years[place] - YEARS) for place in later]
    told[later] = ratio(projection.between(20, 25)[later], projection.between(10, 15)[earlier])
    return told


def _populations(projection: Projection) -> dict[int, Population]:
    base = projection.base
    return {
        year: Population(persons, base.ages, base.areas, year, base.basis)
        for year, persons in zip(projection.years, projection.persons, strict=True)
    }
