"""The chain is followed from its first event to its head: whatever was altered, removed or moved is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare

from sosei.base.errors import Fault, InputError
from sosei.web.trail.chain import START, hash_of, seal_of
from sosei.web.trail.models import Event, Head

TRAIL = "audit trail"
NOTED = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")
CHUNK = 2000


@dataclass(frozen=True)
class Verified:
    """What was found.

    Attributes
    ----------
    number : int
        Of the last event.
    hash : str
        Its hash; to be noted outside, and held against the trail at the next time.
    faults : tuple of Fault
    """

    number: int
    hash: str
    faults: tuple[Fault, ...]

    @property
    def noted(self) -> str:
        """Number and hash as they are noted down."""
        return f"{self.number}:{self.hash}"


def verify(since: str = "") -> Verified:
    """Follow the chain.

    Parameters
    ----------
    since : str
        Number and hash as an earlier run told them: only this finds that the end of the trail was cut off together
        with its head, and that the secret key was used to write everything anew.

    Raises
    ------
    InputError
        If `since` cannot be read.
    """
    noted = _noted(since)
    last, faults = Event(number=0, hash=START), []
    for event in Event.objects.order_by("number").iterator(CHUNK):
        faults += list(_faults(event, last, noted))
        last = event
    faults += _head_faults(last)
    if noted is not None and noted[0] > last.number:
        faults.append(_fault("trail_cut", noted[0], last=last.number))
    return Verified(last.number, last.hash, tuple(faults))


def _faults(event: Event, last: Event, noted: tuple[int, str] | None) -> Iterator[Fault]:
    if event.number != last.number + 1:
        yield _fault("trail_removed", last.number + 1, last=event.number - 1)
    elif event.previous != last.hash:
        yield _fault("trail_moved", event.number)
    if hash_of(event) != event.hash:
        yield _fault("trail_altered", event.number)
    if noted is not None and event.number == noted[0] and event.hash != noted[1]:
        yield _fault("trail_rewritten", event.number)


def _head_faults(last: Event) -> list[Fault]:
    head = Head.objects.first()
    if head is None:
        return [_fault("trail_headless", last.number)] if last.number else []
    if not constant_time_compare(head.seal, seal_of(head.number, head.hash)):
        return [_fault("trail_unsealed", head.number)]
    if head.number > last.number:
        return [_fault("trail_removed", last.number + 1, last=head.number)]
    if (head.number, head.hash) != (last.number, last.hash):
        return [_fault("trail_added", head.number)]
    return []


def _noted(since: str) -> tuple[int, str] | None:
    if not since:
        return None
    match = NOTED.fullmatch(since.strip())
    if match is None:
        raise InputError([Fault("trail_since", "--since", values={"value": since})])
    return int(match[1]), match[2]


def _fault(kind: str, number: int, **values: object) -> Fault:
    return Fault(kind, TRAIL, values={"number": number, **values})
