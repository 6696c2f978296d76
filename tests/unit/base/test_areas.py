"""Codes, kinds, look-up, and what became of whom."""

from __future__ import annotations

import math
from datetime import date

import pytest

from sosei.base.areas import (
    PREFECTURES,
    Area,
    Change,
    Gazetteer,
    Kind,
    check_digit,
    city_of_ward,
    five_digits,
    kind_of,
    prefectures,
    six_digits,
)
from sosei.base.errors import InputError

MERGED, RENAMED, SPLIT = date(2005, 11, 1), date(2007, 4, 1), date(2010, 4, 1)

TOWNS = Gazetteer(
    (
        *prefectures(),
        Area("01233", "伊達市"),
        Area("07202", "会津若松市"),
        Area("07213", "伊達市", since=date(2006, 1, 1)),
        Area("07408", "猪苗代町", "耶麻郡"),
        Area("07424", "河東町", "河沼郡", until=MERGED),
        Area("07425", "新東町", "河沼郡", since=date(2003, 1, 1), until=MERGED),
        Area("07426", "変東町", "河沼郡", until=MERGED, maybe_since=date(2004, 1, 1)),
        Area("13206", "府中市"),
        Area("19201", "甲府市"),
        Area("19341", "上九一色村", until=SPLIT),
        Area("22136", "浜北区", "浜松市"),
        Area("34208", "府中市"),
        Area("34302", "府中町", "安芸郡"),
    ),
    (
        Change(MERGED, "absorption", "07424", "河東町", "07202", "会津若松市"),
        Change(MERGED, "absorption", "07425", "新東町", "07202", "会津若松市"),
        Change(MERGED, "absorption", "07426", "変東町", "07202", "会津若松市"),
        Change(RENAMED, "changesToCity", "12304", "我孫子町", "12222", "我孫子市"),
        Change(SPLIT, "absorption", "19341", "上九一色村", "19201", "甲府市"),
        Change(SPLIT, "absorption", "19341", "上九一色村", "19430", "富士河口湖町"),
    ),
)


def refusal(words: str) -> str:
    """What a look-up answers that finds no one area."""
    with pytest.raises(InputError) as error:
        TOWNS.find(words)
    return error.value.faults[0].text("en")


@pytest.mark.parametrize(
    ("five", "six"),
    [("07202", "072028"), ("01100", "011002"), ("13101", "131016"), ("47382", "473821")],
)
def test_the_sixth_digit_checks_the_other_five(five: str, six: str) -> None:
    assert six_digits(five) == six
    assert five_digits(six) == five


@pytest.mark.parametrize("wrong", ["7202", "0720", "072028x", "会津", "0720288", ""])
def test_what_is_no_code_is_refused(wrong: str) -> None:
    with pytest.raises(InputError, match="five digits, or six"):
        five_digits(wrong)


def test_a_wrong_check_digit_names_the_right_one() -> None:
    with pytest.raises(InputError, match="found the check digit 7; expected 8 after 07202"):
        five_digits("072027")


def test_full_width_digits_are_digits() -> None:
    assert five_digits("０７２０２８") == "07202"


def test_a_check_digit_belongs_to_five_digits() -> None:
    with pytest.raises(ValueError, match="not five digits"):
        check_digit("0720")


def test_there_are_47_prefectures() -> None:
    assert len(PREFECTURES) == 47
    assert (PREFECTURES["01"], PREFECTURES["07"], PREFECTURES["47"]) == (
        "北海道",
        "福島県",
        "沖縄県",
    )


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("00000", "全国", Kind.NATION),
        ("07000", "福島県", Kind.PREFECTURE),
        ("14130", "川崎市", Kind.DESIGNATED_CITY),
        ("14110", "戸塚区", Kind.WARD),
        ("13100", "特別区部", Kind.SPECIAL_WARDS),
        ("13101", "千代田区", Kind.SPECIAL_WARD),
        ("07202", "会津若松市", Kind.CITY),
        ("07408", "猪苗代町", Kind.TOWN),
        ("07402", "北塩原村", Kind.VILLAGE),
        ("07400", "耶麻郡", Kind.DISTRICT),
    ],
)
def test_code_and_name_tell_the_kind(code: str, name: str, kind: Kind) -> None:
    assert kind_of(code, name) is kind


def test_a_town_without_its_name_is_of_no_kind() -> None:
    with pytest.raises(ValueError, match="07408"):
        kind_of("07408")


