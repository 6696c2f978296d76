"""Rows → what a municipality gave of itself, read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from sosei.base.provenance import Used
from sosei.web.data.load import library
from sosei.web.places.models import OwnFiles
from sosei.web.places.reading import Own, read
from sosei.web.places.subjects import WITHIN, Subject
from sosei.web.visions import load as visions

if TYPE_CHECKING:
    from sosei.demography.known.population import Population
    from sosei.sectors.observed import Observed
    from sosei.sectors.rates import Rates
    from sosei.studies.fields import AgesTold, FieldsTold
    from sosei.studies.fields_asked import FieldsAsked
    from sosei.studies.result import VisionResult
    from sosei.studies.study import Study


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

    asked = asked_of(result, rows)
    return fields_of(result, asked.rates, asked.observed, asked.given)


def asked_of(result: VisionResult, rows: Mapping[Subject, OwnFiles]) -> FieldsAsked:
    """Return what the fields of a result are reckoned with now, all of them.

    Raises
    ------
    InputError
        As `fields_with`.
    """
    from sosei.studies.fields_asked import FieldsAsked  # noqa: PLC0415 - polars: only where needed
    from sosei.studies.frozen_fields import frozen_fields  # noqa: PLC0415

    own, frozen = own_of(result, rows), frozen_fields(result)
    before = () if frozen is None else frozen.observed
    return FieldsAsked((), used(own), observed(result.area, own, before), own.given)


def asked_with(study: Study) -> FieldsAsked | None:
    """Return what a study asks of the fields, with what its municipality saved: a run freezes it.

    Parameters
    ----------
    study : Study

    Raises
    ------
    InputError
        With every fault of the files on the base of this study.
    """
    from sosei.sectors.observed import newest  # noqa: PLC0415 - polars: only where needed
    from sosei.sectors.rate_file import shipped_rates  # noqa: PLC0415
    from sosei.studies.fields_asked import FieldsAsked  # noqa: PLC0415
    from sosei.studies.gather import base_population  # noqa: PLC0415

    head = study.form.study
    rows = saved(head.area)
    if not rows:
        return study.fields
    own = _own(list(rows.values()), base_population(study.figures, head.base.year))
    before = study.fields or FieldsAsked((), shipped_rates(), ())
    return replace(
        before,
        rates=before.rates.replaced(own.rates),
        observed=newest((*before.observed, *own.observed)),
        given=own.given,
        districts=own.districts,
        used=(*before.used, *(each for row in rows.values() for each in _files(row))),
    )


TABLES = {
    "rates.csv": "field_rates",
    "observed.csv": "field_observed",
    "schools.csv": "field_schools",
}
"""What a file serves as; the others by their subject."""


def _files(row: OwnFiles) -> list[Used]:
    """Name the files of a subject as a run used them."""
    return [
        Used(
            TABLES.get(name, f"field_{row.subject}"),
            row.subject,
            "",
            file["name"],
            "",
            "",
            hashlib.sha256(file["text"].encode()).hexdigest(),
        )
        for name, file in row.files.items()
    ]


def ages_with(result: VisionResult, rows: Mapping[Subject, OwnFiles]) -> AgesTold:
    """Return the status quo of a result by sex and age, with what a municipality gave."""
    from sosei.studies.fields import ages_of  # noqa: PLC0415 - polars: only where needed
    from sosei.studies.frozen_fields import frozen_fields  # noqa: PLC0415

    own, frozen = own_of(result, rows), frozen_fields(result)
    before = () if frozen is None else frozen.observed
    name = str(result.manifest["vision"]["status_quo"])
    return ages_of(result, used(own), observed(result.area, own, before), name)


def own_of(result: VisionResult, rows: Mapping[Subject, OwnFiles]) -> Own:
    """Return what stands in some rows, read on the base of a result."""
    return _read(result.address, tuple(sorted(row.pk for row in rows.values())))


@lru_cache(maxsize=16)
def _read(address: str, keys: tuple[UUID, ...]) -> Own:
    """Read once: rows are never changed, but replaced."""
    rows = list(OwnFiles.objects.filter(pk__in=keys))
    return _own(rows, base_of(visions.result(address)))


def _own(rows: Sequence[OwnFiles], base: Population) -> Own:
    districts = [row.within for row in rows if row.subject == Subject.DISTRICTS]
    sent = {Subject(row.subject): row.files for row in rows}
    return read(sent, base, *districts or [WITHIN])


def used(own: Own) -> Rates:
    """Return the nation's rates, a municipality's own in their place."""
    from sosei.sectors.rate_file import shipped_rates  # noqa: PLC0415

    return shipped_rates().replaced(own.rates)


def observed(area: str, own: Own, before: Sequence[Observed] = ()) -> tuple[Observed, ...]:
    """Return the series of a result and of the library, the municipality's own in the place of the same ones.

    Parameters
    ----------
    area : str
    own : Own
    before : sequence of Observed
        Frozen with the result.
    """
    from sosei.sectors.observed import newest, observed_in  # noqa: PLC0415

    return newest((*before, *observed_in(library(), area), *own.observed))


def base_of(result: VisionResult) -> Population:
    """Return the population that a result was projected from."""
    from sosei.studies.rebuilt import rebuilt  # noqa: PLC0415

    return rebuilt(result).base


def held_districts_of(result: VisionResult) -> str | None:
    """Return the districts of a result's base that the library has, as ``districts.csv``."""
    from sosei.publishing.package_csv import frame_csv  # noqa: PLC0415 - polars: only where needed
    from sosei.studies.districts_held import held_districts  # noqa: PLC0415

    held = held_districts(library(), result.area, base_of(result).year)
    return None if held is None else frame_csv(held).decode()
