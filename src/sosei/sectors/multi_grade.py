"""Classes of two grades (複式学級): a school of few pupils teaches two grades that follow each other as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.readers.table import Bounds, read_table
from sosei.sectors.schools import NEARLY, SchoolKind, classes
from sosei.sectors.shipped import shipped

PUPILS = Bounds(
    Both("a number of pupils, 0 or above (0: never)", "0 以上の人数（0：行わない）"), low=0
)
COLUMNS = ("kind", "with_first_grade", "pupils", "statistic", "table", "grade")
YES = "yes"


@dataclass(frozen=True)
class MultiGrade:
    """Most pupils of two grades that are one class.

    Attributes
    ----------
    pupils : mapping of (kind, bool) to int
        With the first grade among them, or without.
    statistic, table, grade : str
        The law, where it was read, and how sure that is.
    """

    pupils: Mapping[tuple[SchoolKind, bool], int]
    statistic: str
    table: str
    grade: str

    def of(self, kind: SchoolKind, grades: int) -> Array:
        """Return the most pupils of each grade and the one above it, ``[grade − 1]``."""
        return frozen([self.pupils[kind, place == 0] for place in range(grades - 1)])


def fewest_classes(pupils: Array, largest: Array, together: Array) -> Array:
    r"""Return the classes of each school where two grades that follow each other may be one.

    .. math:: C_g = \min(C_{g-1} + \lceil n_g / L_g \rceil,\; C_{g-2} + 1 \text{ if } n_{g-1} + n_g \le T_{g-1})

    Parameters
    ----------
    pupils : Array
        ``[year, grade, school]``.
    largest : Array
        ``[year, grade]``, pupils.
    together : Array
        ``[grade − 1]``, the most pupils of a grade and the one above it that are one class.

    Returns
    -------
    Array
        ``[year, school]``. Grades without anybody have no class, and are put together with none.

    Source
    ------
    公立義務教育諸学校の学級編制及び教職員定数の標準に関する法律 第3条; METHOD 7.
    """
    alone = classes(pupils, largest)
    before, told = np.zeros_like(alone[:, 0]), alone[:, 0]
    for grade in range(1, pupils.shape[1]):
        pair = pupils[:, grade - 1 : grade + 1]
        one = (pair.sum(axis=1) <= together[grade - 1] + NEARLY) & np.all(pair > 0, axis=1)
        joined = np.where(one, before + 1, np.inf)
        before, told = told, np.minimum(told + alone[:, grade], joined)
    return frozen(told)


@cache
def shipped_multi_grade() -> MultiGrade:
    """Return the standard of the law as it ships."""
    return shipped("multi_grade", read_multi_grade)


def read_multi_grade(path: Path, faults: Faults) -> MultiGrade | None:
    """Read how many pupils of two grades are one class: of every kind, with the first grade and without.

    Parameters
    ----------
    path : Path
    faults : Faults
        Collects what is wrong.
    """
    own = Faults()
    table = read_table(path, path.name, COLUMNS, (), own)
    if table is None:
        faults.extend(own)
        return None
    kinds = table.places(
        "kind", list(SchoolKind), "word_unknown", own, choices=", ".join(SchoolKind)
    )
    first = table.places("with_first_grade", ("", YES), "word_unknown", own, choices=YES)
    pupils = table.numbers("pupils", PUPILS, own)
    table.check_unique(("kind", "with_first_grade"), own)
    told = {
        (list(SchoolKind)[kind], bool(with_first)): int(np.nan_to_num(count))
        for kind, with_first, count in zip(kinds, first, pupils, strict=True)
        if kind >= 0
    }
    for each in SchoolKind:
        for with_first in (False, True):
            if (each, with_first) not in told:
                values = {"kind": each.value, "first": YES if with_first else "—"}
                own.add(Fault("multi_grade_missing", table.name, None, "with_first_grade", values))
    faults.extend(own)
    words = (str(table.text(name)[0]) for name in ("statistic", "table", "grade"))
    return None if own else MultiGrade(told, *words)
