"""``schools.csv`` and ``district_roles.csv``: what a town's districts belong to (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sosei.base.errors import Fault, Faults, nearest
from sosei.base.messages import Both
from sosei.readers.district_names import DistrictNames
from sosei.readers.table import Table, read_table

NAME = Both("a name", "名前")
YES = "yes"
ROLES = ("town_centre", "unbounded")

Belongs = dict[tuple[str, str], list[str]]
"""(School, kind) → its districts."""


def read_schools(
    path: Path, kinds: Sequence[str], districts: DistrictNames, faults: Faults
) -> Belongs:
    """Read the districts of each school.

    Parameters
    ----------
    path : Path
    kinds : sequence of str
        Words for the kinds of school.
    districts : DistrictNames
        Of the town.
    faults : Faults
        Collects what is wrong: every district needs one school of each kind that the file names. Where not all
        districts are known, that is not asked.
    """
    table = read_table(path, path.name, ("school", "kind", "district"), (), faults)
    if table is None:
        return {}
    table.check_unique(("school", "kind", "district"), faults)
    table.places("kind", kinds, "word_unknown", faults, choices=", ".join(kinds))
    belongs: Belongs = {}
    for row, (school, kind, district) in enumerate(
        zip(*(table.text(column) for column in ("school", "kind", "district")), strict=True)
    ):
        if school is None:
            faults.add(table.fault("cell_empty", row, "school", number=NAME))
            continue
        own = belongs.setdefault((school, str(kind)), [])
        carried = None if district is None else _carrying(table, row, district, districts, faults)
        own += [carried] if carried is not None and carried not in own else []
    _check_schools(table.name, belongs, faults)
    if districts.complete:
        _check_districts(table.name, belongs, kinds, districts, faults)
    return belongs


def read_roles(path: Path, districts: DistrictNames, faults: Faults) -> dict[str, frozenset[str]]:
    """Read which districts are the town's centre, and whose ratios have no bounds: role → districts."""
    table = read_table(path, path.name, ("district",), ROLES, faults)
    roles: dict[str, set[str]] = {role: set() for role in ROLES}
    if table is None:
        return {}
    table.check_unique(("district",), faults)
    for row, district in enumerate(table.text("district")):
        carried = _carrying(table, row, district or "", districts, faults)
        if carried is None:
            continue
        for role in ROLES:
            word = table.text(role)[row]
            if word not in (None, YES):
                values = {"value": word, "choices": YES, "hint": nearest(str(word), [YES])}
                faults.add(table.fault("word_unknown", row, role, **values))
            elif word == YES:
                roles[role].add(carried)
    return {role: frozenset(names) for role, names in roles.items()}


def _carrying(
    table: Table, row: int, district: str, districts: DistrictNames, faults: Faults
) -> str | None:
    """Return the district that this one is carried under; what is none is a fault."""
    carried = districts.carrying(district) if district else None
    if carried is None:
        hint = nearest(district, districts.told)
        values = {"value": district, "file": districts.file, "hint": hint}
        faults.add(table.fault("district_unknown", row, "district", **values))
    return carried


def _check_schools(file: str, belongs: Belongs, faults: Faults) -> None:
    """Report schools without a district."""
    for (school, _), own in belongs.items():
        if not own:
            faults.add(Fault("school_without_district", file, None, "district", {"school": school}))


def _check_districts(
    file: str, belongs: Belongs, kinds: Sequence[str], districts: DistrictNames, faults: Faults
) -> None:
    """Report districts with no school of a kind, or several."""
    for kind in kinds:
        of_kind = {school: own for (school, its), own in belongs.items() if its == kind}
        for district in dict.fromkeys(districts.told.values()):
            schools = [school for school, own in of_kind.items() if district in own]
            if of_kind and len(schools) != 1:
                words = ", ".join(schools) or "—"
                values = {"district": district, "kind": kind, "schools": words}
                faults.add(Fault("school_of_district", file, None, "district", values))
