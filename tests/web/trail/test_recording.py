"""What is recorded, and in which order."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from tests.people import acting, planner

from sosei.web.plans import actions
from sosei.web.trail.chain import START, hash_of, seal_of
from sosei.web.trail.models import Event, Head
from sosei.web.trail.writer import changing, differing, record

pytestmark = pytest.mark.django_db
HEAD = actions.Head("aizu-2", "07202", "会津若松市", "第2期総合戦略", 2020, 2024)


def test_events_are_numbered_and_each_holds_the_hash_of_the_one_before() -> None:
    for verb in ("study.edit", "study.run"):
        record(by=planner(), verb=verb, kind="study", id=1, label="検討")
    first, second = Event.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert (first.previous, second.previous) == (START, first.hash)
    assert second.hash == hash_of(second)
    head = Head.objects.get()
    assert (head.number, head.hash) == (2, second.hash)
    assert head.seal == seal_of(2, second.hash)


def test_a_change_and_its_record_stand_or_fall_together() -> None:
    @changing
    def fail() -> None:
        record(by=planner(), verb="study.edit", kind="study")
        raise ValueError("afterwards")

    with pytest.raises(ValueError, match="afterwards"):
        fail()
    assert not Event.objects.exists()
    record(by=planner(), verb="study.edit", kind="study")
    assert Event.objects.get().number == 1


def test_what_was_done_to_a_strategy_is_told_with_before_and_after() -> None:
    strategy = actions.create(head=HEAD, by=planner("hana"))
    actions.publish(strategy=strategy, published=True, by=planner("hana"))
    event = Event.objects.first()
    assert event is not None
    assert (event.verb, event.kind, event.object) == ("strategy.publish", "strategy", "aizu-2")
    assert (event.by, event.roles, event.label) == ("hana", "planner", "第2期総合戦略")
    assert json.loads(event.before) == {"published": False}
    assert json.loads(event.after) == {"published": True}


def test_a_refused_action_leaves_no_trace_of_a_change() -> None:
    with pytest.raises(PermissionError):
        actions.create(head=HEAD, by=acting("viewer"))
    assert not Event.objects.exists()


@pytest.mark.parametrize("change", ["update", "delete", "head", "back"])
def test_the_database_refuses_to_change_or_remove_what_is_recorded(change: str) -> None:
    record(by=planner(), verb="study.edit", kind="study")
    tried: dict[str, Callable[[], object]] = {
        "update": lambda: Event.objects.update(name="another"),
        "delete": lambda: Event.objects.all().delete(),
        "head": lambda: Head.objects.all().delete(),
        "back": lambda: Head.objects.update(number=0),
    }
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        tried[change]()
    assert Event.objects.get().name == "planner"


def test_only_what_differs_is_told() -> None:
    before, after = differing({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 5, "d": 4})
    assert (before, after) == ({"b": 2, "c": 3}, {"b": 5, "d": 4})
