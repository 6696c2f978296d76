"""Rows → what a municipality gave of itself, read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from sosei.web.data.load import library
from sosei.web.places.models import OwnFiles
from sosei.web.places.reading import Own, read
from sosei.web.places.subjects import Subject

if TYPE_CHECKING:
    from sosei.sectors.observed import Observed
    from sosei.sectors.rates import Rates
    from sosei.studies.fields import FieldsTold
    from sosei.studies.result import VisionResult


def saved(area: str) -> dict[Subject, OwnFiles]:
    """Return the saved files of a municipality by subject."""
    rows = OwnFiles.objects.filter(area=area, saved_at__isnull=False)
    return {Subject(row.subject): row for row in rows}


def fields_with(result: VisionResult, rows: Mapping[Subject, OwnFiles]) -> FieldsTold:
    """Return every field of a result, with what a municipality gave.

    Parameters
    ----------
    result : VisionResult
    rows : mapping of Subject to OwnFiles
        The saved ones, or with one that is looked at in the place of a saved one.

    Raises
    ------
    InputError
        With every fault of the files; none was there when they were saved, but the base year may be another.
    """
    from sosei.studies.fields import fields_of  # noqa: PLC0415 - polars: only where needed

    own = own_of(result.area, base_of(result), rows)
    return fields_of(result, used(own), observed(result.area, own), own.facilities)


def own_of(area: str, base: int, rows: Mapping[Subject, OwnFiles]) -> Own:
    """Return what stands in some rows, read."""
    return _read(area, base, tuple(sorted(row.pk for row in rows.values())))


@lru_cache(maxsize=32)
def _read(area: str, base: int, rows: tuple[UUID, ...]) -> Own:
    found = OwnFiles.objects.filter(pk__in=rows)
    return read({Subject(row.subject): row.files for row in found}, area, base)


def used(own: Own) -> Rates:
    """Return the nation's rates, a municipality's own in their place."""
    from sosei.sectors.rate_file import shipped_rates  # noqa: PLC0415

    return shipped_rates().replaced(own.rates)


def observed(area: str, own: Own) -> tuple[Observed, ...]:
    """Return the series of the library, and the municipality's own in the place of the same ones."""
    from sosei.sectors.observed import observed_in  # noqa: PLC0415

    told = {(each.field, each.item, each.year): each for each in observed_in(library(), area)}
    told |= {(each.field, each.item, each.year): each for each in own.observed}
    return tuple(told.values())


def base_of(result: VisionResult) -> int:
    """Return the base year of a result."""
    return min(int(year) for year in result.tables["population"]["year"] if year is not None)
