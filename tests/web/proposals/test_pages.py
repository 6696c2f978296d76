"""Proposals on the page: confirmed, declined, and taken in by file."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.people import planner
from tests.web.proposals.conftest import Sender

from sosei.web.plans import actions as plans
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.proposals.models import Proposal, Source, State

ROW = {"indicator": "S2-P2-M6-K1", "year": "R3", "value": "31", "note": "移住相談窓口"}
PAGE = "/plans/aizu-2/edit/proposals/"


def _decide(client: Client, strategy: Strategy, number: int, **told: str) -> str:
    form = {"version": str(strategy.version)} | told
    return client.post(f"{PAGE}{number}/", form, follow=True).content.decode()


def test_a_value_enters_when_it_is_confirmed_with_where_it_came_from(
    client: Client, strategy: Strategy, sender: Sender
) -> None:
    sender.send([ROW])
    page = client.get(PAGE).content.decode()
    assert "市外からの移住者数" in page
    assert "提案： 31人" in page
    assert "いまの実績値： 未報告" in page
    proposal = Proposal.objects.get()
    page = _decide(client, strategy, proposal.pk, confirm="yes")
    assert "確認を待つ提案はありません" in page
    strategy.refresh_from_db()
    (seen,) = load.package(strategy).records["S2-P2-M6-K1"].observations
    assert (seen.year, str(seen.value)) == (2021, "31")
    assert seen.note.startswith("移住相談窓口 ［都市OS 20")
    assert Proposal.objects.get().state == State.CONFIRMED


def test_a_proposal_is_decided_once(client: Client, strategy: Strategy, sender: Sender) -> None:
    sender.send([ROW])
    number = Proposal.objects.get().pk
    _decide(client, strategy, number, reason="重複")
    strategy.refresh_from_db()
    page = _decide(client, strategy, number, confirm="yes")
    assert "すでに処理された提案です" in page
    assert Proposal.objects.get().state == State.DECLINED
    assert "× 不採用" in page


def test_declining_needs_a_reason(client: Client, strategy: Strategy, sender: Sender) -> None:
    sender.send([ROW])
    page = _decide(client, strategy, Proposal.objects.get().pk, reason=" ")
    assert "理由が書かれていません" in page
    assert Proposal.objects.get().state == State.WAITING


def test_a_strategy_that_changed_meanwhile_takes_no_value(
    client: Client, strategy: Strategy, sender: Sender
) -> None:
    sender.send([ROW])
    seen = strategy.version
    plans.edit(
        strategy=strategy,
        change=lambda _package: plans.EMPTY,
        version=seen,
        by=planner("another"),
    )
    answer = client.post(
        f"{PAGE}{Proposal.objects.get().pk}/", {"version": str(seen), "confirm": "yes"}
    )
    assert answer.status_code in {409, 422}
    assert Proposal.objects.get().state == State.WAITING


def test_a_file_of_proposals_is_taken_whole(client: Client, strategy: Strategy) -> None:
    rows = "indicator,year,value\nS2-P2-M6-K1,令和3年度,31\nS2-P2-M6-K1,2022,40\n"
    file = SimpleUploadedFile("移住者.csv", rows.encode("cp932"))
    assert client.post(PAGE, {"file": file}).status_code == 302
    assert [(each.cells["value"], each.origin) for each in Proposal.objects.all()] == [
        ("31", "移住者.csv"),
        ("40", "移住者.csv"),
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("indicator,year\nS2-P2-M6-K1,2021\n", "移住者.csv、2行目、「value」"),
        ("indicator,year,value\nx,2021,1\n", "移住者.csv、2行目、「indicator」"),
        ("indicator,value\nx,1\n", "year"),
    ],
)
def test_a_file_with_a_fault_is_told_by_its_own_name(
    client: Client, strategy: Strategy, rows: str, said: str
) -> None:
    page = client.post(PAGE, {"file": SimpleUploadedFile("移住者.csv", rows.encode())})
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Proposal.objects.exists()


def test_a_secret_is_shown_once(client: Client, strategy: Strategy) -> None:
    page = client.post("/plans/aizu-2/edit/sources/", {"name": "都市OS"}).content.decode()
    source = Source.objects.get()
    secret = page.split("<dt>秘密鍵</dt><dd><code>")[1][:64]
    assert Sender(source, secret).send([ROW]).status_code == 202
    assert secret not in client.get("/plans/aizu-2/edit/sources/").content.decode()
    client.post(f"/plans/aizu-2/edit/sources/{source.pk}/revoke/")
    assert Sender(source, secret).send([ROW], key="k2").status_code == 401
