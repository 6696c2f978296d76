"""How the error of an earlier projection is shared out, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, population

from sosei.demography.told.attribution import GROUPS, Inputs, attribute, stepwise


def old_people(persons: float, *, survival: float) -> Inputs:
    """Make a town of people of 70–74 only, who neither move nor have children."""
    cells = np.zeros((2, len(AGES), 1))
    cells[:, AGES.positions["70-74"]] = persons / 2
    return Inputs(population(cells), assumptions(1, survival=survival, child_woman_ratio=0))


def test_two_mistakes_are_shared_out_without_asking_which_came_first() -> None:
    """In 2015 a town was projected from 100 people, of whom 90% would live to 2020: 90 people.
    A census later showed that there had been 120, of whom 80% lived: 96. The projection was 6 too
    low, and both its mistakes were larger than that.

    - *Mend the base first*: 90 → 108 → 96. The base made it 18 too low, mortality 12 too high.
    - *Mend mortality first*: 90 → 80 → 96. Mortality made it 10 too high, the base 16 too low.
    - Neither order is right. Their mean: base −17, mortality +11, together −6. With four
      components there are 24 orders and 16 different runs: every part is a mean over all of them
      (Shapley value). What came as projected (fertility, migration) is 0.

    All of the base's −17 is enumeration: the 20 who were not counted were as old as the others.
    """
    told = attribute(old_people(100, survival=0.9), old_people(120, survival=0.8))
    total = GROUPS.index("total")
    assert told.projected[total, 1, 0] == pytest.approx(90)
    assert told.actual[total, 1, 0] == pytest.approx(96)
    parts = {name: float(values[total, 1, 0]) for name, values in told.parts().items()}
    assert parts == pytest.approx(
        {
            "base": -17,
            "fertility": 0,
            "mortality": 11,
            "migration": 0,
            "base_enumeration": -17,
            "base_age_structure": 0,
        }
    )


def test_two_orders_are_enough_for_two_mistakes() -> None:
    """The cheap way replaces the components in one order and in the reverse one, with 8 runs. Where
    two components are wrong these are all the orders there are, and it gives the same.
    """
    pair = old_people(100, survival=0.9), old_people(120, survival=0.8)
    assert stepwise(*pair).contributions == pytest.approx(attribute(*pair).contributions)
