"""What every ensemble keeps: its draws, its balance, and the projection that it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.drawn import WIDTHS, Case, cases
from tests.twins import ensemble_loops as twin
from tests.twins.common_loops import Table

from sosei.demography.ensemble.draws import CLOSED, Draws
from sosei.demography.ensemble.processes import CENSUSES, Process, Processes, loadings_on

SEED = 20260401
CERTAIN = CENSUSES.times(0)
NET = ("rate", "count", "both")
FEW = settings(max_examples=12, deadline=None)
LARGE, SMALL = replace(CENSUSES, few=0.0), replace(CENSUSES, few=1e12)


def drawn(case: Case, processes: Processes, seed: int = SEED) -> Draws:
    return Draws(case.base, case.scenario.apply(case.rates), seed, processes)


@pytest.mark.parametrize("width", WIDTHS)
@given(data=st.data())
@FEW
def test_without_variances_every_draw_is_the_projection(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET))
    projection = case.project()
    least = 1e-9 * max(1.0, float(projection.total.max()))
    for area in case.areas:
        persons, _ = drawn(case, CERTAIN).in_detail(area, 2)
        for draw in range(2):
            wanted = projection.persons[1:, ..., area]
            assert persons[..., draw] == pytest.approx(wanted, rel=1e-9, abs=least)


@given(case=cases(5, flows=NET))
@FEW
def test_without_levers_five_year_groups_are_so_to_the_last_bit(case: Case) -> None:
    case = case.quo
    projection = case.project()
    for area in case.areas:
        persons, _ = drawn(case, CERTAIN).in_detail(area, 2)
        assert np.array_equal(persons[..., 1], projection.persons[1:, ..., area])


@pytest.mark.parametrize("width", WIDTHS)
@given(data=st.data())
@FEW
def test_every_draw_balances(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET))
    for processes in (LARGE, SMALL):
        persons, parts = drawn(case, processes).in_detail(0, 5)
        totals = persons.sum(axis=(1, 2))
        before = np.concatenate([np.full((1, 5), case.base.persons[..., 0].sum()), totals[:-1]])
        entrants, deaths, moved, arrived, adjusted = np.moveaxis(parts, 1, 0)
        explained = entrants - deaths + moved + arrived + adjusted
        least = 1e-9 * max(1.0, float(np.abs(totals).max()), float(before.max()))
        assert totals - before == pytest.approx(explained, rel=1e-9, abs=least)


@pytest.mark.parametrize("width", WIDTHS)
@given(data=st.data())
@FEW
def test_what_is_kept_is_told_of_the_same_persons(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET))
    for processes in (LARGE, SMALL):
        draws = drawn(case, processes)
        values, (persons, _) = draws.all(5, threads=1), draws.in_detail(0, 5)
        total = list(draws.kept).index("total")
        assert values[0, :, total] == pytest.approx(persons.sum(axis=(1, 2)), rel=1e-12)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("processes", [LARGE, SMALL], ids=["large", "small"])
@given(data=st.data())
@settings(max_examples=4, deadline=None)
def test_no_chunk_and_no_thread_changes_a_bit(
    width: int, processes: Processes, data: st.DataObject
) -> None:
    draws = drawn(data.draw(cases(width, flows=NET)), processes)
    whole = draws.all(12, threads=1)
    assert np.array_equal(draws.all(12, threads=2), whole)
    for size in range(1, 12):
        parts = [
            draws.all(min(size, 12 - first), first=first, threads=1 + size % 2)
            for first in range(0, 12, size)
        ]
        assert np.array_equal(np.concatenate(parts, axis=3), whole)


@pytest.mark.parametrize("mortality", [CENSUSES.mortality.sigma, 3.0], ids=["as it was", "wild"])
@given(case=cases(1, flows=("rate",)))
@settings(max_examples=6, deadline=None)
def test_five_ages_together_have_the_bits_of_one_after_another(
    mortality: float, case: Case
) -> None:
    """One draw at the floor of survival sends its whole block age by age; net counts of nobody change no bit."""
    processes = replace(LARGE, mortality=Process(1.0, mortality))
    rates = case.quo.rates
    assert rates.net_count is None
    nobody, half = (
        replace(rates, net_count=np.full_like(rates.survival, count)) for count in (0.0, 0.5)
    )
    by_rates, still, counted = (
        Draws(case.base, each, SEED, processes) for each in (rates, nobody, half)
    )
    assert np.array_equal(by_rates.all(20), still.all(20))
    for draws in (by_rates, counted):
        together = draws.all(20)
        alone = [draws.all(1, first=draw) for draw in range(20)]
        assert np.array_equal(together, np.concatenate(alone, axis=3))
        persons, total = draws.in_detail(0, 20)[0], list(draws.kept).index("total")
        assert together[0, :, total] == pytest.approx(persons.sum(axis=(1, 2)), rel=1e-9)


@pytest.mark.parametrize("width", WIDTHS)
@given(data=st.data())
@FEW
def test_the_same_assumptions_give_the_same_draws(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET))
    one, other = drawn(case, LARGE).all(20), drawn(replace(case), LARGE).all(20)
    assert np.abs(one - other).max(initial=0) == 0
    assert not np.array_equal(one, drawn(case, LARGE, seed=SEED + 1).all(20))


@pytest.mark.parametrize("width", WIDTHS)
@given(data=st.data())
@FEW
def test_other_neighbours_change_nothing(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET)).quo
    order = data.draw(st.permutations(list(case.areas)))
    keep = order[: data.draw(st.integers(1, len(order)))]
    draws = drawn(case, CENSUSES)
    assert np.array_equal(of_areas(draws, keep).all(6), draws.all(6)[keep])


def of_areas(draws: Draws, keep: list[int]) -> Draws:
    names = tuple(draws.base.areas[place] for place in keep)
    base = replace(draws.base, persons=draws.base.persons[..., keep], areas=names)
    rates = draws.assumptions
    arrays = {
        name: value[..., keep]
        for name in (
            "survival",
            "net_rate",
            "net_count",
            "asfr",
            "child_woman_ratio",
            "cwr_per_tfr",
        )
        if (value := getattr(rates, name)) is not None
    }
    ratio = rates.males_per_100_females[..., keep]
    few = replace(rates, areas=names, males_per_100_females=ratio, **arrays)
    return Draws(base, few, draws.seed, draws.processes)


def process(one: Process) -> twin.Process:
    return twin.Process(one.rho, one.sigma)


def yearly(one: Process, part: float = 1.0) -> Process:
    each = one.yearly()
    return Process(each.rho, each.sigma / part)


def level(four: tuple[Process, ...], width: int) -> twin.Level:
    if width == 1:
        four = (yearly(four[0]), *(yearly(each, 5) for each in four[1:]))
    return twin.Level(process(four[0]), [process(each) for each in four[1:]])


def town(case: Case, processes: Processes, *, by_chance: bool) -> twin.Town:
    rates, name, width = case.rates, case.base.areas[0], case.width
    nothing = np.zeros(rates.survival.shape[:-1])
    fertility = {}
    if rates.asfr is not None:
        fertility["asfr"] = rates.asfr[..., 0].tolist()
    else:
        fertility["child_woman_ratio"] = rates.children_per_woman[:, 0].tolist()
    drift, mortality = processes.drift, processes.mortality
    return twin.Town(
        name=name,
        prefecture=name[:2],
        base=case.base.persons[..., 0].tolist(),
        survival=rates.survival[..., 0].tolist(),
        net_rate=rates.net_rate[..., 0].tolist(),
        net_count=(nothing if rates.net_count is None else rates.net_count[..., 0]).tolist(),
        males_per_100_females=rates.males_per_100_females[:, 0].tolist(),
        components=loadings_on(case.base.ages).tolist(),
        own=level(processes.of_area(float(case.base.persons[..., 0].sum())), width),
        of_prefecture=level(processes.prefecture.processes, width),
        of_nation=level(processes.nation.processes, width),
        mortality=process(mortality.yearly() if width == 1 else mortality),
        drift=drift / 5 if width == 1 else drift,
        by_chance=by_chance,
        **fertility,
    )


LOOPS: dict[int, Callable[[twin.Town, int, int], list[Table]]] = {
    5: twin.draw_five,
    1: twin.draw_single,
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by_chance", [False, True])
@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_a_draw_is_the_twins(width: int, by_chance: bool, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET, harsh=False)).quo
    drifting = replace(SMALL if by_chance else LARGE, drift=-0.05)
    persons, _ = drawn(case, drifting).in_detail(0, 3)
    plain = town(case, drifting, by_chance=by_chance)
    for draw in (0, 2):
        looped = np.array(LOOPS[width](plain, SEED, draw)[1:])
        least = 1e-6 * max(1.0, float(looped.sum(axis=(1, 2)).max()))
        assert persons[..., draw] == pytest.approx(looped, rel=1e-6, abs=least)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by_chance", [False, True])
@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_where_nobody_moves_the_women_are_the_twins(
    width: int, by_chance: bool, data: st.DataObject
) -> None:
    case = data.draw(cases(width, flows=NET, harsh=False)).quo
    processes = SMALL if by_chance else LARGE
    draws = replace(drawn(case, processes), keep=("women_20_39", CLOSED))
    found = draws.all(3, threads=1)[0, :, list(draws.kept).index(CLOSED)]
    alone = replace(draws, keep=("women_20_39",)).all(3, threads=1)[0, :, 0]
    assert np.array_equal(draws.all(3, threads=2)[0, :, 0], alone), "it changes nothing beside it"
    plain = town(case, processes, by_chance=by_chance)
    nothing = np.zeros_like(plain.net_rate).tolist()
    unmoved = np.zeros_like(plain.components).tolist()
    still = replace(plain, net_rate=nothing, net_count=nothing, components=unmoved)
    women = case.base.ages.cut(20, 40)
    for draw in (0, 2):
        looped = np.array(LOOPS[width](still, SEED, draw)[1:])[:, 1, women].sum(axis=1)
        least = 1e-6 * max(1.0, float(looped.max()))
        assert found[:, draw] == pytest.approx(looped, rel=1e-6, abs=least)


@pytest.mark.parametrize("width", WIDTHS)
@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_chance_leaves_the_mean_where_it_is(width: int, data: st.DataObject) -> None:
    case = data.draw(cases(width, flows=NET, harsh=False)).quo
    by_chance = replace(CERTAIN, few=1e12)
    projection = case.project()
    persons, _ = drawn(case, by_chance).in_detail(0, 400)
    totals = persons.sum(axis=(1, 2))
    error = totals.std(axis=1) / 20
    wanted = projection.total[1:, 0]
    assert np.all(np.abs(totals.mean(axis=1) - wanted) < 6 * error + 0.02 * wanted + 0.5)
