"""Outlines on a grid."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.readers.boundaries import thinned
from sosei.readers.boundaries.thinned import GRID, Points, Thinner


def ring(*points: tuple[float, float]) -> Points:
    """A closed ring."""
    return np.array([*points, points[0]])


WEST = ring((139.0, 37.0), (139.0, 37.1), (139.1, 37.1), (139.10004, 37.05), (139.1, 37.0))
EAST = ring((139.1, 37.0), (139.10004, 37.05), (139.1, 37.1), (139.2, 37.1), (139.2, 37.0))


def test_neighbours_share_after_what_they_shared_before() -> None:
    thinner = Thinner()
    ((west,),), ((east,),) = thinner.thinned([[WEST]]), thinner.thinned([[EAST]])
    assert {*west} & {*east} == {(139.1, 37.0), (139.1, 37.05), (139.1, 37.1)}


def test_points_that_fall_together_are_one() -> None:
    near = ring((139, 37), (139, 37.1), (139.1, 37.1), (139.1 + GRID / 4, 37.1), (139.1, 37))
    assert len(Thinner().thinned([[near]])[0][0]) == 5


def test_a_rock_goes_and_an_area_of_rocks_keeps_its_largest_as_it_was() -> None:
    rock = ring((139, 37), (139, 37.0002), (139.0002, 37.0002))
    larger = ring((138, 37), (138, 37.0003), (138.0003, 37.0003))
    assert Thinner().thinned([[WEST], [rock]]) == Thinner().thinned([[WEST]])
    assert Thinner().thinned([[rock], [larger]]) == [[[*map(tuple, larger.tolist())]]]


def test_a_hole_that_closes_goes_alone() -> None:
    tiny = ring((139.05, 37.05), (139.0501, 37.05), (139.0501, 37.0501))
    assert Thinner().thinned([[WEST, tiny]]) == Thinner().thinned([[WEST]])


@pytest.mark.parametrize("limit", ["MAX_POINTS", "MAX_RINGS"])
def test_rings_and_points_are_counted_over_all_areas(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(thinned, limit, {"MAX_POINTS": 9, "MAX_RINGS": 1}[limit])
    thinner = Thinner()
    thinner.thinned([[WEST]])
    with pytest.raises(ValueError, match=">"):
        thinner.thinned([[EAST]])
