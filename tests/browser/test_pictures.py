"""The main pages and documents of the sample look as the pictures of them that somebody looked at."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import httpx
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.errands import PHONE
from tests.fonts import list_of_fonts
from tests.pictures.looks import looks_as_seen

DESK = 1440
TALL = 4000
"""Pixels of a page that are kept: what is further down is of the same kinds."""

WIDTHS = [pytest.param(DESK, id="desk"), pytest.param(PHONE, id="phone")]


@cache
def _fetched(address: str) -> bytes:
    answer = httpx.get(address, follow_redirects=True)
    answer.raise_for_status()
    return answer.content


def _vision(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="ja-JP")
    page.goto(f"{address}visions/07202/")
    return page


def _taken(page: Page) -> bytes:
    """Take a picture of a page whose charts are drawn."""
    expect(page.locator(".chart:not([data-drawn=yes])")).to_have_count(0)
    height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALL)
    box = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}  # type: ignore[index]
    return page.screenshot(full_page=True, clip=box, animations="disabled")  # type: ignore[arg-type]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_of_the_vision(
    browser: Browser, demo_address: str, width: int, tmp_path: Path
) -> None:
    page = _vision(browser, demo_address, width)
    looks_as_seen(f"vision-{width}", _taken(page), tmp_path)
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("name", "link"), [("explorer", "explore/"), ("guide", "explore/guide/")])
def test_the_explorer_and_its_guide(
    browser: Browser, demo_address: str, width: int, name: str, link: str, tmp_path: Path
) -> None:
    page = _vision(browser, demo_address, width)
    page.goto(f"{_whole(page)}{link}")
    looks_as_seen(f"{name}-{width}", _taken(page), tmp_path)
    page.close()


@pytest.mark.parametrize(("file", "pages"), [("vision.pdf", (0, 1, 4, 9)), ("vision-en.pdf", (3,))])
def test_pages_of_the_documents(
    browser: Browser, demo_address: str, file: str, pages: tuple[int, ...], tmp_path: Path
) -> None:
    page = _vision(browser, demo_address, DESK)
    _pages_look_as_seen(file, _fetched(f"{_whole(page)}files/{file}"), pages, tmp_path)
    page.close()


def test_slides(browser: Browser, demo_address: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-impress")
    page = _vision(browser, demo_address, DESK)
    (tmp_path / "vision.pptx").write_bytes(_fetched(f"{_whole(page)}files/vision.pptx"))
    page.close()
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "vision.pptx"]
    fonts = {**os.environ, "FONTCONFIG_FILE": str(list_of_fonts(tmp_path))}
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120, env=fonts)
    content = (tmp_path / "vision.pdf").read_bytes()
    _pages_look_as_seen("vision.pptx", content, (0, 2, 5), tmp_path)


def _whole(page: Page) -> str:
    """Return the address of the vision that is shown."""
    links = page.eval_on_selector_all("a", "each => each.map(a => a.href)")
    return next(str(link) for link in links if link.endswith("/explore/")).removesuffix("explore/")


def _pages_look_as_seen(file: str, content: bytes, pages: tuple[int, ...], folder: Path) -> None:
    document = pypdfium2.PdfDocument(content)
    for place in pages:
        held = io.BytesIO()
        document[place].render(scale=2).to_pil().save(held, "PNG")
        looks_as_seen(f"{file}-{place + 1}", held.getvalue(), folder)
    document.close()
