"""Both engines beside their plain-loop twins: every lever, clamped or refused, raked or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.drawn import KINDS, WIDTHS, agree, assert_same, cases, looped, targets

BOTH = pytest.mark.parametrize("width", WIDTHS)
FEW = settings(max_examples=25)


@BOTH
@settings(max_examples=80)
@given(data=st.data())
def test_engine_and_twin_give_the_same_or_refuse_the_same_cells(
    width: int, data: st.DataObject
) -> None:
    agree(data.draw(cases(width)))


@BOTH
@settings(max_examples=40)
@given(data=st.data())
def test_engine_and_twin_clamp_and_log_the_same_cells(width: int, data: st.DataObject) -> None:
    projected = agree(data.draw(cases(width, harsh=True)), clamp=True)
    assert projected is not None
    logged = sum(clamp.persons for clamp in projected.clamps)
    added = float(projected.components.adjustment.sum())
    assert logged == pytest.approx(added, rel=1e-9)


@BOTH
@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_engine_and_twin_rake_alike(width: int, kind: str, data: st.DataObject) -> None:
    case = data.draw(cases(width))
    agree(case, data.draw(targets(case, kind)), clamp=True)


@BOTH
@FEW
@given(data=st.data())
def test_engine_and_twin_reuse_factors_alike_on_another_scenario(
    width: int, data: st.DataObject
) -> None:
    case = data.draw(cases(width, harsh=False))
    wanted = data.draw(targets(case.quo, data.draw(st.sampled_from(sorted(KINDS))), some=False))
    first = case.quo.project(wanted)
    factors = looped(case.quo, wanted, clamp=True).run.factors
    assert_same(case.project(first.factors), looped(case, factors=factors, clamp=True))
