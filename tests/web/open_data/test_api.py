"""The reading API: as a client of CKAN asks it, as its own description allows, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from ckanapi import NotFound, RemoteCKAN, ValidationError
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from tests.web.open_data.conftest import REVIEW, VISION

from sosei.studies.result import VisionResult
from sosei.web.open_data.actions import ACTIONS
from sosei.web.proposals import openapi as proposals
from sosei.web.reviews.models import Edition

pytestmark = pytest.mark.django_db
ACTION = "/api/3/action/"


def asked(client: Client, action: str, **values: Any) -> Any:
    answer = client.get(f"{ACTION}{action}", values)
    assert answer.status_code == 200, answer.content
    return answer.json()["result"]


def refused(client: Client, action: str, **values: Any) -> tuple[int, dict[str, Any]]:
    answer = client.get(f"{ACTION}{action}", values)
    told = answer.json()
    assert told["success"] is False
    assert "result" not in told
    return answer.status_code, told["error"]


def test_a_client_of_ckan_finds_datasets_and_reads_rows(
    vision: VisionResult, review: Edition, served: str
) -> None:
    with RemoteCKAN(served) as ckan:
        assert ckan.action.package_list() == [REVIEW, VISION]
        found = ckan.action.package_search(q="人口ビジョン", rows=1)
        assert (found["count"], found["results"][0]["name"]) == (1, VISION)
        package = ckan.action.package_show(id=VISION)
        assert package["license_id"] == "CC-BY-4.0"
        (history,) = (r for r in package["resources"] if r["id"].endswith(".history"))
        told = ckan.action.datastore_search(
            resource_id=history["id"], filters={"year": 2015, "sex": ["female"]}, limit=2
        )
        frozen = list(vision.tables["history"].rows(year=2015, sex="female"))
        assert told["total"] == len(frozen)
        assert [row["population"] for row in told["records"]] == [
            row["population"] for row in frozen[:2]
        ]
        with pytest.raises(NotFound):
            ckan.action.package_show(id="vision-99999")
        with pytest.raises(ValidationError) as error:
            ckan.action.datastore_search(resource_id=history["id"], distinct=True)
        assert "distinct" in error.value.error_dict


def test_rows_are_sorted_cut_and_counted(anybody: Client, vision: VisionResult) -> None:
    told = asked(
        anybody,
        "datastore_search",
        resource_id=f"{VISION}.1.indicators",
        sort="year desc, indicator",
        fields="year,indicator",
        limit=3,
        offset=1,
    )
    every = sorted(
        ((row["year"], row["indicator"]) for row in vision.tables["indicators"].rows()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    assert [(row["year"], row["indicator"]) for row in told["records"]] == every[1:4]
    assert [field["id"] for field in told["fields"]] == ["year", "indicator"]
    assert told["total"] == len(every)


def test_words_are_looked_for_in_all_cells_and_values_by_their_type(
    anybody: Client, vision: VisionResult
) -> None:
    table = f"{VISION}.1.history"
    words = asked(anybody, "datastore_search", resource_id=table, q="FEMALE 90+", limit=0)
    assert words["total"] == 8
    assert words["records"] == []
    for year in ("2015", 2015, "2015.0"):
        filters = json.dumps({"year": year, "age": "0-4"})
        assert asked(anybody, "datastore_search", resource_id=table, filters=filters)["total"] == 2


def test_an_older_edition_is_still_asked_for_by_its_number(
    anybody: Client, vision: VisionResult
) -> None:
    assert asked(anybody, "package_show", id=f"{VISION}.1")["version"] == "1"
    assert refused(anybody, "package_show", id=f"{VISION}.2")[0] == 404


def test_packages_are_searched_by_kind_and_municipality(
    anybody: Client, vision: VisionResult, review: Edition
) -> None:
    for fq, names in (
        ("kind:review", [REVIEW]),
        ('organization:"area-07202" kind:vision', [VISION]),
        ("organization:area-13101", []),
    ):
        found = asked(anybody, "package_search", fq=fq)
        assert [each["name"] for each in found["results"]] == names
    both = asked(anybody, "package_search", sort="name desc", start=1)
    assert (both["count"], [each["name"] for each in both["results"]]) == (2, [REVIEW])


@pytest.mark.parametrize(
    ("action", "values", "name"),
    [
        ("package_list", {"limit": "many"}, "limit"),
        ("package_list", {"limit": "1001"}, "limit"),
        ("package_show", {}, "id"),
        ("package_search", {"facet.field": '["tags"]'}, "facet.field"),
        ("package_search", {"fq": "tags:人口"}, "fq"),
        ("package_search", {"sort": "score desc"}, "sort"),
        ("datastore_search", {"distinct": "true"}, "distinct"),
        ("datastore_search", {"filters": "[1]"}, "filters"),
        ("datastore_search", {"filters": '{"nothing": 1}'}, "filters"),
        ("datastore_search", {"filters": '{"year": "soon"}'}, "filters"),
        ("datastore_search", {"filters": '{"year": {"gt": 1}}'}, "filters"),
        ("datastore_search", {"fields": "nothing"}, "fields"),
        ("datastore_search", {"sort": "year down"}, "sort"),
    ],
)
def test_what_is_not_supported_is_refused_by_name_and_never_ignored(
    anybody: Client, vision: VisionResult, action: str, values: dict[str, str], name: str
) -> None:
    if action == "datastore_search":
        values = {"resource_id": f"{VISION}.1.history", **values}
    status, error = refused(anybody, action, **values)
    assert status == 409
    assert error["__type"] == "Validation Error"
    japanese, english = error[name]
    assert "expected" in english
    assert "必要なもの" in japanese


def test_all_that_is_wrong_is_told_at_once(anybody: Client) -> None:
    _, error = refused(anybody, "datastore_search", limt="1", offset="x")
    assert {"resource_id", "limt", "offset"} <= error.keys()
    assert "limit" in error["limt"][1]


def test_other_questions_are_refused_in_the_same_form(anybody: Client) -> None:
    assert refused(anybody, "package_create")[0] == 400
    for body in ("[1]", "{", '"' * 70_000, "[" * 5_000):
        answer = anybody.post(f"{ACTION}package_list", body, content_type="application/json")
        assert (answer.status_code, answer.json()["error"]["__type"]) == (400, "Bad Request")
    form = anybody.post(f"{ACTION}package_list", {"limit": "1"})
    assert "multipart/form-data" in form.json()["error"]["message"]
    assert anybody.put(f"{ACTION}package_list").status_code == 405


def test_halves_of_characters_and_numbers_without_end_are_refused(
    anybody: Client, vision: VisionResult
) -> None:
    table = f'"resource_id": "{VISION}.1.history"'
    for body in (
        f'{{{table}, "q": "\\ud800"}}',
        f'{{{table}, "\\ud800": 1}}',
        f'{{{table}, "filters": {{"year": NaN}}}}',
        f'{{{table}, "filters": {{"year": {"9" * 400}}}}}',
        f'{{{table}, "filters": {{"year": true}}}}',
        f'{{{table}, "limit": {"9" * 400}}}',
    ):
        answer = anybody.post(f"{ACTION}datastore_search", body, content_type="application/json")
        assert answer.status_code == 409, body
        assert answer.json()["error"]["__type"] == "Validation Error"


def test_the_description_lists_every_action_and_parameter(anybody: Client) -> None:
    told = anybody.get("/api/openapi.json").json()["paths"]
    assert {path.removeprefix(ACTION) for path in told} == {*ACTIONS, proposals.PATH}
    for name, action in ACTIONS.items():
        asked_by = [each["name"] for each in told[f"{ACTION}{name}"]["get"]["parameters"]]
        body = told[f"{ACTION}{name}"]["post"]["requestBody"]["content"]["application/json"]
        assert asked_by == [p.name for p in action.parameters] == [*body["schema"]["properties"]]


def test_every_question_that_the_description_allows_is_answered_as_it_says(
    vision: VisionResult,
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    found = [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]
    assert len(found) == 2 * len(ACTIONS) + 1
    operations = st.one_of(*(operation.as_strategy() for operation in found))

    there = {"id": VISION, "resource_id": f"{VISION}.1.history"}
    answered = set()

    @settings(
        max_examples=60,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operations, st.booleans())
    def fuzz(case: schemathesis.Case[Any], known: bool) -> None:
        for told in (case.query, case.body):
            if known and isinstance(told, dict):
                told.update({name: there[name] for name in there.keys() & told.keys()})
        answered.add(case.call_and_validate(headers={"Accept-Encoding": "identity"}).status_code)

    fuzz()
    assert answered >= {200, 401, 404, 409}
