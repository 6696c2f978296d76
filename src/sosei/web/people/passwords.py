"""Whether a password will do."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.utils import translation

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.web.people.models import Person

FORM = "people.password"
NEW, AGAIN = "new_password", "new_password_again"


def meter() -> dict[str, int]:
    """Return the bounds of the bar that tells how long a new password is: the shortest, a long one, its end."""
    shortest = settings.PASSWORD_LENGTH
    return {"shortest": shortest, "long": shortest * 3 // 2, "longest": shortest * 2}


def check(person: Person, new: str, again: str) -> None:
    """Raise everything that speaks against a new password.

    Raises
    ------
    InputError
    """
    faults = Faults()
    if not new:
        faults.add(Fault("field_empty", FORM, None, NEW))
    elif new != again:
        faults.add(Fault("passwords_differ", FORM, None, AGAIN))
    elif len(new) > settings.PASSWORD_LONGEST:
        values = {"count": len(new), "limit": settings.PASSWORD_LONGEST}
        faults.add(Fault("password_long", FORM, None, NEW, values))
    else:
        faults.extend(_weak(person, new))
    faults.raise_if_any()


def _weak(person: Person, new: str) -> list[Fault]:
    english, japanese = (_said(person, new, language) for language in ("en", "ja"))
    return [
        Fault("password_weak", FORM, None, NEW, {"reason": Both(en, ja)})
        for en, ja in zip(english, japanese, strict=True)
    ]


def _said(person: Person, new: str, language: str) -> list[str]:
    """Return what the validators say, in one language: they choose their words as they speak."""
    found = []
    with translation.override(language):
        for validator in get_default_password_validators():
            try:
                validator.validate(new, person)
            except ValidationError as error:
                found.extend(error.messages)
    return found
