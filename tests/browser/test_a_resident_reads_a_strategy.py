"""A resident opens the sample's strategy, follows births through both periods, and searches."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.errands import heading


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def test_from_the_list_to_an_indicator_and_to_its_predecessor(
    page: Page, demo_address: str
) -> None:
    page.goto(f"{demo_address}strategies/")
    heading(page, "総合戦略")
    page.get_by_role("link", name="第2期会津若松市").click()
    heading(page, "第2期会津若松市まち・ひと・しごと創生総合戦略")
    expect(page.get_by_text("公表概要からの試算・全文未確認")).to_be_visible()
    follow(page, "出生数/年 (1~12月)")
    heading(page, "出生数/年")
    expect(page.locator("[data-drawn=yes] svg")).to_be_visible()
    expect(page.get_by_text("839人を下回らないことが目標です")).to_be_visible()
    follow(page, "出生数")
    heading(page, "出生数")
    expect(page.locator("[data-drawn=yes] svg")).to_be_visible()
    expect(page.get_by_text("目標に180人届きませんでした")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-drawn=yes] svg")).to_be_visible()
    heading(page, "Births")


def test_a_year_the_review_a_framework_and_a_search(page: Page, demo_address: str) -> None:
    page.goto(f"{demo_address}strategies/aizuwakamatsu-1/")
    follow(page, "年度ごとのまとめ")
    heading(page, "2019年度（令和元年度）の状況")
    follow(page, "2018年度（平成30年度）")
    heading(page, "2018年度（平成30年度）の状況")
    follow(page, "期間全体の検証")
    heading(page, "期間全体の検証")
    follow(page, "政策の原則別")
    heading(page, "政策の原則別")
    page.get_by_label("この戦略の中をさがす").fill("出生")
    page.get_by_role("button", name="さがす").click()
    heading(page, "さがす: 出生")
    expect(page.get_by_role("link", name="出生数", exact=True)).to_be_visible()


def test_without_javascript_the_table_tells_what_the_chart_shows(
    plain_page: Page, demo_address: str
) -> None:
    plain_page.goto(f"{demo_address}strategies/aizuwakamatsu-1/indicators/S1-P5-K1/")
    expect(plain_page.locator(".chart")).to_be_hidden()
    expect(plain_page.get_by_role("row", name="2019年")).to_contain_text("793人")
