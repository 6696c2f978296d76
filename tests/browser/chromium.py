"""Chromium as the tests use it; without it they are skipped with a clear word."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


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
        pytest.skip("Chromium is not installed: apt-get install chromium")
    fonts = folder / "fonts.conf"
    folders = (files("noto_cjk_sans_jp_regular"), files("noto_cjk_sans_jp_bold"))
    listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig>{listed}<cachedir>{fonts.parent}</cachedir></fontconfig>',
        encoding="utf-8",
    )
    quiet = ("background-networking", "component-update", "sync", "gpu")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        yield browser
        browser.close()
