"""What the description of the API says of the address that takes proposals is what it does."""

from __future__ import annotations

from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has no stubs
import pytest
from tests.web.proposals.conftest import Sender

from sosei.web.proposals import openapi

ROW = {"indicator": "S2-P3-G1", "year": "R3", "value": -350}


def _schema(status: int) -> Any:
    answers = openapi.described()["post"]["responses"]
    schema = answers[str(status)]["content"]["application/json"]["schema"]
    return openapi.faults() if "$ref" in schema else schema


@pytest.mark.parametrize(
    ("rows", "changed", "status"),
    [
        ([ROW], {}, 202),
        ([], {}, 400),
        ([ROW], {"Signature": "v1="}, 401),
        ([ROW | {"indicator": "nobody's"}], {}, 422),
    ],
)
def test_answers_have_the_form_that_is_described(
    sender: Sender, rows: list[Any], changed: dict[str, str], status: int
) -> None:
    answer = sender.send(rows, changed=changed)
    assert answer.status_code == status
    told: Any = answer.json()  # type: ignore[attr-defined]
    for fault in told.get("faults", ()):
        # null is told by a word that OpenAPI has beyond JSON Schema
        fault["row"], fault["column"] = fault["row"] or 0, fault["column"] or ""
    jsonschema.validate(told, _schema(status))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({}, _schema(status))


def test_every_header_that_is_described_is_needed(sender: Sender) -> None:
    described = {each["name"] for each in openapi.described()["post"]["parameters"]} - {"strategy"}
    assert len(described) == 4
    for name in described:
        answer = sender.send([ROW], changed={name.removeprefix("Sosei-"): ""})
        assert answer.status_code in {400, 401}, name
