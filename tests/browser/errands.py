"""What errands of the demonstration share: who enters, what is pressed, what a page must look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.barriers import barriers

WIDE, PHONE = 1280, 390
SAID = re.compile("status of (422|409)")
"""What Chromium logs of a page that shows faults, or what somebody else did."""


ENTER = {
    "planner": "企画課の職員として入る",
    "reporter": "こども課・商工課の報告担当として入る",
    "head": "こども課長として入る",
    "reviewer": "外部委員として入る",
}
"""What each person of the demonstration presses to enter."""


@contextmanager
def opened(browser: Browser, width: int = WIDE) -> Iterator[Page]:
    """A browser of its own; anything on its console fails the errand."""
    said: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="ja-JP")
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    heard = [words for words in said if not SAID.search(words)]
    assert not heard, heard


@contextmanager
def planner(browser: Browser, address: str, width: int = WIDE) -> Iterator[Page]:
    """The planner of the demonstration at her browser."""
    with opened(browser, width) as page:
        page.goto(f"{address}login/")
        press(button(page, ENTER["planner"]))
        expect(button(page, "ログアウト")).to_be_visible()
        yield page


def looks_right(page: Page) -> None:
    """Nothing that axe finds, and nothing that is cut off or scrolls sideways."""
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def heading(page: Page, words: str) -> None:
    """The page is the one called so, and looks right."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    looks_right(page)


def button(place: Page | Locator, name: str) -> Locator:
    return place.get_by_role("button", name=name, exact=True)


def link(place: Page | Locator, name: str) -> Locator:
    return place.get_by_role("link", name=name, exact=True)


def press(thing: Locator) -> None:
    """Reach something and press it by keyboard."""
    thing.focus()
    thing.page.keyboard.press("Enter")
