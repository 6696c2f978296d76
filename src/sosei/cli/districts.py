"""``sosei districts``: the districts, schools and centre of a study's municipality."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
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
from sosei.demography.known.population import Population
from sosei.library import Library
from sosei.sectors.rate_file import read_rates, shipped_rates
from sosei.sectors.rates import Rates
from sosei.studies.districts import (
    DistrictFiles,
    DistrictsRead,
    district_tables,
    read_town_districts,
)
from sosei.studies.districts_held import held_districts
from sosei.studies.gather import gather
from sosei.studies.reading import read_study

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
class OtherFiles:
    """Files beside that of the districts."""

    schools: Path | None
    roles: Path | None
    class_sizes: Path | None
    multi_grade: Path | None

    def with_districts(self, districts: Path) -> DistrictFiles:
        """Return all of them together."""
        return DistrictFiles(
            districts, self.schools, self.roles, self.class_sizes, self.multi_grade
        )


@dataclass(frozen=True)
class AskedDistricts:
    """What `sosei districts` is given; the districts' persons stand in a file, or in a library."""

    districts: Path | None
    library: Library | None
    others: OtherFiles
    rates: Sequence[Path]
    profile: str
    within: float


@dataclass(frozen=True)
class _Read:
    """What was read of it."""

    districts: DistrictsRead
    profile: Profile
    rates: Rates


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
    read = _read(base, asked, output)
    tables: dict[str, list[pl.DataFrame]] = {}
    for scenario in study.scenarios:
        town = project(base, scenario.apply(gathered.assumptions))
        for name, table in _tables(scenario.name, read, town).items():
            told = table.select(pl.lit(scenario.name).alias("scenario"), pl.all())
            tables.setdefault(name, []).append(told)
    write_all(output, {name: csv_bytes(pl.concat(parts)) for name, parts in tables.items()})


def _tables(scenario: str, read: _Read, town: Projection) -> dict[str, pl.DataFrame]:
    carried = read.districts.town.carried(town)
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
    return district_tables(read.districts, town, carried, read.profile, read.rates)


def _read(base: Population, asked: AskedDistricts, output: Path) -> _Read:
    """Read every file, and raise the faults of all of them at once."""
    faults = Faults()
    try:
        check_folder(output)
    except InputError as error:
        faults.extend(error.faults)
    districts = _districts(base, asked, faults)
    rates = shipped_rates()
    for path in asked.rates:
        rates = rates.replaced(read_rates(path, faults))
    profile = read_profile_named(asked.profile, faults)
    faults.raise_if_any()
    if districts is None or profile is None:
        raise AssertionError("without faults all are read")
    return _Read(districts, profile, rates)


def _districts(base: Population, asked: AskedDistricts, faults: Faults) -> DistrictsRead | None:
    """Read the districts of the file, or of the library."""
    if asked.districts is not None:
        files = asked.others.with_districts(asked.districts)
        return read_town_districts(files, base, asked.within, faults)
    held = (
        None if asked.library is None else held_districts(asked.library, base.areas[0], base.year)
    )
    if held is None:
        values = {"area": base.areas[0], "base": base.year}
        faults.add(Fault("districts_not_held", "--library", values=values))
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "districts.csv"
        path.write_bytes(csv_bytes(held))
        return read_town_districts(asked.others.with_districts(path), base, asked.within, faults)
