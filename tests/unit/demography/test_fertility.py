"""The child–woman ratio and its conversion to a TFR."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, even, population

from sosei.demography.known.fertility import child_woman_ratio, cwr_per_tfr


def test_the_ratio_is_children_of_both_sexes_per_woman_of_15_to_49() -> None:
    persons = np.zeros((2, len(AGES), 1))
    persons[:, 0] = [[30], [28]]
    persons[1, 3:10] = 50
    persons[1, 2] = persons[1, 10] = persons[0, 5] = 999
    assert child_woman_ratio(population(persons))[0] == pytest.approx(58 / 350)


def test_an_area_without_women_is_named() -> None:
    with pytest.raises(ValueError, match="area 07202"):
        child_woman_ratio(even(0.0))


def test_the_conversion_is_the_ratio_per_child_of_the_tfr() -> None:
    assert cwr_per_tfr(193, 1000, 1.45) == pytest.approx(0.193 / 1.45)


@pytest.mark.parametrize(("women", "tfr"), [(0, 1.4), (1000, 0)])
def test_a_conversion_needs_women_and_a_tfr(women: float, tfr: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        cwr_per_tfr(1, women, tfr)
