"""Whether a password will do."""

from __future__ import annotations

from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.utils import translation

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.web.people.models import Person

FORM = "people.password"
NEW, AGAIN = "new_password", "new_password_again"


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
    else:
        faults.extend(_weak(person, new))
    faults.raise_if_any()


def _weak(person: Person, new: str) -> list[Fault]:
    found = []
    for validator in get_default_password_validators():
        try:
            validator.validate(new, person)
        except ValidationError as error:
            values = {"reason": _both(error)}
            found.append(Fault("password_weak", FORM, None, NEW, values))
    return found


def _both(error: ValidationError) -> Both:
    told = []
    for language in ("en", "ja"):
        with translation.override(language):
            told.append(" ".join(error.messages))
    return Both(*told)
