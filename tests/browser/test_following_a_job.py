"""A planner follows what was started: it moves on by itself, can be cancelled, and leads to its result."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.barriers import barriers
from tests.web.jobs.server import served


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, begun: Callable[[Path], None]
) -> Iterator[str]:
    """The address of a server with the trial app's jobs."""
    folder = tmp_path_factory.mktemp("followed")
    begun(folder)
    with served(folder, "") as server:
        yield str(server.person.base_url).rstrip("/")


def _start(page: Page, address: str, **arguments: float) -> str:
    """Start a counting job as the person of this page and return its address."""
    page.request.get(f"{address}/trial/enter/")
    answer = page.request.post(f"{address}/trial/start/count/", data=arguments)
    return f"{address}/jobs/{answer.text()}/"


def test_the_page_moves_on_by_itself_and_the_work_is_cancelled(page: Page, address: str) -> None:
    page.goto(_start(page, address, to=100, pause=0.2))
    state = page.get_by_role("status")
    expect(state).to_have_text("実行中", timeout=20_000)
    part = page.get_by_text(re.compile(r"^いまの段階：\d+ 番$"))
    seen = part.inner_text()
    expect(part).not_to_have_text(seen)
    assert barriers(page) == []
    page.get_by_role("button", name="取り消す").click()
    expect(state).to_have_text("取り消しました", timeout=20_000)
    page.get_by_role("link", name="処理の一覧へ").click()
    expect(page.get_by_role("row", name="取り消しました").first).to_be_visible()
    assert barriers(page) == []


def test_a_finished_job_leads_to_its_result_by_itself(page: Page, address: str) -> None:
    page.goto(_start(page, address, to=10, pause=0.2))
    page.wait_for_url("**/jobs/", timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("実行中の処理")


def test_in_english_every_word_is_english(page: Page, address: str) -> None:
    page.goto(_start(page, address, to=100, pause=0.2) + "?lang=en")
    expect(page.get_by_text(re.compile(r"^Now: Number \d+$"))).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("status")).to_have_text("Cancelled", timeout=20_000)


def test_without_javascript_the_page_is_fetched_again(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, locale="ja-JP") as context:
        page = context.new_page()
        page.goto(_start(page, address, to=10, pause=0.2))
        expect(page.get_by_role("link", name="結果を見る")).to_be_visible(timeout=20_000)
