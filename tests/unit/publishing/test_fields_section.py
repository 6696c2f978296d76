"""Fields on their pages: what leads each, and of one field what was observed, what follows, and what differs."""

from __future__ import annotations

from functools import cache

import pytest
from tests import sample

from sosei.base.messages import Language
from sosei.publishing import field_words
from sosei.publishing.sections.field_page import page
from sosei.publishing.sections.fields import overview
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.publishing.tables import PrintedTable
from sosei.sectors.observed import SSDSE_A, Observed
from sosei.sectors.rate_file import shipped_rates
from sosei.sectors.rates import Origin, Rate, RateRow
from sosei.studies.fields import AgesTold, FieldsTold, ages_of, fields_of

SEEN = Observed("town", "revenue", 2019, "07202", 48_123_456_000.0, "yen/year", "SSDSE-A", "D3201")


@cache
def told() -> FieldsTold:
    return fields_of(sample.result(), shipped_rates(), [SEEN])


@cache
def ages() -> AgesTold:
    return ages_of(sample.result(), shipped_rates(), [], "status-quo")


def leading(language: Language = "ja") -> dict[str, Section]:
    with speaking(language):
        return {each.name: each for each in overview(sample.result(), told())}


def of(field: str, language: Language = "ja") -> tuple[Section, ...]:
    with speaking(language):
        return page(field, sample.result(), told(), ages())


def tables(field: str, start: str) -> list[PrintedTable]:
    return [t for section in of(field) for t in section.tables if t.title.startswith(start)]


def test_fields_come_in_the_order_of_a_vision() -> None:
    assert list(leading()) == ["children", "care", "work", "town", "exchange"]


def test_the_leading_item_stands_by_scenario_and_year() -> None:
    care = leading()["care"]
    table = care.tables[0]
    assert table.title == "シナリオの比較：要介護・要支援認定者【人】（全国の率・等級Bによる）"
    assert len(table.rows) == len(told().scenarios)
    value = told().scenarios[0].find("care", "certified").value[-1, 0]
    assert table.rows[0][-1] == f"{value:,.0f}"
    assert f"{value:,.0f}人になる見込みです" in care.answer


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_field_without_any_rate_says_so_and_names_the_statistics(language: Language) -> None:
    exchange = leading(language)["exchange"]
    assert ("率が未登録です" if language == "ja" else "No rate is given") in exchange.answer
    assert [table.rows[0][1] for table in exchange.tables] == [
        "家計調査" if language == "ja" else "Family income and expenditure survey"
    ]


def test_a_field_without_figures_says_what_to_take_in() -> None:
    fields = leading()
    assert [name for name, each in fields.items() if "SSDSE-A" in " ".join(each.notes)] == [
        name for name in fields if name not in ("town", "exchange")
    ]


def test_what_was_observed_stands_first_with_its_statistic() -> None:
    assert tables("town", "これまでの実績")[0].rows == (("歳入【百万円】", "48,123"),)
    assert tables("town", "実績の出典")[0].rows[0][1] == "SSDSE-A：D3201"


def plain(key: str, *told: tuple[str, float]) -> dict[str, Rate]:
    origin = Origin("例の統計", "表", "2020", "", "例の市", own=True)
    rows = tuple(RateRow(item, 2020, None, None, value) for item, value in told)
    return {key: Rate(key, rows, origin)}


def test_visitors_lead_their_field_once_their_rates_are_given() -> None:
    rates = shipped_rates().replaced(
        plain("resident_consumption", ("", 1_000_000))
        | plain("visit_spending", ("日帰り", 10_000))
        | plain("visits", ("日帰り", 500_000))
    )
    fields = fields_of(sample.result(), rates, [])
    exchange = {each.name: each for each in overview(sample.result(), fields)}["exchange"]
    assert "観光消費に相当する住民の数は2015年の5,000人から" in exchange.answer
    shown = page("exchange", sample.result(), fields, ages())[0]
    assert "5,000人" in shown.answer
    assert "交流人口は、定住人口に足していません。" in shown.notes


