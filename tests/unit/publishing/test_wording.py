"""Japanese words."""

from __future__ import annotations

from sosei.base.provenance import Source
from sosei.publishing import wording
from sosei.publishing.sources import source_line


def test_ages_and_cohorts_are_written_as_offices_write_them() -> None:
    assert wording.age("0-4") == "0～4歳"
    assert wording.age("90+") == "90歳以上"
    assert wording.cohort("15-19", "20-24") == "15～19 → 20～24歳"
    assert wording.cohort("85+", "90+") == "85歳以上 → 90歳以上"
    assert wording.cohort_in_words("15-19", "20-24") == "15～19歳から20～24歳になった世代"


def test_one_period_is_named_and_several_are_counted() -> None:
    assert wording.periods("2005-2010") == "2005～10年"
    assert wording.periods("2005-2010+2010-2015") == "2期間の平均"


def test_a_source_line_names_publisher_and_statistic_once() -> None:
    census = Source(
        "国勢調査 男女、年齢（5歳階級）別人口", "総務省統計局（統計センター）", "2015-10-01"
    )
    assert source_line([census, census]) == "出典：総務省統計局「国勢調査」"


def test_levers_are_said_in_a_sentence() -> None:
    words = wording.levers(
        {
            "tfr": {"2018": 1.51, "2030": 2.0},
            "migration": {"rule": "scale", "at": "mid", "path": {"2020": 1.0, "2030": 0.0}},
            "arrivals": [],
        }
    )
    assert words == (
        "合計特殊出生率は2018年に1.51、2030年に2.00とし、その後は一定。"
        "純移動率は求めた値に対し2020年は1倍、2030年は0倍（転入と転出が均衡）とし、その間は直線、その後は一定。"
    )
    assert "そのまま" in wording.levers({"tfr": None, "migration": None, "arrivals": []})
