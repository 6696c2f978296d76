"""Which row of rates serves which step, cell and area."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.readers.resolve import ALL, Rows, resolve

YEARS = (2015, 2020, 2025, 2030)
NONE = np.nan


def rows(*each: tuple[float, int, float, int]) -> Rows:
    """Rows of value, area, year, cell."""
    value, area, year, cell = zip(*each, strict=True)
    return Rows(
        np.array(value, dtype=float),
        np.array(area, dtype=np.int64),
        np.array(year, dtype=float),
        np.array(cell, dtype=np.int64),
    )


def found(given: Rows, *, cell: int = 0, area: int = 0) -> list[float]:
    """The value of every step."""
    return list(resolve(given, YEARS, cells=2, areas=2)[:, cell, area])


def test_a_row_for_everything_serves_every_step() -> None:
    assert found(rows((1, ALL, NONE, 0))) == [1, 1, 1, 1]


def test_a_year_not_listed_takes_the_latest_before_it() -> None:
    assert found(rows((1, ALL, 2015, 0), (2, ALL, 2022, 0))) == [1, 1, 2, 2]


def test_years_before_the_first_listed_one_take_that_one() -> None:
    assert found(rows((1, ALL, 2025, 0), (2, ALL, 2030, 0))) == [1, 1, 1, 2]


def test_a_listed_year_before_the_base_is_carried() -> None:
    assert found(rows((1, ALL, 2000, 0), (2, ALL, 2030, 0))) == [1, 1, 1, 2]


def test_rows_may_come_in_any_order() -> None:
    assert found(rows((3, ALL, 2030, 0), (1, ALL, 2015, 0), (2, ALL, 2020, 0))) == [1, 2, 2, 3]


def test_a_named_area_beats_all_areas() -> None:
    given = rows((1, ALL, NONE, 0), (2, 1, NONE, 0))
    assert found(given, area=0) == [1, 1, 1, 1]
    assert found(given, area=1) == [2, 2, 2, 2]


def test_a_named_area_of_all_years_beats_a_named_year_of_all_areas() -> None:
    given = rows((1, ALL, 2020, 0), (2, 1, NONE, 0))
    assert found(given, area=1) == [2, 2, 2, 2]


def test_a_named_year_beats_all_years_even_where_it_is_carried() -> None:
    assert found(rows((1, ALL, NONE, 0), (2, ALL, 2025, 0))) == [2, 2, 2, 2]


def test_years_are_carried_for_each_cell_by_itself() -> None:
    given = rows((1, ALL, 2015, 0), (2, ALL, 2025, 0), (3, ALL, 2015, 1))
    assert found(given, cell=0) == [1, 1, 2, 2]
    assert found(given, cell=1) == [3, 3, 3, 3]


def test_a_cell_that_a_named_area_leaves_out_falls_back_to_all_areas() -> None:
    given = rows((1, ALL, NONE, 0), (2, ALL, NONE, 1), (3, 0, 2020, 0))
    assert found(given, cell=0, area=0) == [3, 3, 3, 3]
    assert found(given, cell=1, area=0) == [2, 2, 2, 2]


def test_a_cell_without_any_row_is_not_a_number() -> None:
    assert found(rows((1, 0, NONE, 0)), area=1) == pytest.approx([NONE] * 4, nan_ok=True)
