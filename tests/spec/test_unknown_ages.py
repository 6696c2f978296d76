"""Persons of unknown age."""

from __future__ import annotations

import numpy as np
import pytest
from tests import sample
from tests.builders import AGES, population

from sosei.demography.known.population import spread_unknown
from sosei.demography.told.indicators import AGE_BANDS


def test_unknown_ages_are_spread_in_proportion_to_the_known_ones() -> None:
    """A census counts 90 men aged 20–24 and 10 aged 70–74, and 20 men whose age nobody wrote down.

    The 20 are shared out as the known ages are: 18 to the young, 2 to the old, which makes 108 and
    12. Every known age is multiplied by 120 ÷ 100. The women, all of known age, stay as they are:
    spreading is within each sex. Shares of the ages do not change, totals become the published ones.
    """
    persons = np.zeros((2, len(AGES), 1))
    persons[0, AGES.positions["20-24"]] = 90
    persons[0, AGES.positions["70-74"]] = 10
    persons[1, AGES.positions["20-24"]] = 50

    spread, record = spread_unknown(population(persons), np.array([[20.0], [0.0]]))

    assert spread.persons[0, AGES.positions["20-24"], 0] == pytest.approx(108)
    assert spread.persons[0, AGES.positions["70-74"], 0] == pytest.approx(12)
    assert spread.persons[1, AGES.positions["20-24"], 0] == 50
    assert spread.total[0] == pytest.approx(170)
    assert record.share[:, 0].tolist() == pytest.approx([20 / 120, 0])


def test_leaving_unknown_ages_out_loses_people_and_not_shares() -> None:
    """会津若松市, census of 1 October 2015: 124,062 persons, some of them of unknown age.

    Without spreading, a projection would start from too few people. The share of 65 and over is
    the same with or without, within each sex.
    """
    count = sample.figures().census[2015]
    spread, _ = spread_unknown(count.known, count.unknown)
    assert spread.total[0] == pytest.approx(124_062)
    assert count.known.total[0] < 124_062
    old = AGE_BANDS["age_65_plus"]
    for sex in (0, 1):
        shares = [
            float(people.between(*old, sex=sex)[0] / people.between(0, sex=sex)[0])
            for people in (count.known, spread)
        ]
        assert shares[0] == pytest.approx(shares[1])
