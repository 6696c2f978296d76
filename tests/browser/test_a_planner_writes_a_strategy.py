"""A planner builds a small strategy by keyboard, tries an indicator, and takes a workbook in after looking at it."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from playwright.sync_api import FilePayload, Locator, Page, expect
from tests.browser.errands import button, looks_right
from tests.sample import SAMPLE

from sosei.cli.strategy import read
from sosei.publishing.package_workbook import workbook
from sosei.strategy.writing import tables_of


def press(page: Page, thing: Locator) -> None:
    """Reach something and press it by keyboard."""
    thing.focus()
    page.keyboard.press("Enter")


def make(page: Page, address: str) -> str:
    """Make a strategy from nothing; return the address of its tree."""
    slug = f"town-{uuid4().hex[:8]}"
    page.goto(f"{address}plans/")
    looks_right(page)
    press(page, page.get_by_role("link", name="総合戦略を新しくつくる"))
    told = {"名称": "第3期総合戦略", "市町村": "会津若松市", "全国地方公共団体コード": "07202"}
    told |= {"最初の年度": "令和7年度", "最後の年度": "R11", "アドレス": slug}
    for label, text in told.items():
        page.get_by_label(label, exact=True).fill(text)
    looks_right(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    return page.url


def add(page: Page, link: str, name: str) -> None:
    press(page, page.get_by_role("link", name=link, exact=True))
    page.get_by_label("名称", exact=True).fill(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")


def test_a_pillar_is_dragged_before_another(page: Page, empty_address: str) -> None:
    make(page, empty_address)
    for name in ("しごと", "子育て"):
        add(page, "柱を加える", name)
    rows = page.locator(".branch")
    page.locator(".grip").nth(1).drag_to(rows.first, target_position={"x": 40, "y": 2})
    expect(page.get_by_role("status")).to_have_text("「子育て」を移しました。")
    expect(rows.first).to_contain_text("子育て")
    looks_right(page)


def test_a_small_strategy_is_built_by_keyboard(page: Page, empty_address: str) -> None:
    make(page, empty_address)
    add(page, "柱を加える", "しごと")
    add(page, "柱を加える", "子育て")
    press(page, button(page, "「子育て」を上へ移す"))
    expect(page.get_by_role("status")).to_have_text("「子育て」を移しました。")
    expect(page.locator(".branch p").first).to_contain_text("子育て")
    expect(page.get_by_role("link", name="子育て", exact=True)).to_be_focused()  # no further up
    add(page, "「子育て」の下に加える", "保育")
    press(page, page.get_by_role("link", name="「保育」に指標を加える"))
    page.get_by_label("名称", exact=True).fill("待機児童数")
    page.get_by_role("radio", name="ある時点の数").check()
    page.get_by_role("radio", name="減らす・下げる").check()
    for label, text in {"基準値": "100", "基準年": "R6", "目標値": "0"}.items():
        page.locator(f"#{FIELDS[label]}").fill(text)
    page.get_by_label("試す年").fill("2027")
    page.get_by_label("仮の値1").fill("30")
    press(page, button(page, "試す"))
    expect(page.get_by_role("heading", name="順調")).to_be_visible()
    looks_right(page)
    press(page, button(page, "保存する"))
    page.wait_for_url("**/edit/")
    expect(page.get_by_role("link", name="待機児童数")).to_be_visible()
    looks_right(page)


FIELDS = {"基準値": "baseline", "基準年": "baseline_year", "目標値": "target"}


def test_a_workbook_is_taken_in_after_a_look(page: Page, empty_address: str) -> None:
    tree = make(page, empty_address)
    book = workbook(tables_of(read(Path(SAMPLE) / "strategy_2")))
    page.goto(f"{tree}files/")
    looks_right(page)
    page.locator("#files").set_input_files(
        FilePayload(name="戦略.xlsx", mimeType="application/octet-stream", buffer=book)
    )
    press(page, button(page, "変わるところを見る"))
    expect(page.get_by_role("heading", name="変わるところ")).to_be_visible()
    looks_right(page)
    press(page, button(page, "取り込む"))
    page.wait_for_url("**/edit/")
    expect(page.get_by_text("項目36件、指標33件")).to_be_visible()
    page.goto(f"{tree}indicators/S2-P4-G2/observations/")
    looks_right(page)
    page.goto(f"{tree}indicators/S2-P4-G2/target/")
    looks_right(page)


def test_measures_are_tagged_with_sdgs_and_a_target_is_revised_in_sight_of_the_old_one(
    page: Page, empty_address: str
) -> None:
    tree = make(page, empty_address)
    add(page, "柱を加える", "しごと")
    page.goto(f"{tree}frameworks/")
    press(page, button(page, "SDGsの17項目を加える"))
    press(page, page.get_by_role("link", name="「SDGs」を付ける・見わたす"))
    expect(page.get_by_text("1件のうち1件には、まだ付いていません。")).to_be_visible()
    looks_right(page)
    press(page, page.get_by_role("link", name="「しごと」に付ける・外す"))
    page.get_by_label("8 働きがいも経済成長も").focus()
    page.keyboard.press("Space")
    looks_right(page)
    press(page, button(page, "保存する"))
    expect(page.get_by_label("8 働きがいも経済成長も 文書に記載")).to_be_checked()

    page.goto(f"{tree}indicators/new/?node=P1")
    told = {"name": "誘致企業数", "baseline": "10", "baseline_year": "R6", "target": "20"}
    for name, text in (told | {"target_year": "R11"}).items():
        page.locator(f"#{name}").fill(text)
    press(page, button(page, "保存する"))
    press(page, page.get_by_role("link", name="誘致企業数"))
    press(page, page.get_by_role("link", name="決定により目標を変える"))
    told = {"target": "30", "target_year": "R11", "decided_on": "2026-03-20", "reason": "上方修正"}
    for name, text in told.items():
        page.locator(f"#{name}").fill(text)
    press(page, button(page, "保存する"))
    expect(page.get_by_text("上方修正")).to_be_visible()
    page.goto(tree)
    press(page, button(page, "公開する"))
    expect(button(page, "公開をやめる")).to_be_visible()
    page.goto(tree.replace("/plans/", "/strategies/").replace("edit/", "indicators/P1-K1/"))
    expect(page.locator("del")).to_contain_text("20")
    expect(page.locator("[data-drawn=yes] svg")).to_contain_text("以前の目標 20（2026-03-20まで）")
    looks_right(page)
    page.get_by_role("link", name="English").click()
    expect(page.locator("[data-drawn=yes] svg")).to_contain_text("earlier target 20")
    looks_right(page)


def test_the_tree_and_the_trial_need_no_javascript(plain_page: Page, empty_address: str) -> None:
    make_plainly(plain_page, empty_address)
    plain_page.get_by_role("link", name="「柱」に指標を加える").click()
    for name, text in {"name": "出生数", "baseline": "100", "baseline_year": "R6"}.items():
        plain_page.locator(f"#{name}").fill(text)
    plain_page.locator("#target").fill("200")
    plain_page.get_by_label("仮の値1").fill("250")
    button(plain_page, "試す").click()
    expect(plain_page.get_by_role("heading", name="達成")).to_be_visible()
    expect(plain_page.locator("#name")).to_have_value("出生数")


def make_plainly(page: Page, address: str) -> None:
    slug = f"town-{uuid4().hex[:8]}"
    page.goto(f"{address}plans/new/")
    told = {"name": "戦略", "town": "町", "area": "07202", "first_year": "R7", "last_year": "R11"}
    for name, text in (told | {"slug": slug}).items():
        page.locator(f"#{name}").fill(text)
    button(page, "つくる").click()
    page.get_by_role("link", name="柱を加える").click()
    page.locator("#name").fill("柱")
    button(page, "保存する").click()
