"""Files of a town's districts, schools and centre: read on a study's base, every fault at once; tables of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sosei.base.errors import Fault, Faults
from sosei.demography.assumed.profiles import Profile
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import SEXES, Population
from sosei.demography.small.districts import DistrictProjection
from sosei.readers.cohort_words import SEX
from sosei.readers.district_names import DistrictNames, district_names
from sosei.readers.districts import Districts, read_districts
from sosei.readers.schools import read_roles, read_schools
from sosei.sectors.class_sizes import read_class_sizes, shipped_class_sizes
from sosei.sectors.multi_grade import MultiGrade, read_multi_grade, shipped_multi_grade
from sosei.sectors.rates import Rates
from sosei.sectors.schools import ClassSizes, School, SchoolKind
from sosei.sectors.town_centre import centre_table
from sosei.sectors.town_districts import (
    TownDistricts,
    catchments_table,
    heads_per_settler,
    school_totals_table,
    schools_table,
    settlers_table,
    totals_table,
)

if TYPE_CHECKING:
    import polars as pl

WITHIN = 0.005
"""Share by which the districts' total of a sex may differ from the town's, unless another is named."""


@dataclass(frozen=True)
class DistrictFiles:
    """Where they lie; None: not given."""

    districts: Path
    schools: Path | None = None
    roles: Path | None = None
    class_sizes: Path | None = None
    multi_grade: Path | None = None


@dataclass(frozen=True)
class DistrictsRead:
    """What they tell.

    Attributes
    ----------
    town : TownDistricts
    sizes : ClassSizes
        The largest classes.
    together : MultiGrade
        When two grades are one class.
    """

    town: TownDistricts
    sizes: ClassSizes
    together: MultiGrade


def read_town_districts(
    files: DistrictFiles, base: Population, within: float, faults: Faults
) -> DistrictsRead | None:
    """Read the districts of one town.

    Parameters
    ----------
    files : DistrictFiles
    base : Population
        Of the town, in the base year of its projection.
    within : float
        Share by which the districts' total of a sex may differ from the town's.
    faults : Faults
        Collects what is wrong in all files: faulty districts do not keep the others from being read.
    """
    own = Faults()
    if not 0 <= within <= 1:
        own.add(Fault("within_faulty", "--within", values={"value": within}))
    read = read_districts(files.districts, base.areas[0], base.year, base.ages, own)
    sizes = (
        shipped_class_sizes()
        if files.class_sizes is None
        else read_class_sizes(files.class_sizes, own)
    )
    together = (
        shipped_multi_grade()
        if files.multi_grade is None
        else read_multi_grade(files.multi_grade, own)
    )
    names = district_names(files.districts, read)
    schools = _schools(files.schools, names, own)
    roles = {} if files.roles is None else read_roles(files.roles, names, own)
    if read is not None:
        _check_cover(read, base, files.districts.name, within, own)
    faults.extend(own)
    if own or read is None or sizes is None or together is None:
        return None
    return DistrictsRead(_town(read, schools, roles), sizes, together)


def _schools(path: Path | None, names: DistrictNames, faults: Faults) -> list[School]:
    if path is None:
        return []
    belongs = read_schools(path, list(SchoolKind), names, faults)
    return [
        School(name, SchoolKind(kind), tuple(own))
        for (name, kind), own in belongs.items()
        if kind in set(SchoolKind)
    ]


def _town(
    read: Districts, schools: list[School], roles: Mapping[str, frozenset[str]]
) -> TownDistricts:
    none: frozenset[str] = frozenset()
    return TownDistricts(
        read.now,
        read.before,
        read.members,
        schools,
        roles.get("town_centre", none),
        roles.get("unbounded", none),
    )


def _check_cover(
    read: Districts, base: Population, file: str, within: float, faults: Faults
) -> None:
    """Report a list of districts that does not add up to the municipality."""
    for place, sex in enumerate(SEXES):
        told, whole = float(read.now.persons[place].sum()), float(base.persons[place].sum())
        if abs(told - whole) > within * whole:
            values = {
                "sex": SEX[sex],
                "districts": f"{told:,.0f}",
                "town": f"{whole:,.0f}",
                "within": f"{within:.1%}",
            }
            faults.add(Fault("districts_cover", file, None, "population", values))


def district_tables(
    read: DistrictsRead,
    town: Projection,
    carried: DistrictProjection,
    profile: Profile,
    rates: Rates,
) -> dict[str, pl.DataFrame]:
    """Return the tables of one scenario by their file: districts, totals, schools, settlers, centre.

    Parameters
    ----------
    read : DistrictsRead
    town : Projection
    carried : DistrictProjection
        The districts in it.
    profile : Profile
        Sex and age of settlers.
    rates : Rates
        ``headship`` makes households of settlers, ``retail_spending`` what a part of the town spends.
    """
    own = read.town
    tables = {
        "districts.csv": carried.to_frame(),
        "district_totals.csv": totals_table(own, carried),
    }
    if own.schools:
        headship = rates.get("headship")
        heads = (
            None
            if headship is None
            else heads_per_settler(profile, headship, carried.ages, carried.years[0])
        )
        tables["catchments.csv"] = catchments_table(own, carried)
        tables["schools.csv"] = schools_table(own, carried, read.sizes)
        tables["school_totals.csv"] = school_totals_table(own, carried, read.sizes, read.together)
        tables["settlers.csv"] = settlers_table(own, town, carried, profile, heads)
    if own.centre:
        tables["town_centre.csv"] = centre_table(own, carried, rates.get("retail_spending"))
    return tables
