"""Age groups: labels, bounds, cuts."""

from __future__ import annotations

import re

import pytest

from sosei.base.ages import AgeGroups, cover, parse_age_label
from sosei.base.errors import AgeGroupsError


@pytest.mark.parametrize(
    ("label", "bounds"),
    [("0-4", (0, 5)), ("85-89", (85, 90)), ("0", (0, 1)), ("99", (99, 100)), ("90+", (90, None))],
)
def test_a_label_gives_its_bounds(label: str, bounds: tuple[int, int | None]) -> None:
    assert parse_age_label(label) == bounds


@pytest.mark.parametrize(
    "label",
    [
        "",
        "0～4",
        "0-4歳",
        "00-04",
        "05",
        "9-5",
        "-4",
        "90歳以上",
        "1000",
        "０-４",
        "5 - 9",
        "total",
    ],
)
def test_any_other_label_is_refused(label: str) -> None:
    with pytest.raises(AgeGroupsError):
        parse_age_label(label)


@pytest.mark.parametrize(("width", "open_from"), [(5, 85), (5, 90), (5, 100), (1, 100)])
def test_groups_are_recognised_by_their_own_labels_in_any_order(width: int, open_from: int) -> None:
    ages = AgeGroups(width, open_from)
    assert AgeGroups.from_labels(list(reversed(ages.labels))) == ages
    assert len(ages) == open_from // width + 1
    assert ages.labels[-1] == f"{open_from}+"


def test_positions_are_the_order_of_the_labels() -> None:
    ages = AgeGroups(5, 90)
    assert [ages.positions[label] for label in ages.labels] == list(range(19))
    assert ages.lower_bounds[:3] == (0, 5, 10)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["0-4", "10-14", "15+"], 'a gap in ages before "10-14"'),
        (["0-4", "3-7", "8+"], 'an overlap in ages before "3-7"'),
        (["0-4", "5-9", "15+"], 'a gap in ages before "15+"'),
        (["0-4", "5-9", "5+"], 'an overlap in ages before "5+"'),
        (["0-4", "5-9"], "no group where one open group"),
        (["0-4", "5+", "10+"], "10+, 5+ where one open group"),
        (["0-4", "5", "6+"], "groups of different width: 1, 5 years"),
    ],
)
def test_groups_that_do_not_fit_together_are_refused(labels: list[str], words: str) -> None:
    with pytest.raises(AgeGroupsError, match=re.escape(words)) as raised:
        AgeGroups.from_labels(labels)

    assert raised.value.words.ja != raised.value.words.en


@pytest.mark.parametrize(("width", "open_from"), [(5, 87), (5, 0), (0, 90), (10, 5)])
def test_the_open_group_starts_on_a_bound_above_zero(width: int, open_from: int) -> None:
    with pytest.raises(AgeGroupsError):
        AgeGroups(width, open_from)


def test_a_cut_is_from_the_lower_age_to_below_the_upper() -> None:
    ages = AgeGroups(5, 90)
    assert ages.labels[ages.cut(15, 50)] == (
        "15-19",
        "20-24",
        "25-29",
        "30-34",
        "35-39",
        "40-44",
        "45-49",
    )
    assert ages.labels[ages.cut(85)] == ("85-89", "90+")
    assert ages.labels[ages.cut(90)] == ("90+",)


@pytest.mark.parametrize(("lower", "upper"), [(18, None), (15, 52), (95, None), (-5, 10)])
def test_groups_are_not_cut_inside_a_group(lower: int, upper: int | None) -> None:
    with pytest.raises(AgeGroupsError, match="cannot be cut"):
        AgeGroups(5, 90).cut(lower, upper)


FIVES = [f"{lower}-{lower + 4}" for lower in range(0, 90, 5)]


@pytest.mark.parametrize(
    ("labels", "whole", "expected"),
    [
        ([*FIVES, "90+", "total"], "0-14", ("0-4", "5-9", "10-14")),
        ([*FIVES, "90+", "65+"], "80+", ("80-84", "85-89", "90+")),
        (["0-14", "15-64", "65+"], "65+", ("65+",)),
        (["65-74", "75+", "65+"], "65+", ("65-74", "75+")),
        (["65-69", "75+"], "65+", ()),
        (["60-69", "70+"], "65+", ()),
        (["0-14"], "0-9", ()),
        (["0-4"], "x", ()),
    ],
)
def test_a_group_is_made_up_of_the_finest_without_gap_or_overlap(
    labels: list[str], whole: str, expected: tuple[str, ...]
) -> None:
    assert cover(labels, whole) == expected
