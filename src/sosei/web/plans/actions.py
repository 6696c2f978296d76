"""What changes strategies: each a keyword-only, atomic function that takes who does it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.strategy.checked import checked
from sosei.strategy.difference import Change, differences
from sosei.strategy.package import Package
from sosei.strategy.succession import continued, successor
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.plans.store import StaleError, edits_since, save, save_head
from sosei.web.trail.writer import changing, differing, record

EMPTY = Package()


class Form(NamedTuple):
    """How a text must look."""

    pattern: re.Pattern[str]
    expected: Both


FORMS = {
    "slug": Form(
        re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
        Both(
            "small letters, digits and hyphens: aizu-2",
            "半角の英小文字・数字・ハイフン（例：aizu-2）",
        ),
    ),
    "area": Form(
        re.compile(r"[0-9]{5}"),
        Both("five digits: 07202", "5桁の全国地方公共団体コード（例：07202）"),
    ),
}
"""Texts of a head that are no prose."""


@dataclass(frozen=True)
class Head:
    """What is said of a strategy as a whole.

    Attributes
    ----------
    slug, area, town, name, english_name, label : str
    first_year, last_year : int
        Fiscal years.
    """

    slug: str
    area: str
    town: str
    name: str
    first_year: int
    last_year: int
    english_name: str = ""
    label: str = ""

    def check(self) -> None:
        """Raise every fault of the head."""
        faults = Faults()
        for name in ("slug", "area", "town", "name"):
            if not getattr(self, name):
                faults.add(Fault("text_empty", self.name or self.slug, None, name))
        for name, form in FORMS.items():
            value = getattr(self, name)
            if value and not form.pattern.fullmatch(value):
                values = {"value": f'"{value}"', "expected": form.expected, "hint": ""}
                faults.add(Fault("value_faulty", self.name or self.slug, None, name, values))
        if self.last_year < self.first_year:
            years = {"start": self.first_year, "end": self.last_year}
            faults.add(Fault("years_backward", self.name, None, "last_year", years))
        faults.raise_if_any()


@changing
def create(
    *, head: Head, package: Package = EMPTY, by: Actor, predecessor: Strategy | None = None
) -> Strategy:
    """Make a strategy, empty or with everything of a package.

    Raises
    ------
    InputError
        If the head or the package is faulty, or the address is taken.
    """
    require(by, "strategy.edit")
    head.check()
    if Strategy.objects.filter(slug=head.slug).exists():
        raise InputError([Fault("slug_taken", head.name, None, "slug", {"slug": head.slug})])
    strategy = Strategy.objects.create(**vars(head), predecessor=predecessor, changed_by=by.id)
    changes = save(strategy, EMPTY, checked(package), version=0, by=by)
    _record(strategy, "strategy.create", by, after=vars(head) | {"rows": len(changes)})
    return strategy


@changing
def change_head(*, strategy: Strategy, head: Head, version: int, by: Actor) -> None:
    """Change what is said of a strategy as a whole; its address stays.

    Parameters
    ----------
    strategy : Strategy
    head : Head
    version : int
        The one that the person saw.
    by : Actor

    Raises
    ------
    NotAllowedError
        If they may not.
    StaleError
        If somebody else changed the strategy meanwhile.
    InputError
        With every fault of the head.
    """
    require(by, "strategy.edit")
    head.check()
    was = {name: getattr(strategy, name) for name in vars(head)}
    values = {name: value for name, value in vars(head).items() if name != "slug"}
    save_head(strategy, values, version=version, by=by)
    before, after = differing(was, vars(head) | {"slug": strategy.slug})
    _record(strategy, "strategy.edit", by, before, after)


@changing
def edit(
    *,
    strategy: Strategy,
    change: Callable[[Package], Package],
    version: int,
    by: Actor,
    reason: str = "",
    verb: str = "strategy.edit",
    department: str = "",
) -> tuple[Change, ...]:
    """Apply a pure edit to a strategy as the person saw it.

    Parameters
    ----------
    strategy : Strategy
    change : callable
        Of `sosei.strategy.editing`, its arguments bound.
    version : int
        The one that the person saw.
    by : Actor
    reason : str
    verb, department : str
        What it is done by: editing, or approving a report of a department.

    Raises
    ------
    NotAllowedError
        If they may not.
    StaleError
        If somebody else changed it meanwhile.
    InputError
        If the package could not stand.
    """
    require(by, verb, department)
    if version != strategy.version:
        raise StaleError(strategy, edits_since(strategy, version))
    before = load.package(strategy)
    after = checked(change(before))
    changes = save(strategy, before, after, version=version, by=by, reason=reason)
    if changes:
        was = [[c.table, *c.key, c.before] for c in changes]
        now = [[c.table, *c.key, c.after] for c in changes]
        told = {"version": strategy.version, "reason": reason, "rows": now}
        _record(strategy, verb, by, {"version": version, "rows": was}, told)
    return changes


def preview(*, strategy: Strategy, package: Package) -> tuple[Change, ...]:
    """Return what importing a package would change; nothing is saved."""
    return differences(load.package(strategy), checked(package))


@changing
def import_package(
    *, strategy: Strategy, package: Package, version: int, by: Actor
) -> tuple[Change, ...]:
    """Put a package in the place of what a strategy says."""
    return edit(strategy=strategy, change=lambda _before: package, version=version, by=by)


@changing
def succeed(*, strategy: Strategy, head: Head, by: Actor) -> Strategy:
    """Copy a strategy into its successor, and mark that every indicator continues until somebody says otherwise."""
    before = load.package(strategy)
    years = head.last_year - head.first_year + 1
    made = create(
        head=head,
        package=successor(before, head.first_year, years),
        by=by,
        predecessor=strategy,
    )
    edit(
        strategy=strategy,
        change=_with_successions,
        version=strategy.version,
        by=by,
    )
    return made


def _with_successions(package: Package) -> Package:
    told = {s.indicator for s in package.successions if s.indicator}
    new = tuple(s for s in continued(package) if s.indicator not in told)
    return replace(package, successions=(*package.successions, *new))


@changing
def publish(*, strategy: Strategy, published: bool, by: Actor) -> None:
    """Show a strategy to everybody, or to nobody but those who write it."""
    require(by, "strategy.publish")
    was = strategy.published
    Strategy.objects.filter(pk=strategy.pk).update(published=published, changed_by=by.id)
    strategy.refresh_from_db()
    _record(strategy, "strategy.publish", by, {"published": was}, {"published": published})


def _record(
    strategy: Strategy, verb: str, by: Actor, before: object = None, after: object = None
) -> None:
    record(
        by=by,
        verb=verb,
        kind="strategy",
        id=strategy.slug,
        label=strategy.name,
        before=before,
        after=after,
    )
