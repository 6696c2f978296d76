"""The yearly review from the request to the frozen edition without a mouse, each step by whoever takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect
from tests.browser.errands import ENTER, button, link, opened
from tests.browser.keyboard import choose, enter, reach, skip, tick, write

YEAR = "2023年度"
BIRTHS = "出生数/年 (1~12月)"


@contextmanager
def at_reviews(browser: Browser, address: str, who: str) -> Iterator[Page]:
    """Somebody who came from the start page to the reviews by Tab and Enter alone."""
    with opened(browser) as page:
        page.goto(address)
        enter(link(page, "ログイン"))
        page.wait_for_url("**/login/**")
        skip(page)
        enter(button(page, ENTER[who]))
        expect(button(page, "ログアウト")).to_be_visible()
        enter(link(page.get_by_role("navigation", name="Soseiの各ページ"), "効果検証"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("効果検証")
        skip(page)
        yield page


def own_report(page: Page) -> None:
    """Go from the reviews to the report on births among one's own."""
    enter(link(page, "自分の担当分"))
    page.wait_for_url("**/reviews/mine/")
    skip(page)
    section = page.locator("section", has=page.get_by_role("heading", name=YEAR))
    enter(link(section, BIRTHS))
    page.wait_for_url("**/reports/**")
    skip(page)


def to_year(page: Page, what: str) -> None:
    """Go from the reviews to a page of the year."""
    enter(page.get_by_role("link", name=re.compile(YEAR)).first)
    expect(page.get_by_role("heading", level=1)).to_contain_text(YEAR)
    skip(page)
    enter(link(page, what))
    page.wait_for_load_state()


def open_year(browser: Browser, address: str) -> None:
    with at_reviews(browser, address, "planner") as page:
        enter(page.locator("a[href='/reviews/open/aizuwakamatsu-2/']"))
        write(page.get_by_label("年度", exact=True), "令和5年度")
        enter(button(page, "依頼の内容を確かめる"))
        expect(page.get_by_role("heading", name="こども課（デモ）")).to_be_visible()
        enter(button(page, "効果検証を始める"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(YEAR)


def report(browser: Browser, address: str, value: str) -> None:
    with at_reviews(browser, address, "reporter") as page:
        own_report(page)
        write(page.get_by_label("実績値（人）"), value)
        write(page.get_by_label("状況と要因"), "婚姻の件数が減った。")
        write(page.get_by_label("今後の対応"), "結婚の相談を増やす。")
        enter(button(page, "報告する"))
        expect(page.get_by_role("status")).to_contain_text("報告を送りました")


def send_back(browser: Browser, address: str) -> None:
    with at_reviews(browser, address, "head") as page:
        own_report(page)
        write(page.get_by_label(re.compile("直してほしい点")), "要因をくわしく。")
        enter(button(page, "差し戻す"))
        expect(page.get_by_role("status").first).to_contain_text("要因をくわしく")


def approve(browser: Browser, address: str) -> None:
    with at_reviews(browser, address, "head") as page:
        enter(link(page, "自分の担当分"))
        page.wait_for_url("**/reviews/mine/")
        section = page.locator("section", has=page.get_by_role("heading", name=YEAR))
        tick(section.get_by_label(f"選ぶ {BIRTHS}"))
        enter(button(section, "選んだ報告を承認する"))
        expect(page.locator(".stage.approved").first).to_be_visible()


def comment(browser: Browser, address: str) -> None:
    with at_reviews(browser, address, "reviewer") as page:
        to_year(page, "意見と回答")
        choose(page.get_by_label("対象"), BIRTHS)
        write(page.locator("#text"), "減った理由は何ですか。")
        enter(button(page, "意見を出す"))
        expect(page.get_by_text("回答待ち")).to_be_visible()


def answer(browser: Browser, address: str) -> None:
    with at_reviews(browser, address, "head") as page:
        to_year(page, "意見と回答")
        write(page.get_by_label("回答", exact=True), "婚姻の件数が減ったためです。")
        enter(button(page, "回答を保存する"))
        expect(page.get_by_text("回答待ち")).to_have_count(0)


def freeze(browser: Browser, address: str) -> str:
    with at_reviews(browser, address, "planner") as page:
        to_year(page, "確定")
        for department in ("商工課（デモ）", "こども課（デモ）"):
            reason = page.get_by_label(f"{department} ：報告なしで進める理由")
            write(reason, "報告集計中のため")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        enter(button(page, "確定する"))
        page.wait_for_url("**/editions/*/")
        return page.url.partition("?")[0]


def test_a_year_is_reviewed_without_a_mouse(browser: Browser, demo_address: str) -> None:
    open_year(browser, demo_address)
    report(browser, demo_address, "690")
    send_back(browser, demo_address)
    report(browser, demo_address, "691")
    approve(browser, demo_address)
    comment(browser, demo_address)
    answer(browser, demo_address)
    edition = freeze(browser, demo_address)
    with opened(browser) as page:
        page.goto(edition)
        skip(page)
        reach(page.get_by_role("link").last)
        expect(page.get_by_text("691人").first).to_be_visible()
