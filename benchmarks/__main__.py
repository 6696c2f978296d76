"""Run the cases and write their results."""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Callable, Sequence

from benchmarks import clock, record
from benchmarks.cases import (
    area,
    attribution,
    ensemble,
    explorer,
    goal,
    help_cold,
    hostile,
    install,
    library_arrays,
    load,
    nation,
    outputs,
    pool_and_raking,
    project_command,
    projection,
    published,
    readers,
    sectors,
    single_year,
    strategy,
    vision_command,
)
from benchmarks.machine import commit, machine, short_name
from benchmarks.measurement import Measurement, Skipped

CASES: dict[str, Callable[[], list[Measurement]]] = {
    case.NAME: case.measure
    for case in (
        projection,
        single_year,
        pool_and_raking,
        nation,
        attribution,
        published,
        goal,
        library_arrays,
        area,
        project_command,
        help_cold,
        vision_command,
        readers,
        sectors,
        hostile,
        strategy,
        load,
        outputs,
        explorer,
        ensemble,
    )
}
ON_REQUEST: dict[str, Callable[[], list[Measurement]]] = {install.NAME: install.measure}


def main() -> None:
    """Measure, print and store."""
    arguments = _arguments()
    name = f"{datetime.datetime.now(datetime.UTC).date()}-{short_name()}"
    described = machine()
    for case in _chosen(arguments.only, install=arguments.install):
        clock.wait_until_quiet(arguments.patience)
        told = _run(case)
        print(case, told.get("skipped", ""))
        for measured in told["measurements"]:  # type: ignore[attr-defined]
            print(f"  {measured['what']}: {measured['value']:.6g} {measured['unit']}")
        record.store(name, described, {case: told})


def _run(case: str) -> dict[str, object]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    state, before = commit(), clock.ticks()
    skipped: dict[str, object] = {}
    measurements: list[Measurement] = []
    try:
        measurements = {**CASES, **ON_REQUEST}[case]()
    except Skipped as reason:
        skipped = {"skipped": f"skipped: {reason}"}
    return {
        **state,
        **skipped,
        "load_average": load,
        "others_busy_cores": clock.others(before, clock.ticks()),
        "measurements": record.plain(measurements),
    }


def _chosen(only: Sequence[str] | None, *, install: bool) -> list[str]:
    if only:
        return list(only)
    return [*CASES, *(ON_REQUEST if install else ())]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--install", action="store_true", help="also install requirements.lock in a new environment"
    )
    parser.add_argument(
        "--only", nargs="+", choices=[*CASES, *ON_REQUEST], help="these cases, and no others"
    )
    parser.add_argument(
        "--patience", type=float, default=60, help="seconds to wait for a quiet machine, each case"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
