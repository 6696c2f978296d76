"""Letters to people: an invitation, and a way back for who forgot the password."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from smtplib import SMTPException

from django.core.mail import send_mail
from django_tasks import task

from sosei.base.messages import Language
from sosei.web.people import links
from sosei.web.people.backend import usable
from sosei.web.people.models import Person, plain_address
from sosei.web.words import catalogue

log = logging.getLogger(__name__)


def send(person: Person, link: links.Link, site: str) -> bool:
    """Send somebody a link in their language; return whether the mail went out."""
    told = {"name": person.name, "url": links.url(person, link, site)}
    return _post(person, link.name.lower(), told)


def _post(person: Person, kind: str, told: Mapping[str, str], to: str = "") -> bool:
    """Send somebody a letter of the catalogue in their language; return whether the mail went out."""
    language: Language = "en" if person.language == "en" else "ja"
    words = catalogue()
    subject = words[f"people.letter_{kind}_subject"].text(language)
    body = words[f"people.letter_{kind}"].text(language).format(**told)
    try:
        send_mail(subject, body, None, [to or person.email])
    except (OSError, SMTPException) as error:
        log.warning("a mail was not sent", extra={"reason": type(error).__name__})
        return False
    return True


@task()
def send_changed(number: str, to: str, what: str) -> None:
    """Tell whoever has an account, or had it, that its ``password`` or ``email`` is another one."""
    person = Person.objects.filter(pk=number, demo=False).first()
    if person is not None:
        _post(person, f"{what}_changed", {"name": person.name}, to)


@task()
def send_reset(email: str, site: str) -> None:
    """Send the way back to whoever has an address; the worker does it, so that a page takes as long for nobody."""
    person = Person.objects.filter(email=plain_address(email)).first()
    if person is not None and usable(person):
        send(person, links.Link.RESET, site)
