"""``sosei hindcast``: forecasts from past censuses against the later ones → errors and coverage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both, language
from sosei.cli.files import check_folder, write_all
from sosei.cli.project import csv_bytes
from sosei.demography.forecast.apart import OfArea, of_areas, of_reasons
from sosei.demography.forecast.censuses import Censuses
from sosei.demography.forecast.hindcast import ALL, Errors, casts, errors
from sosei.demography.forecast.intervals import Coverage, coverage
from sosei.readers.apart import read_apart
from sosei.readers.populations import Populations, read_populations

MEDIAN = Both(
    "{method}, {horizon} years on: half of the municipalities were off by {medape}% or less.",
    "{method}、{horizon}年後：半数の市区町村で誤差は{medape}%以内でした。",
)
COVERED = Both(
    "{method}, {horizon} years on: {covered}% of the counts lay within the 80% interval.",
    "{method}、{horizon}年後：80%の範囲に入った市区町村は{covered}%でした。",
)
NAMES = {
    "constant": Both("constant growth", "増減率一定"),
    "hamilton_perry": Both("Hamilton–Perry", "コーホート変化率法"),
    "shrunk": Both("shrunk ratios", "県の率に近づけたコーホート変化率法"),
    "damped": Both("fading ratios", "差が薄れるコーホート変化率法"),
    "combined": Both("combined forecasts", "組み合わせた予測"),
}


def hindcast_file(path: Path, first: int, last: int, named: Path | None, output: Path) -> None:
    """Write ``errors.csv``, ``coverage.csv``, ``left_out.csv`` and what is told apart, and say the medians.

    Parameters
    ----------
    path : Path
        Populations of many areas.
    first, last : int
        First origin, and last census forecast.
    named : Path or None
        Areas that are told apart.
    output : Path

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    read, faults = read_populations(path), Faults()
    apart = {} if named is None else read_apart(named, read.areas, faults)
    _check_years(path.name, read, first, last, faults)
    check_folder(output)
    censuses = Censuses(read.years, read.persons, read.ages, read.areas)
    known = casts(censuses, censuses.years[1], last)
    made = [cast for cast in known if cast.origin >= first]
    told, covered = errors(made, censuses.ages), coverage(made, known, censuses.ages)
    tables = {
        "errors.csv": pl.DataFrame([_row(each) for each in told]),
        "coverage.csv": pl.DataFrame([asdict(each) for each in covered]),
        "left_out.csv": _left_out(censuses),
    }
    if apart:
        tables |= {
            "apart.csv": _of_areas(of_areas(made, apart), censuses),
            "apart_errors.csv": pl.DataFrame([asdict(each) for each in of_reasons(made, apart)]),
        }
    write_all(output, {name: csv_bytes(table) for name, table in tables.items()})
    for line in _words(told, covered):
        print(line)  # noqa: T201


def _of_areas(told: Iterable[OfArea], censuses: Censuses) -> pl.DataFrame:
    """Return one row of a forecast of an area, its code in the place of its place."""
    table = pl.DataFrame([asdict(each) for each in told])
    code = pl.Series(censuses.areas).gather(table["area"])
    return table.with_columns(area=code, error=pl.col("error").fill_nan(None))


def _check_years(name: str, read: Populations, first: int, last: int, faults: Faults) -> None:
    known = ", ".join(map(str, read.years))
    for option, year in (("--from", first), ("--to", last)):
        if year not in read.years:
            faults.add(Fault("hindcast_year", option, values={"year": year, "known": known}))
    faults.raise_if_any()
    if not read.years[0] < first < last:
        values = {"first": first, "last": last, "earliest": read.years[0]}
        raise InputError([Fault("hindcast_span", name, values=values)])


def _row(each: Errors) -> dict[str, object]:
    plain = asdict(each)
    told = plain.pop("told")
    return plain | {name: told[name] for name in ("areas", "medape", "mape", "malpe", "wmape")}


def _left_out(censuses: Censuses) -> pl.DataFrame:
    """Return the areas in which nobody was counted at a census: they have no error then."""
    rows = [
        (censuses.areas[area], censuses.years[year])
        for year, area in np.argwhere(censuses.total == 0).tolist()
    ]
    return pl.DataFrame(rows, schema={"area": pl.String, "year": pl.Int64}, orient="row")


def _words(told: tuple[Errors, ...], covered: tuple[Coverage, ...]) -> list[str]:
    here = language()
    medians = [
        MEDIAN.text(here).format(
            method=NAMES[each.method].text(here),
            horizon=each.horizon,
            medape=f"{each.told.medape:.2f}",
        )
        for each in told
        if (each.origin, each.size, each.group) == (ALL, ALL, "total")
    ]
    shares = [
        COVERED.text(here).format(
            method=NAMES[each.method].text(here),
            horizon=each.horizon,
            covered=f"{100 * each.covered:.1f}",
        )
        for each in covered
        if (each.origin, each.size, each.group) == (ALL, ALL, "total")
        and (each.method, each.level) == ("combined", 0.8)
    ]
    return [*medians, *shares]
