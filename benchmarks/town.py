"""Bundles to project: the sample town's own figures, and a country of towns drawn from it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.studies.gather import gather
from sosei.studies.reading import read_study

STUDY = "aizuwakamatsu.toml"


def sample_town() -> tuple[Population, Assumptions, str]:
    """Return the sample's base population, its status quo, and its scenarios as TOML."""
    with as_file(files("sosei.studies").joinpath("sample")) as folder:
        study = read_study(folder / STUDY)
        text = (folder / STUDY).read_text(encoding="utf-8")
    gathered = gather(study)
    base = gathered.census[study.form.study.base.year]
    return base, gathered.assumptions, text[text.index("[scenario.") :]


def write_town(folder: Path) -> None:
    """Write the sample town as a bundle with its two scenarios."""
    base, status_quo, scenarios = sample_town()
    _write_bundle(folder, base.persons, status_quo, base.areas, scenarios)


def write_country(folder: Path, towns: int) -> None:
    """Write synthetic towns: the sample town in other sizes, with migration and fertility of their own."""
    base, status_quo, scenarios = sample_town()
    random = np.random.default_rng(20)
    size = random.lognormal(-1, 1.2, towns)
    shape = random.uniform(0.9, 1.1, (*base.persons.shape[:2], towns))
    areas = tuple(f"{place:05}" for place in range(1, towns + 1))
    step = status_quo.net_rate[0]
    drawn = constant(
        base.year,
        status_quo.steps,
        base.ages,
        areas,
        survival=status_quo.survival[0, :, :, 0],
        net_rate=step + random.normal(0, 0.01, (*step.shape[:2], towns)),
        child_woman_ratio=status_quo.children_per_woman[0] * random.uniform(0.8, 1.2, towns),
        males_per_100_females=status_quo.males_per_100_females[0, 0],
        cwr_per_tfr=None if status_quo.cwr_per_tfr is None else status_quo.cwr_per_tfr[0, 0],
    )
    _write_bundle(folder, base.persons * shape * size, drawn, areas, scenarios)


def synthetic(areas: int, steps: int, *, differing: bool) -> tuple[Population, Assumptions]:
    """Draw populations and rates of 19 groups: the same in all steps, or different in each."""
    random = np.random.default_rng(1900)
    ages, names = AgeGroups(5, 90), tuple(f"{place:05}" for place in range(areas))
    groups = len(ages) - 1
    base = Population(
        random.uniform(50, 2000, (2, len(ages), areas)), ages, names, 2020, Basis.GIVEN
    )
    survival = np.linspace(0.999, 0.5, groups) * np.ones((2, 1))
    shape = (steps if differing else 1, 2, groups, areas)
    per_step = (shape[0], areas)
    assumptions = Assumptions(
        start=2020,
        ages=ages,
        areas=names,
        survival=_every(steps, survival[..., None] * random.uniform(0.98, 1, shape)),
        net_rate=_every(steps, random.uniform(-0.1, 0.1, shape)),
        child_woman_ratio=_every(steps, random.uniform(0.15, 0.25, per_step)),
        males_per_100_females=_every(steps, random.uniform(104, 106, per_step)),
    )
    return base, assumptions


def synthetic_single_years(
    areas: int, steps: int, *, differing: bool, open_from: int = 100
) -> tuple[Population, Assumptions]:
    """Draw populations and rates by single years: the same in all steps, or different in each."""
    random = np.random.default_rng(101)
    ages, names = AgeGroups(1, open_from), tuple(f"{place:05}" for place in range(areas))
    base = Population(
        random.uniform(100, 400, (2, len(ages), areas)), ages, names, 2020, Basis.GIVEN
    )
    drawn = steps if differing else 1
    survival = np.linspace(0.9995, 0.7, len(ages))[None, None, :, None]
    shape = (drawn, 2, len(ages), areas)
    asfr = np.zeros((drawn, len(ages), areas))
    asfr[:, ages.cut(15, 50)] = random.uniform(0.03, 0.05, (drawn, 35, areas))
    assumptions = Assumptions(
        start=2020,
        ages=ages,
        areas=names,
        survival=_every(steps, survival * random.uniform(0.995, 1, shape)),
        net_rate=_every(steps, random.uniform(-0.02, 0.02, shape)),
        asfr=_every(steps, asfr),
        males_per_100_females=_every(steps, random.uniform(104, 106, (drawn, areas))),
    )
    return base, assumptions


def _every(steps: int, rates: Array) -> Array:
    return np.broadcast_to(rates, (steps, *rates.shape[1:]))


def _write_bundle(
    folder: Path,
    persons: Array,
    rates: Assumptions,
    areas: Sequence[str],
    scenarios: str,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    labels = rates.ages.labels
    rows = labels[:-1]
    _write(
        folder / "population.csv",
        ("area", "year", "sex", "age", "population"),
        (
            (area, rates.start, sex, age, persons[s, g, a])
            for a, area in enumerate(areas)
            for s, sex in enumerate(SEXES)
            for g, age in enumerate(labels)
        ),
    )
    _write(
        folder / "survival.csv",
        ("sex", "age", "survival"),
        (
            (sex, age, rates.survival[0, s, g, 0])
            for s, sex in enumerate(SEXES)
            for g, age in enumerate(rows)
        ),
    )
    _write(
        folder / "net_migration.csv",
        ("area", "sex", "age", "net_rate"),
        (
            (area, sex, age, rates.net_rate[0, s, g, a])
            for a, area in enumerate(areas)
            for s, sex in enumerate(SEXES)
            for g, age in enumerate(rows)
        ),
    )
    conversion = rates.cwr_per_tfr
    if conversion is None:
        raise AssertionError("the sample has a conversion")
    _write(
        folder / "fertility.csv",
        ("area", "child_woman_ratio", "cwr_per_tfr"),
        ((area, rates.children_per_woman[0, a], conversion[0, a]) for a, area in enumerate(areas)),
    )
    _write(
        folder / "sex_ratio.csv",
        ("males_per_100_females",),
        [(rates.males_per_100_females[0, 0],)],
    )
    (folder / "scenarios.toml").write_text(scenarios, encoding="utf-8")


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
