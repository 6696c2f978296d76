"""Draws through a common pool: the projection without variances, the twin's, and nobody from nowhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.drawn import WIDTHS, Case, cases
from tests.property.test_ensemble import CERTAIN, LARGE, SEED, drawn, town
from tests.twins.pool_loops import Pool, draw_pool

from sosei.base.errors import NotSupportedError
from sosei.demography.assumed.flows import PoolShocks
from sosei.demography.engine.control import Factors
from sosei.demography.ensemble import pool
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.processes import Processes
from sosei.demography.ensemble.told import Question, tell

GROSS = ("gross",)
FEW = settings(max_examples=4, deadline=None)


def total(draws: Draws) -> int:
    return list(draws.kept).index("total")


@pytest.mark.parametrize("width", WIDTHS)
@given(data=st.data())
@FEW
def test_without_variances_every_draw_is_the_projection_bit_for_bit(
    width: int, data: st.DataObject
) -> None:
    case = data.draw(cases(width, flows=GROSS))
    draws = drawn(case, CERTAIN)
    values = draws.all(2)
    projection = case.project()
    for name, (low, high, sex) in draws.kept.items():
        if low < 0:
            continue
        sexes = slice(None) if sex < 0 else slice(sex, sex + 1)
        wanted = projection.persons[1:, sexes, low:high].sum(axis=(1, 2)).T
        for draw in range(2):
            assert np.array_equal(values[:, :, list(draws.kept).index(name), draw], wanted)


@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_no_chunk_and_no_thread_changes_a_bit(data: st.DataObject) -> None:
    draws = drawn(data.draw(cases(5, flows=GROSS)), LARGE)
    whole = draws.all(20, threads=1)
    assert np.array_equal(draws.all(20, threads=2), whole)
    for size in (1, 3, 7, 19):
        parts = [
            draws.all(min(size, 20 - first), first=first, threads=1 + size % 2)
            for first in range(0, 20, size)
        ]
        assert np.array_equal(np.concatenate(parts, axis=3), whole)


@given(data=st.data())
@settings(max_examples=4, deadline=None)
def test_the_question_may_be_about_some_of_the_areas(data: st.DataObject) -> None:
    draws = drawn(data.draw(cases(5, flows=GROSS)), LARGE)
    question = Question(9, (0.1, 0.5, 0.9))
    every = tell([draws], question, (0, len(draws.base.areas)), threads=1)
    last = (len(draws.base.areas) - 1, len(draws.base.areas))
    assert np.array_equal(
        tell([draws], question, last, threads=2).quantiles, every.quantiles[:, last[0] :]
    )


def pool_of(case: Case) -> Pool:
    gross = case.rates.gross
    assert gross is not None
    nothing = np.zeros(gross.out_rate.shape[:-1])
    return Pool(
        np.moveaxis(gross.out_rate, -1, 0).tolist(),
        np.moveaxis(gross.in_share, -1, 0).tolist(),
        (nothing if gross.beyond is None else gross.beyond).tolist(),
        (nothing if gross.lost is None else gross.lost).tolist(),
    )


def alone(case: Case, place: int) -> Case:
    """The case with one of its areas, for what the twin knows of a town by itself."""
    rates, keep = case.rates, slice(place, place + 1)
    name = (case.base.areas[place],)
    base = replace(case.base, persons=case.base.persons[..., keep], areas=name)
    return replace(case, base=base, rates=replace(rates, gross=None).of_areas(keep))


@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_a_draw_is_the_twins(data: st.DataObject) -> None:
    case = data.draw(cases(5, flows=GROSS, harsh=False)).quo
    assert case.rates.gross is not None
    half = np.full(case.rates.gross.out_rate.shape[:-1], 0.1)
    lossy = replace(case.rates.gross, beyond=50 * half, lost=half)
    case = replace(case, rates=replace(case.rates, gross=lossy, net_count=None))
    processes = replace(LARGE, drift=-0.05)
    towns = [town(alone(case, place), processes, by_chance=False) for place in case.areas]
    draws = drawn(case, processes)
    values = draws.all(3)[:, :, total(draws)]
    for draw in (0, 2):
        looped = draw_pool(towns, pool_of(case), SEED, draw)
        told = np.array([[np.sum(step) for step in each[1:]] for each in looped])
        least = 1e-6 * max(1.0, float(told.max()))
        assert values[..., draw] == pytest.approx(told, rel=1e-6, abs=least)


@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_who_leaves_arrives_in_every_draw(data: st.DataObject) -> None:
    """Without shocks of the nation's border, and where no cell falls below 0."""
    case = data.draw(cases(5, flows=GROSS, harsh=False)).quo
    gross = case.rates.gross
    assert gross is not None
    moved = replace(case.rates, gross=replace(gross, shocks=without_border(case, LARGE)))
    net = replace(case, rates=moved).project().components.net_migration
    assert net.sum(axis=1) == pytest.approx(0, abs=1e-6 * float(case.base.total.sum() + 1))


def without_border(case: Case, processes: Processes) -> PoolShocks:
    """The shocks of a draw, nobody crossing the border."""
    draws = drawn(case, processes)
    assert draws.assumptions.gross is not None
    ready = pool.Pooled(
        draws.base, draws.assumptions, draws.assumptions.gross, processes, draws.who
    )
    shared = draws.shared(0, 1, 1)
    made = pool.of_draw(ready, shared, pool.walks_of(ready, 0, 1), 0, 0)
    assert made.gross is not None
    assert made.gross.shocks is not None
    return replace(made.gross.shocks, border=np.zeros_like(made.gross.shocks.border))


def test_what_needs_one_area_alone_is_refused() -> None:
    found: list[Case] = []

    @given(case=cases(5, flows=GROSS))
    @settings(max_examples=1, deadline=None, database=None)
    def one(case: Case) -> None:
        found.append(case)

    one()
    draws = drawn(found[0], LARGE)
    with pytest.raises(NotSupportedError, match="common pool"):
        draws.in_detail(0, 1)
    with pytest.raises(NotSupportedError, match="common pool"):
        draws.of_areas((0, 1))
    raked = Factors(np.ones((1, 2, 1, 1)), np.ones((1, 2, 1, 1)), np.zeros(1, dtype=np.int64))
    with pytest.raises(NotSupportedError, match="raking"):
        replace(draws, factors=raked)