def test_a_ward_belongs_to_the_designated_city_below_it() -> None:
    assert (city_of_ward("14118"), city_of_ward("14131")) == ("14100", "14130")


@pytest.mark.parametrize(
    "words",
    ["会津若松", "会津若松市", "07202", "072028", "福島県会津若松市", " 福島県 会津若松 "],
)
def test_every_way_to_name_a_town_finds_it(words: str) -> None:
    assert TOWNS.find(words).code == "07202"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("耶麻郡猪苗代町", "07408"),
        ("福島県耶麻郡猪苗代町", "07408"),
        ("浜松市浜北区", "22136"),
        ("福島県", "07000"),
        ("福島", "07000"),
        ("福島県伊達市", "07213"),
        ("府中町", "34302"),
        ("河東町", "07424"),
    ],
)
def test_district_city_and_prefecture_may_stand_before_a_name(words: str, code: str) -> None:
    assert TOWNS.find(words).code == code


def test_an_ambiguous_name_asks_with_prefecture_and_code() -> None:
    assert "found 2 areas of this name" in refusal("府中市")
    assert "東京都府中市 13206, 広島県府中市 34208" in refusal("府中市")
    assert "広島県安芸郡府中町 34302" in refusal("府中")
    assert "北海道伊達市 01233, 福島県伊達市 07213" in refusal("伊達市")


def test_a_day_can_settle_which_one_is_meant() -> None:
    assert TOWNS.find("伊達市", date(2000, 1, 1)).code == "01233"


def test_an_unknown_name_is_given_the_nearest() -> None:
    assert '→ "会津若松市"?' in refusal("会津苦松市")
    assert "no area" in refusal("07999")


def test_the_merged_are_added() -> None:
    figures = {"07202": 118.0, "074241": 9.0, "07408": 15.0}
    assert TOWNS.carry(figures) == {"07202": 127.0, "07408": 15.0}


def test_before_the_merger_they_stay_apart() -> None:
    figures = {"07202": 118.0, "07424": 9.0}
    assert TOWNS.carry(figures, date(2005, 10, 31)) == figures
    assert TOWNS.carry(figures, MERGED) == {"07202": 127.0}


def test_a_code_follows_a_renaming() -> None:
    assert TOWNS.carry({"12304": 1.0}) == {"12222": 1.0}


def test_an_unknown_part_makes_the_sum_unknown() -> None:
    assert math.isnan(TOWNS.carry({"07202": 118.0, "07424": math.nan})["07202"])


def test_a_split_is_refused_with_its_case() -> None:
    with pytest.raises(InputError) as error:
        TOWNS.carry({"19341": 1.0})
    line = error.value.faults[0].text("ja")
    assert "2010-04-01 に分割された 上九一色村（甲府市 19201, 富士河口湖町 19430）" in line
    assert TOWNS.carry({"19341": 1.0}, date(2010, 3, 31)) == {"19341": 1.0}


def test_an_area_is_not_carried_back_before_its_beginning() -> None:
    with pytest.raises(InputError, match="began on 2006-01-01"):
        TOWNS.carry({"07213": 1.0}, date(2000, 1, 1))


def test_a_part_left_out_is_a_fault_if_the_day_of_the_figures_is_told() -> None:
    of = date(2000, 10, 1)
    with pytest.raises(InputError) as error:
        TOWNS.carry({"07202": 118.0}, of=of)
    assert "no figure of 福島県河沼郡河東町 07424; expected" in str(error.value)
    assert TOWNS.carry({"07202": 118.0}) == {"07202": 118.0}
    assert TOWNS.carry({"07202": 118.0, "07424": 9.0}, of=of) == {"07202": 127.0}
    assert [fault.file for fault in TOWNS.missing(["07202"], of=of)] == ["07202"]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InputError) as error:
        TOWNS.carry({"19341": 1.0, "x": 1.0})
    assert [fault.kind for fault in error.value.faults] == ["area_split", "code_faulty"]


def test_former_areas_are_those_that_came_whole() -> None:
    assert [area.name for area in TOWNS.former("07202")] == ["河東町", "新東町", "変東町"]
    assert TOWNS.former("07202", date(2000, 1, 1)) == ()
    assert TOWNS.former("19201") == ()


def test_municipalities_are_counted_on_a_day() -> None:
    assert len(TOWNS.municipalities()) == 8
    assert len(TOWNS.municipalities(date(2000, 1, 1))) == 10
