"""Numbers of a manuscript as they are printed."""

from __future__ import annotations

from collections.abc import Callable

from sosei.publishing import tables
from sosei.publishing.spoken import own, say
from sosei.studies.manuscript.lookup import Found

Print = Callable[[float], str]


def _persons(value: float) -> str:
    return say(f"{tables.persons(value)}人", tables.persons(value))


def _change(value: float) -> str:
    return say(f"{tables.change(value)}人", tables.change(value))


FORMS: dict[str, Print] = {
    "about": tables.about,
    "persons": _persons,
    "change": _change,
    "percent": tables.percent,
    "percent_change": tables.percent_change,
    "points": tables.points,
    "number": lambda value: tables.ratio(value, 2),
    "whole": tables.persons,
}
"""How a number may be printed, by name."""

OF_UNIT = {
    "person": ("persons", "about", "change", "whole"),
    "share": ("percent", "percent_change", "points"),
    "point": ("points", "percent"),
}
"""Forms of a unit, the one that is taken by itself first."""

OTHERS = ("number", "whole")


class FormError(ValueError):
    """A number cannot be printed in this form.

    Attributes
    ----------
    forms : tuple of str
        Those in which it can.
    """

    def __init__(self, forms: tuple[str, ...]) -> None:
        self.forms = forms
        super().__init__(", ".join(forms))


def forms_of(found: Found) -> tuple[str, ...]:
    """Return the forms in which a cell can be printed; none for words and years."""
    if found.prints:
        return tuple(found.prints)
    if found.unit == "year" or isinstance(found.value, (str, bool)):
        return ()
    return OF_UNIT.get(found.unit, OTHERS)


def printed(found: Found, form: str = "") -> str:
    """Return a cell as it stands in a text.

    Parameters
    ----------
    found : Found
        With a value that is known.
    form : str
        Of `FORMS`; empty: the first of its unit.

    Raises
    ------
    FormError
        If it cannot be printed so.
    """
    forms = forms_of(found)
    if form and form not in forms:
        raise FormError(forms)
    if not forms:
        return own(found.value) if isinstance(found.value, str) else str(found.value)
    if found.prints:
        return found.prints[form or forms[0]]()
    return FORMS[form or forms[0]](float(found.value or 0))
