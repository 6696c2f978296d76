"""Files looked at before they are taken in; observations revised; prose and tags."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from tests.people import planner

from sosei.publishing.package_workbook import workbook
from sosei.strategy import editing
from sosei.strategy.package import Package
from sosei.strategy.writing import tables_of
from sosei.web.plans import actions, load
from sosei.web.plans.models import Observation, Strategy

pytestmark = pytest.mark.django_db

FILES = "/plans/aizu-2/edit/files/"
TAKE = f"{FILES}take/"
KEY = "S2-P4-G2"
OBSERVED = f"/plans/aizu-2/edit/indicators/{KEY}/observations/"
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")


def page_of(response: Any) -> str:
    return str(response.content.decode())


def _book(package: Package) -> SimpleUploadedFile:
    return SimpleUploadedFile("戦略.xlsx", workbook(tables_of(package)))


def _renamed(package: Package) -> Package:
    return editing.with_node(package, replace(package.nodes[0], name="改めた名前"))


def _draft(page: str) -> dict[str, str]:
    found = re.search(r'name="draft" value="([0-9a-f]{32})"', page)
    version = re.search(r'name="version" value="(\d+)"', page)
    assert found
    assert version
    return {"draft": found[1], "version": version[1]}


def test_a_workbook_is_looked_at_before_anything_is_saved(
    client: Client, strategy: Strategy, package: Package
) -> None:
    response = client.post(FILES, {"files": _book(_renamed(package))})
    page = page_of(response)
    assert response.status_code == 200
    assert "1行が変わります" in page
    assert f"<del>{package.nodes[0].name}</del>" in page
    assert "<ins>改めた名前</ins>" in page
    assert load.package(strategy) == package
    client.post(TAKE, _draft(page))
    strategy.refresh_from_db()
    assert load.package(strategy) == _renamed(package)


def test_what_is_not_wanted_is_let_go(
    client: Client, strategy: Strategy, package: Package, settings: Settings
) -> None:
    page = page_of(client.post(FILES, {"files": _book(_renamed(package))}))
    client.post(TAKE, _draft(page) | {"cancel": "yes"})
    strategy.refresh_from_db()
    assert load.package(strategy) == package
    assert list(Path(settings.UPLOADS).iterdir()) == []


def test_a_table_that_is_not_among_the_files_stays(
    client: Client, strategy: Strategy, package: Package
) -> None:
    one = SimpleUploadedFile("milestones.csv", b"indicator,year,target\nS2-P4-G2,2022,1\n")
    page = page_of(client.post(FILES, {"files": one}))
    client.post(TAKE, _draft(page))
    strategy.refresh_from_db()
    now = load.package(strategy)
    assert [(m.year, m.target) for m in now.milestones] == [(2022, Decimal(1))]
    assert replace(now, milestones=package.milestones) == package


def test_files_that_say_the_same_change_nothing(
    client: Client, strategy: Strategy, package: Package
) -> None:
    page = page_of(client.post(FILES, {"files": _book(package)}))
    assert "変わるところはありません" in page
    assert 'name="draft"' not in page


def test_a_faulty_file_is_told_with_its_rows_and_changes_nothing(
    client: Client, strategy: Strategy, package: Package
) -> None:
    one = SimpleUploadedFile("milestones.csv", b"indicator,year,target\nNONE,soon,many\n")
    response = client.post(FILES, {"files": one})
    page = page_of(response)
    assert response.status_code == 422
    assert "soon" in page
    assert "many" in page
    assert load.package(strategy) == package


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"words"])
def test_what_is_no_package_is_refused(client: Client, strategy: Strategy, content: bytes) -> None:
    response = client.post(FILES, {"files": SimpleUploadedFile("x.xlsx", content)})
    assert response.status_code == 422
    assert "x.xlsx" in page_of(response)


def test_a_strategy_that_changed_meanwhile_shows_the_differences_anew(
    client: Client, strategy: Strategy, package: Package
) -> None:
    page = page_of(client.post(FILES, {"files": _book(_renamed(package))}))
    other = replace(package.nodes[1], name="ほかの人の名前")
    actions.edit(
        strategy=strategy,
        change=lambda p: editing.with_node(p, other),
        version=1,
        by=planner("another"),
    )
    response = client.post(TAKE, _draft(page))
    again = page_of(response)
    assert response.status_code == 409
    assert "その間に変わったところ" in again
    assert "<del>ほかの人の名前</del>" in again
    assert client.post(TAKE, _draft(again)).status_code == 302


def test_nobody_takes_in_what_another_uploaded(
    client: Client,
    client_of: Callable[..., Client],
    strategy: Strategy,
    package: Package,
) -> None:
    page = page_of(client.post(FILES, {"files": _book(_renamed(package))}))
    response = client_of("planner", name="another").post(TAKE, _draft(page))
    assert response.status_code == 422
    assert load.package(strategy) == package


@pytest.mark.parametrize("name", ["", "../../secret", "0" * 32])
def test_a_draft_that_is_not_there_is_told(client: Client, strategy: Strategy, name: str) -> None:
    assert client.post(TAKE, {"draft": name, "version": 1}).status_code == 422


@pytest.mark.parametrize("ending", ["xlsx", "zip"])
def test_files_given_out_say_the_same_when_they_come_back(
    client: Client, strategy: Strategy, package: Package, ending: str
) -> None:
    formula = replace(package.nodes[0], name="=HYPERLINK(1)")
    actions.edit(
        strategy=strategy,
        change=lambda p: editing.with_node(p, formula),
        version=1,
        by=planner("x"),
    )
    response = client.get(f"{FILES}package.{ending}")
    assert f'filename="aizu-2.{ending}"' in response["Content-Disposition"]
    if ending == "zip":
        with zipfile.ZipFile(io.BytesIO(response.content)) as files:
            assert ",'=HYPERLINK(1)" in files.read("nodes.csv").decode()
    back = SimpleUploadedFile(f"back.{ending}", response.content)
    assert "変わるところはありません" in page_of(client.post(FILES, {"files": back}))


def test_other_endings_are_not_there(client: Client, strategy: Strategy) -> None:
    assert client.get(f"{FILES}package.exe").status_code == 404


def _values(strategy: Strategy, year: int) -> list[Decimal | None]:
    strategy.refresh_from_db()
    return [o.value for o in load.package(strategy).records[KEY].observations if o.year == year]


def test_a_value_is_entered_and_revised_with_a_reason(client: Client, strategy: Strategy) -> None:
    told = {"year": "2031", "status": "final", "basis": "yearly"}
    client.post(OBSERVED, told | {"value": "1.50", "version": 1})
    assert _values(strategy, 2031) == [Decimal("1.50")]
    refused = client.post(OBSERVED, told | {"value": "1.60", "version": 2})
    assert refused.status_code == 422
    assert 'id="revision_reason-fault-1"' in page_of(refused)
    client.post(OBSERVED, told | {"value": "1.60", "version": 2, "revision_reason": "確定値"})
    assert _values(strategy, 2031) == [Decimal("1.60")]
    page = page_of(client.get(OBSERVED))
    assert "1.50" in page
    assert "確定値" in page


def test_a_value_is_shown_in_the_form_that_revises_it(client: Client, strategy: Strategy) -> None:
    client.post(
        OBSERVED,
        {"year": "2031", "value": "7.25", "status": "final", "basis": "yearly", "version": 1},
    )
    asked = client.get(f"{OBSERVED}?year=2031&basis=yearly&status=final")
    assert 'value="7.25"' in page_of(asked)


def test_a_value_that_was_taken_out_stays_in_the_record(client: Client, strategy: Strategy) -> None:
    told = {"year": "2031", "value": "3", "status": "final", "basis": "yearly"}
    client.post(OBSERVED, told | {"version": 1})
    assert client.post(OBSERVED, told | {"version": 2, "remove": "yes"}).status_code == 422
    client.post(OBSERVED, told | {"version": 2, "remove": "yes", "revision_reason": "誤り"})
    assert _values(strategy, 2031) == []
    assert Observation.objects.filter(reason="誤り", cells__isnull=True).count() == 1


def test_an_observation_that_says_nothing_is_refused(client: Client, strategy: Strategy) -> None:
    told = {"year": "2031", "status": "final", "basis": "yearly", "note": "残る", "version": 1}
    response = client.post(OBSERVED, told)
    assert response.status_code == 422
    assert 'id="value-fault-1"' in page_of(response)
    assert "残る" in page_of(response)
    assert client.post(OBSERVED, told | {"status": "not_published"}).status_code == 302


def test_prose_is_written_in_a_language_and_taken_away(client: Client, strategy: Strategy) -> None:
    node = load.package(strategy).nodes[0].id
    address = f"/plans/aizu-2/edit/texts/{node}/"
    told = {"part": "issue", "language": "en"}
    client.post(address, told | {"text": "First line\r\nSecond", "version": 1})
    strategy.refresh_from_db()
    assert "First line\nSecond" in {t.text for t in load.package(strategy).texts}
    assert "First line" in page_of(client.get(f"{address}?part=issue&language=en"))
    client.post(address, told | {"text": "", "version": 2})
    strategy.refresh_from_db()
    assert "issue" not in {t.part for t in load.package(strategy).texts if t.node == node}


@pytest.mark.parametrize("of", ["node", "indicator"])
def test_a_tag_of_an_own_framework_is_given_and_taken_away(
    client: Client, strategy: Strategy, of: str
) -> None:
    package = load.package(strategy)
    name = package.nodes[0].id if of == "node" else package.indicators[0].id
    entry = {"framework": "departments", "code": "7", "name": "企画課", "version": 1}
    client.post("/plans/aizu-2/edit/frameworks/", entry)
    address = f"/plans/aizu-2/edit/tags/{of}/{name}/"
    told = {"entry": "departments\t7", "tag_basis": "inferred", "version": 2}
    assert client.post(address, told).status_code == 302
    strategy.refresh_from_db()
    (tag,) = (t for t in load.package(strategy).tags if t.framework == "departments")
    assert (getattr(tag, of), tag.code, tag.basis) == (name, "7", "inferred")
    assert "企画課" in page_of(client.get(address))
    client.post(address, {"tag_basis": "stated", "version": 3})
    strategy.refresh_from_db()
    assert load.package(strategy).tags == package.tags


def test_a_tag_of_an_entry_that_is_not_there_is_refused_and_nothing_ticked_is_lost(
    client: Client, strategy: Strategy
) -> None:
    name = load.package(strategy).nodes[0].id
    told = {"entry": ["sdgs\t8", "sdgs\t99"], "tag_basis": "stated", "version": 1}
    response = client.post(f"/plans/aizu-2/edit/tags/node/{name}/", told)
    assert response.status_code == 422
    assert "sdgs 99" in page_of(response)
    assert 'value="sdgs\t8" checked' in page_of(response)
    assert load.package(strategy).tags == ()


def test_a_tag_keeps_what_it_rests_on_when_others_are_given(
    client: Client, strategy: Strategy
) -> None:
    address = "/plans/aizu-2/edit/tags/node/S2-P1/"
    client.post(address, {"entry": "sdgs\t8", "tag_basis": "inferred", "version": 1})
    told = {"entry": ["sdgs\t8", "sdgs\t9"], "tag_basis": "stated", "version": 2}
    client.post(address, told)
    strategy.refresh_from_db()
    told = {tag.code: str(tag.basis) for tag in load.package(strategy).tags}
    assert told == {"8": "inferred", "9": "stated"}


def test_what_has_no_tag_of_a_framework_is_listed_with_where_to_give_it(
    client: Client, strategy: Strategy
) -> None:
    address = "/plans/aizu-2/edit/frameworks/sdgs/tagging/"
    assert "36件のうち36件" not in page_of(client.get(address))  # the plan is no measure
    client.post(
        "/plans/aizu-2/edit/tags/node/S2-P1/",
        {"entry": "sdgs\t8", "tag_basis": "stated", "version": 1},
    )
    page = page_of(client.get(address))
    assert "働きがいも経済成長も" in page
    assert "/plans/aizu-2/edit/tags/node/S2-P1/" in page
    assert client.get("/plans/aizu-2/edit/frameworks/none/tagging/").status_code == 302


@pytest.mark.parametrize(
    "page", ["files", "frameworks", "texts/P1", "tags/node/P1", "indicators/P1-K1/observations"]
)
def test_no_page_has_words_of_the_other_language(
    client: Client, empty: Strategy, page: str
) -> None:
    Strategy.objects.filter(pk=empty.pk).update(name="Strategy", town="Town")
    add = "/plans/aizu-2/edit/nodes/new/"
    client.post(add, {"kind": "pillar", "name": "Work", "version": 0})
    told = {"name": "Births", "nature": "flow", "direction": "up", "year_basis": "fiscal"}
    new = "/plans/aizu-2/edit/indicators/new/?node=P1"
    client.post(new, told | {"baseline_is": "unknown", "version": 1})
    english = {"accept-language": "en"}
    response = client.get(f"/plans/aizu-2/edit/{page}/", headers=english)
    assert response.status_code == 200
    assert not JAPANESE.search(page_of(response).replace("日本語", ""))
