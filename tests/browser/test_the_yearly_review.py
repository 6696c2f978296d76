"""A year from the request to the frozen edition, each step by whoever takes it; and two who write one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser import errands
from tests.browser.errands import ENTER, PHONE, WIDE, button, link, looks_right, opened


@contextmanager
def signed_in(browser: Browser, address: str, who: str, width: int = WIDE) -> Iterator[Page]:
    with opened(browser, width) as page:
        page.goto(f"{address}login/")
        press(page, ENTER[who])
        expect(page.get_by_role("button", name="ログアウト")).to_be_visible()
        yield page


def press(page: Page, name: str) -> None:
    """Press a button by keyboard."""
    errands.press(button(page, name))


@pytest.fixture(scope="module")
def year(browser: Browser, demo_address: str) -> str:
    """The address of a review that the planner opened."""
    with signed_in(browser, demo_address, "planner") as page:
        page.goto(f"{demo_address}reviews/open/aizuwakamatsu-2/")
        page.get_by_label("年度", exact=True).fill("令和4年度")
        press(page, "依頼の内容を確かめる")
        expect(page.get_by_role("heading", name="こども課（デモ）")).to_be_visible()
        looks_right(page)
        press(page, "効果検証を始める")
        page.wait_for_url("**/reviews/*/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("2022年度")
        looks_right(page)
        return page.url


def own_reports(page: Page, address: str) -> Locator:
    """One's own reports of 2022."""
    page.goto(f"{address}reviews/mine/")
    return page.locator("section", has=page.get_by_role("heading", name="2022年度"))


def report_births(page: Page, address: str, value: str) -> None:
    """Fill the report on births of 2022."""
    link(own_reports(page, address), "出生数/年 (1~12月)").click()
    page.get_by_label("実績値（人）").fill(value)
    page.get_by_label("状況と要因").fill("婚姻の件数が減った。")
    page.get_by_label("今後の対応").fill("結婚の相談を増やす。")


def test_a_year_goes_from_the_request_to_the_frozen_edition(
    browser: Browser, demo_address: str, year: str
) -> None:
    with signed_in(browser, demo_address, "reporter", PHONE) as page:
        report_births(page, demo_address, "700")
        page.get_by_role("button", name="判定を確かめる").click()
        expect(page.locator("#preview")).to_contain_text("悪化")
        expect(page.locator("#kept")).to_contain_text("下書きを保存しました")
        looks_right(page)
        press(page, "報告する")
        expect(page.get_by_role("status")).to_contain_text("報告を送りました")
        looks_right(page)
    with signed_in(browser, demo_address, "head") as page:
        link(own_reports(page, demo_address), "出生数/年 (1~12月)").click()
        page.get_by_label(re.compile("直してほしい点")).fill("要因をくわしく書いてください。")
        looks_right(page)
        press(page, "差し戻す")
        expect(page.get_by_role("status").first).to_contain_text("要因をくわしく")
    with signed_in(browser, demo_address, "reporter", PHONE) as page:
        report_births(page, demo_address, "701")
        expect(page.get_by_text("要因をくわしく書いてください。").first).to_be_visible()
        press(page, "報告する")
        expect(page.get_by_role("status")).to_contain_text("報告を送りました")
    with signed_in(browser, demo_address, "head") as page:
        section = own_reports(page, demo_address)
        section.get_by_label("選ぶ 出生数/年 (1~12月)").check()
        errands.press(button(section, "選んだ報告を承認する"))
        expect(section.locator(".stage.approved")).to_be_visible()
    with signed_in(browser, demo_address, "reviewer", PHONE) as page:
        page.goto(f"{year}opinions/")
        page.get_by_label("対象").select_option(label="出生数/年 (1~12月)")
        page.locator("#text").fill("減った理由は何ですか。")
        press(page, "意見を出す")
        expect(page.get_by_text("回答待ち")).to_be_visible()
        looks_right(page)
    with signed_in(browser, demo_address, "head") as page:
        page.goto(f"{year}opinions/")
        page.get_by_label("回答", exact=True).fill("婚姻の件数が減ったためです。")
        press(page, "回答を保存する")
        expect(page.get_by_text("回答待ち")).to_have_count(0)
    address = frozen(browser, demo_address, year)
    with opened(browser, PHONE) as page:
        page.goto(address)
        for words in (
            "701人",
            "婚姻の件数が減った。",
            "減った理由は何ですか。",
            "報告集計中のため",
        ):
            expect(page.get_by_text(words, exact=False).first).to_be_visible()
        looks_right(page)
        page.goto(f"{address}?lang=en")
        expect(page.get_by_role("heading", level=1)).to_contain_text("yearly review")
        looks_right(page)


