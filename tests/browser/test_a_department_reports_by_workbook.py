"""A department takes its sheet, fills it in at its desk, hands it in, looks at what changes, and reports."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.errands import looks_right
from tests.review_sheets import book, fill, grids

ENTER = "こども課・商工課の報告担当として入る"


def _filled(path: Path, value: int | str) -> None:
    """Fill in the first indicator of a sheet."""
    cells = grids(path.read_bytes())
    name = next(iter(cells))
    key = str(cells[name][5][0])
    entries = {"value": value, "happened": f"={value}件でした。", "next": "続けます。"}
    fill(cells, {(key, field): entry for field, entry in entries.items()}, name)
    path.write_bytes(book(cells))


def _handed_in(page: Page, path: Path) -> None:
    page.locator("#sheet").set_input_files(path)
    page.get_by_role("button", name="変わるところを確認する").click()


def test_a_department_reports_by_workbook(page: Page, demo_address: str, tmp_path: Path) -> None:
    page.goto(f"{demo_address}login/")
    page.get_by_role("button", name=ENTER, exact=True).click()
    page.goto(f"{demo_address}reviews/mine/")
    page.get_by_role("link", name="Excelの様式で報告する").first.click()
    looks_right(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="様式を書き出す（.xlsx）").click()
    path = tmp_path / "様式.xlsx"
    taken.value.save_as(path)
    empty = path.read_bytes()

    _filled(path, "約1")
    _handed_in(page, path)
    expect(page.get_by_role("alert")).to_contain_text("様式.xlsx")
    expect(page.get_by_role("alert")).to_contain_text("「約1」は数値として読めません")
    looks_right(page)

    path.write_bytes(empty)
    value = 1 if page.viewport_size and page.viewport_size["width"] > 1000 else 2
    _filled(path, value)
    _handed_in(page, path)
    expect(page.get_by_role("heading", name="変わる行")).to_be_visible()
    expect(page.get_by_text(f"={value}件でした。")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="選んだ行を報告する").click()
    expect(page.get_by_role("status")).to_contain_text("選んだ行を報告しました")
    expect(page.get_by_text("取り込むものはありません")).to_be_visible()
