"""A real server and a real Chromium; without Chromium the errands are skipped with a clear word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.accounts import EMAIL, PASSWORD
from tests.browser.chromium import chromium
from tests.browser.demonstration import AGAIN, SERVE, make, served
from tests.once import made_once
from tests.serving import behind

REFUSED = (
    "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)",
    "Failed to load resource: the server responded with a status of 403 (Forbidden)",
)
"""What Chromium logs of a page that shows faults, or that a person may not open."""

FORGOTTEN = 'Cleared data types: "storage".'
"""What it logs when somebody signs out."""


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration of this worker's own."""
    folder = tmp_path_factory.getbasetemp() / "own-demonstration"
    shutil.copytree(made_once(tmp_path_factory, "demonstration", make), folder)
    with served(AGAIN, folder) as address:
        yield address


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `sosei serve` in an empty folder, where nobody but a planner has an account."""
    folder = tmp_path_factory.mktemp("serve")
    with served(SERVE, folder) as address:
        behind("tests.browser.accounts.make", data=folder)
        yield address


def _enter(opened: Page, request: pytest.FixtureRequest) -> None:
    """Sign the planner in, where the errand is hers."""
    if "empty_address" in request.fixturenames:
        opened.goto(f"{request.getfixturevalue('empty_address')}login/")
        opened.get_by_label("メールアドレス").fill(EMAIL)
        opened.get_by_label("パスワード").fill(PASSWORD)
        opened.get_by_role("button", name="ログインする").click()
        opened.get_by_role("button", name="ログアウト").wait_for()


@pytest.fixture(scope="module")  # its event loop is not to run beside tests of the database
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with Japanese fonts, calling nothing outside."""
    with chromium(tmp_path_factory.mktemp("fonts")) as opened:
        yield opened


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at the width of a desk or of a hand; anything on its console fails the errand."""
    said: list[str] = []
    opened = browser.new_page(viewport={"width": request.param, "height": 900}, locale="ja-JP")
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    _enter(opened, request)
    yield opened
    opened.close()
    assert [words for words in said if words not in REFUSED and FORGOTTEN not in words] == []


@pytest.fixture
def plain_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without JavaScript, at the width of a hand."""
    opened = browser.new_page(
        viewport={"width": 390, "height": 900}, locale="ja-JP", java_script_enabled=False
    )
    _enter(opened, request)
    yield opened
    opened.close()
