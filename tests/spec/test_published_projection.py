"""Going on from a published projection: 社人研準拠."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES

from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE, MALE
from sosei.demography.told.published import PublishedProjection, back_out

SURVIVAL = np.full((2, len(AGES) - 1), 0.98)


def test_the_rates_of_a_published_projection_are_read_off_its_tables() -> None:
    """A table has 400 women aged 20–24 in 2035 and 344 women aged 25–29 in 2040.

    344 ÷ 400 = 0.86 of them are left. If 0.98 survive, the net migration rate is
    0.86 − 0.98 = −0.12. With another survivorship, 0.99, it would be −0.13, and the projection the
    same: the sum is what the table says. So the nation's survivorship will do, but then the rate
    is no pure migration.

    In 2040 the table has 700 women aged 15–49 in all, and 130 children: 130 ÷ 700 = 0.186 per
    woman. `project` with these rates returns 344 women and 130 children, and every other cell.
    """
    persons = np.full((3, 2, len(AGES), 1), 100.0)
    persons[0, FEMALE, AGES.positions["20-24"]] = 400
    persons[1, FEMALE, AGES.positions["25-29"]] = 344
    persons[1, FEMALE, AGES.positions["15-19"]] = 0
    persons[1, FEMALE, AGES.positions["20-24"]] = 0
    persons[1, FEMALE, AGES.positions["30-34"]] = 56
    persons[1, MALE, 0], persons[1, FEMALE, 0] = 67, 63
    tables = PublishedProjection(persons, (2035, 2040, 2045), AGES, ("town",))

    rates = back_out(tables, SURVIVAL)
    assert rates.net_rate[0, FEMALE, AGES.positions["20-24"], 0] == pytest.approx(-0.12)
    assert rates.children_per_woman[0, 0] == pytest.approx(130 / 700)

    for survival in (SURVIVAL, np.full_like(SURVIVAL, 0.99)):
        again = project(tables.base, back_out(tables, survival)).persons
        assert again == pytest.approx(persons, rel=1e-12)


def test_a_cell_that_comes_from_nobody_is_moved_by_a_count() -> None:
    """No man aged 30–34 in 2035, but 3 aged 35–39 in 2040: no rate gives 3 from 0.

    The three are a net count of that step. Where nobody is in either table there is nothing: the
    cell stays empty.
    """
    persons = np.full((3, 2, len(AGES), 1), 100.0)
    persons[0, MALE, AGES.positions["30-34"]] = 0
    persons[1, MALE, AGES.positions["35-39"]] = 3
    tables = PublishedProjection(persons, (2035, 2040, 2045), AGES, ("island",))
    rates = back_out(tables, SURVIVAL)
    assert rates.net_count is not None
    assert rates.net_count[0, MALE, AGES.positions["30-34"], 0] == 3
    assert project(tables.base, rates).persons == pytest.approx(persons, rel=1e-12)


def test_beyond_the_last_table_its_last_rates_go_on() -> None:
    """The tables end in 2045, a vision asks for 2060.

    Between 2040 and 2045 the men aged 20–24 lost a tenth: 100 became 90 aged 25–29. The rate of
    this step is held, so each later group of men aged 20–24 loses a tenth too: 100 in 2045 are 90
    in 2050. What is held is the last step, not the mean of all: an odd last step is an odd future.
    """
    persons = np.full((3, 2, len(AGES), 1), 100.0)
    persons[2, MALE, AGES.positions["25-29"]] = 90
    tables = PublishedProjection(persons, (2035, 2040, 2045), AGES, ("town",))
    longer = project(tables.base, back_out(tables, SURVIVAL, to=2060))
    assert longer.years == (2035, 2040, 2045, 2050, 2055, 2060)
    assert longer.at(2045) == pytest.approx(persons[2], rel=1e-12)
    assert longer.at(2050)[MALE, AGES.positions["25-29"], 0] == pytest.approx(90)
