"""A resident opens the vision, chooses a scenario, and sees the chart change."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.barriers import barriers
from tests.browser.errands import WIDE

CHARTS = 20


def open_vision(page: Page, address: str) -> None:
    page.goto(f"{address}visions/07202/")
    expect(page.locator("[data-drawn=yes]")).to_have_count(CHARTS)


def test_the_vision_opens_with_every_chart_drawn(page: Page, demo_address: str) -> None:
    open_vision(page, demo_address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("会津若松市人口ビジョン")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_choosing_the_status_quo_changes_the_chart(page: Page, demo_address: str) -> None:
    open_vision(page, demo_address)
    place = page.locator("#scenario .chart").nth(1)
    before = place.locator("svg").inner_html()
    page.get_by_role("link", name="現状推計", exact=True).click()
    expect(page.locator("#figure-groups-status-quo")).to_be_visible()
    expect(page.locator("[data-drawn=yes]")).to_have_count(CHARTS)
    assert place.locator("svg").inner_html() != before
    expect(page.get_by_role("link", name="現状推計", exact=True)).to_have_attribute(
        "aria-current", "true"
    )
    assert page.url.endswith("?scenario=status-quo")
    page.go_back()
    expect(page.locator("#figure-groups-vision")).to_be_visible()


@pytest.mark.parametrize("page", [WIDE], indirect=True)
def test_axe_finds_nothing_in_the_other_scenario_with_everything_unfolded(
    page: Page, demo_address: str
) -> None:
    open_vision(page, demo_address)
    page.get_by_role("link", name="現状推計", exact=True).click()
    expect(page.locator("#figure-groups-status-quo")).to_be_visible()
    expect(page.locator("[data-drawn=yes]")).to_have_count(CHARTS)
    for summary in page.locator("summary").all():
        summary.click()
    assert barriers(page) == []


def test_the_scenario_is_chosen_by_keyboard(page: Page, demo_address: str) -> None:
    open_vision(page, demo_address)
    page.locator("#scenario-status-quo").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#figure-groups-status-quo")).to_be_visible()
    expect(page.locator("#scenario-status-quo")).to_be_focused()


def test_the_pdf_is_there_to_take_away(page: Page, demo_address: str) -> None:
    open_vision(page, demo_address)
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF（印刷・配布用）").click()
    assert download.value.suggested_filename == "vision.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("page", [WIDE], indirect=True)
def test_on_paper_everything_is_unfolded_and_nothing_is_named_twice(
    page: Page, demo_address: str
) -> None:
    open_vision(page, demo_address)
    folded = page.locator("details:has(> .table-scroll)").first
    expect(folded.locator("table")).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded.locator("summary")).to_be_hidden()
    expect(folded.locator("table")).to_be_visible()
    page.goto(f"{demo_address}dashboard/07202/")
    moved = page.locator("details:not([open])").first
    expect(moved.locator("summary")).to_contain_text("件")
    expect(moved.locator("summary")).to_be_visible()
    expect(moved.locator("li").first).to_be_visible()
    expect(page.locator(".foot")).to_be_hidden()
