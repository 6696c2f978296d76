"""What a study asks of the fields: the table ``[sectors]`` of its file, and the series of its library."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.base.provenance import Used
from sosei.demography.known.population import Population
from sosei.library import Library
from sosei.readers.forms import ExpectedError, Form
from sosei.sectors.commuters import IN, OUT, employed_of
from sosei.sectors.facilities import Facility, read_facilities
from sosei.sectors.given import NOTHING, Given
from sosei.sectors.industry_file import read_industry_workers
from sosei.sectors.observed import SSDSE_A, Observed, observed_in, read_observed
from sosei.sectors.rate_file import read_rates, shipped_rates
from sosei.sectors.rates import Rates
from sosei.studies.districts import WITHIN, DistrictFiles, DistrictsRead, read_town_districts
from sosei.studies.held.cells import rows_of

Text = Annotated[str, StringConstraints(min_length=1)]
FieldName = Literal["children", "care", "work", "town", "exchange"]

TOTALS = {
    "certified": ("care", "person"),
    "employed": ("work", "person"),
    "households": ("town", "household"),
    "commuting_out": ("work", "person"),
    "commuting_in": ("work", "person"),
}
"""What a municipality counts itself, its field and its unit."""

COMMUTERS = (OUT, IN)
"""Totals that are rates by themselves; the others calibrate one."""


class TotalForm(Form):
    """One table ``[[sectors.total]]``: a count of the municipality itself."""

    of: Literal["certified", "employed", "households", "commuting_out", "commuting_in"]
    year: Annotated[int, Field(ge=1868, le=2200)]
    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    statistic: Text
    table: Text

    def observed(self, area: str) -> Observed:
        """Return it as a figure of a series."""
        field, unit = TOTALS[self.of]
        return Observed(
            field, self.of, self.year, area, self.value, unit, self.statistic, self.table
        )


class SectorsForm(Form):
    """The table ``[sectors]``."""

    fields: Annotated[tuple[FieldName, ...], Field(min_length=1)] | None = None
    rates: Text | None = None
    observed: Text | None = None
    facilities: Text | None = None
    industries: Text | None = None
    districts: Text | None = None
    schools: Text | None = None
    note: str = ""
    total: tuple[TotalForm, ...] = ()

    @model_validator(mode="after")
    def _schools_of_districts(self) -> SectorsForm:
        if self.schools is not None and self.districts is None:
            raise ExpectedError(
                "districts beside schools", "schools（学校）と districts（地区）の両方"
            )
        return self

    @property
    def files(self) -> dict[str, str]:
        """Files that the table names, by their key."""
        named = {key: getattr(self, key) for key in FILES}
        return {key: name for key, name in named.items() if name is not None}


FILES = ("rates", "observed", "facilities", "industries", "districts", "schools")
"""Keys that name a file."""


@dataclass(frozen=True)
class FieldsAsked:
    """What the fields of a study are reckoned with.

    Attributes
    ----------
    names : tuple of str
        Fields to tell of; empty: all.
    rates : Rates
        The nation's, the municipality's own in their place.
    observed : tuple of Observed
    given : Given
        Facilities, and workers by industry and age.
    districts : DistrictsRead or None
    note : str
    used : tuple of Used
        Files and blocks that they were read from.
    """

    names: tuple[str, ...]
    rates: Rates
    observed: tuple[Observed, ...]
    given: Given = NOTHING
    districts: DistrictsRead | None = None
    note: str = ""
    used: tuple[Used, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a study lies: its file, the persons that it starts from, the last year that it projects."""

    file: Path
    base: Population
    horizon: int

    @property
    def area(self) -> str:
        """Code of the municipality."""
        return self.base.areas[0]

    def path(self, name: str) -> Path:
        """Return where a file lies that the study names."""
        return self.file.parent / name


def asked_fields(
    form: SectorsForm | None, place: Place, library: Library | None
) -> FieldsAsked | None:
    """Return what a study asks of the fields.

    Parameters
    ----------
    form : SectorsForm or None
        None: the study has no table ``[sectors]``.
    place : Place
    library : Library or None
        Its SSDSE-A has observed series.

    Returns
    -------
    FieldsAsked or None
        None where the study neither asks nor the library has a series of its municipality.

    Raises
    ------
    InputError
        With every fault of the table and of the files that it names.
    """
    held, blocks = _held(library, place.area)
    if form is None:
        return FieldsAsked((), shipped_rates(), held, used=blocks) if held else None
    faults = Faults()
    rates, observed = _own_rates(form, place, faults), _own_series(form, place, faults)
    every = tuple(dict.fromkeys((*held, *observed, *(t.observed(place.area) for t in form.total))))
    _check_totals(form, place, faults)
    _check_commuters(form, every, place, faults)
    given = _given(form, rates, place, faults)
    districts = _districts(form, place, faults)
    faults.raise_if_any()
    used = (*blocks, *_used(form, place))
    return FieldsAsked(form.fields or (), rates, every, given, districts, form.note, used)


