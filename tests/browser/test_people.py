"""Who is who: the demonstration entered as a reporter, refused, in the other language; an account invited and used."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.browser.errands import looks_right


def enter(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}login/")
    looks_right(page)
    page.get_by_role("button", name=f"{who}として入る").click()
    expect(page.get_by_role("button", name="ログアウト")).to_be_visible()


def test_a_reporter_comes_in_is_refused_and_reads_why_in_both_languages(
    page: Page, demo_address: str
) -> None:
    page.goto(f"{demo_address}reviews/mine/")
    expect(page.get_by_role("heading", level=1)).to_have_text("ログイン")
    page.get_by_role("button", name="こども課・商工課の報告担当として入る").click()
    page.wait_for_url("**/reviews/mine/")
    expect(page.get_by_role("link", name="山田 太郎 さん")).to_be_visible()
    looks_right(page)
    expect(page.get_by_role("link", name="戦略をつくる")).to_have_count(0)
    page.goto(f"{demo_address}plans/")
    expect(page.get_by_role("heading", level=1)).to_have_text("この操作の権限がありません")
    expect(page.get_by_text("「総合戦略の編集」の権限がありません")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("Your posts do not let you edit strategies.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{demo_address}reviews/mine/?lang=ja")
    expect(page.get_by_role("heading", level=1)).to_have_text("ログイン")


def test_an_administrator_looks_through_people_departments_and_the_trail(
    page: Page, demo_address: str
) -> None:
    enter(page, demo_address, "システム管理者")
    for address in ("people/", "people/invite/", "people/departments/", "account/", "trail/"):
        page.goto(f"{demo_address}{address}")
        looks_right(page)
    page.goto(f"{demo_address}people/")
    page.get_by_role("link", name="山田 太郎").click()
    expect(page.get_by_role("heading", name="山田 太郎 さんの職")).to_be_visible()
    looks_right(page)
    page.goto(f"{demo_address}people/reorganise/")
    looks_right(page)
    page.get_by_label("こども課 kodomo").select_option(label="新しい課 1 に引き継ぐ")
    first = page.get_by_role("group", name="新しい課 1")
    first.get_by_label("コード").fill("kodomo-mirai")
    first.get_by_label("名前", exact=True).fill("こども未来課")
    page.get_by_role("button", name="結果を確かめる").click()
    expect(page.get_by_text("引き継ぐ課：こども未来課")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="課を直す").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("組織改正")