def frozen(browser: Browser, address: str, year: str) -> str:
    """The planner looks at what blocks, and freezes; the address of the edition."""
    with signed_in(browser, address, "planner") as page:
        page.goto(f"{year}judgement/")
        looks_right(page)
        page.goto(f"{year}freeze/")
        looks_right(page)
        for department in ("商工課（デモ）", "こども課（デモ）"):
            page.get_by_label(f"{department} ：報告なしで進める理由").fill("報告集計中のため")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        expect(page.get_by_text("確定の前に必要なこと")).to_have_count(0)
        press(page, "確定する")
        page.wait_for_url("**/editions/*/")
        looks_right(page)
        return page.url.partition("?")[0]


def test_the_second_of_two_browsers_chooses(browser: Browser, demo_address: str, year: str) -> None:
    with (
        signed_in(browser, demo_address, "reporter") as first,
        signed_in(browser, demo_address, "planner") as second,
    ):
        link(own_reports(first, demo_address), "合計特殊出生率 (1~12月)").click()
        second.goto(first.url)
        for page, value, words in (
            (first, "1.40", "一人目の文。"),
            (second, "1.41", "二人目の文。"),
        ):
            page.get_by_label("実績値", exact=True).fill(value)
            page.get_by_label("状況と要因").fill(words)
            page.get_by_label("今後の対応").fill("続ける。")
        press(first, "報告する")
        first.wait_for_url("**/mine/?sent=*")
        press(second, "報告する")
        expect(second.get_by_role("alert").first).to_contain_text("ほかの人が報告しました")
        looks_right(second)
        second.get_by_role("radio", name="自分： 1.41").check()
        second.get_by_role("radio", name="相手： 一人目の文。").check()
        press(second, "選んだ内容で続ける")
        expect(second.get_by_label("実績値", exact=True)).to_have_value("1.41")
        expect(second.get_by_label("状況と要因")).to_have_value("一人目の文。")
        press(second, "報告する")
        second.wait_for_url("**/mine/?sent=*")


def test_a_session_that_ends_loses_nothing(browser: Browser, demo_address: str, year: str) -> None:
    with opened(browser, PHONE) as page:
        page.goto(f"{demo_address}login/")
        press(page, ENTER["reporter"])
        expect(page.get_by_role("button", name="ログアウト")).to_be_visible()
        link(own_reports(page, demo_address), "保育所施設待機児童数").click()
        where = page.url
        page.context.clear_cookies(name="sosei_session")
        page.get_by_label("状況と要因").fill("書いている途中の長い文章。")
        expect(page.locator("#kept")).to_contain_text("この端末に残しています")
        press(page, "報告する")
        press(page, ENTER["reporter"])
        page.wait_for_url(where)
        expect(page.locator("#found-here")).to_be_visible()
        press(page, "入力を戻す")
        expect(page.get_by_label("状況と要因")).to_have_value("書いている途中の長い文章。")
        expect(page.locator("#kept")).to_contain_text("下書きを保存しました")


def test_a_report_is_sent_without_scripts(browser: Browser, demo_address: str, year: str) -> None:
    context = browser.new_context(
        viewport={"width": PHONE, "height": 900}, locale="ja-JP", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{demo_address}login/")
    page.get_by_role("button", name=ENTER["reporter"]).click()
    link(own_reports(page, demo_address), "新規企業立地件数(累計)").click()
    page.get_by_label("実績値（件）").fill("約2")
    page.get_by_role("button", name="報告する", exact=True).last.click()
    expect(page.get_by_role("alert")).to_contain_text("数値として読めません")
    page.get_by_label("実績値（件）").fill("２件")
    page.get_by_role("button", name="報告する", exact=True).last.click()
    expect(page.get_by_text("報告を送りました")).to_be_visible()
    context.close()
