"""Two ways to halve a loss: fewer leave, or others come."""

from __future__ import annotations

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even

from sosei.demography.assumed.profiles import Profile
from sosei.demography.assumed.scenario import OffsetMigration, Path, ScaleMigration, Scenario
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import FEMALE

AT_20_24, AT_35_39, AT_5_9 = (AGES.positions[age] for age in ("20-24", "35-39", "5-9"))


def families() -> Profile:
    """Of ten who come, two are men and two women of 30–34, three boys and three girls of 0–4."""
    weights = np.zeros((2, len(AGES)))
    weights[:, AGES.positions["30-34"]], weights[:, 0] = 0.2, 0.3
    return Profile("families", weights, AGES, "this example")


def town(scenario: Scenario) -> Projection:
    """1,000 in every cell; 100 of each sex leave at 15–19 and 10 come at 60–64, in every step."""
    moves = np.zeros((6, 2, 18, 1))
    moves[:, :, AGES.positions["15-19"]] = -100
    moves[:, :, AGES.positions["60-64"]] = 10
    held = assumptions(6, survival=0.95, net_count=moves, child_woman_ratio=0.2)
    return project(even(1000), scenario.apply(held))


def test_the_same_total_is_reached_by_other_people() -> None:
    """A town loses 100 young men and 100 young women in every step and wins 20 older people: −180.

    It plans for half of that, −90.

    - *Scale*, ``{ rule = "scale", 2015 = 0.5 }``: every move is halved. 50 and 50 young people
      leave, 10 older ones come: −90.
    - *Offset*, ``{ rule = "offset", 2015 = 0.5, profile = … }``: all 200 still leave and 20 still
      come, and 90 others are found, who come as the profile says: 18 men and 18 women of 30–34, 27
      boys and 27 girls of 0–4. −180 + 90 = −90.

    Five years later the first town has 50 more women of 20–24, the second 18 more of 35–39 and 27
    more girls of 5–9, who will be 20–24 themselves fifteen years on.
    """
    half = Path({2015: 0.5})
    quo = town(Scenario("quo"))
    scale = town(Scenario("scale", migration=ScaleMigration(half)))
    offset = town(Scenario("offset", migration=OffsetMigration(half, profile=families())))
    assert quo.components.net_migration[:, 0].tolist() == pytest.approx([-180] * 6)
    for planned in (scale, offset):
        assert planned.components.net_migration[:, 0].tolist() == pytest.approx([-90] * 6)

    fewer_leave = (scale.at(2020) - quo.at(2020))[..., 0]
    others_come = (offset.at(2020) - quo.at(2020))[..., 0]
    assert fewer_leave[:, AT_20_24].tolist() == pytest.approx([50, 50])
    assert fewer_leave[:, AT_35_39].tolist() == pytest.approx([0, 0])
    assert others_come[:, AT_20_24].tolist() == pytest.approx([0, 0])
    assert others_come[:, AT_35_39].tolist() == pytest.approx([18, 18])
    assert others_come[:, AT_5_9].tolist() == pytest.approx([27, 27])


def test_who_comes_is_as_much_an_assumption_as_how_many() -> None:
    """After thirty years the two towns, with the same migration in every step, are not the same.

    The town that keeps its young has 109 more women of 20–39, who have borne more children: it has
    91 more people. Another profile gives another answer.
    """
    half = Path({2015: 0.5})
    scale = town(Scenario("scale", migration=ScaleMigration(half)))
    offset = town(Scenario("offset", migration=OffsetMigration(half, profile=families())))
    women = scale.between(20, 40, FEMALE) - offset.between(20, 40, FEMALE)
    assert women[-1, 0] == pytest.approx(109, abs=0.5)
    assert (scale.components.entrants > offset.components.entrants).all()
    assert scale.total[-1, 0] - offset.total[-1, 0] == pytest.approx(91, abs=0.5)
