"""A planner says what a measure is worth, and takes over figures that the library and another system propose."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.browser.errands import (
    PHONE,
    WIDE,
    button,
    heading,
    link,
    looks_right,
    opened,
    planner,
    press,
)
from tests.docs.handbook import REPOSITORY
from tests.sample import SAMPLE

from sosei.cli.strategy import read
from sosei.publishing.package_workbook import workbook
from sosei.strategy.indicator import Direction, Indicator, Nature, YearBasis
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node
from sosei.strategy.writing import tables_of

MINUTE = 60_000
FIGURES = (
    "area,date,sex,age,item,value,statistic,edition,table,publisher,name\n"
    "07999,2018,total,total,births,{births},register_dynamics,2019,住民基本台帳 人口動態,総務省,試しの町\n"
)
"""Of a town that is made up, so that nobody else's figures change."""

BOUND = Package(
    (Node("P", "", Kind.PILLAR, "子育て", 1),),
    indicators=(
        Indicator(
            *("K1", "P", "出生数", Nature.FLOW, Direction.UP),
            unit="人",
            year_basis=YearBasis.CALENDAR,
            statistic="register_dynamics/births",
        ),
    ),
)


def make(page: Page, address: str, area: str, files: list[FilePayload]) -> str:
    """Make a strategy out of a package; return the address of its tree."""
    page.goto(f"{address}plans/new/")
    slug = f"town-{uuid4().hex[:8]}"
    told = {"name": "総合戦略", "town": "町", "area": area, "first_year": "R2", "last_year": "R6"}
    for name, text in (told | {"slug": slug}).items():
        page.locator(f"#{name}").fill(text)
    page.locator("#files").set_input_files(files)
    press(button(page, "つくる"))
    page.wait_for_url("**/edit/**")
    return f"{address}plans/{slug}/edit/"


def book(package: Package) -> list[FilePayload]:
    content = workbook(tables_of(package))
    return [FilePayload(name="戦略.xlsx", mimeType="application/octet-stream", buffer=content)]


def sample() -> list[FilePayload]:
    return book(read(Path(SAMPLE) / "strategy_2"))


def residents(page: Page) -> int:
    words = page.locator("tfoot td").first.inner_text()
    return int(words.removesuffix("人").replace(",", ""))


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_planner_says_what_a_measure_is_worth(
    browser: Browser, demo_address: str, width: int
) -> None:
    with planner(browser, demo_address, width) as page:
        tree = make(page, demo_address, "07202", sample())
        press(link(page, "人口への効果の試算"))
        heading(page, "人口への効果の試算")
        expect(page.locator("[data-drawn=yes] svg")).to_be_visible()
        before = residents(page)
        press(link(page, "確かめて採用する"))
        heading(page, "ルール")
        page.locator("#share").fill("2")
        press(button(page, "保存する"))
        expect(page.locator(".fault").first).to_contain_text("0–1")
        looks_right(page)
        page.locator("#share").fill("0.5")
        page.locator("#reason").fill("半数は市の支援がなくても就農したとみる")
        press(button(page, "保存する"))
        page.wait_for_url("**/worth/")
        expect(page.get_by_text("半数は市の支援がなくても就農したとみる")).to_be_visible()
        after = residents(page)
        assert before < after < before + 35, "half of 35 people, and their children"
        looks_right(page)
        page.get_by_label("いつの人口で見るか").select_option("2040")
        press(button(page, "表示する"))
        expect(page.get_by_text("2040年の人口で約")).to_be_visible()
        page.goto(tree)
        press(button(page, "公開する"))
        everybody = link(page, "公開中").get_attribute("href")
    with opened(browser, width) as resident:
        resident.goto(f"{demo_address.rstrip('/')}{everybody}worth/")
        heading(resident, "人口への効果の試算")
        expect(resident.get_by_text("実際に測った効果ではありません")).to_be_visible()
        assert residents(resident) == after


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_planner_takes_over_a_figure_of_the_library(
    browser: Browser, demo_address: str, width: int
) -> None:
    births = 30 + width % 7
    with planner(browser, demo_address, width) as page:
        take_in(page, demo_address, FIGURES.format(births=births))
        make(page, demo_address, "07999", book(BOUND))
        press(link(page, "提案された実績値"))
        heading(page, "提案された実績値")
        page.get_by_label("年", exact=True).fill("H30")
        press(button(page, "この年の値をさがす"))
        expect(page.get_by_text("確認待ちです")).to_be_visible()
        expect(page.get_by_text("いまの実績値： 未報告")).to_be_visible()
        value = page.get_by_text(re.compile(r"^提案： \d+人$")).inner_text()
        looks_right(page)
        press(button(page, "採用しない"))
        expect(page.get_by_text("理由が書かれていません")).to_be_visible()
        press(button(page, "確定する"))
        expect(page.get_by_text("確認を待つ提案はありません")).to_be_visible()
        expect(page.get_by_text(f"確定: 出生数 2018年 {value.split()[-1]}")).to_be_visible()
        looks_right(page)


def take_in(page: Page, address: str, figures: str) -> None:
    """Put a file of official figures in; the same one again is there already."""
    page.goto(f"{address}data/")
    file = FilePayload(name="住民基本台帳.csv", mimeType="text/csv", buffer=figures.encode())
    page.get_by_label("ここにファイルを置くか").set_input_files([file])
    press(button(page, "ファイルを取り込む"))
    page.wait_for_url("**/data/added/**", timeout=MINUTE)


def test_a_system_sends_and_the_planner_confirms(browser: Browser, demo_address: str) -> None:
    with planner(browser, demo_address) as page:
        tree = make(page, demo_address, "07202", sample())
        page.goto(f"{tree}sources/")
        page.get_by_label("システムの名前").fill("都市OS")
        press(button(page, "システムを加える"))
        expect(page.get_by_text("秘密鍵を今すぐ控えてください")).to_be_visible()
        looks_right(page)
        address = page.locator("dd code").first.inner_text().removeprefix("POST ")
        source, secret = (
            page.locator(".notice dd code").nth(place).inner_text() for place in (0, 1)
        )
        row = {"indicator": "S2-P2-M6-K1", "year": "2021", "value": "31"}
        assert send()(address, source, secret, [row]).status_code == 202
        assert send()(address, source, secret[::-1], [row]).status_code == 401
        press(link(page, "提案された実績値"))
        expect(page.get_by_text("提案： 31人")).to_be_visible()
        expect(page.get_by_text("送り手： 都市OS")).to_be_visible()
        press(button(page, "確定する"))
        expect(page.get_by_text("確定: 市外からの移住者数 2021年度 31人")).to_be_visible()


def send() -> Any:
    """The example in Python of the manual."""
    text = (REPOSITORY / "docs" / "formats.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    code = text.split("## Proposals")[1].split("```python\n")[1].split("```")[0]
    exec(compile(code, "formats.md", "exec"), names)  # noqa: S102 - our own manual
    return names["propose"]
