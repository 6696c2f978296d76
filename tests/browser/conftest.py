"""A real server and a real Chromium; without Chromium the errands are skipped with a clear word."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.accounts import EMAIL, PASSWORD

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
START = 120
"""Seconds to wait for the server's first answer."""


REFUSED = (
    "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)",
    "Failed to load resource: the server responded with a status of 403 (Forbidden)",
)
"""What Chromium logs of a page that shows faults, or that a person may not open."""


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `sosei demo`, started as the README says, in an empty folder."""
    with _served("demo", tmp_path_factory.mktemp("demo")) as address:
        yield address


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `sosei serve` in an empty folder, where nobody but a planner has an account."""
    folder = tmp_path_factory.mktemp("serve")
    with _served("serve", folder) as address:
        _make_planner(folder)
        yield address


def _make_planner(folder: Path) -> None:
    """Give the planner an account with a password."""
    script = "import django; django.setup(); from tests.browser.accounts import make; make()"
    environment = {
        **os.environ,
        "SOSEI_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "sosei.web.settings",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)


def _enter(opened: Page, request: pytest.FixtureRequest) -> None:
    """Sign the planner in, where the errand is hers."""
    if "empty_address" in request.fixturenames:
        opened.goto(f"{request.getfixturevalue('empty_address')}login/")
        opened.get_by_label("メールアドレス").fill(EMAIL)
        opened.get_by_label("パスワード").fill(PASSWORD)
        opened.get_by_role("button", name="ログインする").click()
        opened.get_by_role("button", name="ログアウト").wait_for()


@contextmanager
def _served(verb: str, folder: Path) -> Iterator[str]:
    """Serve until the errands are run, then stop by Ctrl-C."""
    program = str(Path(sys.executable).with_name("sosei"))
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    environment["SOSEI_DATA"] = str(folder)
    arguments = [program, verb, "--port", "0"]
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield _address(server)
        finally:
            if server.poll() is None:
                server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    until = time.monotonic() + START
    while time.monotonic() < until and server.poll() is None:
        ready, _, _ = select.select([server.stdout], [], [], 1)
        if ready:
            line = server.stdout.readline()
            if line.startswith("Sosei: "):
                return line.split()[1]
    raise AssertionError("the server gave no address")


@pytest.fixture(scope="module")  # its event loop is not to run beside tests of the database
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with Japanese fonts, calling nothing outside."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    folders = (files("noto_cjk_sans_jp_regular"), files("noto_cjk_sans_jp_bold"))
    listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig>{listed}<cachedir>{fonts.parent}</cachedir></fontconfig>',
        encoding="utf-8",
    )
    quiet = ("background-networking", "component-update", "sync", "gpu")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        yield chromium
        chromium.close()


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
    assert [words for words in said if words not in REFUSED] == []


@pytest.fixture
def plain_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without JavaScript, at the width of a hand."""
    opened = browser.new_page(
        viewport={"width": 390, "height": 900}, locale="ja-JP", java_script_enabled=False
    )
    _enter(opened, request)
    yield opened
    opened.close()
