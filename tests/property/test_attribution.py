"""What a Shapley value promises, of any two sets of inputs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import assumptions, population

from sosei.base.arrays import Array
from sosei.demography.told.attribution import (
    COMPONENT_OF,
    COMPONENTS,
    Attribution,
    Inputs,
    attribute,
    stepwise,
)

FEW = settings(max_examples=25, deadline=None)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Inputs, Inputs]:
    """Draw what was assumed and what came, for the same areas, ages and steps."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    open_from, steps = draw(st.sampled_from([75, 90])), draw(st.integers(1, 4))
    names = tuple(f"{place:05}" for place in range(draw(st.integers(1, 4))))
    size = 10.0 ** draw(st.integers(1, 6))
    groups = open_from // 5 + 1
    cells, per_area = (steps, 2, groups - 1, len(names)), (steps, len(names))

    def drawn() -> Inputs:
        def uniform(low: float, high: float, shape: tuple[int, ...]) -> Array:
            return random.uniform(low, high, shape)

        return Inputs(
            population(uniform(1, size, (2, groups, len(names))), open_from=open_from, areas=names),
            assumptions(
                steps,
                survival=uniform(0.5, 1, cells),
                net_rate=uniform(-0.5, 0.5, cells),
                child_woman_ratio=uniform(0, 0.6, per_area),
                males_per_100_females=uniform(80, 130, per_area),
                open_from=open_from,
                areas=names,
            ),
        )

    return drawn(), drawn()


def rounding(told: Attribution) -> float:
    """Persons below which a difference is rounding: 1e-9 of the largest figure, at least 1e-9."""
    return 1e-9 * max(1.0, float(told.projected.max()), float(told.actual.max()))


@FEW
@given(pairs())
def test_efficiency_the_parts_add_to_the_whole(pair: tuple[Inputs, Inputs]) -> None:
    for told in (attribute(*pair), stepwise(*pair)):
        assert told.residual <= rounding(told)


@FEW
@given(pairs(), st.sampled_from(COMPONENTS))
def test_null_player_a_component_that_came_as_projected_is_zero(
    pair: tuple[Inputs, Inputs], component: str
) -> None:
    then, actual = pair
    same = {n: getattr(then.assumptions, n) for n, c in COMPONENT_OF.items() if c == component}
    base = then.population if component == "base" else actual.population
    told = attribute(then, Inputs(base, replace(actual.assumptions, **same)))
    assert np.all(told.of(component) == 0)
    assert told.residual <= rounding(told)


@FEW
@given(pairs(), st.floats(0, 0.2))
def test_symmetry_two_components_that_do_the_same_share_alike(
    pair: tuple[Inputs, Inputs], change: float
) -> None:
    then, actual = pair
    rates = replace(
        actual.assumptions,
        survival=then.assumptions.survival + change,
        net_rate=then.assumptions.net_rate + change,
        males_per_100_females=then.assumptions.males_per_100_females,
    )
    told = attribute(then, Inputs(actual.population, rates), split_base=False)
    assert told.of("mortality") == pytest.approx(told.of("migration"), abs=rounding(told))


@FEW
@given(pairs())
def test_exchanging_then_and_actual_turns_every_sign(pair: tuple[Inputs, Inputs]) -> None:
    then, actual = pair
    there, back = attribute(then, actual), attribute(actual, then)
    for ours, theirs in zip(there.parts().values(), back.parts().values(), strict=True):
        assert ours == pytest.approx(-theirs, abs=rounding(there))


@FEW
@given(pairs())
def test_an_area_is_told_the_same_alone_and_among_others(pair: tuple[Inputs, Inputs]) -> None:
    together = attribute(*pair)
    alone = attribute(*(only(side, -1) for side in pair))
    for ours, theirs in zip(alone.parts().values(), together.parts().values(), strict=True):
        assert ours[..., 0] == pytest.approx(theirs[..., -1], abs=rounding(together))


def only(side: Inputs, place: int) -> Inputs:
    """Keep one area."""
    names = (side.population.areas[place],)
    rates = {
        name: getattr(side.assumptions, name)[..., [place]]
        for name in ("survival", "net_rate", "child_woman_ratio", "males_per_100_females")
    }
    return Inputs(
        replace(side.population, persons=side.population.persons[..., [place]], areas=names),
        replace(side.assumptions, areas=names, **rates),
    )
