"""What holds of the official readings of any town."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.property.given import Town, towns

from sosei.demography.told.official import (
    NINE_CLASSES,
    degrees,
    nine_class,
    run_official,
    towards_replacement,
    without_migration,
)
from sosei.demography.told.official_table import Reading, readings
from sosei.demography.told.thresholds import NATURAL_INFLUENCE, SOCIAL_INFLUENCE

SHARES = st.floats(-1, 1)
RATIOS = st.floats(0, 3)


def read(town: Town) -> dict[str, Reading]:
    """The readings of a town whose rates may leave fewer than nobody: clamped."""
    return readings(run_official(town.base, town.assumptions, clamp=True))


def same(one: Reading, other: Reading) -> bool:
    """Whether two readings agree: words exactly, numbers to rounding."""
    return all(
        a == b or (isinstance(a, float) and a == pytest.approx(b, rel=1e-9, nan_ok=True))
        for a, b in zip(one, other, strict=True)
    )


@given(towns(), st.randoms())
def test_areas_are_read_each_by_itself(town: Town, random: Random) -> None:
    order = random.sample(range(town.areas), town.areas)
    together, apart = read(town), read(town.only(*order))
    for name, values in together.items():
        assert same([values[place] for place in order], apart[name])


@given(towns(leaving=-0.3))
def test_every_reading_is_in_its_range(town: Town) -> None:
    told = read(town)
    classes = {name for row in NINE_CLASSES for name in row}
    assert set(told["natural_influence_degree"]) <= {1, 2, 3, 4, 5, None}
    assert set(told["social_influence_degree"]) <= {1, 2, 3, 4, 5, None}
    assert set(told["nine_class"]) <= classes | {None}
    assert set(told["decline_stage"]) <= {"1", "2", "3", "not_declining", None}


@given(towns())
def test_from_2030_on_simulation_1_is_at_replacement(town: Town) -> None:
    once = towards_replacement(town.assumptions)
    later = np.array(once.ends) >= 2030
    per_tfr = np.asarray(once.cwr_per_tfr)
    assert once.children_per_woman[later] / per_tfr[later] == pytest.approx(2.1, rel=1e-12)


@given(towns(), st.integers(2010, 2050))
def test_closing_twice_is_closing_once(town: Town, year: int) -> None:
    once = without_migration(town.assumptions, year)
    twice = without_migration(once, year)
    assert np.array_equal(once.net_rate, twice.net_rate)
    starts = np.array(once.starts)
    assert not np.any(once.net_rate[starts >= year])
    assert np.array_equal(once.net_rate[starts < year], town.assumptions.net_rate[starts < year])


@given(st.lists(RATIOS, min_size=2))
def test_a_larger_ratio_never_has_a_lower_degree(ratios: list[float]) -> None:
    for thresholds in (NATURAL_INFLUENCE, SOCIAL_INFLUENCE):
        found = degrees(np.sort(np.array(ratios)), thresholds)
        assert np.all(np.diff(found) >= 0)
        assert set(found.tolist()) <= {1, 2, 3, 4, 5}


@given(SHARES, SHARES)
def test_the_class_c_is_the_decline_by_half_with_migration(closed: float, moved: float) -> None:
    assume(abs(moved - 0.5) > 1e-6)
    assert (nine_class(closed, moved)[0] == "C") == (moved >= 0.5)
