"""Pupils and classes of schools: every grade of every school has its own classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from sosei.base.arrays import Array, frozen

NEARLY = 1e-9
"""A class is full at 35, not at 35.0000000001."""


class SchoolKind(StrEnum):
    """Schools whose pupils are told by age alone."""

    ELEMENTARY = "elementary"
    JUNIOR_HIGH = "junior_high"


GRADES: Mapping[SchoolKind, range] = {
    SchoolKind.ELEMENTARY: range(6, 12),
    SchoolKind.JUNIOR_HIGH: range(12, 15),
}
"""Age on 1 April of each grade."""


@dataclass(frozen=True)
class School:
    """A school and the districts whose children go to it."""

    name: str
    kind: SchoolKind
    districts: tuple[str, ...]


@dataclass(frozen=True)
class ClassSizes:
    """Largest classes by fiscal year, kind and grade; a year not told takes the latest before it, or the first.

    Attributes
    ----------
    pupils : mapping of (year, kind, grade) to int
    statistic, table : str
        The law, and where it was read.
    grade : str
        A or B.
    """

    pupils: Mapping[tuple[int, SchoolKind, int], int]
    statistic: str
    table: str
    grade: str

    def of(self, year: int, kind: SchoolKind) -> Array:
        """Return the largest class of each grade, ``[grade]``."""
        years = sorted({key[0] for key in self.pupils if key[1] == kind})
        told = max((known for known in years if known <= year), default=years[0])
        return frozen([self.pupils[told, kind, grade + 1] for grade in range(len(GRADES[kind]))])


def pupils_of(children: Array, kind: SchoolKind) -> Array:
    """Return pupils by grade, ``[year, grade, area]``, of children by age ``[year, age, area]``."""
    grades = GRADES[kind]
    return frozen(children[:, grades.start : grades.stop])


def pupils_of_schools(
    children: Array, districts: Sequence[str], schools: Sequence[School]
) -> Array:
    """Add the districts' children to their schools, which are all of one kind.

    Parameters
    ----------
    children : Array
        ``[year, age, district]`` on 1 April, persons.
    districts : sequence of str
    schools : sequence of School

    Returns
    -------
    Array
        ``[year, grade, school]``, pupils.
    """
    belongs = np.array(
        [[name in school.districts for school in schools] for name in districts], dtype=np.float64
    )
    return frozen(pupils_of(children, schools[0].kind) @ belongs)


def classes(pupils: Array, largest: Array) -> Array:
    """Return the classes of each grade of each school: pupils over the largest class, rounded up.

    Parameters
    ----------
    pupils : Array
        ``[year, grade, school]``; a projection's pupils are no whole numbers.
    largest : Array
        ``[year, grade]``, pupils.

    Source
    ------
    公立義務教育諸学校の学級編制及び教職員定数の標準に関する法律; METHOD 7.
    """
    return frozen(np.ceil(pupils / largest[..., None] - NEARLY))
