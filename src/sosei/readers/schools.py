"""``schools.csv`` and ``district_roles.csv``: what a town's districts belong to (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sosei.base.errors import Fault, Faults, nearest
from sosei.base.messages import Both
from sosei.readers.table import Table, read_table

NAME = Both("a name", "名前")
YES = "yes"
ROLES = ("town_centre", "unbounded")

Belongs = dict[tuple[str, str], list[str]]
"""(School, kind) → its districts."""


def read_schools(
    path: Path, kinds: Sequence[str], told: Mapping[str, str], file: str, faults: Faults
) -> Belongs:
    """Read the districts of each school.

    Parameters
    ----------
    path : Path
    kinds : sequence of str
        Words for the kinds of school.
    told : mapping of str to str
        District → the one that it is carried under.
    file : str
        Where the districts stand.
    faults : Faults
        Collects what is wrong: every district needs one school of each kind that the file names.
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
        if district is not None and _known(table, row, district, told, file, faults):
            own += [told[district]] if told[district] not in own else []
    _check(table.name, belongs, kinds, told, faults)
    return belongs


def read_roles(
    path: Path, told: Mapping[str, str], file: str, faults: Faults
) -> dict[str, frozenset[str]]:
    """Read which districts are the town's centre, and whose ratios have no bounds: role → districts."""
    table = read_table(path, path.name, ("district",), ROLES, faults)
    roles: dict[str, set[str]] = {role: set() for role in ROLES}
    if table is None:
        return {}
    table.check_unique(("district",), faults)
    for row, district in enumerate(table.text("district")):
        if not _known(table, row, district or "", told, file, faults):
            continue
        for role in ROLES:
            word = table.text(role)[row]
            if word not in (None, YES):
                values = {"value": word, "choices": YES, "hint": nearest(str(word), [YES])}
                faults.add(table.fault("word_unknown", row, role, **values))
            elif word == YES:
                roles[role].add(told[str(district)])
    return {role: frozenset(names) for role, names in roles.items()}


def _known(
    table: Table, row: int, district: str, told: Mapping[str, str], file: str, faults: Faults
) -> bool:
    if district in told:
        return True
    values = {"value": district, "file": file, "hint": nearest(district, told)}
    faults.add(table.fault("district_unknown", row, "district", **values))
    return False


def _check(
    file: str,
    belongs: Belongs,
    kinds: Sequence[str],
    told: Mapping[str, str],
    faults: Faults,
) -> None:
    """Report schools without a district, and districts with no school of a kind, or several."""
    for (school, _), own in belongs.items():
        if not own:
            faults.add(Fault("school_without_district", file, None, "district", {"school": school}))
    for kind in kinds:
        of_kind = {school: own for (school, its), own in belongs.items() if its == kind}
        for district in dict.fromkeys(told.values()):
            schools = [school for school, own in of_kind.items() if district in own]
            if of_kind and len(schools) != 1:
                words = ", ".join(schools) or "—"
                values = {"district": district, "kind": kind, "schools": words}
                faults.add(Fault("school_of_district", file, None, "district", values))
