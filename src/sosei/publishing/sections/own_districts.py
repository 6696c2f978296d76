"""Districts that a municipality gives, before they are saved."""

from __future__ import annotations

from sosei.demography.small.counts import DistrictCount
from sosei.publishing import tables, wording
from sosei.publishing.sections.district_schools import KINDS
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say
from sosei.publishing.tables import PrintedTable
from sosei.sectors.town_districts import TownDistricts
from sosei.studies.districts import DistrictsRead


def given(before: DistrictsRead | None, now: DistrictsRead) -> Section:
    """Return the districts as they are read, beside those that are saved.

    Parameters
    ----------
    before : DistrictsRead or None
        Those that are saved.
    now : DistrictsRead
        Those that are looked at.
    """
    town = now.town
    total = float(town.now.persons.sum())
    people = tables.persons(total)
    made = (_districts(None if before is None else before.town, town), _schools(town))
    shown = tuple(each for each in made if each.rows)
    return Section(
        name="own",
        question=say("読み取った内容", "What was read"),
        answer=say(
            f"{len(town.now.names)}地区、合計{people}人（{wording.year(town.now.year)}）。学校は{len(town.schools)}校です。",
            f"{len(town.now.names)} districts, {people} persons in {town.now.year}; {len(town.schools)} schools.",
        ),
        tables=shown,
        unfolded=len(shown),
    )


def _districts(before: TownDistricts | None, town: TownDistricts) -> PrintedTable:
    """Print every district with its persons: five years before, in the base year, and as they are saved."""
    year = town.now.year
    head = (
        say("地区【人】", "District [persons]"),
        wording.year(year - 5),
        wording.year(year),
        _saved_head(before),
        say("含まれる地区", "Districts told in it"),
        say("区分", "Kind"),
    )
    now, earlier = _by_name(town.now), _by_name(town.before)
    saved = _by_name(None if before is None else before.now)
    rows = tuple(
        (
            own(name),
            *(each.get(name, tables.NOT_APPLICABLE) for each in (earlier, now, saved)),
            own("・".join(town.members.get(name, (name,))[1:])) or tables.NOT_APPLICABLE,
            _kind(town, name) or tables.NOT_APPLICABLE,
        )
        for name in dict.fromkeys([*now, *saved])
    )
    return PrintedTable(say("地区", "Districts"), head, rows)


def _saved_head(before: TownDistricts | None) -> str:
    """Return the heading of what is saved so far, with its year where anything is."""
    if before is None:
        return say("登録済みの人口", "Saved so far")
    year = wording.year(before.now.year)
    return say(f"登録済みの人口（{year}）", f"Saved so far ({year})")


def _by_name(count: DistrictCount | None) -> dict[str, str]:
    """Return the persons of each district, as they are printed."""
    if count is None:
        return {}
    totals = count.persons.sum(axis=(0, 1)).tolist()
    return {name: tables.persons(each) for name, each in zip(count.names, totals, strict=True)}


def _kind(town: TownDistricts, name: str) -> str:
    kinds = [say("中心市街地", "centre")] if name in town.centre else []
    kinds += [say("上下限なし", "no bounds")] if name in town.unbounded else []
    return say("、", ", ").join(kinds)


def _schools(town: TownDistricts) -> PrintedTable:
    head = (say("学校", "School"), say("種別", "Kind"), say("学区", "Districts"))
    rows = tuple(
        (own(each.name), KINDS[each.kind], own("、".join(each.districts))) for each in town.schools
    )
    return PrintedTable(say("学校と学区", "Schools and their districts"), head, rows, prose=True)
