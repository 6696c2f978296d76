"""The blind test: errors by size of what was not known."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES

from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError
from sosei.demography.told.blind import BlindTest, blind_test, errors_by_size
from sosei.demography.told.published import PublishedProjection

SURVIVAL = np.full((2, 18), 0.9)
YEARS = (2015, 2020, 2025)


def tables(by_year: list[float]) -> PublishedProjection:
    """Tables with the same number in every cell but the open group, which has two."""
    persons = np.array(by_year)[:, None, None, None] * np.ones((1, 2, len(AGES), 1))
    persons[:, :, -1] *= 2
    return PublishedProjection(persons, YEARS, AGES, ("a",))


def test_the_last_table_is_not_looked_at() -> None:
    steady, sudden = (blind_test(tables([100, 90, last]), SURVIVAL, 2020) for last in (81, 10))
    assert (steady.known, steady.year) == (2020, 2025)
    assert steady.projected == pytest.approx(sudden.projected)
    assert sudden.published[0] == 400


def test_survival_that_is_held_has_no_influence() -> None:
    one, other = (
        blind_test(tables([100, 90, 81]), np.full((2, 18), share), 2020) for share in (0.9, 0.4)
    )
    assert one.projected == pytest.approx(other.projected, rel=1e-12)


@pytest.mark.parametrize("known", [2015, 2018, 2025])
def test_there_must_be_something_to_know_and_something_to_compare(known: int) -> None:
    with pytest.raises(AlignmentError):
        blind_test(tables([100, 90, 81]), SURVIVAL, known)


def of(size: Array, projected: Array, published: Array) -> BlindTest:
    """A test with these figures."""
    return BlindTest(2040, 2045, size, projected, published)


def test_errors_are_summed_up_by_size_and_over_all() -> None:
    test = of(
        np.array([10.0, 999.0, 1000.0, 400_000.0]),
        np.array([11.0, 900.0, 1020.0, 400_000.0]),
        np.array([10.0, 1000.0, 1000.0, 400_000.0]),
    )
    small, middle, large, everybody = errors_by_size(test)
    assert (small.lower, small.upper, small.areas) == (0, 1000, 2)
    assert [small.medape, small.malpe] == pytest.approx([10, 0], abs=1e-9)
    assert [middle.lower, middle.areas, middle.malpe] == pytest.approx([1000, 1, 2])
    assert (large.lower, large.upper, large.p90) == (300_000, None, 0)
    assert (everybody.lower, everybody.upper, everybody.areas) == (0, None, 4)
    assert everybody.medape == pytest.approx(6)
    assert everybody.p90 == pytest.approx(10)


def test_areas_without_anybody_published_are_left_out() -> None:
    test = of(np.array([10.0, 10.0]), np.array([1.0, 11.0]), np.array([0.0, 10.0]))
    assert [row.areas for row in errors_by_size(test)] == [1, 1]
