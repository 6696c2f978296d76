"""The answer on a town's districts."""

from __future__ import annotations

import pytest

from sosei.publishing.sections.districts import losing
from sosei.publishing.spoken import speaking


@pytest.mark.parametrize(
    ("much", "japanese", "english"),
    [
        (
            0,
            "人口が3割以上減る地区はない見込みです（全4地区）",
            "none of the 4 districts loses 30% or more",
        ),
        (1, "4地区のうち1地区で人口が3割以上減る見込みです", "1 of 4 districts lose 30% or more"),
        (
            4,
            "すべての地区（4地区）で人口が3割以上減る見込みです",
            "all districts (4) lose 30% or more",
        ),
    ],
)
def test_none_some_and_all_districts_are_each_said_plainly(
    much: int, japanese: str, english: str
) -> None:
    assert losing(much, 4) == japanese
    with speaking("en"):
        assert losing(much, 4) == english
