"""What changes sources and proposals: each keyword-only, atomic, and told who does it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.timezone import localtime

from sosei.base.errors import Fault, InputError
from sosei.base.tables import TextRow, TextTable
from sosei.linkage.proposals import OBSERVATIONS, proposed
from sosei.strategy import editing
from sosei.strategy.difference import key_of
from sosei.strategy.indicator import Observation
from sosei.strategy.writing import cells_of
from sosei.web.people.actor import Actor, Held
from sosei.web.people.permissions import require
from sosei.web.plans import actions as plans
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.plans.store import key_text
from sosei.web.proposals import official
from sosei.web.proposals.models import Proposal, Source, State, Way
from sosei.web.proposals.signing import secret_of
from sosei.web.trail.writer import changing, record

NONCE = 32
"""Random bytes of a source."""


@changing
def make_source(*, strategy: Strategy, name: str, by: Actor) -> tuple[Source, str]:
    """Make a source, and return its secret: it is shown now and never again.

    Raises
    ------
    InputError
        If it has no name.
    """
    require(by, "strategy.edit")
    if not name.strip():
        raise InputError([Fault("text_empty", strategy.name, None, "name")])
    source = Source.objects.create(
        strategy=strategy, name=name.strip()[:100], nonce=secrets.token_hex(NONCE), made_by=by.id
    )
    _note_source(by, source, {"strategy": strategy.slug})
    return source, secret_of(source)


@changing
def revoke_source(*, source: Source, by: Actor) -> None:
    """Let a source send nothing any more; what it proposed stays."""
    require(by, "strategy.edit")
    Source.objects.filter(pk=source.pk, revoked_at=None).update(revoked_at=timezone.now())
    _note_source(by, source, {"revoked": True})


def _note_source(by: Actor, source: Source, after: object) -> None:
    record(
        by=by,
        verb="strategy.edit",
        kind="source",
        id=source.pk,
        label=source.name,
        after=after,
    )


@changing
def propose(
    *, strategy: Strategy, table: TextTable, origin: str, by: Actor, source: Source | None = None
) -> list[Proposal]:
    """Take every row of a table as a proposal, or none.

    Parameters
    ----------
    strategy : Strategy
    table : TextTable
    origin : str
        Where it comes from, as pages name it.
    by : Actor
    source : Source or None
        None of a file.

    Raises
    ------
    InputError
        With every fault of every row.
    """
    way = Way.MESSAGE if source else Way.FILE
    rows = [
        _row(strategy, each, way=way, origin=origin, source=source)
        for each in proposed(load.package(strategy), table)
    ]
    return _take(strategy, rows, by)


@changing
def propose_official(*, strategy: Strategy, year: int, by: Actor) -> list[Proposal]:
    """Propose what the library holds of a year for the indicators bound to it; nothing twice.

    Parameters
    ----------
    strategy : Strategy
    year : int
        Calendar year.
    by : Actor

    Raises
    ------
    InputError
        If a block of the library is damaged.
    """
    rows = [
        _row(strategy, each.observation, way=Way.OFFICIAL, origin=official.ORIGIN, trace=each.trace)
        for each in official.of_year(strategy, year)
        if each.observation and each.state is official.Known.NEW
    ]
    return _take(strategy, rows, by)


def _row(strategy: Strategy, observation: Observation, **more: Any) -> Proposal:
    key = key_text(key_of(OBSERVATIONS, observation))
    more["origin"] = more["origin"][:300]
    return Proposal(strategy=strategy, key=key, cells=cells_of(observation), **more)


def _take(strategy: Strategy, rows: list[Proposal], by: Actor) -> list[Proposal]:
    """Store proposals in the place of those of the same origin that still wait."""
    require(by, "proposal.send")
    for row in rows:
        same = {"source": row.source, "way": row.way, "key": row.key, "state": State.WAITING}
        waiting = strategy.proposals.filter(**same)
        waiting.update(state=State.SUPERSEDED, decided_at=timezone.now())
    made = Proposal.objects.bulk_create(rows)
    if made:
        record(
            by=by,
            verb="proposal.send",
            kind="strategy",
            id=strategy.slug,
            label=strategy.name,
            after={"origin": made[0].origin, "rows": [row.cells for row in made]},
        )
    return made


@changing
def confirm(*, proposal: Proposal, version: int, by: Actor) -> None:
    """Let a proposal be an observation of its strategy.

    Parameters
    ----------
    proposal : Proposal
    version : int
        Of the strategy, as the person saw it.
    by : Actor

    Raises
    ------
    StaleError
        If somebody else changed the strategy meanwhile.
    InputError
        If it was decided on already, no longer fits the strategy, or is no longer what the library holds.
    """
    _decide(proposal, State.CONFIRMED, by)
    strategy = proposal.strategy
    table = TextTable(proposal.origin, tuple(proposal.cells), (TextRow(2, proposal.cells),))
    (seen,) = proposed(load.package(strategy), table)
    if proposal.way == Way.OFFICIAL:
        official.check(strategy, seen)
    note = " ".join(filter(None, (seen.note, told_origin(proposal))))
    row = replace(seen, note=note)
    change = partial(editing.with_row, table=OBSERVATIONS, row=row)
    plans.edit(
        strategy=strategy,
        change=change,
        version=version,
        by=by,
        reason=note,
        verb="proposal.confirm",
    )


@changing
def decline(*, proposal: Proposal, reason: str, by: Actor) -> None:
    """Refuse a proposal, with a reason that its sender can be told.

    Raises
    ------
    InputError
        Without a reason, or if it was decided on already.
    """
    if not reason.strip():
        raise InputError([Fault("proposal_reason", proposal.origin, None, "reason")])
    _decide(proposal, State.DECLINED, by, reason.strip())


def told_origin(proposal: Proposal) -> str:
    """Return where a proposal comes from, for the note of its observation."""
    return f"［{proposal.origin} {localtime(proposal.received_at):%Y-%m-%d %H:%M}］"


def _decide(proposal: Proposal, state: State, by: Actor, reason: str = "") -> None:
    """Decide once: the database lets one of two people do it."""
    require(by, "proposal.confirm")
    decided = Proposal.objects.filter(pk=proposal.pk, state=State.WAITING).update(
        state=state, decided_at=timezone.now(), decided_by=by.id, reason=reason
    )
    if not decided:
        raise InputError([Fault("proposal_done", proposal.origin)])
    record(
        by=by,
        verb="proposal.confirm",
        kind="proposal",
        id=proposal.pk,
        label=f"{proposal.strategy.name} {proposal.key}",
        before={"state": State.WAITING},
        after={"state": state, "reason": reason},
    )


def sender(source: Source) -> Actor:
    """Return a system that sends, as actions know it."""
    return Actor(f"source {source.pk.hex}", source.name, posts=frozenset({Held("source")}))
