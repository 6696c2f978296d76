"""What changes stored visions."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max

from sosei.publishing.book import COMPANION
from sosei.studies.result import VisionResult
from sosei.web.later import after
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.trail.writer import changing, record
from sosei.web.visions import load
from sosei.web.visions.models import Ranges, ResultFile, Showing, StoredResult


@transaction.atomic
def store(*, result: VisionResult, files: Mapping[str, bytes]) -> StoredResult:
    """Store a result and its files; the same result is stored once, its files are renewed.

    What was printed with a text is renewed only by what has one.

    Parameters
    ----------
    result : VisionResult
    files : mapping of str to bytes
        What was published from it, by name.
    """
    row, _ = StoredResult.objects.update_or_create(
        address=result.address,
        defaults={
            "area": result.area,
            "name": result.name,
            "title": result.title,
            "content": result.content,
        },
    )
    if COMPANION not in files and row.files.filter(name=COMPANION).exists():
        return row
    row.files.all().delete()
    ResultFile.objects.bulk_create(
        ResultFile(result=row, name=name, content=content) for name, content in files.items()
    )
    _publish_ranges(row.area)
    return row


def _publish_ranges(area: str) -> None:
    """Let the ensemble of the result that is shown be an edition, unless it is the last one."""
    address = load.shown_address(area)
    if address is None or (ensemble := load.ensemble_of(address)) is None:
        return
    last = Ranges.objects.filter(result__area=area).last()
    if last is None or (last.result_id, last.address) != (address, ensemble.address):
        at = after(None if last is None else last.at)
        Ranges.objects.create(
            result_id=address, address=ensemble.address, content=ensemble.content, at=at
        )


@changing
def show(*, stored: StoredResult, by: Actor) -> None:
    """Let a stored result be the vision of its municipality.

    Raises
    ------
    NotAllowedError
        If they may not publish visions.
    """
    require(by, "study.publish")
    was = load.shown_address(stored.area)
    shown = StoredResult.objects.filter(area=stored.area).aggregate(at=Max("shown_at"))["at"]
    now = after(shown)
    StoredResult.objects.filter(pk=stored.pk).update(shown_at=now)
    Showing.objects.create(result=stored, at=now)
    _publish_ranges(stored.area)
    record(
        by=by,
        verb="study.publish",
        kind="vision",
        id=stored.area,
        label=stored.title,
        before={"address": was},
        after={"address": stored.address},
    )
