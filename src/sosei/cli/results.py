"""Frozen results that are named on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sosei.base.errors import Fault, InputError

if TYPE_CHECKING:
    from sosei.studies.result import VisionResult


def read_result(path: Path) -> VisionResult:
    """Read ``result.json``.

    Raises
    ------
    InputError
        If it cannot be read, or is no result of a vision.
    """
    from sosei.studies.result import VisionResult  # noqa: PLC0415

    try:
        return VisionResult.from_content(path.read_bytes())
    except OSError:
        raise InputError(
            [Fault("file_missing", str(path), values={"columns": "result.json"})]
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        values = {"form": "result.json", "reason": error}
        raise InputError([Fault("file_unreadable", str(path), values=values)]) from None
