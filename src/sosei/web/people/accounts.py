"""What changes accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import F

from sosei.base.errors import Fault, Faults, InputError
from sosei.web import watched
from sosei.web.people import letters, passwords
from sosei.web.people.actor import Actor
from sosei.web.people.load import actor
from sosei.web.people.models import Appointment, Person, Post, Tries, plain_address
from sosei.web.people.permissions import require
from sosei.web.trail.writer import changing, differing, record

FORM = "account"


@dataclass(frozen=True)
class Card:
    """What is known of a person.

    Attributes
    ----------
    email, name, english_name : str
    language : str
        ``ja`` or ``en``.
    """

    email: str
    name: str
    english_name: str = ""
    language: str = "ja"

    def check(self, own: Person | None = None) -> None:
        """Raise everything that is wrong.

        Parameters
        ----------
        own : Person or None
            Who has the address already.

        Raises
        ------
        InputError
        """
        faults = Faults()
        for name in ("email", "name"):
            if not getattr(self, name).strip():
                faults.add(Fault("field_empty", FORM, None, name))
        if self.email.strip():
            faults.extend(self._email_faults(own))
        if self.language not in {"ja", "en"}:
            faults.add(Fault("choice_faulty", FORM, None, "language"))
        faults.raise_if_any()

    def _email_faults(self, own: Person | None) -> list[Fault]:
        try:
            validate_email(plain_address(self.email))
        except ValidationError:
            return [Fault("email_faulty", FORM, None, "email", {"value": self.email})]
        others = Person.objects.filter(email=plain_address(self.email))
        if own is not None:
            others = others.exclude(pk=own.pk)
        return [Fault("email_taken", FORM, None, "email")] if others.exists() else []

    def values(self) -> dict[str, str]:
        """Return it as it is kept."""
        return {
            "email": plain_address(self.email),
            "name": self.name.strip()[:100],
            "english_name": self.english_name.strip()[:100],
            "language": self.language,
        }


@changing
def invite(*, card: Card, posts: Mapping[Post, date], by: Actor) -> Person:
    """Make an account without a password; its link lets the person set one.

    Parameters
    ----------
    card : Card
    posts : mapping of Post to date
        What they hold, and since when.
    by : Actor

    Raises
    ------
    InputError
        If the card is faulty.
    NotAllowedError
        If they may not.
    """
    require(by, "people.invite")
    card.check()
    person = Person(**card.values())
    person.set_unusable_password()
    person.save()
    for post, since in posts.items():
        Appointment.objects.create(person=person, post=post, since=since)
    told = {str(post): since for post, since in posts.items()}
    note(by, "people.invite", person, after={"posts": told})
    return person


@changing
def change_card(*, person: Person, card: Card, by: Actor) -> None:
    """Change what is known of a person.

    Raises
    ------
    InputError
        If the card is faulty.
    NotAllowedError
        If it is neither their own, nor may they.
    """
    if by.id != person.pk.hex:
        require(by, "people.invite")
    card.check(person)
    was = {name: getattr(person, name) for name in card.values()}
    Person.objects.filter(pk=person.pk).update(**card.values())
    person.refresh_from_db()
    before, after = differing(was, card.values())
    if "email" in before:
        letters.send_changed.enqueue(person.pk.hex, was["email"], "email")
    for told in (before, after):
        if "email" in told:
            told["email"] = "…"  # that it changed, not what it is
    note(by, "people.invite", person, before, after)


@changing
def close(*, person: Person, closed: bool, by: Actor) -> None:
    """Close an account, or open it again; nothing that was done is lost.

    Raises
    ------
    InputError
        If it is one's own: nobody locks themselves out.
    """
    require(by, "people.invite")
    if by.id == person.pk.hex:
        raise InputError([Fault("own_account", person.name)])
    Person.objects.filter(pk=person.pk).update(is_active=not closed, signed_out=F("signed_out") + 1)
    note(by, "people.invite", person, {"active": person.is_active}, {"active": not closed})
    person.refresh_from_db()


@changing
def set_password(*, person: Person, new: str, again: str) -> None:
    """Set a password by a link or with the old one; every session of theirs ends.

    Raises
    ------
    InputError
        If it will not do.
    """
    passwords.check(person, new, again)
    person.set_password(new)
    person.save(update_fields=["password"])
    Tries.objects.filter(person=person).delete()
    note(actor(person), "account.password", person)
    watched.tell("password.set", account=person.email)
    letters.send_changed.enqueue(person.pk.hex, person.email, "password")


@changing
def change_password(*, person: Person, old: str, new: str, again: str) -> None:
    """Set another password in the place of the old one.

    Raises
    ------
    InputError
        If the old one is wrong, or the new one will not do.
    """
    if not person.check_password(old):
        raise InputError([Fault("password_wrong", FORM, None, "old_password")])
    set_password(person=person, new=new, again=again)


@changing
def sign_out_everywhere(*, person: Person, by: Actor) -> None:
    """End every session of a person."""
    if by.id != person.pk.hex:
        require(by, "people.invite")
    Person.objects.filter(pk=person.pk).update(signed_out=F("signed_out") + 1)
    note(by, "account.sign_out", person)


@changing
def linked(*, person: Person, by: Actor) -> None:
    """Record that somebody is given a link by which they set a password."""
    require(by, "people.invite")
    note(by, "people.invite", person, after={"link": True})


@changing
def unlock(*, person: Person, by: Actor) -> None:
    """Let somebody who was locked out try again."""
    require(by, "people.unlock")
    Tries.objects.filter(person=person).delete()
    note(by, "people.unlock", person)


@changing
def signed_in(*, person: Person) -> None:
    """Record that somebody came in."""
    note(actor(person), "account.sign_in", person)


@changing
def locked_out(*, person: Person) -> None:
    """Record that too many passwords were tried for somebody."""
    note(Actor("", "—"), "account.locked", person)


def note(by: Actor, verb: str, person: Person, before: object = None, after: object = None) -> None:
    """Record something about a person: by name, nothing else of theirs."""
    record(
        by=by,
        verb=verb,
        kind="person",
        id=person.pk.hex,
        label=person.name,
        before=before,
        after=after,
    )
