"""One year of the single-year engine, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.base.ages import AgeGroups
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE, Basis, Population


def test_one_year_worked_out_by_hand() -> None:
    """In 2015 a town has 1,000 women aged 28 and 1,000 aged 29, and nobody else.

    1. *Half of the moves at the start.* Net, 20 women leave in the year at age 29. 10 of them leave
       at its start: 990 women aged 29 are exposed to death in the town, and 1,000 aged 28.
    2. *Survival.* 99% live to the end of the year: 990 × 0.99 = 980.1 are then 30, and
       1,000 × 0.99 = 990 are 29. 2,000 − 10 − 980.1 − 990 = 19.9 have died.
    3. *Half of the moves at the end.* The other 10 leave at age 29 too, and are those who have just
       reached it: 990 − 10 = 980. Nobody counts them among those who might have died in town.
    4. *Births.* Women of 29 bear 0.1 children in a year. In the middle of the year there were
       (990 + 980) ÷ 2 = 985 of them, who were there to bear: 98.5 births. With 105 boys per 100
       girls 50.5 are boys. 0.2% do not live to the end of the year: 98.303 are 0 then, 0.197 died.
    5. *Balance.* 98.5 (births) − 20.097 (deaths) − 20 (moves) = +58.403: from 2,000 to 2,058.403.
    """
    ages = AgeGroups(1, 100)
    persons = np.zeros((2, 101, 1))
    persons[FEMALE, 28:30] = 1000
    survival, moves, fertility = (
        np.full((1, 2, 101, 1), 0.99),
        np.zeros((1, 2, 101, 1)),
        np.zeros(101),
    )
    survival[:, :, 0] = 0.998
    moves[0, FEMALE, 29] = -20
    fertility[29] = 0.1

    town = project(
        Population(persons, ages, ("town",), 2015, Basis.REGISTER),
        Assumptions(
            start=2015,
            ages=ages,
            areas=("town",),
            survival=survival,
            net_rate=np.zeros_like(survival),
            net_count=moves,
            asfr=fertility[None, :, None],
            males_per_100_females=np.full((1, 1), 105.0),
        ),
    )

    in_2016 = town.at(2016)[..., 0]
    assert in_2016[FEMALE, 30] == pytest.approx(980.1)
    assert in_2016[FEMALE, 29] == pytest.approx(980)
    assert town.components.entrants[0, 0] == pytest.approx(98.5)
    assert in_2016[:, 0].sum() == pytest.approx(98.303)
    assert in_2016[0, 0] == pytest.approx(98.303 * 105 / 205)
    assert town.components.deaths[0, 0] == pytest.approx(20.097)
    assert town.components.net_migration[0, 0] == pytest.approx(-20)
    assert town.components.change[0, 0] == pytest.approx(58.403)
    assert town.total[:, 0].tolist() == pytest.approx([2000, 2058.403])
