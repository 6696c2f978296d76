"""Whatever was altered, removed or moved is found and named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from tests.people import planner
from tests.web.trail.tampering import without_triggers

from sosei.base.errors import InputError
from sosei.web.trail.chain import COVERED, hash_of, seal_of
from sosei.web.trail.models import Event, Head
from sosei.web.trail.verify import verify
from sosei.web.trail.writer import record

pytestmark = pytest.mark.django_db
COUNT = 8
TEXTS = tuple(name for name in COVERED if name != "number")


@pytest.fixture
def trail(db: None) -> Iterator[None]:
    for number in range(1, COUNT + 1):
        record(
            by=planner(f"p{number}"),
            verb="study.edit",
            kind="study",
            id=number,
            label=f"検討{number}",
            before={"title": f"{number}"},
            after={"title": f"{number}'"},
        )
    with without_triggers():
        yield


def _kinds() -> list[tuple[str, object]]:
    return [(fault.kind, fault.values["number"]) for fault in verify().faults]


def test_an_untouched_trail_is_sound_and_tells_what_to_note(trail: None) -> None:
    found = verify()
    assert found.faults == ()
    assert found.noted == f"{COUNT}:{Event.objects.get(number=COUNT).hash}"
    assert verify(found.noted).faults == ()


def test_an_empty_trail_is_sound() -> None:
    assert verify().faults == ()


def test_any_altered_cell_is_found_and_its_event_named(trail: None) -> None:
    @given(st.integers(1, COUNT), st.sampled_from(TEXTS), st.text("abc亜", min_size=1, max_size=5))
    def altered(number: int, column: str, text: str) -> None:
        with transaction.atomic():
            Event.objects.filter(number=number).update(**{column: text})
            assert ("trail_altered", number) in _kinds()
            transaction.set_rollback(True)

    altered()
    assert verify().faults == ()


def test_an_event_altered_with_a_new_hash_is_found_by_what_follows(trail: None) -> None:
    @given(st.integers(1, COUNT))
    def altered(number: int) -> None:
        with transaction.atomic():
            event = Event.objects.get(number=number)
            event.name = "another"
            event.hash = hash_of(event)
            event.save()
            expected = ("trail_moved", number + 1) if number < COUNT else ("trail_added", COUNT)
            assert _kinds() == [expected]
            transaction.set_rollback(True)

    altered()


def test_any_removed_run_of_events_is_found_the_last_ones_too(trail: None) -> None:
    @given(st.integers(1, COUNT), st.integers(0, COUNT))
    def removed(first: int, more: int) -> None:
        last = min(first + more, COUNT)
        with transaction.atomic():
            Event.objects.filter(number__range=(first, last)).delete()
            (fault,) = verify().faults
            assert fault.kind == "trail_removed"
            assert (fault.values["number"], fault.values["last"]) == (first, last)
            transaction.set_rollback(True)

    removed()


def test_any_two_events_that_changed_places_are_found(trail: None) -> None:
    @given(st.integers(1, COUNT), st.integers(1, COUNT))
    def swapped(one: int, other: int) -> None:
        if one == other:
            return
        with transaction.atomic():
            first, second = Event.objects.get(number=one), Event.objects.get(number=other)
            Event.objects.filter(number__in=(one, other)).delete()
            first.number, second.number = other, one
            Event.objects.bulk_create([first, second])
            assert {("trail_altered", one), ("trail_altered", other)} <= set(_kinds())
            transaction.set_rollback(True)

    swapped()


def test_a_removed_event_whose_followers_were_numbered_anew_is_found(trail: None) -> None:
    Event.objects.filter(number=3).delete()
    for number in range(4, COUNT + 1):
        event = Event.objects.get(number=number)
        event.delete()
        event.number = number - 1
        event.hash = hash_of(event)
        event.save(force_insert=True)
    assert ("trail_moved", 3) in _kinds()


def test_a_head_that_was_set_back_has_no_seal(trail: None) -> None:
    Event.objects.filter(number=COUNT).delete()
    last = Event.objects.get(number=COUNT - 1)
    Head.objects.update(number=last.number, hash=last.hash)
    assert _kinds() == [("trail_unsealed", COUNT - 1)]


def test_a_head_that_is_gone_is_missed(trail: None) -> None:
    Head.objects.all().delete()
    assert _kinds() == [("trail_headless", COUNT)]


def test_a_seal_of_another_key_is_none(trail: None, settings: Settings) -> None:
    settings.SECRET_KEY = "another"  # noqa: S105 - of the test
    assert _kinds() == [("trail_unsealed", COUNT)]


def test_what_was_noted_finds_a_trail_cut_off_with_its_head(trail: None) -> None:
    noted = verify().noted
    Event.objects.filter(number__gt=3).delete()
    last = Event.objects.get(number=3)
    Head.objects.update(number=3, hash=last.hash, seal=seal_of(3, last.hash))
    assert verify().faults == ()
    (fault,) = verify(noted).faults
    assert (fault.kind, fault.values) == ("trail_cut", {"number": COUNT, "last": 3})


def test_what_was_noted_finds_a_trail_written_anew(trail: None) -> None:
    noted = verify().noted
    last = Event.objects.get(number=COUNT)
    last.name = "another"
    last.hash = hash_of(last)
    last.save()
    Head.objects.update(hash=last.hash, seal=seal_of(COUNT, last.hash))
    assert verify().faults == ()
    assert [fault.kind for fault in verify(noted).faults] == ["trail_rewritten"]


@pytest.mark.parametrize("since", ["5", "x:y", "0:" + "a" * 64, f"5:{'A' * 64}"])
def test_a_note_that_cannot_be_read_is_refused(since: str) -> None:
    with pytest.raises(InputError) as told:
        verify(since)
    assert [fault.kind for fault in told.value.faults] == ["trail_since"]
