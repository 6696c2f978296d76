"""A planner drops official files, makes a study of her town, draws a path, runs it twice and compares."""

from __future__ import annotations

import tomllib

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from tests import planner_files
from tests.browser.errands import PHONE, looks_right

MINUTE = 60_000
FILES = [
    FilePayload(name=f"{name}.csv", mimeType="text/csv", buffer=content)
    for name, content in (
        ("国勢調査", planner_files.census()),
        ("SSDSE-A", planner_files.census_groups()),
        ("住民基本台帳", planner_files.register()),
        ("死亡率", planner_files.death_rates()),
    )
]
FAULTY = FilePayload(name="直す.csv", mimeType="text/csv", buffer=planner_files.faulty_census())


def button(place: Page | Locator, name: str) -> Locator:
    return place.get_by_role("button", name=name)


def drop(page: Page, address: str, files: list[FilePayload]) -> None:
    page.goto(f"{address}data/")
    page.get_by_label("ここにファイルを置くか").set_input_files(files)
    expect(page.get_by_text(f"選んだファイル：{len(files)}個")).to_be_visible()
    looks_right(page)
    button(page, "ファイルを取り込む").click()
    page.wait_for_url("**/data/added/**", timeout=MINUTE)
    looks_right(page)


def make(page: Page, address: str) -> None:
    """Find the town by part of its name and make the study that the rules propose."""
    page.goto(f"{address}studies/")
    page.get_by_role("link", name="新しくつくる").click()
    page.get_by_label("市町村（名前かコード）").fill("会津若松")
    button(page, "さがす").click()
    expect(page.get_by_text("2015年国勢調査")).to_be_visible()
    button(page, "この設定でつくる").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("会津若松市の将来人口")


def see_the_rules(page: Page, address: str) -> None:
    """Look at what is proposed before it is made."""
    page.goto(f"{address}studies/new/?town=会津若松")
    looks_right(page)
    page.goto(f"{address}studies/")
    looks_right(page)


def run(page: Page, number: int) -> None:
    button(page, "保存して実行する").click()
    page.wait_for_url(f"**/runs/{number}/", timeout=MINUTE)
    looks_right(page)


def draw(page: Page) -> Locator:
    """Add a scenario, and move the last of its two points by the keyboard: up four steps, a year on."""
    button(page, "シナリオを追加").click()
    page.locator("#scenario-1-label").fill("長期ビジョン")
    path = page.locator("#scenario-1-tfr")
    button(path, "点を追加").click()
    button(path, "点を追加").click()
    point = path.get_by_role("slider", name="点2")
    point.focus()
    for key in ("ArrowUp", "ArrowUp", "PageUp", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    return point


def test_files_with_a_fault_are_told_and_the_others_taken_in(
    page: Page, empty_address: str
) -> None:
    drop(page, empty_address, [*FILES, FAULTY])
    expect(page.get_by_text("1つも取り込んでいません")).to_be_visible()
    expect(page.get_by_text("直す.csv F2：")).to_be_visible()
    button(page, "問題のない4個のファイルだけを取り込む").click()
    page.wait_for_url("**/data/added/**", timeout=MINUTE)
    expect(page.get_by_text("4個のファイルを取り込みました")).to_be_visible()
    page.get_by_role("link", name="国勢調査", exact=True).click()
    expect(page.get_by_text("総務省統計局")).to_be_visible()
    looks_right(page)


def test_a_study_is_made_drawn_run_compared_and_downloaded(page: Page, empty_address: str) -> None:
    drop(page, empty_address, FILES)
    page.get_by_role("link", name="次は、検討をつくります").click()
    see_the_rules(page, empty_address)
    make(page, empty_address)
    looks_right(page)
    point = draw(page)
    expect(point).to_be_focused()
    year, value = page.locator("#scenario-1-tfr [data-row]").nth(1).locator("input").all()
    expect(point).to_have_attribute(
        "aria-valuetext", f"{year.input_value()}年、{value.input_value()}"
    )
    assert value.input_value() == "1.8"
    page.get_by_label("目指す姿").select_option(label="長期ビジョン")
    looks_right(page)
    run(page, 1)
    expect(page.get_by_text("長期ビジョンでは約")).to_be_visible()
    page.get_by_role("link", name="検討に戻る").click()
    value = page.locator("#scenario-1-tfr-1-value")
    value.fill("2.2")
    expect(page.locator("#scenario-1-tfr").get_by_role("slider", name="点2")).to_have_attribute(
        "aria-valuenow", "2.2"
    )
    run(page, 2)
    page.get_by_role("link", name="前回の実行と比べる").click()
    expect(page.locator("[data-drawn=yes]")).to_have_count(1)
    expect(page.get_by_text("検討の1か所が変わりました")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="検討に戻る").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="計画ファイルをダウンロード").click()
    study = tomllib.loads(download.value.path().read_text(encoding="utf-8"))
    assert list(study["scenario"]["scenario-1"]["tfr"].values())[-1] == 2.2


