"""The projection of 2018, every area of it: returned exactly, and gone on with blindly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.golden import ipss2018

from sosei.demography.engine.projection import project
from sosei.demography.told.blind import SizeErrors
from sosei.demography.told.published import back_out


@pytest.fixture(scope="module")
def tables(shared_data: Path) -> ipss2018.Ipss:
    return ipss2018.read(shared_data)


@pytest.fixture(scope="module")
def errors(shared_data: Path) -> tuple[SizeErrors, ...]:
    return ipss2018.measured(shared_data)


def test_every_cell_of_every_area_is_returned(tables: ipss2018.Ipss) -> None:
    """1,857 areas, six steps, 1e-9 relative; what is 0 there is 0 here."""
    published = tables.published
    assert len(published.areas) == 1857
    again = project(published.base, back_out(published, ipss2018.national_survival())).persons
    somebody = published.persons > 0
    assert np.max(np.abs(again / np.where(somebody, published.persons, 1) - 1)[somebody]) < 1e-9
    assert np.max(again[~somebody], initial=0) < 1e-9


def test_municipalities_without_the_wards_add_up_to_their_prefecture(tables: ipss2018.Ipss) -> None:
    """DATA: in every cell. The 23 wards of 東京都 are no parts of a city; 福島県 has none of either."""
    published = tables.published
    kinds = np.array(tables.kinds)
    prefecture = np.array([code[:2] for code in published.areas])
    own = ipss2018.municipalities(tables)
    for code in sorted(set(prefecture) - {"07"}):
        sum_of = published.persons[..., own & (prefecture == code)].sum(axis=-1)
        (whole,) = np.flatnonzero((kinds == ipss2018.PREFECTURE) & (prefecture == code))
        assert np.array_equal(sum_of, published.persons[..., whole])


def test_a_blind_2045_misses_by_less_than_a_tenth_of_a_percent(
    errors: tuple[SizeErrors, ...],
) -> None:
    """Measured, not published: median |PE| 0.089%, mean PE +0.038%, nine in ten within 0.324%.

    Tolerance 0.001 points: the figures belong to these tables and to no survivorship.
    """
    everybody = errors[-1]
    assert everybody.areas == 1857
    assert everybody.medape == pytest.approx(0.089, abs=0.001)
    assert everybody.malpe == pytest.approx(0.038, abs=0.001)
    assert everybody.p90 == pytest.approx(0.324, abs=0.001)


def test_the_smallest_areas_miss_most(errors: tuple[SizeErrors, ...]) -> None:
    """Their tables are whole persons: a cell that goes from 1 to 3 has a rate of 2 (held)."""
    smallest, *others = errors[:-1]
    assert smallest.medape == pytest.approx(0.536, abs=0.001)
    assert smallest.p90 == pytest.approx(1.691, abs=0.001)
    assert all(row.medape < smallest.medape / 3 for row in others)
