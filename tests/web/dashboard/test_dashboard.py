"""The dashboard of a town, without a browser."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests.cells import without_cells
from tests.people import planner
from tests.reviews import CYCLE, package, seen
from tests.stored import sample_strategies

from sosei.publishing.book import DRAWN
from sosei.publishing.proof import disagreeing, numbers_of
from sosei.publishing.ranges import FOUR_IN_FIVE, between
from sosei.publishing.strategy.frozen import Frozen
from sosei.publishing.strategy.lines import STATUSES
from sosei.strategy.indicator import Target
from sosei.strategy.verdict import Verdict
from sosei.studies.ensemble.draw import drawn
from sosei.studies.result import VisionResult
from sosei.web.dashboard import load
from sosei.web.dashboard.strategy import counts
from sosei.web.dashboard.strategy import told as told_of
from sosei.web.plans import actions as plan_actions
from sosei.web.plans import load as plans
from sosei.web.plans.models import Strategy
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.load import edition_of
from sosei.web.reviews.opening import open_review
from sosei.web.visions import actions

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[3] / "src/sosei/studies/sample"
PAGE = "/dashboard/07202/"


@pytest.fixture
def shown(sample_result: VisionResult) -> VisionResult:
    actions.show(stored=actions.store(result=sample_result, files={}), by=planner())
    return sample_result


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return without_cells(answer.content.decode())


def test_without_a_vision_the_page_says_what_to_do_first() -> None:
    assert "はじめに、検討の結果のページから人口ビジョンを公開してください" in page("/dashboard/")
    assert Client().get(PAGE).status_code == 404


def test_the_town_stands_against_its_line_and_the_register_against_none(
    shown: VisionResult,
) -> None:
    told = page(PAGE)
    assert "2020年（令和2年）の国勢調査の人口は117,376人" in told
    assert "見通し（117,567人）より191人少なくなっています" in told
    register = re.search(r"2023年1月1日</th>(.*?)</tr>", told, re.S)
    assert register
    assert register[1].count("比較できません") == 2
    assert "公開している総合戦略は、まだありません" in told


def test_every_indicator_of_the_running_strategy_is_counted(shown: VisionResult) -> None:
    sample_strategies()
    running = load.running("07202")
    assert running == Strategy.objects.get(slug="aizuwakamatsu-2")
    told = page(PAGE)
    listed = re.search(r'<ul class="counts">(.*?)</ul>', told, re.S)
    assert listed
    numbers = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", listed[1])]
    assert sum(numbers) == len(plans.package(running).indicators)
    assert "未報告" in listed[1]


def test_who_is_silent_is_counted_openly_even_if_nobody_is() -> None:
    listed = counts([STATUSES[Verdict.WORSE], STATUSES[Verdict.ON_TRACK], STATUSES[Verdict.WORSE]])
    assert [(each["status"].name, each["count"]) for each in listed] == [
        ("on_track", 1),
        ("worse", 2),
        ("not_reported", 0),
    ]


def test_a_frozen_year_tells_what_was_frozen_and_what_is_worst_comes_first(
    shown: VisionResult,
) -> None:
    head = plan_actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)
    made = package(seen("births", 2020, 812))
    strategy = plan_actions.create(head=head, package=made, by=planner())
    plan_actions.publish(strategy=strategy, published=True, by=planner())
    cycle = open_review(strategy=strategy, cycle=CYCLE, by=planner())
    for request in cycle.requests.all():
        accept_silence(row=request, reason="集計が間に合わないため", by=planner())
    edition = freeze(cycle=cycle, today=date(2022, 9, 1), by=planner())
    strategy.refresh_from_db()
    kpi = told_of(strategy)
    assert kpi["edition"] == edition
    assert kpi["year"] == CYCLE.year
    frozen = Frozen(edition_of(edition)).indicators
    assert sum(each["count"] for each in kpi["counts"]) == len(frozen)
    worst = [each.status.name for each, _ in kpi["trouble"]]
    assert sorted(worst, key=["worse", "missed", "behind"].index) == worst
    assert {each.id for each, _ in kpi["trouble"]} == {
        each.id for each in frozen if each.mark.name in {"worse", "missed", "behind"}
    }
    assert f"/reviews/editions/{edition.address}/" in page(PAGE)


def test_only_the_embedded_page_may_stand_in_a_frame_and_it_leaves_nothing(
    shown: VisionResult,
) -> None:
    embedded, whole = Client().get(f"{PAGE}embed/?lang=en"), Client().get(PAGE)
    told = embedded.content.decode()
    assert "frame-ancestors *;" in embedded.headers["Content-Security-Policy"] + ";"
    assert "X-Frame-Options" not in embedded.headers
    assert not embedded.cookies
    assert "<form" not in told
    assert '<html lang="en">' in told
    assert "frame-ancestors 'none'" in whole.headers["Content-Security-Policy"]
    assert whole.headers["X-Frame-Options"] == "DENY"
    before, after = (
        dict(d.strip().partition(" ")[::2] for d in a.headers["Content-Security-Policy"].split(";"))
        for a in (whole, embedded)
    )
    assert {n for n in before if before[n] != after[n]} == {"frame-ancestors", "form-action"}


def test_the_fan_lies_behind_the_line_once_the_vision_was_drawn(shown: VisionResult) -> None:
    assert "5回に4回" not in page(PAGE)
    ensemble = drawn(shown, 300, 1)
    actions.store(result=shown, files={DRAWN: ensemble.content})
    told = page(PAGE)
    low, high = (ensemble.quantile("vision", 2060, "total", p) for p in FOUR_IN_FIVE)
    assert f"5回に4回は{between(low, high)}になります" in told
    assert "濃い順に2回に1回" in told
    assert f"{high}" in Client().get(PAGE).content.decode()


def test_a_link_to_the_town_shows_its_finding_and_its_picture(shown: VisionResult) -> None:
    for told in (page("/visions/07202/"), page(PAGE)):
        assert 'og:description" content="2020年（令和2年）の国勢調査の人口は117,376人' in told
    picture = re.search(r'og:image" content="http://testserver([^"]*)"', told)
    assert picture
    answer = Client().get(picture[1].replace("&amp;", "&"))
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    size = [int.from_bytes(answer.content[at : at + 4]) for at in (16, 20)]
    assert size == [1200, 630]


def test_without_scripts_its_chart_is_the_picture_in_the_page_s_language(
    shown: VisionResult,
) -> None:
    for place, language in (("dashboard", "ja"), ("dashboard_embed", "en")):
        page = Client().get(reverse(place, args=(shown.area,), query={"lang": language}))
        found = re.search(r'<noscript><img src="([^"]+)" alt="([^"]+)">', page.content.decode())
        assert found is not None
        assert found[2]
        picture = Client().get(found[1])
        assert picture["Content-Type"] == "image/png"
        assert f"lang={language}" in found[1]


def test_its_numbers_name_the_cells_that_they_stand_in(shown: VisionResult) -> None:
    told = Client().get(PAGE).content.decode()
    assert numbers_of(told)
    assert disagreeing(told, shown) == []
    counted = (
        '<span data-cell="history_groups.population[2020,2020-10-01,census,total]">117,376</span>'
    )
    assert counted in told


def test_indicators_that_moved_alike_stand_together(shown: VisionResult) -> None:
    sample_strategies()
    running = load.running("07202")
    assert running
    groups = told_of(running)["moved"]
    assert len({(g["before"].name, g["now"].name) for g in groups}) == len(groups)
    listed = [each["id"] for group in groups for each in group["inside"]]
    every = plans.told(running, told_of(running)["year"]).told
    assert sorted(listed) == sorted(e.judgement.indicator.id for e in every if e.changed)


def test_a_target_that_was_decided_anew_this_year_is_told_with_the_one_before() -> None:
    old, new = (
        Target("visitors", Decimal(number), 2024, day, "")
        for number, day in ((4_000_000, "2020-03-01"), (3_950_000, "2021-10-01"))
    )
    head = plan_actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)
    observed = package(seen("births", 2021, 797), targets=(old, new))
    kpi = told_of(plan_actions.create(head=head, package=observed, by=planner()))
    assert [(each["id"], each["before"].ja, each["now"].ja) for each in kpi["targets"]] == [
        ("visitors", "400万人", "395万人")
    ]
