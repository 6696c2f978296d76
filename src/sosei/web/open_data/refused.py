"""What cannot be answered, in the form that clients of CKAN know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sosei.base.errors import Fault

VALIDATION, NOT_FOUND, REQUEST = "Validation Error", "Not Found Error", "Bad Request"
STATUS = {VALIDATION: 409, NOT_FOUND: 404, REQUEST: 400}


class RefusedError(Exception):
    """An answer that says what is wrong, all at once.

    Attributes
    ----------
    kind : str
        As CKAN calls it.
    faults : tuple of Fault
    status : int
    """

    def __init__(self, kind: str, faults: Sequence[Fault], status: int | None = None) -> None:
        self.kind, self.faults = kind, tuple(faults)
        self.status = status or STATUS[kind]
        super().__init__("; ".join(map(str, faults)))

    def words(self) -> dict[str, Any]:
        """Return the error as JSON: of a validation by parameter, in both languages."""
        told: dict[str, Any] = {"__type": self.kind}
        if self.kind == VALIDATION:
            for fault in self.faults:
                said = told.setdefault(fault.column or "message", [])
                said.extend([fault.text("ja"), fault.text("en")])
            return told
        fault = self.faults[0]
        return told | {"message": f"{fault.text('ja')} / {fault.text('en')}"}
