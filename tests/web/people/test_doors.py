"""The tables of doors: every address has one, and opens to nobody without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from sosei.web.people.doors import PUBLIC, SIGNED_IN, _join, doors
from sosei.web.people.guard import GuardMiddleware, NoDoorError
from sosei.web.people.verbs import VERBS


def addresses(of: URLResolver) -> Iterator[URLPattern]:
    for pattern in of.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern)
        else:
            yield pattern


def test_every_address_has_a_door_and_every_door_an_address() -> None:
    named = {str(pattern.name) for pattern in addresses(get_resolver())}
    assert named == set(doors())


def test_a_door_is_a_verb_or_open_to_everybody_or_to_whoever_is_signed_in() -> None:
    assert set(doors().values()) <= {PUBLIC, SIGNED_IN, *VERBS}


def test_an_address_without_a_door_opens_to_nobody() -> None:
    guard = GuardMiddleware(lambda _request: pytest.fail("it was opened"))
    with pytest.raises(NoDoorError, match="/somewhere/"):
        guard.process_view(RequestFactory().get("/somewhere/"), lambda: None, (), {})  # type: ignore[arg-type, return-value]


def test_no_two_apps_name_the_same_address() -> None:
    with pytest.raises(ValueError, match="plan"):
        _join({"plan": PUBLIC}, {"plan": "strategy.edit"}, "another")


@pytest.mark.django_db
def test_an_address_that_is_not_there_is_not_found_signed_in_or_not(client: Client) -> None:
    assert Client().get("/nowhere/").status_code == client.get("/nowhere/").status_code == 404
