"""Households by the headship method."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.demography.small.households import (
    household_size,
    households,
    in_private_households,
)

PERSONS = np.full((1, 2, 3, 1), 100.0)
"""600 persons."""


def test_every_head_makes_a_household() -> None:
    headship = np.zeros((1, 2, 2, 3))
    headship[0, 0, 0, 1] = 0.5
    headship[0, 1] = 0.1
    assert households(PERSONS, headship)[0, :, 0].tolist() == pytest.approx([50, 60])


def test_who_lives_in_an_institution_heads_no_household() -> None:
    headship, inside = np.full((1, 1, 2, 3), 0.5), np.zeros((1, 2, 3))
    inside[0, :, 2] = 0.2
    assert households(PERSONS, headship, inside)[0, 0, 0] == pytest.approx(280)
    assert in_private_households(PERSONS, inside).sum() == pytest.approx(560)


def test_more_households_than_persons_is_refused() -> None:
    assert household_size(np.array([[600.0]]), np.array([[250.0]])).tolist() == [[2.4]]
    with pytest.raises(ValueError, match="more households than persons"):
        household_size(np.array([[600.0]]), np.array([[601.0]]))