def test_a_point_is_dragged_and_the_table_follows(page: Page, empty_address: str) -> None:
    drop(page, empty_address, FILES)
    make(page, empty_address)
    point = draw(page)
    value = page.locator("#scenario-1-tfr [data-row]").nth(1).locator("input").nth(1)
    before = float(value.input_value())
    point.scroll_into_view_if_needed()
    box = point.locator("circle.dot").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 20, steps=4)
    page.mouse.up()
    assert float(value.input_value()) > before


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_faults_are_shown_where_they_are_mended_and_nothing_typed_is_lost(
    page: Page, empty_address: str
) -> None:
    drop(page, empty_address, FILES)
    make(page, empty_address)
    draw(page)
    page.locator("#scenario-1-tfr-1-value").fill("たくさん")
    button(page, "保存して実行する").click()
    expect(page.get_by_role("heading", name="直すところ")).to_be_visible()
    looks_right(page)
    expect(page.locator("#scenario-1-tfr-1-value")).to_have_value("たくさん")
    expect(page.get_by_role("alert")).to_be_focused()  # the keyboard goes on from there
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.locator("#scenario-1-tfr-1-value")).to_be_in_viewport()


def test_the_same_errand_goes_without_javascript(plain_page: Page, empty_address: str) -> None:
    page = plain_page
    page.goto(f"{empty_address}data/")
    page.get_by_label("ここにファイルを置くか").set_input_files(FILES)
    button(page, "ファイルを取り込む").click()
    follow(page)
    expect(page.get_by_text("4個のファイルを取り込みました")).to_be_visible()
    make(page, empty_address)
    button(page, "シナリオを追加").click()
    page.locator("#scenario-1-label").fill("長期ビジョン")
    for number, (year, value) in enumerate((("2020", "1.5"), ("2040", "2.1"))):
        button(page.locator("#scenario-1-tfr"), "点を追加").click()
        page.locator(f"#scenario-1-tfr-{number}-year").fill(year)
        page.locator(f"#scenario-1-tfr-{number}-value").fill(value)
    button(page, "保存する").last.click()
    page.get_by_label("目指す姿").select_option(label="長期ビジョン")
    button(page, "保存して実行する").click()
    follow(page)
    expect(page.get_by_text("長期ビジョンでは約")).to_be_visible()


def follow(page: Page) -> None:
    """Wait for a job as a page without JavaScript does: it loads itself again, then leads to the result."""
    page.get_by_role("link", name="結果を見る").click(timeout=MINUTE)


@pytest.mark.parametrize("page", [PHONE], indirect=True)
@pytest.mark.parametrize("address", ["", "data/", "studies/", "studies/new/", "data/trace/"])
def test_every_page_is_there_in_english(page: Page, empty_address: str, address: str) -> None:
    page.goto(f"{empty_address}{address}?lang=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    looks_right(page)
    words = page.locator("main").inner_text()
    for title in [*page.locator("main tbody th").all_inner_texts(), "会津若松市"]:
        words = words.replace(title, "")
    assert not any("ぁ" <= sign <= "ヿ" for sign in words)
