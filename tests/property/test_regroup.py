"""What holds for every population that is ungrouped."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.known.regroup import regroup, ungroup

FIVE, SINGLE = AgeGroups(5, 90), AgeGroups(1, 100)
SHAPE = np.tile(0.75 ** np.arange(11.0), (2, 1))

persons = arrays(
    float,
    (2, len(FIVE), 2),
    elements=st.one_of(st.just(0.0), st.floats(1e-3, 1e7)),
)


@given(persons)
def test_ungrouped_persons_are_never_negative_and_keep_the_sum_of_every_group(
    groups: Array,
) -> None:
    single = ungroup(groups, FIVE, SINGLE, SHAPE)
    assert np.all(single >= 0)
    np.testing.assert_allclose(regroup(single, SINGLE, FIVE), groups, rtol=1e-9)


@given(persons, st.floats(1e-3, 1e3))
def test_a_larger_population_is_ungrouped_in_the_same_proportions(
    groups: Array, factor: float
) -> None:
    single = ungroup(groups, FIVE, SINGLE, SHAPE)
    np.testing.assert_allclose(
        ungroup(groups * factor, FIVE, SINGLE, SHAPE), single * factor, rtol=1e-6, atol=1e-6
    )


@given(persons)
def test_an_area_is_ungrouped_without_regard_to_the_others(groups: Array) -> None:
    together = ungroup(groups, FIVE, SINGLE, SHAPE)
    alone = ungroup(groups[:, :, :1], FIVE, SINGLE, SHAPE)
    np.testing.assert_allclose(together[:, :, :1], alone, rtol=1e-9, atol=1e-9)
