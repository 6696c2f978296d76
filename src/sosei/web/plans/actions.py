"""What changes strategies: each a keyword-only, atomic function that takes who does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

from sosei.base.errors import Fault, Faults
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


WORDS = ("slug", "area", "town", "name", "english_name", "english_town", "label", "english_label")
LENGTHS = {name: getattr(Strategy._meta.get_field(name), "max_length", 0) for name in WORDS}
"""Characters that the database takes."""


@dataclass(frozen=True)
class Head:
    """What is said of a strategy as a whole.

    Attributes
    ----------
    slug, area, town, name, english_name, english_town, label, english_label : str
    first_year, last_year : int
        Fiscal years.
    planned_last_year : int or None
        Where it ended earlier than it was planned to.
    ended_because : str
        Why it did.
    """

    slug: str
    area: str
    town: str
    name: str
    first_year: int
    last_year: int
    english_name: str = ""
    label: str = ""
    english_town: str = ""
    english_label: str = ""
    planned_last_year: int | None = None
    ended_because: str = ""

    @classmethod
    def of(cls, strategy: Strategy) -> Head:
        """Return what is said of a strategy now."""
        return cls(**{each.name: getattr(strategy, each.name) for each in fields(cls)})

    def faults(self) -> Faults:
        """Return every fault of the head."""
        faults = Faults()
        for name in ("slug", "area", "town", "name"):
            if not getattr(self, name):
                faults.add(Fault("text_empty", self.name or self.slug, None, name))
        for name, form in FORMS.items():
            value = getattr(self, name)
            if value and not form.pattern.fullmatch(value):
                values = {"value": f'"{value}"', "expected": form.expected, "hint": ""}
                faults.add(Fault("value_faulty", self.name or self.slug, None, name, values))
        faults.extend(self._too_long())
        faults.extend(self._wrong_years())
        return faults

    def _too_long(self) -> Iterator[Fault]:
        for name, most in LENGTHS.items():
            length = len(getattr(self, name))
            if length > most:
                values = {"length": length, "most": most}
                yield Fault("text_long", self.name, None, name, values)

    def _wrong_years(self) -> Iterator[Fault]:
        planned = self.planned_last_year
        if self.last_year < self.first_year:
            yield self._backward("last_year", self.first_year, self.last_year)
        if planned is not None and planned <= self.last_year:
            yield self._backward("planned_last_year", self.last_year, planned)
        if planned is not None and not self.ended_because:
            yield Fault("text_empty", self.name, None, "ended_because")
        if planned is None and self.ended_because:
            yield Fault("text_empty", self.name, None, "planned_last_year")

    def _backward(self, column: str, start: int, end: int) -> Fault:
        return Fault("years_backward", self.name, None, column, {"start": start, "end": end})


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
    faults = head.faults()
    faults.extend(_overlaps(head, predecessor, ()))
    if Strategy.objects.filter(slug=head.slug).exists():
        faults.add(Fault("slug_taken", head.name, None, "slug", {"slug": head.slug}))
    faults.raise_if_any()
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
    faults = head.faults()
    faults.extend(_overlaps(head, strategy.predecessor, strategy.successors.all()))
    faults.raise_if_any()
    was = {name: getattr(strategy, name) for name in vars(head)}
    values = {name: value for name, value in vars(head).items() if name != "slug"}
    save_head(strategy, values, version=version, by=by)
    before, after = differing(was, vars(head) | {"slug": strategy.slug})
    _record(strategy, "strategy.edit", by, before, after)


def _overlaps(head: Head, before: Strategy | None, after: Iterable[Strategy]) -> Iterator[Fault]:
    """Yield a fault for the strategies before and after that hold in years of a head: one follows another."""
    if before is not None and head.first_year <= before.last_year:
        yield _overlap(head, before, "first_year")
    for each in after:
        if each.first_year <= head.last_year:
            yield _overlap(head, each, "last_year")


def _overlap(head: Head, other: Strategy, column: str) -> Fault:
    values = {
        "year": getattr(head, column),
        "other": other.name,
        "first": other.first_year,
        "last": other.last_year,
    }
    return Fault("strategies_overlap", head.name, None, column, values)


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
def succeed(*, strategy: Strategy, head: Head, by: Actor, shortened_because: str = "") -> Strategy:
    """Copy a strategy into its successor; everything continues until somebody says otherwise.

    Parameters
    ----------
    strategy : Strategy
    head : Head
        Of the successor. Where it begins before the strategy ends, the strategy is shortened.
    by : Actor
    shortened_because : str
        Why, then.

    Raises
    ------
    NotAllowedError
        If they may not.
    InputError
        With every fault of the head, or if the reason is missing.
    """
    require(by, "strategy.edit")
    if strategy.first_year < head.first_year <= strategy.last_year:
        _shorten(strategy, head, shortened_because, by)
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


def _shorten(strategy: Strategy, head: Head, because: str, by: Actor) -> None:
    """Let a strategy end before its successor begins."""
    if not because:
        faults = head.faults()
        faults.add(Fault("text_empty", head.name, None, "shortened_because"))
        faults.raise_if_any()
    shorter = replace(
        Head.of(strategy),
        last_year=head.first_year - 1,
        planned_last_year=strategy.planned_last_year or strategy.last_year,
        ended_because=because,
    )
    change_head(strategy=strategy, head=shorter, version=strategy.version, by=by)


def _with_successions(package: Package) -> Package:
    told = {(s.indicator, s.node) for s in package.successions}
    new = tuple(s for s in continued(package) if (s.indicator, s.node) not in told)
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
