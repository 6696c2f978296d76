"""Gross flows, offsets and arrivals of one step, and what a rule needs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population

from sosei.base.ages import AgeGroups
from sosei.base.errors import AgeGroupsError, AlignmentError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.assumed.profiles import PROFILES, Profile
from sosei.demography.assumed.scenario import (
    Arrivals,
    GrossMigration,
    OffsetMigration,
    Path,
    RuleWithoutFlowsError,
    ScaleMigration,
    Scenario,
)
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import FEMALE, MALE

TOWNS = ("a", "b")
HALF = Path({2015: 0.5})


def pooled(out_rate: float = 0.1, share: float = 0.75) -> Assumptions:
    """Two towns that send the same share of everybody into the pool."""
    cells = (1, 2, 18, 2)
    flows = GrossFlows(np.full(cells, out_rate), np.broadcast_to([share, 1 - share], cells))
    held = assumptions(1, survival=1.0, child_woman_ratio=0.0, areas=TOWNS)
    return replace(held, gross=flows)


def towns(rates: Assumptions) -> Projection:
    """Project 100 and 300 persons in every cell."""
    persons = np.broadcast_to([100.0, 300.0], (2, len(AGES), 2))
    return project(population(persons, areas=TOWNS), rates)


def test_the_pool_of_a_cell_is_shared_out() -> None:
    """10 leave one town and 30 the other; 30 of the 40 come to the first, 10 to the second."""
    run = towns(pooled())
    assert run.at(2020)[MALE, 5].tolist() == pytest.approx([100 - 10 + 30, 300 - 30 + 10])
    assert run.components.net_migration.sum() == pytest.approx(0)


def test_the_last_two_groups_leave_together() -> None:
    run = towns(pooled())
    assert run.at(2020)[FEMALE, 18].tolist() == pytest.approx([200 - 20 + 60, 600 - 60 + 20])


def test_the_rule_gross_finds_one_change_for_in_and_outflow_of_each_area() -> None:
    """I = 30, O = 10 in each cell: c = (0.5 − 1) × 20 ÷ 40 = −0.25; 30 × 0.75 − 10 × 1.25 = 10."""
    run = towns(GrossMigration(HALF).apply(pooled()))
    assert run.at(2020)[MALE, 5, 0] == pytest.approx(100 + 10)


def test_the_rule_gross_leaves_a_town_alone_that_nobody_leaves_or_enters() -> None:
    run = towns(GrossMigration(HALF).apply(pooled(out_rate=0.0)))
    assert run.components.net_migration.tolist() == [[0, 0]]


def test_the_rule_scale_multiplies_the_balance_of_every_cell() -> None:
    run = towns(ScaleMigration(HALF).apply(pooled()))
    assert run.at(2020)[MALE, 5].tolist() == pytest.approx([100 + 10, 300 - 10])


def test_a_rule_of_the_other_form_of_migration_is_refused() -> None:
    with pytest.raises(RuleWithoutFlowsError, match="offset needs net migration"):
        OffsetMigration(HALF).apply(pooled())
    with pytest.raises(RuleWithoutFlowsError, match="gross needs out-rates"):
        GrossMigration(HALF).apply(assumptions())


def test_an_offset_takes_the_last_two_weights_of_its_profile_together() -> None:
    weights = np.zeros((2, len(AGES)))
    weights[MALE, 17], weights[MALE, 18] = 0.25, 0.75
    rule = OffsetMigration(Path({2015: 0.0}), profile=Profile("old", weights, AGES, "drawn"))
    held = rule.apply(assumptions(1, survival=1.0, net_count=-10.0, child_woman_ratio=0.0))
    assert held.offset is not None
    assert held.offset.weights[MALE, 17] == 1
    run = project(even(100), held)
    assert run.at(2020)[MALE, 18, 0] == pytest.approx(200 - 10 + 360)
    assert run.components.net_migration[0, 0] == pytest.approx(0)


def test_an_offset_is_found_on_the_balance_of_the_step_itself() -> None:
    """With rates, those who leave are fewer when there are fewer people; so are those added."""
    rule = OffsetMigration(Path({2015: 0.5}))
    held = rule.apply(assumptions(3, survival=0.9, net_rate=-0.1))
    moved = project(even(100), held).components.net_migration[:, 0]
    plain = project(even(100), assumptions(3, survival=0.9, net_rate=-0.1)).components
    assert moved[0] == pytest.approx(plain.net_migration[0, 0] / 2)
    assert moved[2] < plain.net_migration[2, 0] / 2


@pytest.mark.parametrize(
    ("start", "persons"), [(2010, 0), (2015, 10), (2018, 40), (2023, 30), (2026, 0)]
)
def test_arrivals_count_the_years_of_the_step_that_they_cover(start: int, persons: float) -> None:
    come = Arrivals(2019, 2026, 10.0, PROFILES["family"])
    assert come.of_step(start, 5) == persons
    assert come.of_step(start, 1) == (10 if 2019 <= start < 2026 else 0)


def test_several_arrivals_are_added_up() -> None:
    family, standard = (
        Arrivals(2015, 2060, persons, PROFILES[name])
        for persons, name in ((10.0, "family"), (6.0, "standard"))
    )
    held = Scenario("come", arrivals=(family, standard)).apply(assumptions(2, areas=TOWNS))
    assert held.arrivals is not None
    assert held.arrivals.shape == (2, 2, len(AGES), 2)
    assert held.arrivals.sum(axis=(1, 2)) == pytest.approx(np.full((2, 2), 80.0))


def test_half_of_the_arrivals_is_exposed_to_death_and_children_come_on_top() -> None:
    """100 girls of 0–4 and nobody else: 50 survive to 5–9 with S = 0.8, 50 are 0–4 at the end."""
    weights = np.zeros((2, len(AGES)))
    weights[FEMALE, 0] = 1
    come = Arrivals(2015, 2020, 20.0, Profile("girls", weights, AGES, "drawn"))
    held = Scenario("come", arrivals=(come,)).apply(assumptions(1, survival=0.8))
    run = project(even(0), held)
    assert run.at(2020)[FEMALE, :2, 0].tolist() == pytest.approx([50, 40])
    assert run.components.deaths[0, 0] == pytest.approx(10)
    assert run.components.arrivals[0, 0] == pytest.approx(100)
    assert run.components.entrants[0, 0] == 0


def test_net_rates_do_not_apply_to_arrivals_in_the_step_they_come_in() -> None:
    come = Arrivals(2015, 2020, 20.0, PROFILES["family"])
    held = Scenario("come", arrivals=(come,)).apply(assumptions(2, survival=1.0, net_rate=-0.5))
    moved = project(even(0), held).components.net_migration[:, 0]
    assert moved[0] == 0
    assert moved[1] < 0


def test_a_profile_too_coarse_for_the_run_is_refused() -> None:
    coarse = Profile("own", np.full((2, 11), 1 / 22), AgeGroups(5, 50), "drawn")
    with pytest.raises(AgeGroupsError, match="no bound at age 55"):
        OffsetMigration(HALF, profile=coarse).apply(assumptions())


def test_fertility_has_the_form_of_the_engine_and_it_alone() -> None:
    with pytest.raises(AlignmentError, match=r"5 year\(s\) need child_woman_ratio"):
        replace(assumptions(), child_woman_ratio=None)
    with pytest.raises(AlignmentError, match=r"5 year\(s\) need child_woman_ratio"):
        replace(assumptions(), asfr=np.zeros((3, len(AGES), 1)))


def test_the_newborn_bear_nobody() -> None:
    single, rates = AgeGroups(1, 80), np.zeros((1, 81, 1))
    rates[0, 0] = 0.1
    cells = np.ones((1, 2, 81, 1))
    with pytest.raises(ValueError, match="asfr at age 0"):
        Assumptions(
            start=2015,
            ages=single,
            areas=("a",),
            survival=cells,
            net_rate=cells * 0,
            males_per_100_females=np.full((1, 1), 105.0),
            asfr=rates,
        )
