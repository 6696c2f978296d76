"""Frameworks: lists taken over, entries renamed and taken out with their tags."""

from __future__ import annotations

import pytest
from django.test import Client

from sosei.strategy.ready_made import ready_made
from sosei.web.plans import load
from sosei.web.plans.models import Strategy

pytestmark = pytest.mark.django_db

PAGE = "/plans/aizu-2/edit/frameworks/"


def _post(client: Client, strategy: Strategy, path: str, **told: str) -> str:
    answer = client.post(PAGE + path, {"version": str(strategy.version)} | told, follow=True)
    strategy.refresh_from_db()
    return answer.content.decode()


@pytest.mark.parametrize("key", ready_made())
def test_every_list_that_ships_is_whole_and_has_both_languages(key: str) -> None:
    told = ready_made()[key]
    assert [item.order for item in told.items] == list(range(1, len(told.items) + 1))
    assert set(told.english) == {item.code for item in told.items}
    assert all(told.english.values())
    assert told.source.ja
    assert told.source.en


def test_a_list_is_taken_over_and_no_longer_offered(client: Client, empty: Strategy) -> None:
    assert "SDGsの17項目を加える" in client.get(PAGE).content.decode()
    page = _post(client, empty, "lists/sdgs/")
    assert "SDGsの17項目を加える" not in page
    assert len(load.package(empty).frameworks) == 17
    assert "No Poverty" in client.get(f"{PAGE}?lang=en").content.decode()


def test_what_is_there_already_is_kept_under_its_own_name(client: Client, empty: Strategy) -> None:
    _post(client, empty, "", framework="sdgs", code="8", name="働きがい", order="8")
    _post(client, empty, "lists/sdgs/")
    names = {item.code: item.name for item in load.package(empty).frameworks}
    assert (names["8"], names["9"]) == ("働きがい", "産業と技術革新の基盤をつくろう")


def test_an_entry_is_renamed_from_its_own_form(client: Client, strategy: Strategy) -> None:
    form = client.get(f"{PAGE}?framework=sdgs&code=8").context["form"]
    told = {field.name: field.value for field in form.fields}
    assert (told["framework"], told["code"], told["name"]) == ("sdgs", "8", "働きがいも経済成長も")
    _post(client, strategy, "", **told | {"name": "しごとと成長"})
    assert "しごとと成長" in {f.name for f in load.package(strategy).frameworks}
    assert len(load.package(strategy).frameworks) == 32


def test_an_entry_says_what_it_is_taken_from_before_it_goes(
    client: Client, strategy: Strategy
) -> None:
    tag = {"entry": "national_goals\t1", "tag_basis": "stated", "version": str(strategy.version)}
    client.post("/plans/aizu-2/edit/tags/node/S2-P1/", tag)
    strategy.refresh_from_db()
    assert load.package(strategy).tags
    page = client.get(f"{PAGE}national_goals/1/remove/").content.decode()
    assert "この項目が付いている1件からも外れます" in page
    _post(client, strategy, "national_goals/1/remove/")
    left = load.package(strategy)
    assert ("national_goals", "1") not in {(t.framework, t.code) for t in left.tags}
    assert ("national_goals", "1") not in {(f.framework, f.code) for f in left.frameworks}


def test_a_list_that_does_not_ship_is_not_found(client: Client, strategy: Strategy) -> None:
    assert client.post(f"{PAGE}lists/other/", {"version": "1"}).status_code == 404
