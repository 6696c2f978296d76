"""What a municipality can give of itself, and in which files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sosei.base.messages import Both

WITHIN = 0.005
"""Share by which districts may differ from the municipality, unless another is chosen."""

WITHINS = (WITHIN, 0.02, 0.05, 0.1)
"""Shares that can be chosen."""


class Subject(StrEnum):
    """One thing that is given, looked at, saved and removed as a whole."""

    RATES = "rates"
    OBSERVED = "observed"
    FACILITIES = "facilities"
    INDUSTRIES = "industries"
    DISTRICTS = "districts"


@dataclass(frozen=True)
class Wanted:
    """One file of a subject.

    Attributes
    ----------
    name : str
        As docs/formats.md names it.
    words : Both
        What stands in it.
    columns, more : str
        Its columns as they are written, and those that may be left out.
    needed : bool
    """

    name: str
    words: Both
    columns: str
    more: str = ""
    needed: bool = True


FILES: Mapping[Subject, tuple[Wanted, ...]] = {
    Subject.RATES: (
        Wanted(
            "rates.csv",
            Both("Rates of the municipality", "市区町村の率"),
            "rate, statistic, table, year, value, unit",
            "item, grade, area, sex, age",
        ),
    ),
    Subject.OBSERVED: (
        Wanted(
            "observed.csv",
            Both("Series that the municipality observed", "市区町村の実績"),
            "field, item, year, area, value, unit, statistic, table",
        ),
    ),
    Subject.FACILITIES: (
        Wanted(
            "facilities.csv",
            Both("List of public facilities", "公共施設の一覧"),
            "facility, kind, floor_area, built",
            "renovated",
        ),
    ),
    Subject.INDUSTRIES: (
        Wanted(
            "industries.csv",
            Both("Workers by industry and age", "産業別・年齢別の就業者"),
            "year, industry, age, workers, statistic, table",
        ),
    ),
    Subject.DISTRICTS: (
        Wanted(
            "districts.csv",
            Both("Persons by district, sex and age", "地区別・男女別・年齢別の人口"),
            "district, year, sex, age, population",
            "merged_into",
        ),
        Wanted(
            "schools.csv",
            Both("Schools and their districts", "学校と学区"),
            "school, kind, district",
            needed=False,
        ),
        Wanted(
            "district_roles.csv",
            Both(
                "Districts of the centre, and those without bounds", "中心市街地・上下限のない地区"
            ),
            "district",
            "town_centre, unbounded",
            needed=False,
        ),
        Wanted(
            "class_size.csv",
            Both("Largest classes", "学級編制の基準"),
            "year, kind, school_grade, pupils, statistic, table, grade",
            needed=False,
        ),
        Wanted(
            "multi_grade.csv",
            Both("Classes of two grades", "複式学級の基準"),
            "kind, with_first_grade, pupils, statistic, table, grade",
            needed=False,
        ),
    ),
}
"""Files of each subject."""


def wanted(subject: Subject, name: str) -> Wanted | None:
    """Return a file of a subject by its name, if there is one."""
    return next((each for each in FILES[subject] if each.name == name), None)
