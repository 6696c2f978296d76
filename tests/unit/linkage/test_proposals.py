"""Proposals against the statistic that an indicator names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reviews import package, seen

from sosei.base.errors import InputError
from sosei.base.tables import TextRow, TextTable
from sosei.linkage.proposals import NEEDED, OPTIONAL, proposed


def _table(**cells: str) -> TextTable:
    row = {"indicator": "births", "year": "2021", "value": "797"} | cells
    return TextTable("送付.csv", (*NEEDED, *OPTIONAL), (TextRow(2, row),))


def test_a_figure_of_the_named_statistic_is_proposed() -> None:
    (told,) = proposed(package(), _table(statistic="register_dynamics/births"))
    assert told == seen("births", 2021, 797, statistic="register_dynamics/births")


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("vital_statistics/births", "日本における日本人"),
        ("", "—"),
        ("学校基本調査", "学校基本調査"),
    ],
)
def test_another_statistic_is_refused_with_the_difference(stated: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        proposed(package(), _table(statistic=stated))
    (fault,) = raised.value.faults
    assert (fault.kind, fault.row, fault.column) == ("statistic_series", 2, "statistic")
    assert said in fault.text("ja")


def test_an_indicator_that_names_no_statistic_takes_none() -> None:
    bare = {"indicator": "waiting", "value": "3"}
    assert proposed(package(), _table(**bare))[0].indicator == "waiting"
    with pytest.raises(InputError):
        proposed(package(), _table(**bare, statistic="census/population"))


def test_what_is_observed_already_is_no_fault() -> None:
    there = replace(package(), observations=(seen("waiting", 2021, 5),))
    assert proposed(there, _table(indicator="waiting", value="3"))[0].value == 3
