"""A frozen result → the population and the rates that it was projected with: nothing else need be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.assumptions import Assumptions, constant
from sosei.demography.assumed.decline import Dying
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.studies.gather import along
from sosei.studies.projected_tables import choice_key
from sosei.studies.result import VisionResult


@dataclass(frozen=True)
class Rebuilt:
    """What a result stands on.

    Attributes
    ----------
    base : Population
        At the base year.
    status_quo : Assumptions
        To the horizon.
    dying : Dying or None
        Where survival has a path.
    """

    base: Population
    status_quo: Assumptions
    dying: Dying | None = None


def rebuilt(result: VisionResult) -> Rebuilt:
    """Rebuild base population and status quo from a result's own tables; projected, they give its status quo again.

    Parameters
    ----------
    result : VisionResult
    """
    told: Any = result.manifest
    base = _base(result)
    fertility, horizon = told["fertility"], told["horizon"]
    choice = choice_key(tuple(told["migration"]["periods"]))
    status_quo = constant(
        base.year,
        (horizon - base.year) // base.ages.width,
        base.ages,
        base.areas,
        survival=_rates(result, base.ages, "survival", ""),
        net_rate=_rates(result, base.ages, "net_rate", choice),
        child_woman_ratio=frozen(np.array(fertility["child_woman_ratio"])),
        males_per_100_females=frozen(np.array(fertility["males_per_100_females"])),
        cwr_per_tfr=frozen(np.array(fertility["cwr_per_tfr"])),
    )
    dying = _dying(result, base.ages)
    return Rebuilt(base, along(status_quo, dying), dying)


def _dying(result: VisionResult, ages: AgeGroups) -> Dying | None:
    path = result.tables.get("survival_path")
    if path is None:
        return None
    times = np.array(path["dying"], dtype=np.float64).reshape(-1, len(SEXES), len(ages))
    return Dying(frozen(times[:, :, 0]), frozen(times[:, :, 1:]))


def _base(result: VisionResult) -> Population:
    told: Any = result.manifest
    year, name = told["base_year"], told["vision"]["status_quo"]
    rows = list(result.tables["population"].rows(scenario=name, year=year))
    ages = AgeGroups.from_labels(list(dict.fromkeys(row["age"] for row in rows)))
    persons = {(row["sex"], row["age"]): row["population"] for row in rows}
    cells = [[[persons[sex, age]] for age in ages.labels] for sex in SEXES]
    return Population(np.array(cells), ages, (result.area,), year, Basis(told["basis"]))


def _rates(result: VisionResult, ages: AgeGroups, quantity: str, choice: str) -> Array:
    rows = result.tables["rates"].rows(quantity=quantity, choice=choice)
    values = {(row["sex"], row["age"]): row["value"] for row in rows}
    return frozen(np.array([[values[sex, age] for age in ages.labels[:-1]] for sex in SEXES]))
