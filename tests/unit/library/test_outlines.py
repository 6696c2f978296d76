"""Parts of an area put together."""

from __future__ import annotations

import numpy as np
from tests.shapefiles import hole, square

from sosei.library.outlines import Ring, dissolved


def ring(points: list[tuple[float, float]]) -> Ring:
    """A ring of points."""
    return np.array(points, dtype=float)


def area_of(rings: tuple[Ring, ...]) -> list[float]:
    """The area within each ring, whichever way it runs."""
    return sorted(
        abs(float(np.sum(r[:-1, 0] * r[1:, 1] - r[1:, 0] * r[:-1, 1]))) / 2 for r in rings
    )


def test_two_neighbours_are_one_ring_without_the_edge_between_them() -> None:
    (found,) = dissolved([ring(square(0, 0, 1)), ring(square(1, 0, 1))])
    assert len(found) == 7
    assert found[0].tolist() == found[-1].tolist()
    assert area_of((found,)) == [2.0]


def test_islands_stay_apart_and_holes_stay() -> None:
    rings = [ring(square(0, 0, 4)), ring(hole(1, 1, 1)), ring(square(9, 9, 1))]
    assert area_of(dissolved(rings)) == [1.0, 1.0, 16.0]


def test_an_enclave_fills_the_hole_around_it() -> None:
    rings = [ring(square(0, 0, 4)), ring(hole(1, 1, 1)), ring(square(1, 1, 1))]
    assert area_of(dissolved(rings)) == [16.0]


def test_rings_that_meet_in_a_point_are_walked_once() -> None:
    rings = dissolved([ring(square(0, 0, 1)), ring(square(1, 1, 1))])
    assert sum(len(each) - 1 for each in rings) == 8
    assert all(each[0].tolist() == each[-1].tolist() for each in rings)
