"""Districts of one town, its schools and its centre, in one scenario: tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.profiles import Profile
from sosei.demography.engine.projection import Projection
from sosei.demography.small.counts import DistrictCount
from sosei.demography.small.districts import DistrictProjection, project_districts
from sosei.demography.small.settlers import one_settler_a_year, settlers_needed
from sosei.sectors.april import children_on_april_1
from sosei.sectors.multi_grade import MultiGrade, fewest_classes
from sosei.sectors.rates import Rate
from sosei.sectors.schools import (
    GRADES,
    ClassSizes,
    School,
    SchoolKind,
    classes,
    pupils_of,
    pupils_of_schools,
)


@dataclass(frozen=True)
class TownDistricts:
    """What is known of a town's districts.

    Attributes
    ----------
    now : DistrictCount
    before : DistrictCount or None
    members : mapping of str to tuple of str
        Names that are told in each district.
    schools : sequence of School
    centre, unbounded : frozenset of str
        Districts of the town's centre, and those whose ratios have no bounds.
    """

    now: DistrictCount
    before: DistrictCount | None
    members: Mapping[str, tuple[str, ...]]
    schools: Sequence[School] = ()
    centre: frozenset[str] = frozenset()
    unbounded: frozenset[str] = frozenset()

    def carried(self, town: Projection) -> DistrictProjection:
        """Carry the districts through the projection of their town."""
        free = np.array([name in self.unbounded for name in self.now.names])
        before = None if self.before is None else self.before.in_order(self.now.names)
        return project_districts(self.now, town, before, free)


def totals_table(districts: TownDistricts, carried: DistrictProjection) -> pl.DataFrame:
    """Return district, year, total, three age groups, town_centre, members."""
    names, years = carried.names, carried.years
    keys = {
        "district": np.repeat(names, len(years)).tolist(),
        "year": list(years) * len(names),
    }
    groups = {
        "total": carried.total,
        "age_0_14": carried.between(0, 15),
        "age_15_64": carried.between(15, 65),
        "age_65_plus": carried.between(65),
    }
    told = {name: values.T.ravel() for name, values in groups.items()}
    centre = np.repeat([name in districts.centre for name in names], len(years))
    members = np.repeat(["・".join(districts.members[name]) for name in names], len(years))
    return pl.DataFrame({**keys, **told, "town_centre": centre, "members": members.tolist()})


def catchments_table(districts: TownDistricts, carried: DistrictProjection) -> pl.DataFrame:
    """Return school, kind, year, total, three age groups: persons of all districts of a school (学区)."""
    groups = {
        "total": carried.total,
        "age_0_14": carried.between(0, 15),
        "age_15_64": carried.between(15, 65),
        "age_65_plus": carried.between(65),
    }
    parts = []
    for own in _by_kind(districts.schools):
        inside = np.array(
            [[name in school.districts for school in own] for name in carried.names], dtype=float
        )
        columns = {name: values @ inside for name, values in groups.items()}
        parts.append(_rows(own, carried.years, columns))
    return pl.concat(parts)


def schools_table(
    districts: TownDistricts, carried: DistrictProjection, sizes: ClassSizes
) -> pl.DataFrame:
    """Return school, kind, year, grade, pupils, largest_class, classes; as of 1 April."""
    children = children_on_april_1(carried.persons, carried.ages)
    parts = [
        _school_rows(carried, own, sizes, pupils_of_schools(children, carried.names, own))
        for own in _by_kind(districts.schools)
    ]
    return pl.concat(parts)


def school_totals_table(
    districts: TownDistricts,
    carried: DistrictProjection,
    sizes: ClassSizes,
    together: MultiGrade,
) -> pl.DataFrame:
    """Return school, kind, year, pupils, classes, classes_multi_grade (two grades may be one); as of 1 April."""
    children = children_on_april_1(carried.persons, carried.ages)
    parts = []
    for own in _by_kind(districts.schools):
        kind = own[0].kind
        pupils = pupils_of_schools(children, carried.names, own)
        largest = np.array([sizes.of(year, kind) for year in carried.years])
        limits = together.of(kind, len(GRADES[kind]))
        columns = {
            "pupils": pupils.sum(axis=1),
            "classes": classes(pupils, largest).sum(axis=1).astype(np.int64),
            "classes_multi_grade": fewest_classes(pupils, largest, limits).astype(np.int64),
        }
        parts.append(_rows(own, carried.years, columns))
    return pl.concat(parts)


def settlers_table(
    districts: TownDistricts,
    town: Projection,
    carried: DistrictProjection,
    profile: Profile,
    heads: float | None = None,
) -> pl.DataFrame:
    """Return the settlers a year that keep each school's pupils of the base.

    Parameters
    ----------
    districts : TownDistricts
    town : Projection
    carried : DistrictProjection
    profile : Profile
        Sex and age of who comes.
    heads : float, optional
        Households that one settler makes (`heads_per_settler`); None: no headship rate is given.

    Returns
    -------
    polars.DataFrame
        school, kind, year, pupils, pupils_at_base, persons_per_year, households_per_year.
    """
    children = children_on_april_1(carried.persons, carried.ages)
    each = children_on_april_1(one_settler_a_year(town.assumptions, profile).persons, town.ages)
    parts = []
    for own in _by_kind(districts.schools):
        pupils = pupils_of_schools(children, carried.names, own).sum(axis=1)
        made = pupils_of(each, own[0].kind).sum(axis=(1, 2))
        base = np.broadcast_to(pupils[0], pupils.shape)
        needed = settlers_needed(pupils, base, made)
        needed[0] = np.nan
        columns = {
            "pupils": pupils,
            "pupils_at_base": base,
            "persons_per_year": needed,
            "households_per_year": needed * (np.nan if heads is None else heads),
        }
        parts.append(_rows(own, carried.years, columns))
    return pl.concat(parts).with_columns(pl.col("^.*_per_year$").fill_nan(None))


def heads_per_settler(profile: Profile, headship: Rate, ages: AgeGroups, year: int) -> float:
    r"""Return the households that one settler makes: heads of households among settlers.

    .. math:: \sum_{s,a} w_{s,a} \sum_k h_{s,a,k}

    Parameters
    ----------
    profile : Profile
    headship : Rate
    ages : AgeGroups
        Of the projection.
    year : int
        Of the headship rates.
    """
    rates = headship.by_age(ages, [year])[0].sum(axis=0)
    return float((profile.on(ages) * rates).sum())


def _by_kind(schools: Sequence[School]) -> list[list[School]]:
    of = [[school for school in schools if school.kind == kind] for kind in SchoolKind]
    return [own for own in of if own]


def _rows(
    schools: Sequence[School], years: Sequence[int], columns: Mapping[str, Array]
) -> pl.DataFrame:
    """Return ``[year, school]`` as rows, school by school."""
    count = len(years)
    keys = {
        "school": [school.name for school in schools for _ in range(count)],
        "kind": [school.kind.value for school in schools for _ in range(count)],
        "year": list(years) * len(schools),
    }
    return pl.DataFrame({**keys, **{name: each.T.ravel() for name, each in columns.items()}})


def _school_rows(
    carried: DistrictProjection, schools: Sequence[School], sizes: ClassSizes, pupils: Array
) -> pl.DataFrame:
    kind = schools[0].kind
    largest = np.array([sizes.of(year, kind) for year in carried.years])
    needed = classes(pupils, largest)
    parts = []
    for grade in range(len(GRADES[kind])):
        shape = pupils[:, grade].shape
        columns = {
            "grade": np.full(shape, grade + 1),
            "pupils": pupils[:, grade],
            "largest_class": np.broadcast_to(largest[:, grade, None], shape).astype(np.int64),
            "classes": needed[:, grade].astype(np.int64),
        }
        parts.append(_rows(schools, carried.years, columns))
    return pl.concat(parts).sort("school", "year", "grade", maintain_order=True)
