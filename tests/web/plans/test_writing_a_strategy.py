"""Strategies written on their pages: made, named, shown; nodes and indicators; nothing typed is lost."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.sample import SAMPLE

from sosei.publishing.package_workbook import workbook
from sosei.strategy.package import Package
from sosei.strategy.writing import tables_of
from sosei.web.plans import load
from sosei.web.plans.models import Strategy

pytestmark = pytest.mark.django_db

HEAD = {
    "name": "第3期総合戦略",
    "english_name": "",
    "town": "会津若松市",
    "area": "07202",
    "first_year": "令和7年度",
    "last_year": "R11",
    "slug": "aizu-3",
    "label": "",
}
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
INDICATOR = {
    "name": "出生数",
    "name_en": "Births",
    "nature": "flow",
    "direction": "up",
    "hold_side": "",
    "unit": "人",
    "year_basis": "fiscal",
    "baseline_is": "number",
    "baseline": "100",
    "baseline_year": "R元",
    "target": "200",
    "target_year": "2024",
}


def page_of(response: Any) -> str:
    return str(response.content.decode())


def test_a_strategy_is_made_from_nothing_with_years_of_an_era(
    client: Client, own_folders: None
) -> None:
    response = client.post("/plans/new/", HEAD)
    assert response["Location"] == "/plans/aizu-3/edit/"
    made = Strategy.objects.get()
    assert (made.first_year, made.last_year, made.published) == (2025, 2029, False)
    assert load.package(made) == Package()
    assert "第3期総合戦略" in page_of(client.get("/plans/"))


def test_faults_of_a_head_stand_beside_their_fields_and_nothing_is_lost(
    client: Client, own_folders: None
) -> None:
    response = client.post("/plans/new/", HEAD | {"area": "7202", "slug": "会津"})
    page = page_of(response)
    assert response.status_code == 422
    assert 'id="area-fault-1"' in page
    assert 'id="slug-fault-1"' in page
    assert 'value="会津"' in page
    assert 'value="令和7年度"' in page
    assert not Strategy.objects.exists()


def test_a_year_that_is_none_is_told_at_its_field(client: Client, own_folders: None) -> None:
    page = page_of(client.post("/plans/new/", HEAD | {"first_year": "いつか"}))
    assert 'id="first_year-fault-1"' in page
    assert 'value="いつか"' in page


def test_a_workbook_makes_a_strategy_with_all_that_it_says(
    client: Client, package: Package, own_folders: None
) -> None:
    file = SimpleUploadedFile("戦略.xlsx", workbook(tables_of(package)))
    response = client.post("/plans/new/", HEAD | {"files": file})
    assert response.status_code == 302
    assert load.package(Strategy.objects.get()) == package


def test_csv_files_make_a_strategy(client: Client, package: Package, own_folders: None) -> None:
    folder = Path(SAMPLE) / "strategy_2"
    files = [SimpleUploadedFile(f.name, f.read_bytes()) for f in sorted(folder.glob("*.csv"))]
    client.post("/plans/new/", HEAD | {"files": files})
    assert load.package(Strategy.objects.get()) == package


def test_a_faulty_file_makes_no_strategy_and_is_named_as_its_owner_does(
    client: Client, own_folders: None
) -> None:
    file = SimpleUploadedFile("nodes.csv", b"id,parent\nP1,\n")
    response = client.post("/plans/new/", HEAD | {"files": file})
    page = page_of(response)
    assert response.status_code == 422
    assert "nodes.csv" in page
    assert "uploads" not in page
    assert not Strategy.objects.exists()


def test_a_strategy_is_renamed_but_keeps_its_address(client: Client, empty: Strategy) -> None:
    told = HEAD | {"slug": "other", "label": "試算", "version": str(empty.version)}
    client.post("/plans/aizu-2/edit/head/", told)
    empty.refresh_from_db()
    assert (empty.slug, empty.name, empty.label) == ("aizu-2", "第3期総合戦略", "試算")
    assert empty.edits.get(version=empty.version).changes[0]["after"]["name"] == "第3期総合戦略"


def test_who_renames_late_sees_what_was_changed(client: Client, empty: Strategy) -> None:
    told = HEAD | {"version": str(empty.version)}
    client.post("/plans/aizu-2/edit/head/", told)
    response = client.post("/plans/aizu-2/edit/head/", told | {"name": "別の名前"})
    assert response.status_code == 409
    page = page_of(response)
    assert "<del>第2期総合戦略</del>" in page
    assert "<ins>第3期総合戦略</ins>" in page
    empty.refresh_from_db()
    assert empty.name == "第3期総合戦略"


def test_a_strategy_is_shown_and_taken_back(client: Client, empty: Strategy) -> None:
    for told, shown in (("yes", True), ("no", False)):
        client.post("/plans/aizu-2/edit/publish/", {"published": told})
        empty.refresh_from_db()
        assert empty.published is shown


def test_a_tree_is_built_node_by_node(client: Client, empty: Strategy) -> None:
    add = "/plans/aizu-2/edit/nodes/new/"
    client.post(add, {"kind": "pillar", "name": "しごと", "name_en": "Work", "version": 0})
    client.post(f"{add}?parent=P1", {"kind": "measure", "name": "創業", "version": 1})
    empty.refresh_from_db()
    package = load.package(empty)
    assert [(n.id, n.parent, n.name) for n in package.nodes] == [
        ("P1", "", "しごと"),
        ("P1-M1", "P1", "創業"),
    ]
    assert [t.text for t in package.texts] == ["Work"]
    page = page_of(client.get("/plans/aizu-2/edit/"))
    assert "しごと" in page
    assert "創業" in page


def test_a_node_without_a_name_is_refused(client: Client, empty: Strategy) -> None:
    told = {"kind": "goal", "name": "", "name_en": "Kept", "version": 0}
    response = client.post("/plans/aizu-2/edit/nodes/new/", told)
    page = page_of(response)
    assert response.status_code == 422
    assert 'id="name-fault-1"' in page
    assert 'value="Kept"' in page
    assert load.package(empty).nodes == ()


def test_a_node_is_renamed(client: Client, strategy: Strategy) -> None:
    node = load.package(strategy).nodes[0]
    address = f"/plans/aizu-2/edit/nodes/{node.id}/"
    assert node.name in page_of(client.get(address))
    client.post(address, {"kind": node.kind, "name": "新しい名前", "name_en": "New", "version": 1})
    strategy.refresh_from_db()
    package = load.package(strategy)
    assert package.nodes[0].name == "新しい名前"
    assert ("New", "name") in {(t.text, t.part) for t in package.texts if t.node == node.id}


@pytest.mark.parametrize(
    ("node", "way", "expected"),
    [
        ("P2", "up", [("P2", 0), ("P1", 0), ("P3", 0)]),
        ("P1", "down", [("P2", 0), ("P1", 0), ("P3", 0)]),
        ("P2", "in", [("P1", 0), ("P2", 1), ("P3", 0)]),
        ("P1", "up", [("P1", 0), ("P2", 0), ("P3", 0)]),
        ("P3", "down", [("P1", 0), ("P2", 0), ("P3", 0)]),
        ("P1", "out", [("P1", 0), ("P2", 0), ("P3", 0)]),
    ],
)
def test_a_node_moves_by_a_button(
    client: Client, empty: Strategy, node: str, way: str, expected: list[tuple[str, int]]
) -> None:
    for version in range(3):
        told = {"kind": "pillar", "name": "柱", "version": version}
        client.post("/plans/aizu-2/edit/nodes/new/", told)
    client.post("/plans/aizu-2/edit/move/", {"node": node, "way": way, "version": 3})
    empty.refresh_from_db()
    assert [(n.id, depth) for depth, n in load.package(empty).tree.walk()] == expected


def test_a_node_that_went_in_comes_out_behind_its_parent(client: Client, empty: Strategy) -> None:
    for version in range(3):
        told = {"kind": "pillar", "name": "柱", "version": version}
        client.post("/plans/aizu-2/edit/nodes/new/", told)
    for version, way in enumerate(("in", "out"), 3):
        client.post("/plans/aizu-2/edit/move/", {"node": "P2", "way": way, "version": version})
    empty.refresh_from_db()
    assert [n.id for _, n in load.package(empty).tree.walk()] == ["P1", "P2", "P3"]


def test_moving_a_node_that_is_gone_says_so(client: Client, empty: Strategy) -> None:
    response = client.post("/plans/aizu-2/edit/move/", {"node": "P9", "way": "up", "version": 0})
    assert response.status_code == 422
    assert "P9" in page_of(response)


def test_removing_a_node_says_first_what_goes_with_it(client: Client, strategy: Strategy) -> None:
    package = load.package(strategy)
    node = next(n for n in package.nodes if package.tree.children(n.id))
    address = f"/plans/aizu-2/edit/nodes/{node.id}/remove/"
    page = page_of(client.get(address))
    below = [n for _, n in package.tree.walk(node.id)]
    assert below
    assert all(n.name in page for n in below)
    assert load.package(strategy).nodes == package.nodes
    client.post(address, {"version": 1})
    strategy.refresh_from_db()
    assert {n.id for n in load.package(strategy).nodes}.isdisjoint(
        {node.id, *(n.id for n in below)}
    )


@pytest.mark.parametrize("page", ["nodes/NONE", "indicators/NONE", "indicators/NONE/target"])
def test_what_is_gone_is_told_beside_the_tree(
    client: Client, strategy: Strategy, page: str
) -> None:
    response = client.get(f"/plans/aizu-2/edit/{page}/")
    assert response.status_code == 404
    assert "もうありません" in page_of(response)


def test_a_stale_form_shows_what_changed_and_keeps_what_was_typed(
    client: Client, empty: Strategy
) -> None:
    add = "/plans/aizu-2/edit/nodes/new/"
    client.post(add, {"kind": "pillar", "name": "先の柱", "version": 0})
    response = client.post(add, {"kind": "pillar", "name": "後の柱", "version": 0})
    page = page_of(response)
    assert response.status_code == 409
    assert "先の柱" in page
    assert 'value="後の柱"' in page
    assert 'name="version" value="1"' in page
    empty.refresh_from_db()
    assert [n.name for n in load.package(empty).nodes] == ["先の柱"]


def _with_indicator(client: Client, **more: str) -> Any:
    client.post("/plans/aizu-2/edit/nodes/new/", {"kind": "pillar", "name": "子育て", "version": 0})
    return client.post(
        "/plans/aizu-2/edit/indicators/new/?node=P1", INDICATOR | {"version": 1} | more
    )


def test_an_indicator_is_added_as_it_is_typed(client: Client, empty: Strategy) -> None:
    assert _with_indicator(client).status_code == 302
    empty.refresh_from_db()
    (indicator,) = load.package(empty).indicators
    assert (indicator.id, indicator.node, indicator.name) == ("P1-K1", "P1", "出生数")
    assert (indicator.baseline, indicator.baseline_year) == (Decimal(100), 2019)
    assert (indicator.target, indicator.target_year) == (Decimal(200), 2024)


@pytest.mark.parametrize(
    ("choice", "applies"), [("dash", False), ("unknown", True)], ids=["dash", "unknown"]
)
def test_a_baseline_does_not_apply_or_is_not_known(
    client: Client, empty: Strategy, choice: str, applies: bool
) -> None:
    _with_indicator(client, baseline_is=choice, baseline="5")
    empty.refresh_from_db()
    (indicator,) = load.package(empty).indicators
    assert (indicator.baseline, indicator.baseline_applies) == (None, applies)


def test_faults_of_an_indicator_stand_beside_their_fields(client: Client, empty: Strategy) -> None:
    response = _with_indicator(client, baseline="百", target_year="いつか")
    page = page_of(response)
    assert response.status_code == 422
    assert 'id="baseline-fault-1"' in page
    assert 'id="target_year-fault-1"' in page
    assert 'value="百"' in page
    assert 'value="Births"' in page


def test_a_number_as_baseline_must_be_there(client: Client, empty: Strategy) -> None:
    assert 'id="baseline-fault-1"' in page_of(_with_indicator(client, baseline=""))


def test_imagined_values_are_judged_and_not_saved(client: Client, empty: Strategy) -> None:
    tried = {"preview_year": "令和4年度", "value_1": "230", "value_2": "165", "value_3": "90"}
    response = _with_indicator(client, preview="yes", **tried)
    page = page_of(response)
    assert response.status_code == 200
    assert [mark for mark in ("◎ 達成", "○ 順調", "▲ 悪化") if mark in page] == [
        "◎ 達成",
        "○ 順調",
        "▲ 悪化",
    ]
    assert "65.0%" in page
    assert 'value="165"' in page
    empty.refresh_from_db()
    assert load.package(empty).indicators == ()


def test_a_running_total_is_imagined_as_a_total(client: Client, empty: Strategy) -> None:
    more = {"nature": "cumulative", "baseline_is": "dash", "baseline_year": "2019", "target": "10"}
    page = page_of(_with_indicator(client, preview="yes", preview_year="2022", value_1="7", **more))
    assert "○ 順調" in page
    assert "70.0%" in page


def test_what_cannot_be_tried_says_why(client: Client, empty: Strategy) -> None:
    page = page_of(_with_indicator(client, preview="yes", preview_year="x", value_1="many"))
    assert "試す年" in page
    assert "many" in page
    assert "試す前に" in page


def test_an_indicator_shows_what_it_says_and_keeps_it_when_saved_as_it_is(
    client: Client, strategy: Strategy
) -> None:
    before = load.package(strategy)
    for indicator in before.indicators:
        address = f"/plans/aizu-2/edit/indicators/{indicator.id}/"
        page = client.get(address)
        told = {field.name: field.value for field in page.context["form"].fields}
        assert client.post(address, told | {"version": 1}).status_code == 302
    strategy.refresh_from_db()
    assert strategy.version == 1
    assert load.package(strategy) == before


def test_an_indicator_is_removed_with_its_observations(client: Client, strategy: Strategy) -> None:
    observed = load.package(strategy).observations[0].indicator
    address = f"/plans/aizu-2/edit/indicators/{observed}/remove/"
    assert "実績値" in page_of(client.get(address))
    client.post(address, {"version": 1})
    strategy.refresh_from_db()
    package = load.package(strategy)
    assert observed not in {i.id for i in package.indicators}
    assert observed not in {o.indicator for o in package.observations}


def test_a_target_moves_by_a_decision_and_the_earlier_one_stays(
    client: Client, empty: Strategy
) -> None:
    _with_indicator(client)
    address = "/plans/aizu-2/edit/indicators/P1-K1/target/"
    told = {"target": "150", "target_year": "R6", "decided_on": "2023-03-20", "version": 2}
    refused = client.post(address, told | {"reason": ""})
    assert refused.status_code == 422
    assert 'id="reason-fault-1"' in page_of(refused)
    client.post(address, told | {"reason": "見直し"})
    empty.refresh_from_db()
    package = load.package(empty)
    assert package.indicators[0].target == Decimal(150)
    assert [t.target for t in package.targets] == [Decimal(200), Decimal(150)]
    page = page_of(client.get(address))
    assert "200人" in page
    assert "見直し" in page
    assert "2023-03-20" in page
    form = client.get("/plans/aizu-2/edit/indicators/P1-K1/").context["form"]
    assert {"target", "target_year"}.isdisjoint({f.name for f in form.fields})


@pytest.mark.parametrize(
    "address",
    [
        "/plans/",
        "/plans/new/",
        "/plans/aizu-2/edit/",
        "/plans/aizu-2/edit/head/",
        "/plans/aizu-2/edit/nodes/new/?parent=P1",
        "/plans/aizu-2/edit/nodes/P1/",
        "/plans/aizu-2/edit/nodes/P1/remove/",
        "/plans/aizu-2/edit/indicators/new/?node=P1",
        "/plans/aizu-2/edit/indicators/P1-K1/",
        "/plans/aizu-2/edit/indicators/P1-K1/target/",
        "/plans/aizu-2/edit/indicators/P1-K1/remove/",
    ],
)
def test_no_page_has_words_of_the_other_language(
    client: Client, empty: Strategy, address: str
) -> None:
    Strategy.objects.filter(pk=empty.pk).update(name="Strategy", town="Town")
    add = "/plans/aizu-2/edit/nodes/new/"
    client.post(add, {"kind": "pillar", "name": "Work", "version": 0})
    new = "/plans/aizu-2/edit/indicators/new/?node=P1"
    client.post(new, INDICATOR | {"name": "Births", "unit": "", "version": 1})
    page = page_of(client.get(address, headers={"accept-language": "en"}))
    assert '<html lang="en">' in page
    assert not JAPANESE.search(page.replace("日本語", ""))


def test_a_form_of_another_site_is_refused(own_folders: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/plans/new/", HEAD).status_code == 403
    assert not Strategy.objects.exists()


def test_a_node_is_dropped_where_it_was_dragged(client: Client, strategy: Strategy) -> None:
    told = {"version": str(strategy.version), "node": "S2-P1-M1", "parent": "S2-P2", "before": ""}
    answer = client.post("/plans/aizu-2/edit/move/", told, follow=True)
    assert "を移しました" in page_of(answer)
    strategy.refresh_from_db()
    assert load.package(strategy).tree.children("S2-P2")[-1].id == "S2-P1-M1"


@pytest.mark.parametrize(
    ("node", "parent"), [("S2-P1", "S2-P1-M1"), ("nobody", "S2-P1"), ("S2-P1-M1", "nobody")]
)
def test_a_drop_that_cannot_stand_is_refused(
    client: Client, strategy: Strategy, node: str, parent: str
) -> None:
    before = load.package(strategy)
    told = {"version": str(strategy.version), "node": node, "parent": parent, "before": ""}
    assert client.post("/plans/aizu-2/edit/move/", told).status_code == 422
    strategy.refresh_from_db()
    assert load.package(strategy) == before
