"""A resident chooses what the map shows, by keyboard and without leaving the page, and comes to a prefecture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests import atlas
from tests.browser.demonstration import SERVE, served
from tests.browser.errands import PHONE, WIDE, looks_right, opened


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, begun: Callable[[Path], None]
) -> Iterator[str]:
    """A server whose library holds two censuses, a projection and boundaries."""
    folder = tmp_path_factory.mktemp("map")
    library = atlas.full(folder)
    begun(folder / "data")
    with served(SERVE, folder / "data", SOSEI_LIBRARY=str(library.folder)) as told:
        yield told


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_measure_is_chosen_by_keyboard_and_the_link_says_so(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, width) as page:
        page.goto(f"{address}map/07/?measure=population&series=census&year=2015")
        heading = page.locator("#shown")
        expect(heading).to_contain_text("人口：2015年")
        page.evaluate("window.stayed = true")
        measure = page.get_by_label("指標")
        measure.focus()
        measure.select_option("change")
        expect(heading).to_contain_text("人口の増減率：2010年から2015年")
        assert page.evaluate("window.stayed")
        expect(measure).to_be_focused()
        assert "measure=change" in page.url
        expect(page.locator(".atlas-list tbody tr").last).to_contain_text("−20.0%")
        looks_right(page)
        page.reload()
        expect(heading).to_contain_text("人口の増減率")


def test_without_scripts_the_button_shows_what_was_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{address}map/")
    page.get_by_label("分け方").select_option("municipalities")
    page.get_by_role("button", name="表示する").click()
    assert "by=municipalities" in page.url
    expect(page.locator(".atlas-list tbody tr")).to_have_count(3)
    page.get_by_role("navigation", name="都道府県の地図").get_by_role("link", name="福島県").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("福島県の地図")
    context.close()
