"""``sosei districts``: the districts, schools and centre of a study's municipality."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both, language
from sosei.cli.files import check_folder, write_all
from sosei.cli.goal import read_profile_named
from sosei.cli.project import csv_bytes
from sosei.demography.assumed.profiles import Profile
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import SEXES, Population
from sosei.readers.districts import Districts, read_districts
from sosei.readers.schools import read_roles, read_schools
from sosei.sectors.class_sizes import read_class_sizes, shipped_class_sizes
from sosei.sectors.schools import ClassSizes, School, SchoolKind
from sosei.sectors.town_districts import (
    TownDistricts,
    schools_table,
    settlers_table,
    totals_table,
)
from sosei.studies.gather import gather
from sosei.studies.reading import read_study
from sosei.studies.study import Study

TOLD = Both(
    "{scenario}: {count} districts, {base} to {horizon}, adding up to {total:,.0f} persons in {horizon}",
    "{scenario}：{count}地区、{base}年から{horizon}年。{horizon}年の合計は{total:,.0f}人",
)
GAP = Both(
    "note: {scenario}, {year}: a district's total is {gap:.1%} off its share; "
    "the municipality's ages leave no better table",
    "注意：{scenario} {year}年：地区の合計が配分から {gap:.1%} 離れています（市区町村の年齢構成に合わせたため）",
)
TOO_FAR = 1e-3
"""Gap from which it is told."""


@dataclass(frozen=True)
class AskedDistricts:
    """What `sosei districts` is given."""

    districts: Path
    schools: Path | None
    roles: Path | None
    class_sizes: Path | None
    profile: str
    within: float


def project_town_districts(file: Path, asked: AskedDistricts, output: Path) -> None:
    """Carry the districts of a study's municipality through every scenario, and write their tables.

    Parameters
    ----------
    file : Path
        The study file.
    asked : AskedDistricts
        Files of districts, schools and roles.
    output : Path
        Folder for the tables.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    study = read_study(file)
    gathered = gather(study)
    base = gathered.census[study.form.study.base.year]
    districts, sizes, profile = _read(study, base, asked, output)
    tables: dict[str, list[pl.DataFrame]] = {}
    for scenario in study.scenarios:
        town = project(base, scenario.apply(gathered.assumptions))
        made = _tables(scenario.name, districts, town, sizes, profile)
        for name, table in made.items():
            told = table.select(pl.lit(scenario.name).alias("scenario"), pl.all())
            tables.setdefault(name, []).append(told)
    write_all(output, {name: csv_bytes(pl.concat(parts)) for name, parts in tables.items()})


def _tables(
    scenario: str, districts: TownDistricts, town: Projection, sizes: ClassSizes, profile: Profile
) -> dict[str, pl.DataFrame]:
    carried = districts.carried(town)
    values = {
        "scenario": scenario,
        "count": len(carried.names),
        "base": town.years[0],
        "horizon": town.years[-1],
        "total": carried.total[-1].sum(),
    }
    print(TOLD.text(language()).format(**values))  # noqa: T201
    for year, gap in zip(carried.years, carried.gap.max(axis=1), strict=True):
        if gap > TOO_FAR:
            note = GAP.text(language()).format(scenario=scenario, year=year, gap=gap)
            print(note, file=sys.stderr)  # noqa: T201
    tables = {
        "districts.csv": carried.to_frame(),
        "district_totals.csv": totals_table(districts, carried),
    }
    if districts.schools:
        tables["schools.csv"] = schools_table(districts, carried, sizes)
        tables["settlers.csv"] = settlers_table(districts, town, carried, profile)
    return tables


def _read(
    study: Study, base: Population, asked: AskedDistricts, output: Path
) -> tuple[TownDistricts, ClassSizes, Profile]:
    """Read every file, and raise the faults of all of them at once."""
    faults = Faults()
    try:
        check_folder(output)
    except InputError as error:
        faults.extend(error.faults)
    if not 0 <= asked.within <= 1:
        faults.add(Fault("within_faulty", "--within", values={"value": asked.within}))
    read = read_districts(asked.districts, study.form.study.area, base.year, base.ages, faults)
    sizes: ClassSizes | None = shipped_class_sizes()
    if asked.class_sizes is not None:
        sizes = read_class_sizes(asked.class_sizes, faults)
    profile = read_profile_named(asked.profile, faults)
    town = None if read is None else _town(read, asked, faults)
    if read is not None:
        _check_cover(read, base, asked, faults)
    faults.raise_if_any()
    if town is None or sizes is None or profile is None:
        raise AssertionError("without faults all are read")
    return town, sizes, profile


def _town(read: Districts, asked: AskedDistricts, faults: Faults) -> TownDistricts:
    """Read what the districts belong to."""
    file, told = asked.districts.name, read.told
    schools: list[School] = []
    if asked.schools is not None:
        belongs = read_schools(asked.schools, list(SchoolKind), told, file, faults)
        schools = [
            School(name, SchoolKind(kind), tuple(own))
            for (name, kind), own in belongs.items()
            if kind in set(SchoolKind)
        ]
    roles = {} if asked.roles is None else read_roles(asked.roles, told, file, faults)
    none: frozenset[str] = frozenset()
    return TownDistricts(
        read.now,
        read.before,
        read.members,
        schools,
        roles.get("town_centre", none),
        roles.get("unbounded", none),
    )


def _check_cover(read: Districts, base: Population, asked: AskedDistricts, faults: Faults) -> None:
    """Report a list of districts that does not add up to the municipality."""
    for place, sex in enumerate(SEXES):
        told, whole = float(read.now.persons[place].sum()), float(base.persons[place].sum())
        if abs(told - whole) > asked.within * whole:
            values = {
                "sex": sex,
                "districts": f"{told:,.0f}",
                "town": f"{whole:,.0f}",
                "within": f"{asked.within:.1%}",
            }
            faults.add(Fault("districts_cover", asked.districts.name, None, "population", values))
