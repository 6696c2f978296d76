"""Earlier projections against the censuses of a study."""

from __future__ import annotations

import numpy as np
import pytest
from tests import sample
from tests.builders import assumptions, population

from sosei.demography.told.attribution import Inputs, attribute
from sosei.readers.earlier import EarlierProjection
from sosei.studies.review import (
    PARTS,
    WITHIN_BASE,
    Counted,
    Explanation,
    counted_by_group,
    review,
    to_frame,
)

COUNTED: Counted = {
    (2020, "total"): 2000.0,
    (2020, "0-14"): 300.0,
    (2020, "15-64"): 1000.0,
    (2020, "65+"): 700.0,
}


def earlier(**figures: float) -> EarlierProjection:
    """Make an earlier projection of 2015 with figures of 2020 by group."""
    names = {"total": "total", "young": "0-14", "adult": "15-64", "old": "65+", "very_old": "75+"}
    return EarlierProjection(
        "first", 2015, {(2020, names[key]): value for key, value in figures.items()}
    )


def explained() -> Explanation:
    """Run two invented inputs."""
    then = Inputs(population(np.full((2, 19, 1), 50.0)), assumptions(1, net_rate=0.02))
    actual = Inputs(
        population(np.full((2, 19, 1), 55.0)),
        assumptions(1, survival=0.92, child_woman_ratio=0.18),
    )
    return Explanation("first", 2015, attribute(then, actual), 0)


def test_the_census_of_2015_is_counted_with_its_unknown_ages_spread() -> None:
    counted = counted_by_group(sample.figures())
    assert counted[2015, "total"] == pytest.approx(124_062)
    groups = sum(counted[2015, group] for group in ("0-14", "15-64", "65+"))
    assert groups == pytest.approx(124_062)


def test_a_census_known_by_group_is_spread_within_each_sex() -> None:
    counted = counted_by_group(sample.figures())
    assert counted[2020, "total"] == 117_376
    groups = sum(counted[2020, group] for group in ("0-14", "15-64", "65+"))
    assert groups == pytest.approx(117_376)
    men, women = 56_063 / (7_018 + 32_693 + 15_185), 61_313 / (6_698 + 32_411 + 21_122)
    assert counted[2020, "0-14"] == pytest.approx(7_018 * men + 6_698 * women)
    assert counted[2020, "75+"] == pytest.approx(6_777 * men + 12_082 * women)


def test_a_projection_that_was_too_high_has_a_difference_above_zero() -> None:
    (row,) = review([earlier(total=2100)], COUNTED)
    assert (row.component, row.difference) == ("all", 100)
    assert row.error == pytest.approx(0.05)


def test_a_year_that_no_census_counted_has_no_difference() -> None:
    future = EarlierProjection("first", 2015, {(2040, "total"): 1.0})
    (row,) = review([future], COUNTED)
    assert (row.projected, row.counted, row.difference, row.error) == (1.0, None, None, None)


def test_groups_come_in_their_order_whatever_the_order_of_the_file() -> None:
    rows = review([earlier(very_old=1, old=1, total=1, young=1)], COUNTED)
    assert [row.group for row in rows] == ["total", "0-14", "65+", "75+"]


def test_components_add_to_the_difference_with_what_the_bundles_leave_open() -> None:
    rows = review([earlier(total=2100, old=600)], COUNTED, explained())
    for group, difference in (("total", 100.0), ("65+", -100.0)):
        parts = {row.component: row.difference for row in rows if row.group == group}
        assert sum(parts[name] or 0 for name in PARTS) == pytest.approx(difference)
        assert sum(parts[name] or 0 for name in WITHIN_BASE) == pytest.approx(parts["base"])


def test_only_the_projection_that_the_bundles_belong_to_is_explained() -> None:
    other = EarlierProjection("second", 2015, {(2020, "total"): 2100.0})
    assert len(review([other], COUNTED, explained())) == 1


def test_ages_of_75_and_over_are_compared_but_not_explained() -> None:
    rows = review([earlier(very_old=100)], {**COUNTED, (2020, "75+"): 90.0}, explained())
    assert [row.component for row in rows] == ["all"]


def test_the_table_has_the_columns_of_the_format() -> None:
    frame = to_frame(review([earlier(total=2100)], COUNTED, explained()))
    assert frame.columns == [
        "name",
        "launch_year",
        "year",
        "group",
        "component",
        "projected",
        "counted",
        "difference",
        "error",
    ]
    assert frame.height == 1 + len(PARTS) + len(WITHIN_BASE)
