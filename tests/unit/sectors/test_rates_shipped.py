"""The nation's rates that ship."""

from __future__ import annotations

import pytest
from tests.builders import AGES

from sosei.base.errors import InputError
from sosei.sectors.class_sizes import shipped_class_sizes
from sosei.sectors.demand import RateMissing
from sosei.sectors.kinds import KINDS
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.rates import Origin, Rate, RateRow
from sosei.sectors.schools import SchoolKind


def test_none_is_below_grade_b_and_all_name_their_table() -> None:
    for rate in shipped_rates().held.values():
        assert rate.origin.grade in {"A", "B"}
        assert rate.origin.statistic
        assert rate.origin.table
        assert rate.origin.area == "全国"


def test_shares_of_industries_are_a_whole() -> None:
    assert sum(shipped_rates().require("industry").plain([2020])[0]) == pytest.approx(1, abs=1e-5)


def test_children_of_three_to_five_are_nearly_all_somewhere() -> None:
    use = shipped_rates().require("nursery").by_single_age(6, [2019])[0].sum(axis=0)
    assert use.tolist() == pytest.approx([0.17, 0.45, 0.51, 0.94, 1.0, 1.0])


def test_the_rate_of_a_wider_group_is_that_of_each_group_in_it() -> None:
    employed = shipped_rates().require("employed").by_age(AGES, [2020])[0, 0, 0]
    assert employed[AGES.positions["85-89"]] == employed[AGES.positions["90+"]] == 0.0744
    assert employed[AGES.positions["10-14"]] == 0


def test_the_rate_of_narrower_ages_is_their_mean() -> None:
    outpatients = shipped_rates().require("patients").by_age(AGES, [2005])[0, 1, 0, 0]
    assert outpatients == pytest.approx((0.06744 + 4 * 0.06723) / 5)


def test_several_rates_within_the_open_group_are_refused() -> None:
    told = Origin("例", "例", "2020", "", "", own=True)
    rows = (RateRow("", 2020, None, (65, 95), 0.5), RateRow("", 2020, None, (95, None), 0.9))
    with pytest.raises(InputError, match="several ages within"):
        Rate("care_certified", rows, told).by_age(AGES, [2020])


def test_classes_of_35_came_grade_by_grade() -> None:
    sizes = shipped_class_sizes()
    assert sizes.of(2021, SchoolKind.ELEMENTARY).tolist() == [35, 35, 40, 40, 40, 40]
    assert sizes.of(2025, SchoolKind.ELEMENTARY).tolist() == [35] * 6
    assert sizes.of(2026, SchoolKind.JUNIOR_HIGH).tolist() == [35, 40, 40]
    assert sizes.of(2060, SchoolKind.JUNIOR_HIGH).tolist() == [35] * 3
    assert sizes.of(1999, SchoolKind.ELEMENTARY).tolist() == [35, 40, 40, 40, 40, 40]


def test_a_missing_rate_names_its_statistic_in_both_languages() -> None:
    for key, kind in KINDS.items():
        words = RateMissing(kind.field, key).words
        assert kind.statistic.ja in words.text("ja")
        assert kind.name.en in words.text("en")
