"""The parameters of ensembles that ship are those that the censuses of 1980 to 2015 give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.docs import ensembles

from sosei.demography.assumed.decline import AS_BETWEEN_CENSUSES
from sosei.demography.ensemble.components import LOADINGS
from sosei.demography.ensemble.estimate import (
    Censuses,
    components,
    local_fertility,
    mortality,
    processes,
)
from sosei.demography.ensemble.measured import COVERED, COVERED_WITH_DECLINE
from sosei.demography.ensemble.processes import CENSUSES, BySize, Level
from sosei.demography.ensemble.told import Question, tell


@pytest.fixture(scope="module")
def censuses(shared_data: Path) -> Censuses:
    return ensembles.read(shared_data / ensembles.FILE)


def test_which_municipalities_are_left_out(censuses: Censuses) -> None:
    assert len(censuses.areas) == 1741
    assert int((~censuses.usual).sum()) == 43
    page = ensembles.PAGE.read_text("utf-8")
    left_out = [a for a, usual in zip(censuses.areas, censuses.usual, strict=True) if not usual]
    assert [area for area in left_out if f"（{area}）" not in page] == []


def test_the_components_are_those_that_ship(censuses: Censuses) -> None:
    loadings, explained = components(censuses)
    assert loadings == pytest.approx(LOADINGS, abs=6e-4)
    assert explained == pytest.approx([0.524, 0.092, 0.056], abs=5e-4)


def test_the_processes_are_those_that_ship(censuses: Censuses) -> None:
    found = processes(censuses, components(censuses)[0])
    assert [numbers(one) for one in found.migration] == [
        pytest.approx(numbers(one), rel=2e-3) for one in CENSUSES.migration
    ]
    for ours, theirs in ((found.prefecture, CENSUSES.prefecture), (found.nation, CENSUSES.nation)):
        assert of_level(ours) == pytest.approx(of_level(theirs), rel=0.02, abs=5e-5)
    assert found.mortality.sigma == pytest.approx(CENSUSES.mortality.sigma, abs=5e-5)
    change = AS_BETWEEN_CENSUSES.at(1985) - AS_BETWEEN_CENSUSES.at(1980)
    assert change == pytest.approx(np.full((2, 1), mortality(censuses)[0]), abs=5e-4)


def test_local_fertility_moves_as_much_as_the_literature_says(censuses: Censuses) -> None:
    own = local_fertility(censuses, 1)[1]
    children = censuses.persons[1:, :, 0].sum(axis=1)
    large = censuses.usual & (children.min(axis=0) > 5000)
    assert np.sqrt((own[:, large] ** 2).mean()) == pytest.approx(0.045, abs=0.01)


WITHIN = [0.850, 0.863]
"""Share of the municipalities whose counts of 2010 and 2015 lie within 80% intervals from 2005."""


def test_intervals_of_eighty_per_cent_held_about_so_many_towns(censuses: Censuses) -> None:
    """Not a forecast's test: the parameters are from the same censuses (docs/methods/ensemble.md)."""
    origin = 5  # 2005
    draws = ensembles.held(censuses, origin)
    found = tell([draws], Question(300, (0.1, 0.9)), (0, len(censuses.areas)), threads=2)
    counted = censuses.persons[origin + 1 :].sum(axis=(1, 2)).T
    low, high = np.moveaxis(found.quantiles[0, :, :, 0], -1, 0)
    inside = ((counted >= low) & (counted <= high))[censuses.usual].mean(axis=0)
    assert inside == pytest.approx(WITHIN, abs=0.02)


def test_how_often_ranges_held_is_what_the_page_and_the_product_say(shared_data: Path) -> None:
    file = shared_data / ensembles.FILE
    assert ensembles.table(file) in ensembles.PAGE.read_text("utf-8")
    for told, drifting in ((COVERED, False), (COVERED_WITH_DECLINE, True)):
        for kept, shares in told.items():
            for horizon, share in shares.items():
                found = ensembles.covered(file, horizon, 0.8, kept, drifting=drifting)
                assert round(found, 2) == share


def numbers(one: BySize) -> tuple[float, ...]:
    return (*one.one, *one.two)


def of_level(level: Level) -> list[float]:
    return [number for one in level.processes for number in (one.rho, one.sigma)]
