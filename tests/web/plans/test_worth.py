"""What a measure is worth, stated and read on pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from tests.people import planner

from sosei.strategy.package import Package
from sosei.studies.result import VisionResult
from sosei.web.plans import actions, load
from sosei.web.plans.models import Strategy
from sosei.web.visions import actions as visions

pytestmark = pytest.mark.django_db

SETTLERS = "S2-P2-M6-K1"


@pytest.fixture
def strategy(strategy: Strategy, package: Package) -> Strategy:
    """The sample's second strategy, its rule of worth not yet taken over."""
    bare = replace(package, worth_rules=())
    actions.import_package(
        strategy=strategy, package=bare, version=strategy.version, by=planner("another")
    )
    return strategy


@pytest.fixture
def seen(strategy: Strategy, sample_result: VisionResult) -> Strategy:
    """The strategy of a municipality that has a vision."""
    visions.show(stored=visions.store(result=sample_result, files={}), by=planner())
    return strategy


def _rule(client: Client, strategy: Strategy, **cells: str) -> str:
    form = {
        "version": str(strategy.version),
        "persons": "159",
        "from_year": "2020",
        "to_year": "R7",
        "share": "1",
        "profile": "family",
        "part_of": "",
        "reason": "仮定",
    }
    answer = client.post(
        f"/plans/{strategy.slug}/edit/worth/{SETTLERS}/", form | cells, follow=True
    )
    strategy.refresh_from_db()
    load._package.cache_clear()
    return answer.content.decode()


def _residents(page: str) -> int:
    foot = page.split("<tfoot>")[1].split("</tfoot>", maxsplit=1)[0]
    found = re.search(r"<td[^>]*>([0-9,]+)人", foot)
    assert found is not None
    return int(found[1].replace(",", ""))


def test_what_is_proposed_counts_only_when_it_was_taken_over(
    client: Client, seen: Strategy
) -> None:
    page = client.get(f"/plans/{seen.slug}/edit/worth/").content.decode()
    assert "候補（まだ計算に入れていません）" in page
    assert "2020年から2025年までに均等に計159人（年31.8人）" in page
    assert "<tfoot>" not in page
    page = _rule(client, seen)
    assert load.package(seen).worth_rules[0].to_year == 2025
    assert 100 < _residents(page) < 250
    assert "長期人口ビジョンと現状推計の差（約2万7千人）の0.6%です" in page


def test_half_the_people_are_half_the_residents(client: Client, seen: Strategy) -> None:
    whole = _residents(_rule(client, seen, persons="1590"))
    half = _residents(_rule(client, seen, persons="1590", share="0.5"))
    assert half == pytest.approx(whole / 2, abs=1)


def test_a_rule_that_cannot_be_read_is_refused_beside_its_field(
    client: Client, seen: Strategy
) -> None:
    page = _rule(client, seen, persons="多数", from_year="いつか")
    assert "人数（合計）" in page
    assert page.count('class="fault"') == 2
    assert 'value="多数"' in page
    assert not load.package(seen).worth_rules


def test_a_rule_that_does_not_fit_the_vision_is_told_and_nothing_is_reckoned(
    client: Client, seen: Strategy
) -> None:
    page = _rule(client, seen, from_year="2010")
    assert "ルールが将来推計に合いません" in page
    assert "≥ 2015" in page
    assert "<tfoot>" not in page


def test_a_rule_that_is_none_whatever_the_vision_is_not_saved(
    client: Client, seen: Strategy
) -> None:
    page = _rule(client, seen, persons="-1", share="2", to_year="2020")
    assert page.count('class="fault"') == 3
    assert "戦略がなければ来なかった人の割合：2" in page
    assert not load.package(seen).worth_rules


def test_any_indicator_may_have_a_rule_of_its_own(client: Client, seen: Strategy) -> None:
    address = f"/plans/{seen.slug}/edit/worth/S2-P1-M1-K1/"
    assert address in client.get(f"/plans/{seen.slug}/edit/worth/").content.decode()
    assert "候補を作れません" in client.get(address).content.decode()


def test_another_stored_projection_can_be_chosen(
    client: Client, seen: Strategy, sample_result: VisionResult
) -> None:
    _rule(client, seen)
    other = replace(sample_result, title="別の推計")
    visions.store(result=other, files={})
    page = client.get(f"/plans/{seen.slug}/edit/worth/").content.decode()
    assert f'value="{sample_result.address}" lang="ja" selected' in page, "the vision comes first"
    page = client.get(f"/plans/{seen.slug}/edit/worth/?vision={other.address}").content.decode()
    assert f'value="{other.address}" lang="ja" selected' in page
    assert f'<code class="hash">{other.address}</code>' in page
    actions.publish(strategy=seen, published=True, by=planner("another"))
    public = client.get(f"/strategies/{seen.slug}/worth/?vision={other.address}").content.decode()
    assert f'<code class="hash">{sample_result.address}</code>' in public, (
        "everybody sees the vision"
    )


def test_what_it_rests_on_is_told(client: Client, seen: Strategy) -> None:
    page = _rule(client, seen)
    assert "2015年10月1日の国勢調査から2060年まで" in page
    assert "現状推計と同じ割合で子どもを持ち、亡くなり、転出入する" in page
    assert "Rogers and Castro (1981)" in page
    assert "総務省統計局「国勢調査」" in page


def test_a_rule_is_taken_away(client: Client, seen: Strategy) -> None:
    _rule(client, seen)
    page = _rule(client, seen, remove="yes")
    assert "ルールを決めた指標がないため" in page
    assert not load.package(seen).worth_rules


def test_without_a_vision_the_page_says_what_to_do(client: Client, strategy: Strategy) -> None:
    page = _rule(client, strategy)
    assert "長期人口ビジョンがまだありません" in page


@pytest.mark.parametrize(("language", "said"), [("ja", "約180人"), ("en", "about 180 people")])
def test_everybody_reads_what_a_published_strategy_is_worth(
    client: Client, seen: Strategy, language: str, said: str
) -> None:
    _rule(client, seen)
    actions.publish(strategy=seen, published=True, by=planner("another"))
    page = client.get(f"/strategies/{seen.slug}/worth/?lang={language}").content.decode()
    assert said in page
    assert 'id="chart-worth"' in page
    again = client.get(f"/strategies/{seen.slug}/worth/?lang=ja&reckoned=2025").content.decode()
    assert 159 < _residents(again) < 175, "and their first children"
