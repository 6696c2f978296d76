"""Mails of a review: written as rows in the transaction of what they are about, sent afterwards by the worker."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sosei.base.messages import Both, Language
from sosei.publishing.strategy import years
from sosei.publishing.strategy.names import Own
from sosei.strategy.review.stages import Stage
from sosei.web.people import load as people
from sosei.web.people.actor import Actor
from sosei.web.people.models import Person
from sosei.web.people.permissions import require
from sosei.web.reviews.models import Mail, Request, ReviewCycle
from sosei.web.reviews.recorded import note_cycle
from sosei.web.trail.writer import changing
from sosei.web.words import catalogue

REQUEST, REMINDER = "request", "reminder"
ROLES = ("reporter", "head")
"""Who is written to in a department."""

BEFORE = (7, 1)
AFTER = (1, 7)
"""Days before and after the deadline on which the worker reminds by itself; and on the day."""

MOST_ATTEMPTS = 100

log = logging.getLogger(__name__)


def ask(row: ReviewCycle) -> int:
    """Write the request to every department; inside the transaction that opens the review.

    Returns
    -------
    int
        Mails written.
    """
    return sum(_write(each, REQUEST, REQUEST, row.opened_on) for each in row.requests.all())


@changing
def remind(*, cycle: ReviewCycle, departments: Iterable[str], day: date, by: Actor) -> int:
    """Write a reminder to those of some departments that owe a report.

    Parameters
    ----------
    cycle : ReviewCycle
    departments : iterable of str
        Codes.
    day : date
    by : Actor

    Returns
    -------
    int
        Mails written.
    """
    require(by, "review.open")
    chosen = list(cycle.requests.filter(department__in=list(departments)))
    moment = timezone.now().isoformat(timespec="seconds")
    count = sum(_write(each, REMINDER, f"{REMINDER} {moment}", day) for each in chosen)
    told = {"reminded": [each.department for each in chosen], "mails": count}
    note_cycle(by, "review.open", cycle, after=told)
    return count


@transaction.atomic
def remind_due(day: date) -> int:
    """Write the reminders of a day; those that are written already are not written again."""
    days = [*(-n for n in AFTER), 0, *BEFORE]
    rows = ReviewCycle.objects.filter(deadline__in=[day + timedelta(days=n) for n in days])
    requests = Request.objects.filter(cycle__in=rows, silent="").select_related("cycle__strategy")
    return sum(_write(each, REMINDER, f"{REMINDER} {day}", day) for each in requests)


def send_waiting() -> int:
    """Send what is not sent yet; what fails stays and is tried again at the next time.

    Returns
    -------
    int
        Mails sent.
    """
    waiting = Mail.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS)
    rows = list(waiting.order_by("id"))
    if not rows:
        return 0
    waiting.filter(pk__in=[row.pk for row in rows]).update(attempts=F("attempts") + 1)
    try:
        with get_connection() as connection:
            return sum(_sent(row, connection) for row in rows)
    except OSError as error:
        _not_sent(error)
        return 0


def _sent(row: Mail, connection: BaseEmailBackend) -> bool:
    try:
        EmailMessage(row.subject, row.body, to=[row.to], connection=connection).send()
    except OSError as error:
        _not_sent(error)
        return False
    Mail.objects.filter(pk=row.pk).update(sent_at=timezone.now())
    return True


def _not_sent(error: OSError) -> None:
    log.warning("mails were not sent", extra={"reason": type(error).__name__})


def _write(request: Request, kind: str, why: str, day: date) -> int:
    """Write to everybody of a department; nobody if it owes nothing, or was written to for the same reason."""
    owed = request.cycle.reports.filter(
        department=request.department, stage__in=(Stage.REQUESTED, Stage.RETURNED)
    ).count()
    if not owed:
        return 0
    mails = [_mail(request, person, kind, why, owed, day) for person in recipients(request, day)]
    known = set(request.cycle.mails.filter(why=why).values_list("to", "department"))
    new = [mail for mail in mails if (mail.to, mail.department) not in known]
    Mail.objects.bulk_create(new)
    return len(new)


def recipients(request: Request, day: date) -> Iterator[Person]:
    """Yield everybody who reports for a department on a day, or heads it; for its successor, if it has one by now."""
    yield from people.holders(people.successor(request.department, day), ROLES, day)


def _mail(request: Request, person: Person, kind: str, why: str, owed: int, day: date) -> Mail:
    language: Language = "en" if person.language == "en" else "ja"
    row, strategy = request.cycle, request.cycle.strategy
    told = {
        "department": _own(Own(request.name, request.english_name), language),
        "strategy": _own(Own(strategy.name, strategy.english_name), language),
        "year": years.fiscal(row.year).text(language),
        "deadline": years.day(row.deadline).text(language),
        "days": days_words((row.deadline - day).days).text(language),
        "count": owed,
        "where": _where(language),
    }
    subject, body = (
        catalogue()[f"reviews.mail_{kind}{part}"].text(language).format(**told)
        for part in ("_subject", "")
    )
    return Mail(
        cycle=row,
        department=request.department,
        why=why,
        to=person.email,
        subject=" ".join(subject.split())[:200],
        body=body,
    )


def days_words(left: int) -> Both:
    """Return how far away a deadline is, in words."""
    key = "left" if left > 0 else "today" if left == 0 else "late"
    words = catalogue()[f"reviews.days_{key}"]
    return Both(words.en.format(days=abs(left)), words.ja.format(days=abs(left)))


def _own(words: Own, language: Language) -> str:
    return words.text(language)[0]


def _where(language: Language) -> str:
    """Return where to report: the page, where the server has a name that others call it by."""
    if not settings.HOSTS:
        return catalogue()["reviews.mail_where_page"].text(language)
    scheme = "https" if settings.HTTPS else "http"
    url = f"{scheme}://{settings.HOSTS[0]}/reviews/mine/"
    return catalogue()["reviews.mail_where"].text(language).format(url=url)
