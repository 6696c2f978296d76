"""What a sheet says becomes reports or drafts: all the chosen rows, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sosei.base.errors import Fault, Faults, InputError
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.reviews import drafts
from sosei.web.reviews.pages.page import Opened
from sosei.web.reviews.reporting import report
from sosei.web.reviews.sheet.looked import Beside
from sosei.web.trail.writer import changing


@dataclass(frozen=True)
class Picked:
    """A row that was chosen.

    Attributes
    ----------
    beside : Beside
    version : int
        Of the report that the person saw.
    confirmed : str
        The value that the person stands by although it looks like a slip.
    """

    beside: Beside
    version: int
    confirmed: str = ""


@changing
def send(*, page: Opened, picked: Sequence[Picked], by: Actor) -> None:
    """Report the chosen rows.

    Parameters
    ----------
    page : Opened
    picked : sequence of Picked
    by : Actor

    Raises
    ------
    InputError
        If none is chosen, one of them lacks something or is doubted, or somebody else took a step meanwhile: with
        every fault of all of them, and none is reported.
    NotAllowedError
        If somebody may not report one of them.
    """
    faults = Faults()
    for each in _checked(page, picked, by):
        try:
            said = each.beside.said(page, each.confirmed)
            report(row=each.beside.report, said=said, version=each.version, by=by)
        except InputError as error:
            faults.extend(error.faults)
    faults.raise_if_any()


@changing
def save(*, page: Opened, picked: Sequence[Picked], by: Actor) -> None:
    """Keep the chosen rows as drafts of this person.

    Parameters
    ----------
    page : Opened
    picked : sequence of Picked
    by : Actor

    Raises
    ------
    InputError
        If none is chosen, or a conflict has no choice.
    NotAllowedError
        If somebody may not report one of them.
    """
    for each in _checked(page, picked, by):
        typed, row = each.beside.typed(), each.beside.report
        drafts.save(row=row, typed=typed, version=each.version, by=by)


def _checked(page: Opened, picked: Sequence[Picked], by: Actor) -> Sequence[Picked]:
    """Return the rows, if there are any and every conflict in them has its choice."""
    faults = Faults()
    if not picked:
        faults.add(Fault("review_sheet_none_picked", page.row.strategy.name))
    for each in picked:
        require(by, "report.write", each.beside.report.department)
        if each.beside.open:
            faults.add(Fault("review_not_chosen", page.name(each.beside.report).ja))
    faults.raise_if_any()
    return picked