def _held(library: Library | None, area: str) -> tuple[tuple[Observed, ...], tuple[Used, ...]]:
    """Return the series of SSDSE-A that a library has, and its blocks."""
    found = () if library is None else tuple(observed_in(library, area))
    if library is None or not found:
        return (), ()
    import polars as pl  # noqa: PLC0415 - where a library is

    rows = rows_of(library, "ssdse_a", [area])
    own = rows and rows.where(pl.col("item").is_in(list(SSDSE_A)), pl.col("value").is_not_null())
    return found, own.used("field_observed") if own else ()


def _own_rates(form: SectorsForm, place: Place, faults: Faults) -> Rates:
    """Return the nation's rates, the municipality's own file in their place."""
    if form.rates is None:
        return shipped_rates()
    return shipped_rates().replaced(read_rates(place.path(form.rates), faults))


def _own_series(form: SectorsForm, place: Place, faults: Faults) -> Sequence[Observed]:
    """Read the series of the file, all of them of the study's municipality."""
    if form.observed is None:
        return ()
    return read_observed(place.path(form.observed), faults, place.area)


def _given(form: SectorsForm, rates: Rates, place: Place, faults: Faults) -> Given:
    """Read the list of public facilities, and workers by industry and age."""
    base = place.base
    facilities: tuple[Facility, ...] = ()
    workers = None
    if form.facilities is not None:
        kinds = rates.require("rebuilding").items
        facilities = read_facilities(place.path(form.facilities), kinds, base.year, faults)
    if form.industries is not None:
        path = place.path(form.industries)
        workers = read_industry_workers(path, base.year, base.ages, place.area, faults)
    return Given(facilities, workers)


def _districts(form: SectorsForm, place: Place, faults: Faults) -> DistrictsRead | None:
    """Read the districts and their schools."""
    if form.districts is None:
        return None
    schools = None if form.schools is None else place.path(form.schools)
    files = DistrictFiles(place.path(form.districts), schools)
    return read_town_districts(files, place.base, WITHIN, faults)


def _check_totals(form: SectorsForm, place: Place, faults: Faults) -> None:
    """Report counts that stand twice, and those of which none lies in a year that is projected."""
    first, last = place.base.year, place.horizon
    told: dict[str, list[int]] = {}
    for number, total in enumerate(form.total):
        years = told.setdefault(total.of, [])
        if total.year in years:
            once = Both("each count and year once", "数の種類と年の組み合わせごとに1つ")
            faults.add(_faulty(place, f"sectors.total.{number}", f"{total.of} {total.year}", once))
        years.append(total.year)
    for of, years in told.items():
        if of not in COMMUTERS and not any(first <= year <= last for year in years):
            within = Both(f"a year from {first} to {last}", f"{first}年から{last}年までの年")
            faults.add(_faulty(place, "sectors.total", f"{of} {max(years)}", within))


def _check_commuters(
    form: SectorsForm, observed: Sequence[Observed], place: Place, faults: Faults
) -> None:
    """Report commuters whose whole was not counted, or is less than they are."""
    for number, total in enumerate(form.total):
        whole = employed_of(observed, total.year)
        if total.of == OUT and (whole is None or total.value > whole):
            faults.add(_faulty(place, f"sectors.total.{number}", total.of, _WHOLE))


_WHOLE = Both(
    "the employed residents of the same year, and no more commuters than they are",
    "同じ年の就業者数（employed）と、それ以下の人数",
)


def _used(form: SectorsForm, place: Place) -> tuple[Used, ...]:
    """Name the files that the table names, each with its hash."""
    return tuple(
        Used(f"field_{key}", f"field_{key}", "", name, "", "", _digest(place.path(name)))
        for key, name in form.files.items()
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _faulty(place: Place, key: str, value: object, expected: Both | str) -> Fault:
    values = {"value": value, "expected": expected, "hint": ""}
    return Fault("value_faulty", place.file.name, None, key, values)
