"""Mean age, median age, dependency and retention, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests import sample
from tests.builders import AGES, assumptions, population

from sosei.demography.engine.projection import project
from sosei.demography.known.population import spread_unknown
from sosei.demography.told.indicators import indicators
from sosei.demography.told.retention import retention_of


def test_a_town_of_a_hundred() -> None:
    """A town has 20 children of 10–14, 50 adults of 40–44 and 30 people of 70–74.

    - *Mean age*: everybody in the middle of their group:
      (20 × 12.5 + 50 × 42.5 + 30 × 72.5) ÷ 100 = 45.5 years.
    - *Median age*: 50 of 100 are younger. 20 are children, so 30 of the 50 adults are: three
      fifths of the way through 40–44, at 43 years.
    - *Dependency*: 20 ÷ 50 = 0.4 for children, 30 ÷ 50 = 0.6 for the old, together 1.0: one
      dependant for each adult.
    """
    persons = np.zeros((2, len(AGES), 1))
    for label, count in (("10-14", 20), ("40-44", 50), ("70-74", 30)):
        persons[:, AGES.positions[label]] = count / 2
    told = indicators(project(population(persons), assumptions(1)))
    assert told["mean_age"][0, 0] == pytest.approx(45.5)
    assert told["median_age"][0, 0] == pytest.approx(43)
    assert told["child_dependency_ratio"][0, 0] == pytest.approx(0.4)
    assert told["aged_dependency_ratio"][0, 0] == pytest.approx(0.6)
    assert told["dependency_ratio"][0, 0] == pytest.approx(1.0)


def test_two_of_three_children_are_still_there_ten_years_later() -> None:
    """会津若松市 counted 8,164 children of 10–14 in 2000 and 5,426 young adults of 20–24 in 2010:
    66 for each 100, those who came counted with those who stayed. Ten years before it had been 76,
    and 70 in 2015, when evacuees of 2011 were counted too.
    """
    censuses = [spread_unknown(c.known, c.unknown)[0] for c in sample.figures().census.values()]
    told = retention_of(censuses)
    shares = {year: round(float(share[0]), 2) for year, share in told.items()}
    assert shares == {1990: 0.74, 1995: 0.75, 2000: 0.76, 2005: 0.70, 2010: 0.66, 2015: 0.70}
