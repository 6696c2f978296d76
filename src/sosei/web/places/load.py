"""Rows → what a municipality gave of itself, read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from sosei.web.data.load import library
from sosei.web.places.models import OwnFiles
from sosei.web.places.reading import Own, read
from sosei.web.places.subjects import WITHIN, Subject
from sosei.web.visions import load as visions

if TYPE_CHECKING:
    from sosei.demography.known.population import Population
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

    own = own_of(result, rows)
    return fields_of(result, used(own), observed(result.area, own), own.facilities)


def own_of(result: VisionResult, rows: Mapping[Subject, OwnFiles]) -> Own:
    """Return what stands in some rows, read on the base of a result."""
    return _read(result.address, tuple(sorted(row.pk for row in rows.values())))


@lru_cache(maxsize=16)
def _read(address: str, keys: tuple[UUID, ...]) -> Own:
    """Read once: rows are never changed, but replaced."""
    rows = list(OwnFiles.objects.filter(pk__in=keys))
    districts = [row.within for row in rows if row.subject == Subject.DISTRICTS]
    sent = {Subject(row.subject): row.files for row in rows}
    return read(sent, base_of(visions.result(address)), *districts or [WITHIN])


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


def base_of(result: VisionResult) -> Population:
    """Return the population that a result was projected from."""
    from sosei.studies.rebuilt import rebuilt  # noqa: PLC0415

    return rebuilt(result).base


def held_districts_of(result: VisionResult) -> str | None:
    """Return the districts of a result's base that the library has, as ``districts.csv``."""
    from sosei.studies.districts_held import held_districts  # noqa: PLC0415

    held = held_districts(library(), result.area, base_of(result).year)
    return None if held is None else held.write_csv()
