"""How well a published projection goes on when its last tables are not known: a blind test."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.engine.projection import project
from sosei.demography.told.accuracy import of_class, percentage_error
from sosei.demography.told.published import PublishedProjection, back_out

SIZES = (0, 1_000, 5_000, 10_000, 30_000, 100_000, 300_000)
"""Lower bounds of the classes of size, persons; the last one is open."""


@dataclass(frozen=True)
class BlindTest:
    """Totals of one year, projected without its table and as published.

    Attributes
    ----------
    known, year : int
        Last year that was known, and the year compared.
    size : Array
        Persons in the year known, ``[area]``.
    projected, published : Array
        Persons in the year compared, ``[area]``.
    """

    known: int
    year: int
    size: Array
    projected: Array
    published: Array

    @property
    def errors(self) -> Array:
        """Percentage errors, ``[area]``, %; above 0, the held rates gave too many."""
        return percentage_error(self.projected, self.published)


@dataclass(frozen=True, slots=True)
class SizeErrors:
    """Errors of the areas of one class of size, %.

    Attributes
    ----------
    lower : int
        Lower bound of the class, persons.
    upper : int or None
        Where the next class starts; None if there is none.
    areas : int
    medape, malpe, p90 : float
        Median of |PE|, mean of PE, and the |PE| that nine areas in ten stay within.
    """

    lower: int
    upper: int | None
    areas: int
    medape: float
    malpe: float
    p90: float


def blind_test(published: PublishedProjection, survival: Array, known: int) -> BlindTest:
    """Back out the rates up to one year, hold the last ones, and compare the last table.

    Parameters
    ----------
    published : PublishedProjection
    survival : Array
        As in `back_out`; if it is the same in every step it has no influence on the result, since
        S + N̂ is then held.
    known : int
        A published year before the last one.

    Returns
    -------
    BlindTest

    Raises
    ------
    AlignmentError
        If the year is not one of the tables, or leaves nothing to compare.

    Source
    ------
    METHOD 1, Reproducing published IPSS: the worksheets' extension beyond the last table.
    """
    if known not in published.years[1:-1]:
        raise AlignmentError(f"{known} is no year between the first and last of {published.years}")
    year, first = published.years[-1], published.until(known)
    projection = project(first.base, back_out(first, survival, to=year))
    return BlindTest(
        known=known,
        year=year,
        size=frozen(first.total[-1]),
        projected=frozen(projection.total[-1]),
        published=frozen(published.total[-1]),
    )


def errors_by_size(test: BlindTest, sizes: tuple[int, ...] = SIZES) -> tuple[SizeErrors, ...]:
    """Sum up a blind test by size of the area in the year known.

    Parameters
    ----------
    test : BlindTest
    sizes : tuple of int
        Lower bounds of the classes, persons, rising.

    Returns
    -------
    tuple of SizeErrors
        The classes that have areas, smallest first; then all areas together (from the first bound
        on). Areas without anybody in the table compared are left out.

    Source
    ------
    METHOD 4: median and mean percentage error, tabulated by size.
    """
    errors = test.errors
    pairs = [*zip(sizes, (*sizes[1:], None), strict=True), (sizes[0], None)]
    told = (_of_class(errors, test.size, lower, upper) for lower, upper in pairs)
    return tuple(row for row in told if row is not None)


def _of_class(errors: Array, size: Array, lower: int, upper: int | None) -> SizeErrors | None:
    own = errors[of_class(size, lower, upper) & ~np.isnan(errors)]
    if not own.size:
        return None
    missed = np.abs(own)
    return SizeErrors(
        lower,
        upper,
        areas=int(own.size),
        medape=float(np.median(missed)),
        malpe=float(np.mean(own)),
        p90=float(np.quantile(missed, 0.9)),
    )
