"""Largest classes: the ones that ship, or a town's own file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.readers.table import Bounds, read_table
from sosei.sectors.schools import GRADES, ClassSizes, SchoolKind
from sosei.sectors.shipped import shipped

PUPILS = Bounds(Both("a number of pupils, 1 or above", "1 以上の人数"), low=1)
GRADE = Bounds(Both("a school grade from 1 to 6", "1 から 6 までの学年"), low=1, high=6)
COLUMNS = ("year", "kind", "school_grade", "pupils", "statistic", "table", "grade")


@cache
def shipped_class_sizes() -> ClassSizes:
    """Return the largest classes of the law as they ship."""
    return shipped("class_size", read_class_sizes)


def read_class_sizes(path: Path, faults: Faults) -> ClassSizes | None:
    """Read largest classes; every year tells every grade of a kind that it names.

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
    years, pupils = table.years("year", own), table.numbers("pupils", PUPILS, own)
    grades = table.numbers("school_grade", GRADE, own)
    kinds = table.places("kind", list(SchoolKind), "word_unknown", own, choices=", ".join(GRADES))
    table.check_unique(("year", "kind", "school_grade"), own)
    told: dict[tuple[int, SchoolKind, int], int] = {}
    if not own:
        for row, kind in enumerate(kinds.tolist()):
            told[int(years[row]), list(SchoolKind)[kind], int(grades[row])] = int(pupils[row])
        for year, kind, grade in _missing(told):
            values = {"year": year, "kind": kind.value, "grade": grade}
            own.add(Fault("class_size_missing", table.name, None, "school_grade", values))
    faults.extend(own)
    statistic, source, grade_ = (table.text(name)[0] for name in ("statistic", "table", "grade"))
    return None if own else ClassSizes(told, str(statistic), str(source), str(grade_))


def _missing(told: dict[tuple[int, SchoolKind, int], int]) -> list[tuple[int, SchoolKind, int]]:
    named = {(year, kind) for year, kind, _ in told}
    return [
        (year, kind, grade + 1)
        for year, kind in sorted(named)
        for grade in range(len(GRADES[kind]))
        if (year, kind, grade + 1) not in told
    ]
