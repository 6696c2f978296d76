"""Published strategies are read by everybody: every page, in both languages, with few queries."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from html.parser import HTMLParser

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import planner
from tests.sample import SAMPLE

from sosei.strategy import editing
from sosei.strategy.indicator import Break, Observation, Status, Target
from sosei.strategy.package import Package
from sosei.strategy.plan import Extraction, Tag, TagBasis
from sosei.web.demo import LABEL, store_strategies
from sosei.web.plans import actions
from sosei.web.plans.models import Strategy

PAGES = {
    "": "総合戦略",
    "aizuwakamatsu-1/": "出生数",
    "aizuwakamatsu-2/": "ICTと既存産業・資源を活用したしごとづくり",
    "aizuwakamatsu-2/?year=2021": "2021年度（令和3年度）の状況",
    "aizuwakamatsu-1/2019/": "2019年度（令和元年度）の状況",
    "aizuwakamatsu-2/2024/": "未報告",
    "aizuwakamatsu-1/review/": "期間全体の検証",
    "aizuwakamatsu-2/by/sdgs/": "働きがいも経済成長も",
    "aizuwakamatsu-2/by/sdgs/8/": "働きがいも経済成長も",
    "aizuwakamatsu-2/nodes/S2-P4/": "再掲",
    "aizuwakamatsu-2/nodes/PLAN7/": "第7次総合計画",
    "aizuwakamatsu-2/indicators/S2-P4-G1/": "839人を下回らないことが目標です",
    "aizuwakamatsu-2/indicators/S2-P2-G1/": "395万人",
    "aizuwakamatsu-2/indicators/S2-P4-M4-K3/": "2023年度までに終えることが目標です",
    "aizuwakamatsu-1/indicators/S1-P1-K1/": "速報",
    "aizuwakamatsu-2/search/?q=ICT": "件見つかりました",
}
MOST_QUERIES = 13
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
BRAND = "会津若松+"
"""Stands so in an English name of the sample."""

VOID = {"meta", "link", "input", "br", "img", "hr"}

Edited = Callable[[Package], Package]


class Words(HTMLParser):
    """Collects what a page says in its own language, without what says that it is in another one."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.links.add(own.get("href") or "")
        if tag not in VOID:
            aside = tag in {"script", "title"} or (tag != "html" and own.get("lang") == "ja")
            self.open.append((tag, aside or any(hidden for _, hidden in self.open)))
        self.words += [own.get(name) or "" for name in ("aria-label", "data-label", "alt")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.words.append(data)


def text(client: Client, address: str, language: str = "ja") -> str:
    answer = client.get(f"/strategies/{address}", headers={"accept-language": language})
    assert answer.status_code == 200, address
    return answer.content.decode()


def words(page: str) -> Words:
    read = Words()
    read.feed(page)
    assert read.open == []
    return read


def edit(strategy: Strategy, change: Edited, reason: str = "") -> None:
    strategy.refresh_from_db()
    actions.edit(
        strategy=strategy,
        change=change,
        version=strategy.version,
        by=planner("planner"),
        reason=reason,
    )


@pytest.mark.parametrize("address", PAGES)
def test_each_page_says_what_it_is_about(client: Client, second: Strategy, address: str) -> None:
    assert PAGES[address] in text(client, address)


@pytest.mark.parametrize("address", PAGES)
def test_an_english_page_is_english_but_for_what_is_marked_as_japanese(
    client: Client, second: Strategy, address: str
) -> None:
    said = words(text(client, address, "en")).words
    assert [word for word in said if JAPANESE.search(word.replace(BRAND, ""))] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_little(
    client: Client,
    second: Strategy,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        text(client, address)


def test_every_link_leads_somewhere(client: Client, second: Strategy) -> None:
    seen, ahead = set(), {"/strategies/"}
    while ahead:
        address = ahead.pop()
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        found = {link.split("?")[0] for link in words(answer.content.decode()).links}
        # files are opened in test_kept, of a small strategy
        ahead |= {x for x in found if x.startswith("/strategies/") and "/files/" not in x} - seen
    for expected in ("nodes/S2-P1/", "indicators/S2-P1-G1/", "by/sdgs/17/", "2020/", "review/"):
        assert f"/strategies/aizuwakamatsu-2/{expected}" in seen


@pytest.mark.parametrize(
    "address",
    [
        "none/",
        "aizuwakamatsu-2/2019/",
        "aizuwakamatsu-2/2025/",
        "aizuwakamatsu-2/?year=2025",
        "aizuwakamatsu-2/?year=x",
        "aizuwakamatsu-2/?year=99999999999999999999",
        "aizuwakamatsu-2/nodes/none/",
        "aizuwakamatsu-2/indicators/none/",
        "aizuwakamatsu-2/by/none/",
        "aizuwakamatsu-2/by/sdgs/18/",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, second: Strategy, address: str) -> None:
    assert client.get(f"/strategies/{address}").status_code == 404


def test_an_unpublished_strategy_is_read_by_nobody(client: Client, second: Strategy) -> None:
    actions.publish(strategy=second, published=False, by=planner("planner"))
    for address in PAGES:
        if address.startswith(second.slug):
            assert client.get(f"/strategies/{address}").status_code == 404
    assert second.name not in text(client, "")
    assert second.slug not in text(client, "aizuwakamatsu-1/")
    assert second.slug not in text(client, "aizuwakamatsu-1/indicators/S1-P5-K1/")


def test_every_page_of_a_real_city_carries_its_label(client: Client, second: Strategy) -> None:
    for address in PAGES:
        assert LABEL in text(client, address), address


def test_the_sample_is_stored_once(second: Strategy) -> None:
    version = second.version
    store_strategies(SAMPLE)
    assert Strategy.objects.count() == 2
    assert Strategy.objects.get(pk=second.pk).version == version
    assert second.predecessor is not None
    assert second.predecessor.slug == "aizuwakamatsu-1"


def test_what_was_inferred_and_what_is_silent_is_said(client: Client, second: Strategy) -> None:
    page = text(client, "aizuwakamatsu-1/indicators/S1-P1-K1/")
    assert "性質は推定" in page
    assert "…</span>未報告" in text(client, "aizuwakamatsu-2/")


def test_an_indicator_leads_to_its_successor_and_back(client: Client, second: Strategy) -> None:
    first, later = "aizuwakamatsu-1/indicators/S1-P5-K1/", "aizuwakamatsu-2/indicators/S2-P4-G1/"
    assert f"/strategies/{later}" in words(text(client, first)).links
    assert f"/strategies/{first}" in words(text(client, later)).links


def test_the_review_says_what_became_of_each_pillar(client: Client, second: Strategy) -> None:
    page = text(client, "aizuwakamatsu-1/review/")
    assert page.index("成果") < page.index("今後の方向")
    assert "×</span>未達成" in page
    assert "目標は973人から839人の維持へ" in page


def test_untagged_frameworks_say_so_and_tagged_ones_list(client: Client, second: Strategy) -> None:
    assert "まだどの取組にも付けられていません" in text(client, "aizuwakamatsu-2/by/sdgs/")
    tags = (
        Tag("sdgs", "8", TagBasis.INFERRED, node="S2-P1-M2"),
        Tag("sdgs", "8", TagBasis.STATED, indicator="S2-P1-G3"),
    )
    edit(second, lambda package: replace(package, tags=tags))
    assert "件の取組のうち" in text(client, "aizuwakamatsu-2/by/sdgs/")
    found = words(text(client, "aizuwakamatsu-2/by/sdgs/8/"))
    links = {link.split("?")[0] for link in found.links}
    assert "/strategies/aizuwakamatsu-2/nodes/S2-P1-M2/" in links
    assert "/strategies/aizuwakamatsu-2/indicators/S2-P1-G3/" in links
    assert "Decent Work and Economic Growth" in text(
        client, "aizuwakamatsu-2/nodes/S2-P1-M2/", "en"
    )


def test_where_a_measure_was_taken_from_is_told(client: Client, second: Strategy) -> None:
    told = (Extraction("S2-P1-M2", "PLAN7", "人口", "創業支援のため", "2020-03-01"),)
    edit(second, lambda package: replace(package, extractions=told))
    page = text(client, "aizuwakamatsu-2/nodes/S2-P1-M2/")
    assert "第7次総合計画" in page
    assert "創業支援のため" in page


def _observed(value: str) -> Edited:
    told = Observation("S2-P3-G1", 2020, value=Decimal(value), status=Status.FINAL)

    def change(package: Package) -> Package:
        others = tuple(o for o in package.observations if o.indicator != told.indicator)
        return replace(package, observations=(*others, told))

    return change


def test_a_revised_value_stays_visible_with_its_reason(client: Client, second: Strategy) -> None:
    edit(second, _observed("-540"))
    assert "実績の訂正" not in text(client, "aizuwakamatsu-2/indicators/S2-P3-G1/")
    edit(second, _observed("-350"), "集計の誤り")
    page = text(client, "aizuwakamatsu-2/indicators/S2-P3-G1/?year=2020")
    assert "実績の訂正" in page
    assert "集計の誤り" in page
    assert "○</span>順調" in page
    assert "63.6%" in page


def test_a_revised_ratio_shows_what_was_divided(client: Client, second: Strategy) -> None:
    for part in ("540", "550"):
        told = Observation("S2-P3-M1-K1", 2020, numerator=Decimal(part), denominator=Decimal(1000))

        def change(package: Package, told: Observation = told) -> Package:
            others = tuple(o for o in package.observations if o.indicator != told.indicator)
            return replace(package, observations=(*others, told))

        edit(second, change)
    page = text(client, "aizuwakamatsu-2/indicators/S2-P3-M1-K1/")
    assert "540 ÷ 1000" in page
    assert "55%" in page


def test_an_earlier_target_and_a_break_stay_visible(client: Client, second: Strategy) -> None:
    old = Target("S2-P3-G1", Decimal(-200), 2024, "2019-12-01", "素案")
    broken = Break("S2-P3-G1", 2021, "外国人を含む数え方に変更")

    def change(package: Package) -> Package:
        observed = _observed("-350")(package)
        return replace(observed, targets=(old,), breaks=(broken,))

    edit(second, change)
    page = text(client, "aizuwakamatsu-2/indicators/S2-P3-G1/")
    assert "−200人" in page
    assert "素案" in page
    assert "外国人を含む数え方に変更" in page
    assert "\\u4ee5\\u524d\\u306e\\u76ee\\u6a19" in page


def test_the_overview_opens_at_the_last_year_that_is_known(
    client: Client, second: Strategy
) -> None:
    edit(second, _observed("-540"))
    assert "2020年度（令和2年度）の状況" in text(client, "aizuwakamatsu-2/")
    page = text(client, "aizuwakamatsu-2/2020/")
    assert "▲</span>悪化" in page
    assert "2020年から" in page


@pytest.mark.parametrize(("asked", "found"), [("ベンチャー", "S2-P1-G2"), ("s2-p1-g2", "S2-P1-G2")])
def test_a_search_finds_names_and_ids(
    client: Client, second: Strategy, asked: str, found: str
) -> None:
    page = text(client, f"aizuwakamatsu-2/search/?q={asked}")
    assert f"/strategies/aizuwakamatsu-2/indicators/{found}/" in page


def test_a_search_finds_english_names_and_says_when_nothing_is_there(
    client: Client, second: Strategy
) -> None:
    assert "S1-P5-K1/" in text(client, "aizuwakamatsu-1/search/?q=births", "en")
    nothing = text(client, "aizuwakamatsu-1/search/?q=<b>xyz</b>", "en")
    assert "Nothing was found for “&lt;b&gt;xyz&lt;/b&gt;”" in nothing


def test_a_pillar_says_in_sentences_how_it_stands(client: Client, second: Strategy) -> None:
    page = client.get("/strategies/aizuwakamatsu-2/nodes/S2-P4/?year=2022&lang=ja").content.decode()
    assert re.search(r"ここにある指標\d+件の内訳は、(\w+\d+件、?)+です。", page)
    assert "「出生数/年 (1~12月)」は" in page
    english = client.get("/strategies/aizuwakamatsu-2/nodes/S2-P4/?year=2022&lang=en")
    assert re.search(r"Of \d+ indicators here, \d+ ", english.content.decode())


@pytest.fixture
def third(second: Strategy) -> Strategy:
    """Return the third strategy, for which the second one was shortened by a year."""
    head = actions.Head("aizuwakamatsu-3", "07202", "会津若松市", "第3期総合戦略", 2024, 2026)
    made = actions.succeed(
        strategy=second, head=head, by=planner(), shortened_because="国の戦略の改定に合わせた"
    )
    actions.publish(strategy=made, published=True, by=planner())
    return made


def test_a_strategy_that_was_replaced_early_says_so_with_the_reason(
    client: Client, second: Strategy, third: Strategy
) -> None:
    page = text(client, "aizuwakamatsu-2/")
    told = "2024年度（令和6年度）までの計画でしたが、2023年度（令和5年度）で終わりました"
    assert told in page
    assert "国の戦略の改定に合わせた" in page
    assert "で終わりました" not in text(client, "aizuwakamatsu-3/")
    assert client.get("/strategies/aizuwakamatsu-2/2024/").status_code == 404


def test_a_target_beyond_the_end_is_said_not_to_be_due_in_it(
    client: Client, second: Strategy, third: Strategy
) -> None:
    page = text(client, "aizuwakamatsu-2/indicators/S2-P3-G1/")
    assert "目標年は2024年（令和6年）で、この戦略の期間より後です" in page
    assert "期間内に期限なし" in text(client, "aizuwakamatsu-2/review/")
    assert "未達成</span> <strong>0</strong>" in text(client, "aizuwakamatsu-2/2023/")
    assert "期間内に期限なし" not in text(client, "aizuwakamatsu-3/review/")


def test_what_became_of_measures_is_read_on_both_sides(
    client: Client, second: Strategy, third: Strategy
) -> None:
    told = "/strategies/aizuwakamatsu-3/nodes/S2-P2-M6/"
    assert told in text(client, "aizuwakamatsu-2/nodes/S2-P2-M6/")
    assert told in text(client, "aizuwakamatsu-2/review/")
    assert "/strategies/aizuwakamatsu-2/nodes/S2-P2-M6/" in text(
        client, "aizuwakamatsu-3/nodes/S2-P2-M6/"
    )


def test_the_tags_of_an_indicator_stand_on_its_page(client: Client, second: Strategy) -> None:
    tag = Tag("sdgs", "8", TagBasis.INFERRED, indicator="S2-P1-G1")
    edit(second, partial(editing.with_tags, tags=[tag], indicator="S2-P1-G1"))
    page = text(client, "aizuwakamatsu-2/indicators/S2-P1-G1/")
    assert "SDGs: 働きがいも経済成長も（推定）" in page


def test_that_the_tags_of_the_document_are_lost_is_said_and_tagging_offered_to_planners(
    client: Client, second: Strategy
) -> None:
    assert "画像から読み取れないため" in text(client, "aizuwakamatsu-2/by/sdgs/")
    assert "the tags are lost here" in text(client, "aizuwakamatsu-2/by/sdgs/", "en")
    offer = "/plans/aizuwakamatsu-2/edit/frameworks/sdgs/tagging/"
    assert offer in text(client, "aizuwakamatsu-2/by/sdgs/")
    assert offer not in text(Client(), "aizuwakamatsu-2/by/sdgs/")


def test_an_earlier_target_is_struck_through_with_the_reason_of_its_successor(
    client: Client, second: Strategy
) -> None:
    actions.edit(
        strategy=second,
        change=partial(
            editing.revised,
            indicator="S2-P3-G1",
            target=Decimal(-200),
            target_year=2024,
            decided_on="2022-03-20",
            reason="上方修正",
        ),
        version=second.version,
        by=planner(),
    )
    page = client.get("/strategies/aizuwakamatsu-2/indicators/S2-P3-G1/").content.decode()
    assert re.search(r"<del>−270人", page)
    assert re.search(r"<strong>−200人.*</strong> 決定日? ?2022-03-20|2022-03-20 上方修正", page)
