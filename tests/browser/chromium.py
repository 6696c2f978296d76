"""Chromium as the tests use it; without it they are skipped with a clear word."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.fonts import list_of_fonts

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """Open Chromium with Japanese fonts, calling nothing outside.

    Parameters
    ----------
    folder : Path
        For its list of fonts.
    """
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium-headless-shell")
    quiet = ("background-networking", "component-update", "sync", "gpu")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)],
            env={**os.environ, "FONTCONFIG_FILE": str(list_of_fonts(folder))},
        )
        yield browser
        browser.close()
