"""Sections of the fields: observed, what follows, whose rates, and what is missing."""

from __future__ import annotations

from functools import cache

import pytest
from tests import sample

from sosei.base.messages import Language
from sosei.publishing import field_words
from sosei.publishing.sections.fields import sections
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.sectors.observed import SSDSE_A, Observed
from sosei.sectors.rate_file import shipped_rates
from sosei.studies.fields import FieldsTold, fields_of

SEEN = Observed("town", "revenue", 2019, "07202", 48_123_456_000.0, "yen/year", "SSDSE-A", "D3201")


@cache
def told() -> FieldsTold:
    return fields_of(sample.result(), shipped_rates(), [SEEN])


def made(language: Language) -> dict[str, Section]:
    with speaking(language):
        return {each.name: each for each in sections(sample.result(), told())}


def test_fields_come_in_the_order_of_a_vision() -> None:
    assert list(made("ja")) == ["children", "care", "work", "town", "exchange"]


def test_what_was_observed_comes_first_with_its_statistic() -> None:
    table = made("ja")["town"].tables[0]
    assert table.title == "これまでの実績"
    assert table.rows == (("歳入【百万円】", "2019", "48,123", "SSDSE-A（D3201）"),)


def test_the_leading_item_stands_by_scenario_and_year() -> None:
    care = made("ja")["care"]
    table = care.tables[0]
    assert table.title == "シナリオの比較：要介護・要支援認定者【人】（全国の率・等級Bによる）"
    assert len(table.rows) == len(told().scenarios)
    value = told().scenarios[0].find("care", "certified").value[-1, 0]
    assert table.rows[0][-1] == f"{value:,.0f}"
    assert f"{value:,.0f}人になる見込みです" in care.answer


def test_every_item_stands_by_year_for_each_scenario() -> None:
    follows = [t for t in made("ja")["children"].tables if t.title.startswith("これからの見通し")]
    assert len(follows) == len(told().scenarios)
    rows = {row[0]: row for row in follows[0].rows}
    pupils = told().scenarios[0].find("children", "pupils_elementary:1").value[0, 0]
    assert rows["小学校の児童（1年生）【人】"][1] == f"{pupils:,.0f}"


def test_rates_of_the_nation_are_marked_with_their_grade() -> None:
    table = next(t for t in made("ja")["care"].tables if t.title == "使った率")
    certified = next(row for row in table.rows if row[0] == "要介護・要支援認定者")
    assert (certified[1], certified[3], certified[4]) == ("全国の率", "2020", "B")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_field_without_any_rate_says_so_and_names_the_statistics(language: Language) -> None:
    exchange = made(language)["exchange"]
    assert ("率が未登録です" if language == "ja" else "No rate is given") in exchange.answer
    assert [table.rows[0][1] for table in exchange.tables] == [
        "家計調査" if language == "ja" else "Family income and expenditure survey"
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_item_of_the_official_series_has_a_name_of_its_own(language: Language) -> None:
    with speaking(language):
        named = {field_words.with_unit(item, unit) for _, item, unit in SSDSE_A.values()}
    assert len(named) == len({(item, unit) for _, item, unit in SSDSE_A.values()})


def test_a_field_without_figures_says_what_to_take_in() -> None:
    fields = made("ja")
    assert [name for name, each in fields.items() if "SSDSE-A" in " ".join(each.notes)] == [
        name for name in fields if name not in ("town", "exchange")
    ]
