"""A strategy copied into its successor; what became of each indicator is said and changed."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from sosei.strategy.plan import SuccessionKind
from sosei.web.plans import load
from sosei.web.plans.models import Edit, Strategy

pytestmark = pytest.mark.django_db

SUCCEED = "/plans/aizu-2/edit/succeed/"
HEAD = {
    "name": "第3期総合戦略",
    "town": "会津若松市",
    "area": "07202",
    "first_year": "R7",
    "last_year": "R11",
    "slug": "aizu-3",
}
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
KEY = "S2-P4-G2"
BECAME = f"/plans/aizu-2/edit/successions/indicator/{KEY}/"


def test_the_period_that_follows_is_proposed(client: Client, strategy: Strategy) -> None:
    form = client.get(SUCCEED).context["form"]
    told = {field.name: field.value for field in form.fields}
    assert (told["first_year"], told["last_year"], told["slug"]) == ("2025", "2029", "")


def test_a_successor_has_the_same_tree_and_every_indicator_continues(
    client: Client, strategy: Strategy
) -> None:
    assert client.post(SUCCEED, HEAD)["Location"] == "/plans/aizu-2/edit/successions/"
    made = Strategy.objects.get(slug="aizu-3")
    assert made.predecessor == strategy
    assert load.package(made).nodes == load.package(strategy).nodes
    assert load.package(made).observations == ()
    strategy.refresh_from_db()
    told = load.package(strategy).successions
    assert {s.indicator for s in told} >= {i.id for i in load.package(strategy).indicators}
    assert "S2-P2-M6" in {s.node for s in told}
    assert "第3期総合戦略" in client.get("/plans/aizu-2/edit/successions/").content.decode()


def test_a_faulty_head_makes_no_successor(client: Client, strategy: Strategy) -> None:
    response = client.post(SUCCEED, HEAD | {"slug": "aizu-2"})
    assert response.status_code == 422
    assert 'id="slug-fault-1"' in response.content.decode()
    assert Strategy.objects.count() == 1


def test_a_successor_that_begins_early_shortens_the_strategy_with_its_reason(
    client: Client, strategy: Strategy
) -> None:
    early = HEAD | {"first_year": "R6", "last_year": "R8"}
    refused = client.post(SUCCEED, early)
    assert refused.status_code == 422
    assert 'id="shortened_because-fault-1"' in refused.content.decode()
    assert Strategy.objects.count() == 1
    assert client.post(SUCCEED, early | {"shortened_because": "国の改定"}).status_code == 302
    strategy.refresh_from_db()
    assert (strategy.last_year, strategy.planned_last_year) == (2023, 2024)
    assert strategy.ended_because == "国の改定"
    edit = Edit.objects.get(strategy=strategy, version=2)
    assert edit.changes[0]["before"]["last_year"] == "2024"


def test_a_successor_does_not_begin_with_the_strategy_itself(
    client: Client, strategy: Strategy
) -> None:
    refused = client.post(SUCCEED, HEAD | {"first_year": "R2", "shortened_because": "改定"})
    assert refused.status_code == 422
    assert "重なる2020年度" in refused.content.decode()
    strategy.refresh_from_db()
    assert (strategy.last_year, strategy.version) == (2024, 1)


def test_a_head_does_not_reach_into_the_next_strategy(client: Client, strategy: Strategy) -> None:
    client.post(SUCCEED, HEAD)
    told = {"name": "第2期", "town": "会津若松市", "area": "07202", "first_year": "R2"}
    answer = client.post("/plans/aizu-2/edit/head/", told | {"last_year": "R7", "version": 2})
    assert answer.status_code == 422
    assert 'id="last_year-fault-1"' in answer.content.decode()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"planned_last_year": "R6"}, "planned_last_year"),
        ({"planned_last_year": "R7"}, "ended_because"),
        ({"ended_because": "改定"}, "planned_last_year"),
        ({"english_label": "long " * 100}, "english_label"),
    ],
)
def test_a_shortened_period_has_its_reason_and_words_fit(
    client: Client, strategy: Strategy, told: dict[str, str], field: str
) -> None:
    head = {"name": "第2期", "town": "会津若松市", "area": "07202", "first_year": "R2"}
    answer = client.post(
        "/plans/aizu-2/edit/head/", head | {"last_year": "R6", "version": 1} | told
    )
    assert answer.status_code == 422
    assert f'id="{field}-fault-1"' in answer.content.decode()


def test_an_indicator_is_said_to_be_redefined_or_ended(client: Client, strategy: Strategy) -> None:
    client.post(SUCCEED, HEAD)
    told = {"succession": "redefined", "successor": KEY, "note": "別の統計にしました"}
    assert client.post(BECAME, told | {"version": 2}).status_code == 302
    assert "別の統計にしました" in client.get(BECAME).content.decode()
    client.post(BECAME, {"succession": "ended", "note": "終了", "version": 3})
    strategy.refresh_from_db()
    (row,) = (s for s in load.package(strategy).successions if s.indicator == KEY)
    assert (row.kind, row.successor, row.note) == (SuccessionKind.ENDED, "", "終了")


def test_what_continues_names_its_successor(client: Client, strategy: Strategy) -> None:
    response = client.post(BECAME, {"succession": "continued", "successor": "", "version": 1})
    assert response.status_code == 422
    assert 'id="successor-fault-1"' in response.content.decode()


@pytest.mark.parametrize("page", ["succeed", "successions", "successions/indicator/P1-K1"])
def test_no_page_has_words_of_the_other_language(
    client: Client, empty: Strategy, page: str
) -> None:
    Strategy.objects.filter(pk=empty.pk).update(name="Strategy", town="Town")
    add = "/plans/aizu-2/edit/nodes/new/"
    client.post(add, {"kind": "pillar", "name": "Work", "version": 0})
    told = {"name": "Births", "nature": "flow", "direction": "up", "year_basis": "fiscal"}
    new = "/plans/aizu-2/edit/indicators/new/?node=P1"
    client.post(new, told | {"baseline_is": "unknown", "version": 1})
    response = client.get(f"/plans/aizu-2/edit/{page}/", headers={"accept-language": "en"})
    assert response.status_code == 200
    assert not JAPANESE.search(response.content.decode().replace("日本語", ""))


def test_a_measure_is_said_to_have_ended(client: Client, strategy: Strategy) -> None:
    client.post(SUCCEED, HEAD)
    page = client.get("/plans/aizu-2/edit/successions/").content.decode()
    assert "柱・目標・取組" in page
    told = {"succession": "ended", "successor": "", "note": "事業を終えた", "version": 2}
    path = "/plans/aizu-2/edit/successions/node/S2-P2-M6/"
    assert client.post(path, told).status_code == 302
    strategy.refresh_from_db()
    (row,) = (s for s in load.package(strategy).successions if s.node == "S2-P2-M6")
    assert (row.kind, row.note) == (SuccessionKind.ENDED, "事業を終えた")
    assert client.get("/plans/aizu-2/edit/successions/other/S2-P2-M6/").status_code == 404