def test_fewer_dwellings_than_households_are_pointed_out() -> None:
    rates = shipped_rates().replaced(
        plain("dwellings", ("", 100)) | plain("dwelling_starts", ("", 0)) | plain("demolition", ("", 0.01))
    )  # fmt: skip
    fields = fields_of(sample.result(), rates, [])
    notes = [n for s in page("town", sample.result(), fields, ages()) for n in s.notes]
    assert [note for note in notes if "住宅の数が世帯数より少なくなっています" in note]
    assert not [note for s in of("town") for note in s.notes if "住宅の数" in note]


def test_every_item_stands_by_year_for_each_scenario() -> None:
    follows = tables("children", "これからの見通し：")
    assert len(follows) == len(told().scenarios)
    rows = {row[0]: row for row in follows[0].rows}
    pupils = told().scenarios[0].find("children", "pupils_elementary:1").value[0, 0]
    assert rows["小学校の児童（1年生）【人】"][1] == f"{pupils:,.0f}"


def test_rates_of_the_nation_are_marked_with_their_grade() -> None:
    table = tables("care", "使った率")[0]
    certified = next(row for row in table.rows if row[0] == "要介護・要支援認定者")
    assert (certified[1], certified[3], certified[4]) == ("全国の率", "2020", "B")


def test_scenarios_are_compared_each_year_and_cumulated() -> None:
    yearly, cumulated = tables("care", "各年の差："), tables("care", "累計の差：")
    assert len(yearly) == len(cumulated) == len(told().scenarios) - 1
    quo, aim = (told().scenario(name) for name in ("status-quo", "vision"))
    difference = aim.find("care", "certified").value - quo.find("care", "certified").value
    rows = {row[0]: row for row in yearly[0].rows}
    last = rows["要介護・要支援認定者【人】"][-1]
    assert last == f"{difference[-1, 0]:+,.0f}".replace("-", "−").replace("+0", "±0")
    sums = {row[0]: row for row in cumulated[0].rows}
    assert sums["要介護・要支援認定者【人・年】"][1] == "±0"
    assert not [name for name in sums if name.startswith("65歳以上1人に対する")]


def test_the_leading_items_stand_open_and_everything_else_is_folded() -> None:
    compared = next(section for section in of("care") if section.name == "compared")
    summary, yearly, cumulated = compared.tables
    assert compared.folded == 2
    assert summary.head == (
        "項目",
        "2040年の差",
        "2040年までの累計",
        "2060年の差",
        "2060年までの累計",
    )
    assert [row[0] for row in summary.rows] == [
        "要介護・要支援認定者【人、累計は人・年】",
        "介護給付費【百万円／年、累計は百万円】",
    ]
    rows = {row[0]: row for row in yearly.rows}
    sums = {row[0]: row for row in cumulated.rows}
    assert summary.rows[0][3] == rows["要介護・要支援認定者【人】"][-1]
    assert summary.rows[0][4] == sums["要介護・要支援認定者【人・年】"][-1]


def test_any_two_scenarios_are_compared() -> None:
    made = page("care", sample.result(), told(), ages(), "vision")
    found = [t for s in made for t in s.tables if t.title.startswith("各年の差：")]
    forth, back = tables("care", "各年の差：")[0], found[0]
    assert back.title == "各年の差：現状推計−長期人口ビジョン（試算）"
    turned = str.maketrans("+−", "−+")
    assert [row[-1].translate(turned) for row in back.rows] == [row[-1] for row in forth.rows]


def test_sex_and_age_add_up_to_the_total_of_the_outlook() -> None:
    table = next(t for s in of("care") if s.name == "by-age" for t in s.tables)
    assert table.title == "要介護・要支援認定者【人】"
    assert {row[0].partition("・")[0] for row in table.rows} == {"男", "女"}
    assert table.rows[0][0] == "男・65-69歳"
    item = next(each for each in ages().items if each.item == "certified")
    total = told().scenario("status-quo").find("care", "certified").value[:, 0]
    assert item.values.sum(axis=(1, 2))[:, 0] == pytest.approx(total)


def test_a_field_in_which_nothing_follows_compares_nothing() -> None:
    assert [section.name for section in of("exchange")] == ["fields-exchange"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_item_of_the_official_series_has_a_name_of_its_own(language: Language) -> None:
    with speaking(language):
        named = {field_words.with_unit(item, unit) for _, item, unit in SSDSE_A.values()}
    assert len(named) == len({(item, unit) for _, item, unit in SSDSE_A.values()})
