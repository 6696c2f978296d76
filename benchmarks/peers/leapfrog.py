"""leapfrog-py (MIT): the demographic part of an HIV projection kernel in C++, one area a call.

Its configuration ``DemographicProjection`` has ages 0 … 80+ and survival as ours; births on the mean
of the women at the start and the end. Net migrants are counts by age at the end of the year, where
ours have half of them join at its start. Without migration the populations and births are ours.
Only in the dependency group ``bench``; where it is not installed the peer is reported as absent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import Population

OPEN_FROM = 80
CONFIGURATION = "DemographicProjection"
ABSENT = "Not installed: `pip install leapfrog-py` (dependency group `bench`)."


def installed() -> str | None:
    """Return the version, or None where it is not installed."""
    try:
        return version("leapfrog-py")
    except PackageNotFoundError:
        return None


class Leapfrog:
    """Some areas as parameters of the kernel; `run` is what is timed."""

    def __init__(
        self, base: Population, assumptions: Assumptions, migrants: Array, areas: Sequence[int]
    ) -> None:
        """Lay the parameters out, not counted; `migrants` is ``[step, sex, age, area]``, persons."""
        self.areas = areas
        self.years = list(range(base.year, assumptions.ends[-1] + 1))
        self.towns = [_parameters(base, assumptions, migrants, area) for area in areas]
        self.project: Callable[..., dict[str, Any]] = import_module("leapfrog_py").run_model

    def run(self) -> list[dict[str, Any]]:
        """Project every area."""
        return [self.project(town, CONFIGURATION, self.years) for town in self.towns]

    def check(self, whole: Projection) -> None:
        """Check that populations and births are ours; only without migration are they."""
        for area, told in zip(self.areas, self.run(), strict=True):
            persons = np.moveaxis(told["p_totpop"], (0, 1, 2), (2, 1, 0))
            np.testing.assert_allclose(persons, whole.persons[..., area], rtol=1e-9)
            births = told["births"][1:]
            np.testing.assert_allclose(births, whole.components.entrants[:, area], rtol=1e-9)


def _parameters(
    base: Population, assumptions: Assumptions, migrants: Array, area: int
) -> dict[str, object]:
    """Return the arrays as the kernel names them, ``[age, sex, year]``; the first year is not used."""
    survival = assumptions.survival[..., area]
    ratio = assumptions.males_per_100_females[:, area]
    boys = ratio / (100 + ratio)
    fertility = assumptions.birth_rates[:, base.ages.cut(15, 50), area]
    return {
        "basepop": np.asfortranarray(base.persons[..., area].T),
        "Sx": _by_year(np.concatenate([survival, survival[..., -1:]], axis=-1)),
        "netmigr_adj": _by_year(migrants[..., area]),
        "asfr": _by_year(fertility),
        "births_sex_prop": _by_year(np.stack([boys, 1 - boys], axis=1)),
        "tfr": _by_year(fertility.sum(axis=1)),
        "projection_start_year": base.year,
        "projection_period": "midyear",
        "t_ART_start": assumptions.steps + 1,
        "hts_per_year": 10,
    }


def _by_year(rates: Array) -> Array:
    """Turn ``[step, …]`` round to ``[…, year]`` in Fortran order, the first step twice."""
    return np.asfortranarray(np.concatenate([rates[:1], rates]).T)
