"""Packages → rows: what differs is written, in one transaction, if nobody was there first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone

from sosei.base.errors import Fault, InputError
from sosei.strategy.difference import Change, Kind, differences, rows_of
from sosei.strategy.package import Package
from sosei.web.people.actor import Actor
from sosei.web.plans.load import OBSERVATIONS
from sosei.web.plans.models import Edit, Observation, Row, Strategy

BATCH = 500
"""Rows of one statement: a package may have thousands, and while they are written nobody else writes."""


class StaleError(InputError):
    """Somebody else changed the strategy meanwhile.

    Attributes
    ----------
    edits : tuple of Edit
        What was changed since, the first one first.
    """

    def __init__(self, strategy: Strategy, edits: Iterable[Edit]) -> None:
        self.edits = tuple(edits)
        super().__init__([Fault("changed_meanwhile", strategy.name)])


@transaction.atomic
def save(
    strategy: Strategy,
    before: Package,
    after: Package,
    *,
    version: int,
    by: Actor,
    reason: str = "",
) -> tuple[Change, ...]:
    """Write what differs between two packages of a strategy, under its next version.

    Parameters
    ----------
    strategy : Strategy
    before, after : Package
        `before` is the package of `version`.
    version : int
        The one that the person saw.
    by : Actor
    reason : str
        Of changed observations.

    Raises
    ------
    StaleError
        If the strategy has another version by now; nothing is written then.
    """
    changes = differences(before, after)
    if not changes:
        return ()
    _take(strategy, version, by, {})
    _write(strategy, [c for c in changes if c.table != OBSERVATIONS])
    # those that moved are left: revisions stand in the order in which they came
    seen = [c for c in changes if c.table == OBSERVATIONS and c.kind is not Kind.MOVED]
    _revise(strategy, seen, by, reason)
    for table in {c.table for c in changes if c.kind is not Kind.CHANGED} - {OBSERVATIONS}:
        _place(strategy, table, after)
    Edit.objects.create(
        strategy=strategy, version=version + 1, by=by.id, changes=[asdict(c) for c in changes]
    )
    strategy.refresh_from_db()
    return changes


HEAD = "head"
"""What an edit calls that which is said of a strategy as a whole."""


@transaction.atomic
def save_head(
    strategy: Strategy, values: Mapping[str, str | int | None], *, version: int, by: Actor
) -> None:
    """Write what is said of a strategy as a whole, under its next version, if anything differs.

    Raises
    ------
    StaleError
        If the strategy has another version by now; nothing is written then.
    """
    before = {name: _text(getattr(strategy, name)) for name in values}
    after = {name: _text(value) for name, value in values.items()}
    if version == strategy.version and before == after:
        return
    _take(strategy, version, by, values)
    change = Change(HEAD, (strategy.slug,), Kind.CHANGED, before, after, 0)
    Edit.objects.create(strategy=strategy, version=version + 1, by=by.id, changes=[asdict(change)])
    strategy.refresh_from_db()


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _take(
    strategy: Strategy, version: int, by: Actor, values: Mapping[str, str | int | None]
) -> None:
    """Take the next version of a strategy: of two people the database lets one."""
    taken = Strategy.objects.filter(pk=strategy.pk, version=version).update(
        version=F("version") + 1, changed_by=by.id, changed_at=timezone.now(), **values
    )
    if not taken:
        raise StaleError(strategy, edits_since(strategy, version))


def edits_since(strategy: Strategy, version: int) -> QuerySet[Edit]:
    """Return what was changed after a version, the first one first."""
    return strategy.edits.filter(version__gt=version).order_by("version")


def key_text(key: Sequence[str]) -> str:
    """Return a key as it is stored."""
    return json.dumps(list(key), ensure_ascii=False)


def _write(strategy: Strategy, changes: Sequence[Change]) -> None:
    added = [c for c in changes if c.kind is Kind.ADDED]
    for change in changes:
        own = Row.objects.filter(strategy=strategy, table=change.table, key=key_text(change.key))
        if change.kind is Kind.REMOVED:
            own.delete()
        elif change.kind is not Kind.ADDED:
            own.update(cells=change.after, place=change.place)
    Row.objects.bulk_create((_row(strategy, each) for each in added), batch_size=BATCH)


def _row(strategy: Strategy, added: Change) -> Row:
    return Row(
        strategy=strategy,
        table=added.table,
        key=key_text(added.key),
        cells=added.after,
        place=added.place,
    )


def _place(strategy: Strategy, table: str, after: Package) -> None:
    """Give the rows of a table their places, so that they are read in the order of the package."""
    places = {key_text(key): place for place, key in enumerate(rows_of(after, table))}
    rows = [
        row
        for row in Row.objects.filter(strategy=strategy, table=table)
        if row.place != places[row.key]
    ]
    for row in rows:
        row.place = places[row.key]
    Row.objects.bulk_update(rows, ["place"], batch_size=BATCH)


def _revise(strategy: Strategy, changes: Sequence[Change], by: Actor, reason: str) -> None:
    keys = [key_text(change.key) for change in changes]
    last = _last_revisions(strategy, keys)
    revised = (
        Observation(
            strategy=strategy,
            key=key,
            revision=last.get(key, 0) + 1,
            cells=change.after,
            entered_by=by.id,
            reason=reason,
        )
        for key, change in zip(keys, changes, strict=True)
    )
    Observation.objects.bulk_create(revised, batch_size=BATCH)


def _last_revisions(strategy: Strategy, keys: Sequence[str]) -> dict[str, int]:
    """Return the number of the last revision of each observation that there is of some keys."""
    last: dict[str, int] = {}
    for start in range(0, len(keys), BATCH):
        some = Observation.objects.filter(strategy=strategy, key__in=keys[start : start + BATCH])
        last |= dict(some.values_list("key").annotate(Max("revision")))
    return last
