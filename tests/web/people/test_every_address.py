"""A walk over every address as everybody: who comes in, written out; a new address without a line fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

pytestmark = pytest.mark.django_db

EVERYBODY = {
    "front": 200,
    "health_live": 200,
    "health_ready": 503,
    "login": 200,
    "demo_login": 405,
    "oidc": 404,
    "oidc_back": 404,
    "join": 410,
    "forgotten": 200,
    "strategies": 200,
    "strategy": 404,
    "strategy-year": 404,
    "strategy-review": 404,
    "strategy-search": 404,
    "strategy-by": 404,
    "strategy-entry": 404,
    "strategy-node": 404,
    "strategy-indicator": 404,
    "strategy-worth": 404,
    "strategy-file": 404,
    "api_proposals": 405,
    "editions": 200,
    "kept": 200,
    "edition": 404,
    "edition-json": 404,
    "edition-file": 404,
    "edition-changes": 404,
    "vision": 404,
    "stored": 404,
    "file": 404,
    "dashboards": 200,
    "dashboard": 404,
    "dashboard_embed": 404,
    "dashboard_embedding": 404,
    "dashboard_card": 404,
    "dashboard_file": 404,
    "atlas": 200,
    "atlas_file": 404,
    "atlas_prefecture": 404,
    "atlas_prefecture_file": 404,
    "explore": 404,
    "explore_figures": 404,
    "explore_closing": 404,
    "explore_take": 404,
    "explore_guide": 404,
    "open_data": 200,
    "open_data_catalogue": 200,
    "open_data_feed": 200,
    "open_dataset": 404,
    "open_dataset_edition": 404,
    "open_data_file": 404,
    "api": 200,
    "api_description": 200,
    "api_action": 400,
    "api_action_unversioned": 400,
}
"""What everybody opens, signed in or not, and what it answers where nothing is stored and no worker runs."""

SIGNED_IN = {
    "jobs": 200,
    "job": 404,
    "job_cancel": 405,
    "logout": 405,
    "account": 200,
    "account_password": 405,
    "account_everywhere": 405,
    "account_session_end": 405,
    "account_data": 200,
    "prove": 200,
}
"""What whoever is signed in opens."""

PLANNER, REPORTER, HEAD = "planner", "reporter", "head"
REVIEWER, VIEWER, ADMINISTRATOR = "outside_reviewer", "viewer", "administrator"
CITY_HALL = {PLANNER, REPORTER, HEAD, VIEWER, ADMINISTRATOR}
WRITERS = {PLANNER, REPORTER, HEAD}
HEADS = {PLANNER, HEAD}

ROLES: dict[str, tuple[set[str], int]] = {
    "data": (CITY_HALL, 200),
    "block": (CITY_HALL, 404),
    "trace": (CITY_HALL, 200),
    "nation": (CITY_HALL, 200),
    "nation_csv": (CITY_HALL, 404),
    "added": ({PLANNER}, 404),
    "remove": ({PLANNER}, 404),
    "studies": (CITY_HALL, 200),
    "study_file": (CITY_HALL, 404),
    "compare": (CITY_HALL, 404),
    "run": (CITY_HALL, 404),
    "run_fields": (CITY_HALL, 404),
    "run_field": (CITY_HALL, 404),
    "run_fields_csv": (CITY_HALL, 404),
    "own_files": (CITY_HALL, 404),
    "run_districts": (CITY_HALL, 404),
    "run_districts_csv": (CITY_HALL, 404),
    "own_file": (CITY_HALL, 404),
    "own_used_rates": (CITY_HALL, 404),
    "run_assumptions": ({PLANNER}, 404),
    "run_ensemble": (CITY_HALL, 404),
    "own_send": ({PLANNER}, 405),
    "own_look": ({PLANNER}, 404),
    "own_remove": ({PLANNER}, 404),
    "study_manuscript": (CITY_HALL, 404),
    "plan_manuscript": ({PLANNER}, 404),
    "review_manuscript": (CITY_HALL | {REVIEWER}, 404),
    "study_manuscript_section": (CITY_HALL, 404),
    "plan_manuscript_section": ({PLANNER}, 404),
    "review_manuscript_section": (CITY_HALL | {REVIEWER}, 404),
    "study_manuscript_versions": (CITY_HALL, 404),
    "plan_manuscript_versions": ({PLANNER}, 404),
    "review_manuscript_versions": (CITY_HALL | {REVIEWER}, 404),
    "study_manuscript_file": (CITY_HALL, 404),
    "plan_manuscript_file": ({PLANNER}, 404),
    "review_manuscript_file": (CITY_HALL | {REVIEWER}, 404),
    "study_new": ({PLANNER}, 200),
    "study_import": ({PLANNER}, 405),
    "study": ({PLANNER}, 404),
    "study_copy": ({PLANNER}, 405),
    "study_delete": ({PLANNER}, 404),
    "run_show": ({PLANNER}, 405),
    "explore_keep": ({PLANNER}, 405),
    "plans": ({PLANNER}, 200),
    "plan": ({PLANNER}, 404),
    "plan_new": ({PLANNER}, 200),
    "plan_head": ({PLANNER}, 404),
    "plan_publish": ({PLANNER}, 405),
    "plan_worth": ({PLANNER}, 404),
    "plan_worth_rule": ({PLANNER}, 404),
    "plan_rows": ({PLANNER}, 404),
    "plan_succeed": ({PLANNER}, 404),
    "plan_successions": ({PLANNER}, 404),
    "plan_succession": ({PLANNER}, 404),
    "plan_files": ({PLANNER}, 404),
    "plan_take_in": ({PLANNER}, 405),
    "plan_file": ({PLANNER}, 404),
    "plan_frameworks": ({PLANNER}, 404),
    "plan_framework_list": ({PLANNER}, 405),
    "plan_framework_remove": ({PLANNER}, 404),
    "plan_texts": ({PLANNER}, 404),
    "plan_tags": ({PLANNER}, 404),
    "plan_tagging": ({PLANNER}, 404),
    "plan_move": ({PLANNER}, 405),
    "plan_node_new": ({PLANNER}, 404),
    "plan_node": ({PLANNER}, 404),
    "plan_node_remove": ({PLANNER}, 404),
    "plan_indicator_new": ({PLANNER}, 404),
    "plan_indicator": ({PLANNER}, 404),
    "plan_observations": ({PLANNER}, 404),
    "plan_target": ({PLANNER}, 404),
    "plan_indicator_remove": ({PLANNER}, 404),
    "plan_proposals": ({PLANNER}, 404),
    "plan_proposal": ({PLANNER}, 405),
    "plan_official": ({PLANNER}, 405),
    "plan_sources": ({PLANNER}, 404),
    "plan_revoke": ({PLANNER}, 405),
    "reviews": (CITY_HALL | {REVIEWER}, 200),
    "reviews-mine": (CITY_HALL | {REVIEWER}, 200),
    "review": (CITY_HALL | {REVIEWER}, 404),
    "review-report": (CITY_HALL | {REVIEWER}, 404),
    "review-step": (CITY_HALL | {REVIEWER}, 405),
    "evidence": (CITY_HALL | {REVIEWER}, 404),
    "review-judgement": (CITY_HALL | {REVIEWER}, 404),
    "review-opinions": (CITY_HALL | {REVIEWER}, 404),
    "review-freeze": (CITY_HALL | {REVIEWER}, 404),
    "review-file": (CITY_HALL | {REVIEWER}, 404),
    "review-open": ({PLANNER}, 404),
    "review-give": ({PLANNER}, 405),
    "review-remind": ({PLANNER}, 405),
    "review-silent": ({PLANNER}, 405),
    "review-sheets": ({PLANNER}, 404),
    "review-mark": ({PLANNER}, 405),
    "review-answer": (HEADS, 405),
    "reviews-approve": (HEADS, 405),
    "review-draft": (WRITERS, 302),
    "review-draft-drop": (WRITERS, 405),
    "review-sheet": (WRITERS, 404),
    "review-sheet-file": (WRITERS, 404),
    "review-sheet-look": (WRITERS, 404),
    "evidence-out": (WRITERS, 405),
    "people": ({PLANNER, ADMINISTRATOR}, 200),
    "departments": ({PLANNER, ADMINISTRATOR}, 200),
    "person": ({PLANNER, ADMINISTRATOR}, 404),
    "people_invite": ({ADMINISTRATOR}, 200),
    "person_appoint": ({ADMINISTRATOR}, 405),
    "person_end": ({ADMINISTRATOR}, 405),
    "person_close": ({ADMINISTRATOR}, 405),
    "person_link": ({ADMINISTRATOR}, 405),
    "person_unlock": ({ADMINISTRATOR}, 405),
    "department_new": ({ADMINISTRATOR}, 405),
    "post_new": ({ADMINISTRATOR}, 405),
    "reorganise": ({ADMINISTRATOR}, 200),
    "trail": ({ADMINISTRATOR}, 200),
    "trail_csv": ({ADMINISTRATOR}, 200),
}
"""Which roles open what, and what it answers where nothing is stored."""

WHO = (PLANNER, REPORTER, HEAD, REVIEWER, VIEWER, ADMINISTRATOR)
VALUES: dict[str, Any] = {
    "IntConverter": 1,
    "UUIDConverter": UUID(int=0),
    "SlugConverter": "nothing",
    "StringConverter": "nothing",
    "PathConverter": "nothing.csv",
    "Address": "a" * 64,
    "SubjectConverter": "rates",
    "LanguageConverter": "ja",
}
"""Of addresses, by kind of their part."""


def patterns(of: URLResolver, before: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in of.url_patterns:
        parts = before | {n: VALUES[type(c).__name__] for n, c in each.pattern.converters.items()}
        if isinstance(each, URLResolver):
            yield from patterns(each, parts)
        else:
            assert isinstance(each, URLPattern)
            yield str(each.name), parts


ADDRESSES = {name: reverse(name, kwargs=parts) for name, parts in patterns(get_resolver(), {})}


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    assert set(ADDRESSES) == {*EVERYBODY, *SIGNED_IN, *ROLES}
    assert not EVERYBODY.keys() & SIGNED_IN.keys()
    assert not ROLES.keys() & (EVERYBODY.keys() | SIGNED_IN.keys())


def opens(name: str, role: str) -> bool:
    if name in EVERYBODY or role == "anonymous":
        return name in EVERYBODY
    return name in SIGNED_IN or role in ROLES[name][0]


def expected(name: str, role: str) -> int:
    if not opens(name, role):
        return 302 if role == "anonymous" else 403
    return (EVERYBODY | SIGNED_IN).get(name) or ROLES[name][1]


@pytest.mark.parametrize("role", ["anonymous", *WHO])
def test_everybody_opens_what_the_table_says_and_nothing_else(
    client_of: Callable[..., Client], own_folders: None, role: str
) -> None:
    client = client_of(role)
    told = {name: client.get(address).status_code for name, address in ADDRESSES.items()}
    assert told == {name: expected(name, role) for name in ADDRESSES}


@pytest.mark.parametrize("role", ["anonymous", *WHO])
def test_nobody_posts_to_what_they_may_not_open(
    client_of: Callable[..., Client], own_folders: None, role: str
) -> None:
    closed = [name for name in ADDRESSES if not opens(name, role)]
    client = client_of(role)
    told = {name: client.post(ADDRESSES[name]).status_code for name in closed}
    assert told == {name: expected(name, role) for name in closed}


@pytest.mark.parametrize("name", [n for n in ADDRESSES if n not in EVERYBODY])
def test_who_is_not_signed_in_comes_back_to_what_was_asked_for(name: str) -> None:
    answer = Client().get(ADDRESSES[name])
    assert answer.headers["Location"].startswith("/login/?next=/")
