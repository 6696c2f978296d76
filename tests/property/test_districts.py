"""Districts: they add up to their town, do not explode, and are what plain loops give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.builders import AGES, assumptions
from tests.twins import district_loops

from sosei.base.arrays import Array
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Basis, Population
from sosei.demography.small.counts import DistrictCount
from sosei.demography.small.districts import DistrictProjection, project_districts
from sosei.demography.small.ratios import (
    HIGHEST,
    LOWEST,
    Places,
    at_risk,
    child_woman_ratios,
    cohort_change_ratios,
)

STEPS = 10
"""Fifty years."""


@dataclass(frozen=True)
class Town:
    """Generated towns with their districts of two counts."""

    before: DistrictCount
    now: DistrictCount
    projection: Projection

    def carried(self) -> DistrictProjection:
        """Project the districts."""
        return project_districts(self.now, self.projection, self.before)


SIZES = st.lists(st.sampled_from([0.05, 1, 20, 200]), min_size=1, max_size=5)
"""Persons of a cell in each district of a town: from three persons in all to 7,600."""


@st.composite
def towns(draw: st.DrawFn, most: int = 3, *, whole: bool = True) -> Town:
    """Draw towns of districts; `whole`: persons as a count gives them, else none without anybody."""
    sizes = draw(st.lists(SIZES, min_size=1, max_size=most))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    areas = tuple(f"{place:05}" for place in range(len(sizes)))
    codes = tuple(area for area, own in zip(areas, sizes, strict=True) for _ in own)
    size = np.array([each for own in sizes for each in own])

    def counted() -> Array:
        mean = size * random.uniform(0.5, 1.5, (2, len(AGES), len(size)))
        return random.poisson(mean).astype(float) if whole else mean + 0.1

    persons, earlier = counted(), counted()
    names = tuple(f"{place}丁目" for place in range(len(size)))
    now = DistrictCount(persons, AGES, names, codes, 2015)
    before = DistrictCount(earlier, AGES, names, codes, 2010)
    together = np.add.reduceat(now.persons, now.starts, axis=-1)
    base = Population(together, AGES, areas, 2015, Basis.CENSUS)
    rates = assumptions(
        STEPS,
        survival=np.linspace(0.999, 0.4, len(AGES) - 1)[:, None] * np.ones((2, 1, 1)),
        net_rate=random.uniform(-0.15, 0.15, (STEPS, 2, len(AGES) - 1, len(areas))),
        areas=areas,
    )
    return Town(before, now, project(base, rates))


@given(towns())
def test_districts_add_up_to_their_town_by_sex_and_age_in_every_year(town: Town) -> None:
    carried = town.carried()
    together = np.add.reduceat(carried.persons, town.now.starts, axis=-1)
    np.testing.assert_allclose(together, town.projection.persons, rtol=1e-12, atol=1e-12)


@settings(max_examples=20)
@given(towns(most=1, whole=False))
def test_the_engine_gives_what_plain_loops_give(town: Town) -> None:
    carried = town.carried()
    survival = town.projection.assumptions.survival[..., 0].tolist()
    plain = district_loops.Town(
        town.projection.persons[..., 0].tolist(), survival, range(*AGES.cut(15, 50).indices(99)[:2])
    )
    told = district_loops.project_districts(
        _tables(town.now.persons),
        _tables(town.before.persons),
        plain,
        [False] * len(town.now.names),
    )
    expected = np.moveaxis(np.array(told), 1, -1)
    np.testing.assert_allclose(carried.persons, expected, rtol=1e-6, atol=1e-9)


@given(towns())
def test_no_ratio_passes_its_bounds(town: Town) -> None:
    ratios = _ratios(town, np.zeros(len(town.now.names), dtype=bool))
    parent = _parents(town)
    assert np.all(ratios >= np.minimum(LOWEST, parent) - 1e-12)
    assert np.all(ratios <= np.maximum(HIGHEST, parent) + 1e-12)


@given(towns())
def test_a_district_of_few_people_has_nearly_the_ratios_of_its_town(town: Town) -> None:
    """Nobody at risk and nobody come: the town's. Each person at risk or come moves it by a hundredth."""
    ratios = _ratios(town, np.ones(len(town.now.names), dtype=bool))
    were, came = at_risk(town.before.persons), town.now.persons[:, 1:]
    moved = (came + were * _parents(town)) / 100
    assert np.all(np.abs(ratios - _parents(town)) <= moved + 1e-12)


@given(towns())
def test_districts_of_three_persons_do_not_explode_in_fifty_years(town: Town) -> None:
    """Their share of the town stays within twelve times what it was (three persons more in both)."""
    carried = town.carried()
    everybody = town.projection.total[:, town_of(town)]
    share = np.divide(
        carried.total, everybody, out=np.zeros_like(carried.total), where=everybody > 0
    )
    own = (town.now.persons.sum(axis=(0, 1)) + 3) / (everybody[0] + 3)
    assert np.all(share <= np.minimum(1 + 1e-9, 12 * own + 1e-9))
    assert np.all(np.isfinite(carried.persons))
    assert np.all(carried.persons >= 0)


@given(towns(whole=False))
def test_the_order_of_districts_changes_nothing(town: Town) -> None:
    order = np.concatenate(
        [np.arange(first, last)[::-1] for first, last in _ranges(town.now)]
    )  # towns keep their place
    turned = project_districts(
        _turned(town.now, order), town.projection, _turned(town.before, order)
    )
    expected = town.carried().persons[..., order]
    np.testing.assert_allclose(turned.persons, expected, rtol=1e-7, atol=1e-9)


@given(towns())
def test_a_town_of_one_district_is_the_town(town: Town) -> None:
    alone = [place for place, (first, last) in enumerate(_ranges(town.now)) if last - first == 1]
    places = [town.now.starts[place] for place in alone]
    np.testing.assert_allclose(
        town.carried().persons[..., places], town.projection.persons[..., alone], rtol=1e-9, atol=1e-9
    )  # fmt: skip


def town_of(town: Town) -> Places:
    """Place of each district's town."""
    return np.searchsorted(town.projection.areas, town.now.towns).astype(np.int64)


def _ratios(town: Town, free: NDArray[np.bool_]) -> Array:
    alive = town.projection.assumptions.survival[0]
    places = town_of(town)
    assert np.all(
        child_woman_ratios(town.now.persons, AGES, places, len(town.projection.areas)) >= 0
    )
    return cohort_change_ratios(town.now.persons, town.before.persons, alive, places, free)


def _parents(town: Town) -> Array:
    came = np.add.reduceat(town.now.persons[:, 1:], town.now.starts, axis=-1)
    were = np.add.reduceat(at_risk(town.before.persons), town.now.starts, axis=-1)
    alive = np.array(town.projection.assumptions.survival[0])
    parents: Array = np.divide(came, were, out=alive, where=were > 0)
    return parents[..., town_of(town)]


def _ranges(count: DistrictCount) -> list[tuple[int, int]]:
    return list(zip(count.starts, [*count.starts[1:], len(count.names)], strict=True))


def _turned(count: DistrictCount, order: Array) -> DistrictCount:
    names = tuple(count.names[place] for place in order)
    return DistrictCount(count.persons[..., order], AGES, names, count.towns, count.year)


def _tables(persons: Array) -> list[district_loops.Table]:
    return [persons[..., place].tolist() for place in range(persons.shape[-1])]
