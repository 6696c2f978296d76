"""Yearly targets, series breaks, second places and extractions: given, listed, taken out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from sosei.web.plans import load
from sosei.web.plans.models import Strategy

pytestmark = pytest.mark.django_db

JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
CASES = {
    "milestones": ("P1-K1", {"year": "R5", "target": "150"}, {"year": "2023", "target": "150"}),
    "breaks": ("P1-K1", {"year": "R5", "reason": "Census"}, {"year": "2023", "reason": "Census"}),
    "placements": ("P2", {"placed": "indicator\tP1-K1", "name": "Again"}, {"name": "Again"}),
    "extractions": ("P1", {"source_node": "PLAN1", "decided_on": "2020-03-01"}, {}),
}


@pytest.fixture
def small(client: Client, empty: Strategy) -> Strategy:
    """Two pillars, a plan and an indicator."""
    for version, kind in enumerate(("pillar", "pillar", "plan")):
        told = {"kind": kind, "name": "Work", "version": version}
        client.post("/plans/aizu-2/edit/nodes/new/", told)
    told = {"name": "Births", "nature": "flow", "direction": "up", "year_basis": "fiscal"}
    new = "/plans/aizu-2/edit/indicators/new/?node=P1"
    client.post(new, told | {"baseline_is": "unknown", "version": 3})
    Strategy.objects.filter(pk=empty.pk).update(name="Strategy", town="Town")
    empty.refresh_from_db()
    return empty


def _rows(strategy: Strategy, table: str) -> tuple[Any, ...]:
    strategy.refresh_from_db()
    rows: tuple[Any, ...] = getattr(load.package(strategy), table)
    return rows


@pytest.mark.parametrize("table", CASES)
def test_a_row_is_given_listed_and_taken_out(client: Client, small: Strategy, table: str) -> None:
    name, told, expected = CASES[table]
    address = f"/plans/aizu-2/edit/rows/{table}/{name}/"
    assert client.post(address, told | {"version": 4}).status_code == 302
    (row,) = _rows(small, table)
    assert {key: str(getattr(row, key)) for key in expected} == expected
    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    assert all(text in page for text in expected.values())
    assert not JAPANESE.search(page.replace("日本語", ""))
    found = re.search(r'name="remove" value="([^"]+)"', page)
    assert found
    key = found[1].replace("&quot;", '"')
    assert client.post(address, {"remove": key, "version": 5}).status_code == 302
    assert _rows(small, table) == ()


@pytest.mark.parametrize(
    ("table", "told", "field"),
    [
        ("milestones", {"year": "soon", "target": "1"}, "year"),
        ("milestones", {"year": "2023", "target": ""}, "target"),
        ("breaks", {"year": ""}, "year"),
        ("extractions", {"source_node": ""}, "source_node"),
    ],
)
def test_a_faulty_row_is_told_at_its_field(
    client: Client, small: Strategy, table: str, told: dict[str, str], field: str
) -> None:
    address = f"/plans/aizu-2/edit/rows/{table}/{CASES[table][0]}/"
    response = client.post(address, told | {"version": 4})
    assert response.status_code == 422
    assert f'id="{field}-fault-1"' in response.content.decode()
    assert _rows(small, table) == ()


def test_a_second_place_of_nothing_is_refused(client: Client, small: Strategy) -> None:
    response = client.post("/plans/aizu-2/edit/rows/placements/P2/", {"placed": "", "version": 4})
    assert response.status_code == 422
    assert _rows(small, "placements") == ()


@pytest.mark.parametrize("table", ["nodes", "observations", "none"])
def test_other_tables_have_no_such_page(client: Client, small: Strategy, table: str) -> None:
    assert client.get(f"/plans/aizu-2/edit/rows/{table}/P1/").status_code == 404
