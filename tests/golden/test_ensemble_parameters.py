"""The parameters of ensembles that ship are those that the censuses of 1980 to 2015 give."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from sosei.base.ages import AgeGroups
from sosei.demography.assumed.assumptions import constant
from sosei.demography.ensemble.components import LOADINGS
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.estimate import (
    Censuses,
    components,
    local_fertility,
    mortality,
    processes,
)
from sosei.demography.ensemble.processes import CENSUSES, BySize, Level
from sosei.demography.ensemble.told import Question, tell
from sosei.demography.known.population import SEXES, Basis, Population

COASTS = """
07204 07209 07212 07541 07542 07543 07544 07545 07546 07547 07548 07561 07564 03202 03203
03205 03207 03208 03210 03211 03461 03482 03483 03484 03485 03503 03507 04202 04203 04205
04207 04208 04209 04211 04214 04361 04362 04401 04404 04406 04581 04606
"""
"""浜通り and 三陸: the disaster of 2011."""


@pytest.fixture(scope="module")
def censuses(shared_data: Path) -> Censuses:
    return read(shared_data / "census_municipality_1980_2015.parquet")


@cache
def read(file: Path) -> Censuses:
    ages = [f"{age}-{age + 4}" for age in range(0, 90, 5)] + ["90+"]
    table = pl.read_parquet(file).filter(pl.col("sex").is_in(SEXES) & pl.col("age").is_in(ages))
    keys = {"year": None, "sex": list(SEXES), "age": ages, "code": None}
    axes = [known or sorted(table[name].unique().to_list()) for name, known in keys.items()]
    persons = np.full([len(axis) for axis in axes], np.nan)
    places = tuple(
        table[name].replace_strict({key: at for at, key in enumerate(axis)}).to_numpy()
        for name, axis in zip(keys, axes, strict=True)
    )
    persons[places] = table["pop"].to_numpy()
    assert not np.isnan(persons).any()
    somebody = persons.sum(axis=(1, 2)).min(axis=0) > 0
    return Censuses(persons, tuple(axes[3]), somebody & ~np.isin(axes[3], COASTS.split()))


def test_which_municipalities_are_left_out(censuses: Censuses) -> None:
    assert len(censuses.areas) == 1741
    assert int((~censuses.usual).sum()) == 43


def test_the_components_are_those_that_ship(censuses: Censuses) -> None:
    loadings, explained = components(censuses)
    assert loadings == pytest.approx(LOADINGS, abs=6e-4)
    assert explained == pytest.approx([0.524, 0.092, 0.056], abs=5e-4)


def test_the_processes_are_those_that_ship(censuses: Censuses) -> None:
    found = processes(censuses, components(censuses)[0])
    assert [numbers(one) for one in found.migration] == [
        pytest.approx(numbers(one), rel=2e-3) for one in CENSUSES.migration
    ]
    for ours, theirs in ((found.prefecture, CENSUSES.prefecture), (found.nation, CENSUSES.nation)):
        assert of_level(ours) == pytest.approx(of_level(theirs), rel=0.02, abs=5e-5)
    assert found.mortality.sigma == pytest.approx(CENSUSES.mortality.sigma, abs=5e-5)
    assert mortality(censuses)[0] == pytest.approx(-0.078, abs=5e-4)


def test_local_fertility_moves_as_much_as_the_literature_says(censuses: Censuses) -> None:
    own = local_fertility(censuses, 1)[1]
    children = censuses.persons[1:, :, 0].sum(axis=1)
    large = censuses.usual & (children.min(axis=0) > 5000)
    assert np.sqrt((own[:, large] ** 2).mean()) == pytest.approx(0.045, abs=0.01)


WITHIN = [0.850, 0.863]
"""Share of the municipalities whose counts of 2010 and 2015 lie within 80% intervals from 2005."""


def test_intervals_of_eighty_per_cent_held_about_so_many_towns(censuses: Censuses) -> None:
    """Not a forecast's test: the parameters are from the same censuses (docs/methods/ensemble.md)."""
    origin = 5  # 2005
    draws = held(censuses, origin)
    found = tell([draws], Question(300, (0.1, 0.9)), (0, len(censuses.areas)), threads=2)
    counted = censuses.persons[origin + 1 :].sum(axis=(1, 2)).T
    low, high = np.moveaxis(found.quantiles[0, :, :, 0], -1, 0)
    inside = ((counted >= low) & (counted <= high))[censuses.usual].mean(axis=0)
    assert inside == pytest.approx(WITHIN, abs=0.02)


def held(censuses: Censuses, origin: int) -> Draws:
    """Hold the last period's census ratios and the child–woman ratio of the base."""
    persons, steps = censuses.persons[origin], len(censuses.persons) - 1 - origin
    nation = np.minimum(censuses.nation[origin - 1], 1)
    own = censuses.ratios[origin - 1] + censuses.nation[origin - 1][..., None]
    children, women = persons[:, 0].sum(axis=0), persons[1, 3:10].sum(axis=0)
    base = Population(persons, AgeGroups(5, 90), censuses.areas, 2005, Basis.CENSUS)
    rates = constant(
        base.year,
        steps,
        base.ages,
        base.areas,
        survival=nation,
        net_rate=own - nation[..., None],
        child_woman_ratio=children / np.maximum(women, 1),
        males_per_100_females=np.full(len(base.areas), 105.0),
    )
    return Draws(base, rates, 1, keep=("total",))


def numbers(one: BySize) -> tuple[float, ...]:
    return (*one.one, *one.two)


def of_level(level: Level) -> list[float]:
    return [number for one in level.processes for number in (one.rho, one.sigma)]
