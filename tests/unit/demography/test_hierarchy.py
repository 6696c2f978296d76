"""Wards of a city, cities of a prefecture."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import assumptions, population

from sosei.base.errors import AlignmentError
from sosei.demography.engine.hierarchy import Hierarchy
from sosei.demography.engine.projection import project

WARDS = ("a", "b", "c")
CITY = Hierarchy(WARDS, ("p", "q"), ("p", "q", "p"))


def persons(areas: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.random.default_rng(7).uniform(50, 500, (2, 19, areas))


def test_the_sum_over_wards_is_the_city() -> None:
    wards = population(persons(3), areas=WARDS)
    cities = CITY.population(wards)
    assert cities.areas == ("p", "q")
    assert cities.total[0] == pytest.approx(wards.total[0] + wards.total[2])
    assert cities.persons[1, 4, 1] == wards.persons[1, 4, 1]


def test_wards_raked_to_their_city_sum_to_it_in_every_cell_and_step() -> None:
    wards = population(persons(3), areas=WARDS)
    rates = np.random.default_rng(8).uniform(-0.05, 0.05, (2, 2, 18, 3))
    below = assumptions(steps=2, net_rate=rates, areas=WARDS)
    city = project(CITY.population(wards), assumptions(steps=2, areas=("p", "q")))
    raked = project(wards, below, CITY.targets(city))
    np.testing.assert_allclose(CITY.sum(raked.persons), city.persons, rtol=1e-12)
    assert raked.factors is not None
    assert raked.factors.largest_change > 0


def test_an_area_without_a_parent_is_refused() -> None:
    with pytest.raises(AlignmentError, match="unknown upper areas: \\['z'\\]"):
        Hierarchy(("a",), ("p",), ("z",))
    with pytest.raises(AlignmentError, match="without parts: \\['q'\\]"):
        Hierarchy(("a",), ("p", "q"), ("p",))


def test_populations_meet_a_hierarchy_by_their_names() -> None:
    with pytest.raises(AlignmentError, match="not of the lower areas"):
        CITY.population(population(persons(3), areas=("b", "a", "c")))
    city = project(population(persons(2), areas=("q", "p")), assumptions(steps=1, areas=("q", "p")))
    with pytest.raises(AlignmentError, match="not of the upper areas"):
        CITY.targets(city)
