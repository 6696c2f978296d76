"""A resident moves a lever by keyboard, sees the charts follow, plays the pyramid by hand, and reloads the link."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
from tests.browser.errands import PHONE, link, looks_right, opened

CHARTS = 3


def test_a_lever_is_moved_by_keyboard_and_the_link_says_so(
    browser: Browser, demo_address: str
) -> None:
    with opened(browser, PHONE) as page:
        page.goto(f"{demo_address}visions/07202/")
        link(page, "前提を動かしてためす").click()
        expect(page.locator("[data-drawn=yes]")).to_have_count(CHARTS)
        answer = page.locator("#explorer-answer")
        before, drawn = (
            answer.text_content() or "",
            page.locator("#explorer-lines svg").inner_html(),
        )
        slider = page.locator("#lever-tfr input[type=range]").last
        slider.focus()
        for _ in range(40):
            page.keyboard.press("ArrowDown")
        expect(answer).not_to_have_text(before)
        expect(page.locator("#explorer-status")).to_contain_text("足りません")
        moved = answer.text_content() or ""
        assert page.locator("#explorer-lines svg").inner_html() != drawn
        page.locator("#play-year").focus()
        page.keyboard.press("Home")
        expect(page.locator("#explorer-caption")).to_contain_text("2015年")
        looks_right(page)
        page.reload()
        expect(answer).to_have_text(moved)
