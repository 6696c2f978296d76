"""The nation as one system beside its twin in plain loops, and the identities that it keeps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import assumptions, population
from tests.twins import nation_loops

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.engine.projection import balance_error, project
from sosei.demography.known.migration import last_two_together
from sosei.demography.nation.flows import gross_flows
from sosei.demography.nation.levers import Policy, with_policy
from sosei.demography.nation.told import net_migration, parts
from sosei.demography.nation.visions import Visions, come_true

STEPS, OPEN = 2, 50
FEW = settings(max_examples=15)


class Nation:
    """A few municipalities with numbers of one random generator."""

    def __init__(self, seed: int, areas: int) -> None:
        self.random = np.random.default_rng(seed)
        codes = tuple(f"{place:05}" for place in range(areas))
        persons = self.random.uniform(50, 1000, (2, OPEN // 5 + 1, areas))
        self.base = population(persons, open_from=OPEN, areas=codes)
        cells = (2, OPEN // 5, areas)
        self.survival = self.random.uniform(0.9, 1, cells)
        at_risk = last_two_together(self.base.persons)
        rates = self.random.uniform(-0.3, 0.3, cells)
        whole = (rates * at_risk).sum(axis=2) / at_risk.sum(axis=2)
        self.net_rate = (
            rates - whole[..., None] + self.random.uniform(-0.1, 0.1, cells[:2])[..., None]
        )
        self.departures = self.random.uniform(100, 900, areas)
        self.net = assumptions(
            STEPS,
            survival=self.survival,
            net_rate=self.net_rate,
            child_woman_ratio=self.random.uniform(0.1, 0.3, areas),
            open_from=OPEN,
            areas=codes,
        )

    @property
    def flows(self) -> GrossFlows:
        return gross_flows(self.base, self.net.survival, self.net.net_rate, self.departures)

    def pooled(self, flows: GrossFlows) -> Assumptions:
        return replace(self.net, net_rate=np.zeros_like(self.net.net_rate), gross=flows)


nations = st.builds(Nation, st.integers(0, 2**32 - 1), st.integers(2, 4))


def told(cells: Array) -> nation_loops.Cells:
    """Return [sex, x, area] as [area][sex][x]."""
    return np.moveaxis(cells, 2, 0).tolist()  # type: ignore[no-any-return]


def looped(nation: Nation) -> nation_loops.Flows:
    people, survival = told(nation.base.persons), told(nation.survival)
    return nation_loops.flows(people, survival, told(nation.net_rate), nation.departures.tolist())


def carried(
    nation: Nation, flows: nation_loops.Flows, people: nation_loops.Cells
) -> nation_loops.Cells:
    ratio, boys = nation.net.children_per_woman[0], nation.net.males_per_100_females[0]
    survival = told(nation.survival)
    return nation_loops.step(people, survival, flows, ratio.tolist(), boys.tolist())[0]


@FEW
@given(nations)
def test_flows_and_steps_are_those_of_plain_loops(nation: Nation) -> None:
    flows, twin = nation.flows, looped(nation)
    assert told(flows.out_rate[0]) == [pytest.approx(np.array(t)) for t in twin.out_rate]
    assert told(flows.in_share[0]) == [pytest.approx(np.array(t)) for t in twin.in_share]
    projected = project(nation.base, nation.pooled(flows))
    people = told(nation.base.persons)
    for step in range(STEPS):
        people = carried(nation, twin, people)
        assert np.array(told(projected.persons[step + 1])) == pytest.approx(np.array(people))


@FEW
@given(nations)
def test_all_who_leave_a_place_arrive_in_one(nation: Nation) -> None:
    flows = nation.flows
    assert flows.beyond is not None
    assert flows.lost is not None
    projected = project(nation.base, nation.pooled(flows))
    for step in range(STEPS):
        leaving = flows.out_rate[step] * last_two_together(projected.persons[step])
        stay = leaving.sum(axis=2) * (1 - flows.lost[step])
        within = flows.in_share[step] * stay[..., None]
        assert within.sum(axis=2) == pytest.approx(stay, rel=1e-12)
        net = projected.components.net_migration[step].sum()
        gain = (flows.beyond[step] + stay - leaving.sum(axis=2)).sum()
        assert net == pytest.approx(gain, rel=1e-9, abs=1e-6)
    assert balance_error(projected) < 1e-6


@FEW
@given(nations)
def test_the_first_step_is_that_of_the_net_rates(nation: Nation) -> None:
    pooled = project(nation.base, nation.pooled(nation.flows)).persons[1]
    assert pooled == pytest.approx(project(nation.base, nation.net).persons[1])


@FEW
@given(nations, st.floats(0.2, 5), st.floats(0, 2))
def test_a_policy_is_that_of_plain_loops(nation: Nation, pull: float, hold: float) -> None:
    policy = Policy("00001", pull, hold, 15, 40)
    rows = policy.rows(nation.base.ages)
    assert rows == [3, 4, 5, 6, 7]
    flows = with_policy(nation.flows, nation.net.survival, policy, 1, rows)
    twin = nation_loops.pulled(looped(nation), 1, pull, hold, told(nation.survival), set(rows))
    projected = project(nation.base, nation.pooled(flows)).persons[1]
    people = carried(nation, twin, told(nation.base.persons))
    assert np.array(told(projected)) == pytest.approx(np.array(people))
    assert flows.in_share.sum(axis=3) == pytest.approx(1.0)


def aimed(nation: Nation, more: float) -> Visions:
    """Let the first place aim for so many times its status quo."""
    quo = project(nation.base, nation.pooled(nation.flows)).persons
    persons = quo[..., :1].copy()
    persons[1:] *= more
    return Visions(nation.base.areas[:1], persons)


@FEW
@given(nations, st.floats(0.5, 6))
def test_visions_come_true_as_in_plain_loops(nation: Nation, more: float) -> None:
    base, visions = nation.base, aimed(nation, more)
    true = come_true(base, nation.pooled(nation.flows), visions)
    flows, people = looped(nation), told(base.persons)
    ratio, boys = nation.net.children_per_woman[0], nation.net.males_per_100_females[0]
    for step in range(STEPS):
        pair = [told(visions.persons[place])[0] for place in (step, step + 1)]
        people, missing = nation_loops.step(
            people,
            told(nation.survival),
            flows,
            ratio.tolist(),
            boys.tolist(),
            {0: (pair[0], pair[1])},
        )
        assert np.array(told(true.persons[step + 1])) == pytest.approx(np.array(people))
        assert true.missing[step] == pytest.approx(np.array(missing), abs=1e-9)


@FEW
@given(nations)
def test_visions_that_are_the_status_quo_change_nothing(nation: Nation) -> None:
    base, visions = nation.base, aimed(nation, 1.0)
    true = come_true(base, nation.pooled(nation.flows), visions)
    assert true.persons == pytest.approx(project(base, nation.pooled(nation.flows)).persons)
    assert true.missing.max() < 1e-6


@FEW
@given(nations, st.floats(0.5, 6))
def test_who_moves_elsewhere_comes_from_somewhere_or_is_missing(
    nation: Nation, more: float
) -> None:
    pooled = nation.pooled(nation.flows)
    true = come_true(nation.base, pooled, aimed(nation, more))
    quo = project(nation.base, pooled).persons
    survival, flows = nation.net.survival, nation.flows
    assert flows.lost is not None
    moves = net_migration(true.persons, survival) - net_migration(quo, survival)
    for step in range(STEPS):
        further = last_two_together(true.persons[step]) - last_two_together(quo[step])
        gone = flows.lost[step] * (flows.out_rate[step] * further).sum(axis=2)
        expected = true.missing[step] - gone
        assert moves[step].sum(axis=2) == pytest.approx(expected, abs=1e-6)


@FEW
@given(nations)
def test_children_deaths_and_migration_add_up_to_the_change(nation: Nation) -> None:
    projected = project(nation.base, nation.pooled(nation.flows))
    whole = projected.persons.sum(axis=3)
    survival = np.broadcast_to(nation.survival.mean(axis=2), (STEPS, 2, OPEN // 5))
    told_of = parts(whole, survival)
    change = told_of.children - told_of.deaths + told_of.migration
    assert change == pytest.approx(np.diff(whole.sum(axis=(1, 2))))
