"""``sosei project`` as one would write it at first: the csv module and the plain-loop twin, no checks.

``python -m benchmarks.peers.naive_project BUNDLE YEAR OUTPUT`` writes the same three tables.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path as File
from typing import Any

from tests.twins import five_year_loops as twin

SEXES = ("male", "female")
BANDS = {"age_0_14": (0, 15), "age_15_64": (15, 65), "age_65_plus": (65, 999)}
OLDER = {"age_75_plus": (75, 999)}
WOMEN = {"women_15_49": (15, 50), "women_20_39": (20, 40)}
Rows = list[dict[str, str]]


def main(folder: File, to: int, output: File) -> None:
    """Read, project every scenario of every area, and write."""
    population = _read(folder / "population.csv")
    start = int(population[0]["year"])
    steps = (to - start) // 5
    bases = _by_area(population, "population")
    towns = _towns(folder, start, steps)
    scenarios = tomllib.loads((folder / "scenarios.toml").read_text(encoding="utf-8"))["scenario"]
    bounds = [5 * group for group in range(len(bases[next(iter(bases))][0]))]
    runs = [
        (name, area, twin.apply(scenario, towns[area]), bases[area])
        for name, scenario in ((n, _scenario(s)) for n, s in scenarios.items())
        for area in bases
    ]
    done = [(n, area, rates, twin.project(base, rates, bounds)) for n, area, rates, base in runs]
    output.mkdir(parents=True, exist_ok=True)
    _write(output / "population.csv", "scenario area year sex age population", _cells(done))
    head = "scenario area from to entrants deaths net_migration arrivals adjustment change"
    _write(output / "components.csv", head, _components(done))
    _write(output / "indicators.csv", "scenario area year indicator value", _indicators(done))


Done = Sequence[tuple[str, str, twin.Assumptions, twin.Projection]]


def _towns(folder: File, start: int, steps: int) -> dict[str, twin.Assumptions]:
    survival = _by_area(_read(folder / "survival.csv"), "survival")[""]
    migration = _by_area(_read(folder / "net_migration.csv"), "net_rate")
    ratio = float(_read(folder / "sex_ratio.csv")[0]["males_per_100_females"])
    zero = [[0.0] * len(survival[0]) for _ in SEXES]
    return {
        row["area"]: twin.Assumptions(
            start_year=start,
            survival=[survival] * steps,
            net_rate=[migration[row["area"]]] * steps,
            net_count=[zero] * steps,
            child_woman_ratio=[float(row["child_woman_ratio"])] * steps,
            males_per_100_females=[ratio] * steps,
            cwr_per_tfr=[float(row["cwr_per_tfr"])] * steps,
        )
        for row in _read(folder / "fertility.csv")
    }


def _scenario(form: dict[str, Any]) -> twin.Scenario:
    migration = form.get("migration")
    return twin.Scenario(
        tfr={int(year): value for year, value in form["tfr"].items()} if "tfr" in form else None,
        tfr_at=form.get("tfr_at", "end"),
        migration=migration and {int(y): v for y, v in migration.items() if y.isdigit()},
        migration_at=migration.get("at", "mid") if migration else "mid",
    )


def _read(path: File) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _by_area(rows: Rows, column: str) -> dict[str, list[list[float]]]:
    """Return [sex][age] by area, in the order of the rows."""
    found: dict[str, list[list[float]]] = {}
    for row in rows:
        table = found.setdefault(row.get("area", ""), [[], []])
        table[SEXES.index(row["sex"])].append(float(row[column]))
    return found


def _cells(done: Done) -> Iterable[Sequence[object]]:
    for name, area, rates, projection in done:
        for place, population in enumerate(projection.population):
            for sex, ages in zip(SEXES, population, strict=True):
                for group, persons in enumerate(ages):
                    last = group == len(ages) - 1
                    label = f"{5 * group}+" if last else f"{5 * group}-{5 * group + 4}"
                    yield name, area, rates.start_year + 5 * place, sex, label, persons


def _components(done: Done) -> Iterable[Sequence[object]]:
    for name, area, rates, projection in done:
        for place, parts in enumerate(projection.components):
            year = rates.start_year + 5 * place
            yield name, area, year, year + 5, *parts.values()


def _indicators(done: Done) -> Iterable[Sequence[object]]:
    for name, area, rates, projection in done:
        for place, population in enumerate(projection.population):
            year = rates.start_year + 5 * place
            told = _told(population)
            if place and rates.cwr_per_tfr is not None:
                told["tfr"] = rates.child_woman_ratio[place - 1] / rates.cwr_per_tfr[place - 1]
            for indicator, value in told.items():
                yield name, area, year, indicator, value


def _told(population: list[list[float]]) -> dict[str, float]:
    told = {"total": _between(population, 0, 999)}
    for name, (lower, upper) in {**BANDS, **OLDER}.items():
        told[name] = _between(population, lower, upper)
    for name, (lower, upper) in WOMEN.items():
        told[name] = _between(population[1:], lower, upper)
    told["ageing_rate"] = told["age_65_plus"] / told["total"]
    told["dependency_ratio"] = (told["age_0_14"] + told["age_65_plus"]) / told["age_15_64"]
    told["child_woman_ratio"] = _between(population, 0, 5) / told["women_15_49"]
    return told


def _between(population: list[list[float]], lower: int, upper: int) -> float:
    return sum(
        persons
        for ages in population
        for group, persons in enumerate(ages)
        if lower <= 5 * group < upper
    )


def _write(path: File, head: str, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head.split())
        writer.writerows(rows)


if __name__ == "__main__":
    main(File(sys.argv[1]), int(sys.argv[2]), File(sys.argv[3]))
