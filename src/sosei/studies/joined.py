"""The strategy that a study is joined to: a frozen review of it, named by its address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from pydantic import StringConstraints

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.readers.forms import Form
from sosei.strategy.review.edition import Edition

KNOWN = Both("a frozen review of this municipality", "この市区町村の確定した効果検証")


class JoinedForm(Form):
    """The table ``[strategy]``."""

    edition: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    file: Annotated[str, StringConstraints(min_length=1)] | None = None


Editions = Callable[[str], Edition | None]
"""Finds a frozen review by its address."""


def in_folder(folder: Path, form: JoinedForm | None) -> Editions:
    """Return what reads the frozen review that lies beside a study file.

    Parameters
    ----------
    folder : Path
        Of the study file.
    form : JoinedForm or None
        Without a file it is called as the server hands it out: ``review-`` and twelve digits of its address.
    """

    def found(address: str) -> Edition | None:
        name = (form and form.file) or f"review-{address[:12]}.json"
        edition = Edition.read(folder / name)
        return edition if edition.address == address else None

    return found


def nowhere(_address: str) -> Edition | None:
    """Find no review."""
    return None


def joined(form: JoinedForm | None, area: str, editions: Editions, name: str) -> Edition | None:
    """Return the frozen review that a study names; None where it names none.

    Parameters
    ----------
    form : JoinedForm or None
    area : str
        Of the study.
    editions : callable
    name : str
        Of the study file, for faults.

    Raises
    ------
    InputError
        If there is none of the address, or it is of another municipality.
    """
    if form is None:
        return None
    found = editions(form.edition)
    if found is None:
        raise _unknown(form.edition[:12], name)
    of = str(found.plain["strategy"]["area"])
    if of != area:
        raise _unknown(f"{form.edition[:12]} ({of})", name)
    return found


def _unknown(value: str, name: str) -> InputError:
    values: dict[str, Any] = {"value": value, "expected": KNOWN, "hint": ""}
    return InputError([Fault("value_faulty", name, None, "strategy.edition", values)])
