"""A year is opened: who is asked for what, on the day on which it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sosei.base.errors import Fault, InputError
from sosei.publishing.strategy.names import Own
from sosei.strategy.package import Package
from sosei.strategy.review.cycle import KINDS, Cycle, CycleKind
from sosei.strategy.review.owners import DEPARTMENTS, NOBODY, Asked, asked
from sosei.web.people import load as people
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.reviews.mails import ask
from sosei.web.reviews.models import INDICATOR, NODE, Report, Request, ReviewCycle
from sosei.web.reviews.recorded import note_cycle
from sosei.web.trail.writer import changing


def preview(strategy: Strategy, *, final: bool) -> tuple[Asked, ...]:
    """Return what each department, or its successor of today, would be asked for; nothing is saved."""
    after = people.successors()
    return asked(load.package(strategy), final=final, successor=lambda code: after.get(code, code))


def names(package: Package) -> Mapping[str, Own]:
    """Return what departments are called, by code: as the strategy does, else as the city hall."""
    known = people.departments()
    city = {code: Own(name.ja, name.en) for code, name in known.items()}
    own = {
        f.code: Own(f.name, city.get(f.code, Own("")).en)
        for f in package.frameworks
        if f.framework == DEPARTMENTS
    }
    return city | own


@changing
def open_review(*, strategy: Strategy, cycle: Cycle, by: Actor) -> ReviewCycle:
    """Open the review of a year, and ask every department for what is its own.

    Parameters
    ----------
    strategy : Strategy
    cycle : Cycle
    by : Actor

    Raises
    ------
    InputError
        If the year or the deadline is wrong, that review is open already, or the strategy has no indicator.
    """
    require(by, "review.open")
    cycle.check(strategy.name, strategy.first_year, strategy.last_year)
    if ReviewCycle.objects.filter(strategy=strategy, year=cycle.year, kind=cycle.kind).exists():
        values = {"year": cycle.year, "kind": KINDS[cycle.kind]}
        raise InputError([Fault("review_open_already", strategy.name, None, "year", values)])
    whom = preview(strategy, final=cycle.kind is CycleKind.FINAL)
    if not any(each.indicators for each in whom):
        raise InputError([Fault("review_nothing_asked", strategy.name)])
    row = ReviewCycle.objects.create(strategy=strategy, opened_by=by.id, **_dates(cycle))
    Request.objects.bulk_create(_requests(row, whom, names(load.package(strategy))))
    Report.objects.bulk_create(_reports(row, whom))
    ask(row)
    note_cycle(
        by, "review.open", row, after=_dates(cycle) | {"asked": [a.department for a in whom]}
    )
    return row


def _dates(cycle: Cycle) -> dict[str, object]:
    return {name: getattr(cycle, name) for name in ("year", "kind", "opened_on", "deadline")}


def _requests(
    row: ReviewCycle, whom: Sequence[Asked], known: Mapping[str, Own]
) -> Iterator[Request]:
    for place, each in enumerate(whom):
        if each.department != NOBODY:
            name = known.get(each.department, Own(each.department))
            told = {"name": name.ja, "english_name": name.en, "place": place}
            yield Request(cycle=row, department=each.department, **told)


def _reports(row: ReviewCycle, whom: Sequence[Asked]) -> Iterator[Report]:
    place = 0
    for each in whom:
        for of, subjects in ((INDICATOR, each.indicators), (NODE, each.nodes)):
            for subject in subjects:
                place += 1
                yield Report(
                    cycle=row, of=of, subject=subject, department=each.department, place=place
                )
