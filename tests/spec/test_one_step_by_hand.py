"""One step of the five-year engine, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, population

from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE, MALE


def test_one_step_worked_out_by_hand() -> None:
    """A town has 1,000 women aged 20–24 and, for simplicity, nobody else but some old people.

    In 2015 there are 1,000 women aged 20–24, 60 men aged 85–89 and 40 men aged 90 and over.

    1. *Survival and migration.* Of the women, 99% live to 2020 and 4 in 100 more leave than come:
       1,000 × (0.99 − 0.04) = 950 women aged 25–29.
    2. *The last two groups together.* Of the 100 old men 30% live to 2020, all of them 90 and over:
       (60 + 40) × 0.30 = 30.
    3. *Children.* With 0.2 children aged 0–4 per woman aged 15–49 in 2020 there are
       0.2 × 950 = 190 of them, and with 105 boys per 100 girls 190 × 105 ÷ 205 = 97.3 are boys.
       The women are those of 2020, who have moved already, and not those of 2015.
    4. *Balance.* The town has changed by 190 (children) − 10 − 70 (deaths) − 40 (moves) = 70
       persons: from 1,100 to 1,170.
    """
    persons = np.zeros((2, len(AGES), 1))
    persons[FEMALE, AGES.positions["20-24"]] = 1000
    persons[MALE, AGES.positions["85-89"]] = 60
    persons[MALE, AGES.positions["90+"]] = 40
    survival, net_rate = np.zeros((1, 2, 18, 1)), np.zeros((1, 2, 18, 1))
    survival[0, FEMALE, AGES.positions["20-24"]] = 0.99
    net_rate[0, FEMALE, AGES.positions["20-24"]] = -0.04
    survival[0, MALE, AGES.positions["85-89"]] = 0.30

    town = project(
        population(persons),
        assumptions(1, survival=survival, net_rate=net_rate, child_woman_ratio=0.2),
    )

    in_2020 = town.at(2020)[..., 0]
    assert in_2020[FEMALE, AGES.positions["25-29"]] == pytest.approx(950)
    assert in_2020[MALE, AGES.positions["90+"]] == pytest.approx(30)
    assert in_2020[:, 0].sum() == pytest.approx(190)
    assert in_2020[MALE, 0] == pytest.approx(97.317, abs=5e-4)
    assert town.total[:, 0].tolist() == pytest.approx([1100, 1170])
    assert town.components.entrants[0, 0] == pytest.approx(190)
    assert town.components.deaths[0, 0] == pytest.approx(80)
    assert town.components.net_migration[0, 0] == pytest.approx(-40)
    assert town.components.change[0, 0] == pytest.approx(70)
