"""Messages of other systems."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.people import planner
from tests.web.proposals.conftest import HEAD, Sender

from sosei.web.plans import actions as plans
from sosei.web.proposals import actions
from sosei.web.proposals.jobs import REMEMBERED, forget_keys
from sosei.web.proposals.models import Message, Proposal, Source, State
from sosei.web.proposals.webhook import LARGEST, MOST_A_MINUTE, MOST_ROWS

ROW = {"indicator": "S2-P2-M6-K1", "year": "R3", "value": "31"}


def _kinds(answer: Any) -> list[str]:
    return [fault["kind"] for fault in answer.json()["faults"]]


def test_a_signed_message_is_taken_and_changes_no_observation(sender: Sender) -> None:
    before = sender.source.strategy.observations.count()
    answer = sender.send([ROW])
    assert answer.status_code == 202
    (proposal,) = Proposal.objects.all()
    assert json.loads(answer.content) == {"received": 1, "proposals": [proposal.pk]}
    assert (proposal.state, proposal.cells["value"], proposal.cells["year"]) == (
        State.WAITING,
        "31",
        "2021",
    )
    assert sender.source.strategy.observations.count() == before


def test_the_same_message_is_answered_alike_and_proposes_nothing_twice(sender: Sender) -> None:
    first, again = sender.send([ROW]), sender.send([ROW])
    assert (again.status_code, again.content) == (202, first.content)
    assert Proposal.objects.count() == Message.objects.count() == 1


def test_a_key_with_another_body_is_refused(sender: Sender) -> None:
    sender.send([ROW])
    answer = sender.send([ROW | {"value": "32"}])
    assert (answer.status_code, _kinds(answer)) == (409, ["message_key"])
    assert Proposal.objects.get().cells["value"] == "31"


def test_a_newer_value_takes_the_place_of_one_that_waits(sender: Sender) -> None:
    sender.send([ROW])
    sender.send([ROW | {"value": "32"}], key="k2")
    assert list(Proposal.objects.values_list("state", flat=True)) == [
        State.SUPERSEDED,
        State.WAITING,
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"Signature": "v1=" + "0" * 64},
        {"Signature": ""},
        {"Signature": "é"},
        {"Key": "k2"},
        {"Timestamp": str(int(time.time()) + 5)},
        {"Source": "11111111-1111-4111-8111-111111111111"},
        {"Source": "nobody"},
    ],
)
def test_nothing_unsigned_is_taken(sender: Sender, changed: dict[str, str]) -> None:
    answer = sender.send([ROW], changed=changed)
    assert (answer.status_code, _kinds(answer)) == (401, ["message_unsigned"])
    assert not Proposal.objects.exists()


def test_another_sources_secret_does_not_sign(sender: Sender) -> None:
    _, other = actions.make_source(
        strategy=sender.source.strategy, name="別", by=planner("another")
    )
    assert other != sender.secret
    sender.secret = other
    assert sender.send([ROW]).status_code == 401


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_message_of_another_time_is_a_replay(sender: Sender, seconds: int) -> None:
    answer = sender.send([ROW], at=time.time() + seconds)
    assert (answer.status_code, _kinds(answer)) == (401, ["message_unsigned"])


def test_a_revoked_source_sends_nothing(sender: Sender) -> None:
    actions.revoke_source(source=sender.source, by=planner("another"))
    assert sender.send([ROW]).status_code == 401


def test_the_database_does_not_hold_the_secret(sender: Sender) -> None:
    stored = Source.objects.filter(pk=sender.source.pk).values().get()
    assert sender.secret not in map(str, stored.values())
    assert len(sender.secret) == 64


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[",
        b"[" * 100_000,
        b"{}",
        b'{"proposals": []}',
        b'{"proposals": ["x"]}',
        b'{"proposals": [{"indicator": "a", "wrong": "1"}]}',
        b'{"proposals": [{"indicator": "a", "year": [2021]}]}',
        b'{"proposals": [{"indicator": "a", "year": true}]}',
        b"\xff\xfe",
    ],
)
def test_a_body_of_another_form_is_refused(sender: Sender, body: bytes) -> None:
    answer = sender.send_bytes(body)
    assert (answer.status_code, _kinds(answer)) == (400, ["message_form"])


@pytest.mark.parametrize("changed", [{"Key": ""}, {"Key": "a b"}, {"Timestamp": "now"}])
def test_faulty_headers_are_named(sender: Sender, changed: dict[str, str]) -> None:
    answer = sender.send([ROW], changed=changed)
    assert answer.status_code == 400
    assert f"Sosei-{next(iter(changed))}" in answer.json()["faults"][0]["ja"]  # type: ignore[attr-defined]


def test_too_much_at_once_is_refused(sender: Sender) -> None:
    assert sender.send([ROW] * (MOST_ROWS + 1)).status_code == 400
    answer = sender.send_bytes(b" " * (LARGEST + 1))
    assert (answer.status_code, _kinds(answer)) == (413, ["message_large"])


def test_too_often_is_refused(sender: Sender) -> None:
    Message.objects.bulk_create(
        Message(source=sender.source, key=f"n{n}", sha256="", answer={})
        for n in range(MOST_A_MINUTE)
    )
    answer = sender.send([ROW])
    assert (answer.status_code, _kinds(answer)) == (429, ["message_often"])
    # the clock is set back by an hour
    Message.objects.update(received_at=timezone.now() + timedelta(hours=1))
    assert sender.send([ROW]).status_code == 202


def test_every_fault_of_every_row_is_told_and_nothing_is_taken(sender: Sender) -> None:
    answer = sender.send(
        [
            ROW,
            ROW | {"indicator": "nobody"},
            ROW | {"year": "someday"},
            {"indicator": "S2-P2-M6-K1", "year": 2022},
        ]
    )
    assert answer.status_code == 422
    told = [(fault["row"], fault["column"]) for fault in answer.json()["faults"]]  # type: ignore[attr-defined]
    assert told == [(4, "year"), (3, "indicator"), (5, "value")]
    assert not Proposal.objects.exists()


def test_a_message_that_was_refused_may_be_sent_again_once_it_is_mended(sender: Sender) -> None:
    assert sender.send([ROW | {"value": ""}]).status_code == 422
    assert sender.send([ROW]).status_code == 202


def test_numbers_keep_their_digits(sender: Sender) -> None:
    body = b'{"proposals": [{"indicator": "S2-P2-M6-K1", "year": 2021, "value": 31.10}]}'
    assert sender.send_bytes(body).status_code == 202
    assert Proposal.objects.get().cells["value"] == "31.10"


@pytest.mark.parametrize(
    "body",
    [
        b'{"proposals": [{"indicator": "a", "year": "2021", "value": 1e400000}]}',
        b'{"proposals": [{"indicator": "a", "year": "2021", "value": 1e-400000}]}',
        b'{"proposals": [{"indicator": "a", "year": "2021", "value": %s}]}' % (b"9" * 31),
        b'{"proposals": [{"indicator": "a", "year": "2021", "value": NaN}]}',
        b'{"proposals": [{"indicator": "a", "year": "2021", "value": 1, "value": 2}]}',
        b'{"proposals": [{"indicator": "a", "year": "2021", "value": 1}], "confirm": true}',
    ],
)
def test_what_would_be_guessed_at_or_is_too_long_is_refused(sender: Sender, body: bytes) -> None:
    answer = sender.send_bytes(body)
    assert (answer.status_code, _kinds(answer)) == (400, ["message_form"])
    assert not Proposal.objects.exists()


def test_another_method_is_answered_in_json_too(sender: Sender) -> None:
    answer = sender.client.get(f"/api/proposals/{sender.source.strategy.slug}/")
    assert (answer.status_code, _kinds(answer)) == (405, ["message_form"])


def test_a_message_that_is_not_called_json_is_refused(sender: Sender) -> None:
    answer = sender.client.post(
        f"/api/proposals/{sender.source.strategy.slug}/",
        b"{}",
        content_type="text/plain",
        headers={"Sosei-Timestamp": "1", "Sosei-Key": "k"},
    )
    assert answer.status_code == 400
    assert "Content-Type" in answer.json()["faults"][0]["ja"]


def test_a_secret_opens_one_strategy_only(sender: Sender) -> None:
    other = plans.create(head=replace(HEAD, slug="aizu-3"), by=planner("another"))
    sender.source.strategy = other
    assert sender.send([ROW]).status_code == 401


def test_keys_are_forgotten_long_after_their_message_would_be_refused(sender: Sender) -> None:
    sender.send([ROW])
    sender.send([ROW], key="k2")
    Message.objects.filter(key="k1").update(received_at=timezone.now() - REMEMBERED * 1.01)
    forget_keys()
    assert [message.key for message in Message.objects.all()] == ["k2"]
    assert Proposal.objects.count() == 2
