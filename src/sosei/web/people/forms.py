"""The forms of accounts and departments, and how what they send is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.timezone import localdate

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.web.people.models import Department, Post
from sosei.web.people.roles import ROLES
from sosei.web.plans.author.fields import Choices, Field, Form
from sosei.web.words import catalogue

LANGUAGES: Choices = (("ja", Both("Japanese", "日本語")), ("en", Both("English", "英語")))
NONE = ("", Both("—", "—"))


def form(title: str, fields: Iterable[Field]) -> Form:
    """Return a form whose words stand in the catalogue: ``people.field_NAME`` and ``people.help_NAME``."""
    words = catalogue()
    named = (
        replace(f, label=words[f"people.field_{f.name}"], help=words.get(f"people.help_{f.name}"))
        for f in fields
    )
    return Form(words[title], tuple(named))


def card_form() -> Form:
    """Return the form of a person."""
    return form(
        "people.person",
        [
            Field("name", needed=True),
            Field("english_name"),
            Field("email", "email", needed=True),
            Field("language", "choice", LANGUAGES, needed=True, value="ja"),
        ],
    )


def invite_form() -> Form:
    """Return the form of an invitation: a person, and a post from a day on."""
    card = card_form()
    more = form("people.person", appointment_fields())
    return Form(catalogue()["people.invite"], (*card.fields, *more.fields))


def appointment_form() -> Form:
    """Return the form of an appointment."""
    return form("people.appoint", [*appointment_fields(), Field("until", "date")])


def appointment_fields() -> list[Field]:
    """Return the fields of a post and the day from which it is held."""
    today = localdate().isoformat()
    return [
        Field("post", "choice", [NONE, *posts()], needed=True),
        Field("since", "date", needed=True, value=today),
    ]


def posts() -> Choices:
    """Return every post of a department that lasts, as choices."""
    rows = Post.objects.filter(department__until=None).select_related("department")
    return [(str(row.pk), _named(row)) for row in rows]


def _named(row: Post) -> Both:
    role, of = ROLES[row.role].name, row.department
    english = f"{of.english_name or of.name} {row.english_name or row.name}"
    return Both(f"{english} ({role.en})", f"{of.name} {row.name}（{role.ja}）")


def department_form() -> Form:
    """Return the form of a department."""
    return form(
        "people.department",
        [
            Field("code", needed=True),
            Field("name", needed=True),
            Field("english_name"),
            Field("since", "date", needed=True, value=localdate().isoformat()),
        ],
    )


def post_form() -> Form:
    """Return the form of a post."""
    departments = Department.objects.filter(until=None)
    named = [(d.code, Both(d.english_name or d.name, d.name)) for d in departments]
    roles = [(name, role.name) for name, role in ROLES.items()]
    return form(
        "people.post",
        [
            Field("department", "choice", [NONE, *named], needed=True),
            Field("post", needed=True),
            Field("post_english"),
            Field("role", "choice", [NONE, *roles], needed=True),
        ],
    )


def day(text: str, column: str, faults: Faults) -> date:
    """Read a day, or note that it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.add(Fault("day_faulty", "", None, column, {"value": text}))
        return date.min


def chosen_post(text: str, faults: Faults) -> Post | None:
    """Find the post that was chosen, or note that none was."""
    found = Post.objects.filter(pk=text).first() if text.isdecimal() and len(text) < 10 else None
    if found is None:
        faults.add(Fault("choice_faulty", "", None, "post"))
    return found
