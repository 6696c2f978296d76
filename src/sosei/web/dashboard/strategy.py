"""A running strategy on the dashboard: statuses counted, what is late or worse, what moved since the year before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sosei.publishing.strategy.decided import moved_since
from sosei.publishing.strategy.frozen import Frozen, FrozenIndicator
from sosei.publishing.strategy.likely import chance, held, summed_up
from sosei.publishing.strategy.lines import STATUSES, Line, Status, line, status, value
from sosei.strategy.forecast.outlook import Outlooks, outlooks
from sosei.strategy.overview import ORDER, Told
from sosei.strategy.verdict import Verdict
from sosei.web.dashboard import load
from sosei.web.plans import load as plans
from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.opened import NEW_YEAR, Opened
from sosei.web.reviews.load import edition_of
from sosei.web.reviews.models import Edition

WORST_FIRST = (Verdict.WORSE, Verdict.MISSED, Verdict.BEHIND)
"""What is listed one by one, in this order."""


def told(strategy: Strategy) -> dict[str, Any]:
    """Return what the dashboard says of a strategy in its newest year, frozen or reported."""
    page, edition = Opened(strategy), load.newest_edition(strategy)
    frozen = edition if edition and edition.cycle.year >= page.year else None
    if frozen and frozen.cycle.year != page.year:
        page = Opened(strategy, frozen.cycle.year)
    every = plans.told(strategy, page.year).told
    lines = _lines(page, frozen)
    likely = _outlooks(frozen.address) if frozen else page.outlooks
    return page.context() | {
        "edition": frozen,
        "counts": counts([each.status for each in lines]),
        "trouble": [(each, chance(likely.of[each.id])) for each in trouble(lines)],
        "outlooks": summed_up(likely),
        "tried": held(likely.tried) if likely.any_told else None,
        "moved": _moved(page, [each for each in every if each.changed]),
        "targets": list(_targets(page, every)),
    }


def _lines(page: Opened, edition: Edition | None) -> Sequence[Line | FrozenStatus]:
    if edition is None:
        return [line(page.names, judged) for judged in page.judged.values()]
    return _frozen(edition.address)


@lru_cache(maxsize=16)
def _frozen(address: str) -> tuple[FrozenStatus, ...]:
    """Return the indicators of an edition, which never changes."""
    edition = edition_of(Edition.objects.get(address=address))
    return tuple(FrozenStatus(each) for each in Frozen(edition).indicators)


@lru_cache(maxsize=16)
def _outlooks(address: str) -> Outlooks:
    """Return how likely the targets of an edition were, from what was known in it."""
    edition = Edition.objects.select_related("cycle").get(address=address)
    return outlooks(Frozen(edition_of(edition)).package, edition.cycle.year)


class FrozenStatus:
    """An indicator of a frozen review as one line; the mark that counts is its status."""

    silent = None

    def __init__(self, frozen: FrozenIndicator) -> None:
        self.id, self.name, self.status = frozen.id, frozen.name, frozen.mark
        self.year, self.value = frozen.year, frozen.value
        self.target, self.due, self.provisional = frozen.target, frozen.due, frozen.provisional


def counts(statuses: Sequence[Status]) -> list[dict[str, Any]]:
    """Count statuses in the order of an overview; how many are silent stands there even if none is."""
    names = [each.name for each in statuses]
    return [
        {"status": STATUSES[verdict], "count": names.count(verdict.value)}
        for verdict in ORDER
        if verdict.value in names or verdict is Verdict.NOT_REPORTED
    ]


def trouble(lines: Sequence[Line | FrozenStatus]) -> list[Line | FrozenStatus]:
    """Return what is worse, missed or late, the worst first."""
    place: Mapping[str, int] = {verdict.value: n for n, verdict in enumerate(WORST_FIRST)}
    found = [each for each in lines if each.status.name in place]
    return sorted(found, key=lambda each: place[each.status.name])


def _moved(page: Opened, changed: Sequence[Told]) -> list[dict[str, Any]]:
    """Return the indicators whose status moved, those that moved alike together."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    for each in changed:
        before, now = status(each.before), status(each.judgement)
        group = {"before": before, "now": now, "inside": []}
        groups.setdefault((before.name, now.name), group)["inside"].append(_head(page, each))
    return list(groups.values())


def _targets(page: Opened, every: Sequence[Told]) -> Iterator[dict[str, Any]]:
    """Yield the indicators whose target was decided anew since the year began."""
    for each in every:
        record = each.judgement.case.record
        moved = moved_since(record, f"{page.year}-{NEW_YEAR:02}-01")
        if moved is not None:
            before, now = (value(record.indicator, Fraction(d.target.target)) for d in moved)
            yield _head(page, each) | {"before": before, "now": now}


def _head(page: Opened, each: Told) -> dict[str, Any]:
    identifier = each.judgement.indicator.id
    return {"id": identifier, "name": page.names.name(identifier)}
