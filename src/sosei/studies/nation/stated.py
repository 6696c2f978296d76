"""Visions of many municipalities, from frozen results and from tables of projections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.demography.known.population import SEXES
from sosei.demography.known.regroup import regroup
from sosei.demography.nation.visions import Visions
from sosei.readers.table import Bounds, read_table
from sosei.studies.result import VisionResult

RESULT, VISION = "result.json", "vision"
KEYS = ("area", "year", "sex", "age", "population")
PERSONS = Bounds(Both("a number of persons ≥ 0", "0 以上の人数"), low=0)


@dataclass(frozen=True)
class Stated:
    """What one municipality aims for.

    Attributes
    ----------
    area : str
    origin : str
        File or address.
    frame : polars.DataFrame
        year, sex, age, population.
    """

    area: str
    origin: str
    frame: pl.DataFrame


def of_result(result: VisionResult, origin: str) -> Stated | None:
    """Return the aim of a frozen result; None if it states no vision beside its status quo."""
    told = result.manifest["vision"]
    aim, quo = told["aim"], told["status_quo"]
    if aim is None or aim == quo:
        return None
    frame = result.tables["population"].to_frame().filter(pl.col("scenario") == aim)
    return Stated(result.area, origin, frame.select("year", "sex", "age", "population"))


def read_stated(folder: Path) -> tuple[Stated, ...]:
    """Read every vision of a folder and the folders in it.

    Raises
    ------
    InputError
        With every fault of its files; if there is no vision at all.
    """
    faults = Faults()
    if not folder.is_dir():
        raise InputError([Fault("file_missing", str(folder), values={"columns": RESULT})])
    results = sorted(folder.rglob(RESULT))
    with_result = {path.parent for path in results}
    tables = [path for path in sorted(folder.rglob("*.csv")) if path.parent not in with_result]
    found = [
        *(_of_file(path, str(path.relative_to(folder)), faults) for path in results),
        *(
            each
            for path in tables
            for each in _of_table(path, str(path.relative_to(folder)), faults)
        ),
    ]
    faults.raise_if_any()
    stated = tuple(each for each in found if each is not None)
    if not stated:
        raise InputError([Fault("nation_no_vision", str(folder))])
    return stated


def _of_file(path: Path, name: str, faults: Faults) -> Stated | None:
    try:
        return of_result(VisionResult.from_content(path.read_bytes()), name)
    except (OSError, ValueError, KeyError, TypeError, json.JSONDecodeError) as error:
        values = {"form": "sosei-vision-result/1", "reason": type(error).__name__}
        faults.add(Fault("file_unreadable", name, values=values))
        return None


def _of_table(path: Path, name: str, faults: Faults) -> Iterator[Stated]:
    own = Faults()
    table = read_table(path, name, KEYS, ("scenario",), own)
    if table is None:
        faults.extend(own)
        return
    persons, years = table.numbers("population", PERSONS, own), table.years("year", own)
    sexes = table.places("sex", SEXES, "word_unknown", own, choices=", ".join(SEXES))
    table.check_unique([key for key in ("scenario", *KEYS[:-1]) if table.has(key)], own)
    if own:
        faults.extend(own)
        return
    frame = pl.DataFrame(
        {
            "scenario": table.text("scenario"),
            "area": table.text("area"),
            "year": years.astype(int),
            "sex": [SEXES[place] for place in sexes],
            "age": table.text("age"),
            "population": persons,
        },
        schema_overrides={"scenario": pl.String, "area": pl.String, "age": pl.String},
    )
    scenarios = frame["scenario"].unique().drop_nulls().sort().to_list()
    if len(scenarios) > 1:
        if VISION not in scenarios:
            values = {"found": ", ".join(scenarios)}
            faults.add(Fault("nation_scenarios", name, None, "scenario", values))
            return
        frame = frame.filter(pl.col("scenario") == VISION)
    for (area,), rows in frame.group_by("area", maintain_order=True):
        yield Stated(str(area), name, rows.select("year", "sex", "age", "population"))


def aligned(
    stated: Sequence[Stated], areas: Iterable[str], years: Sequence[int], ages: AgeGroups
) -> Visions:
    """Bring visions to the nation's years and ages; to the last year that all of them have.

    Parameters
    ----------
    stated : sequence of Stated
    areas : iterable of str
        Municipalities of the nation.
    years : sequence of int
        Of the nation's projection, its base first.
    ages : AgeGroups

    Raises
    ------
    InputError
        With every vision that does not fit, and why.
    """
    faults, known = Faults(), set(areas)
    end = min(max(each.frame["year"].to_list(), default=years[0]) for each in stated)
    kept = [year for year in years if year <= end]
    seen: dict[str, str] = {}
    persons = []
    for each in stated:
        if each.area in seen:
            values = {"area": each.area, "first": seen[each.area]}
            faults.add(Fault("nation_twice", each.origin, values=values))
        elif each.area not in known:
            faults.add(Fault("nation_town", each.origin, values={"area": each.area}))
        elif (cells := _cells(each, kept, ages, faults)) is not None:
            persons.append(cells)
        seen.setdefault(each.area, each.origin)
    faults.raise_if_any()
    return Visions(tuple(seen), np.stack(persons, axis=-1))


def _cells(stated: Stated, years: Sequence[int], ages: AgeGroups, faults: Faults) -> Array | None:
    """Return one vision, ``[year, sex, age]``; None and a fault if it does not fit."""
    found = sorted(set(stated.frame["year"].to_list()))
    values: Mapping[str, object] = {
        "area": stated.area,
        "found": ", ".join(map(str, found)),
        "first": years[0],
    }
    if len(years) < 2 or found[0] != years[0] or not set(years) <= set(found):
        faults.add(Fault("nation_years", stated.origin, None, "year", values))
        return None
    labels = sorted(set(stated.frame["age"].to_list()), key=_lower)
    told = {
        **values,
        "found": ", ".join(labels[:2]) + " … " + labels[-1],
        "wanted": ages.labels[-1],
    }
    try:
        own = AgeGroups.from_labels(labels)
    except (AgeGroupsError, ValueError):
        faults.add(Fault("nation_ages", stated.origin, None, "age", told))
        return None
    cells = {(y, s, a): p for y, s, a, p in stated.frame.iter_rows()}
    persons = np.array(
        [[[cells.get((y, s, a), np.nan) for a in own.labels] for s in SEXES] for y in years]
    )
    if own.width != ages.width or own.open_from < ages.open_from or np.isnan(persons).any():
        faults.add(Fault("nation_ages", stated.origin, None, "age", told))
        return None
    return np.stack([regroup(year, own, ages) for year in persons])


def _lower(label: str) -> int:
    digits = label.split("-", maxsplit=1)[0].rstrip("+")
    return int(digits) if digits.isdecimal() else -1
