"""Rows → frozen results, checked against their hash."""

from __future__ import annotations

from functools import lru_cache

from sosei.studies.result import VisionResult
from sosei.web.visions.models import StoredResult


class DamagedResultError(RuntimeError):
    """A stored result whose bytes no longer have the hash they are stored under."""


@lru_cache(maxsize=16)
def result(address: str) -> VisionResult:
    """Return a result by its address.

    Raises
    ------
    StoredResult.DoesNotExist
        If nothing is stored under the address.
    DamagedResultError
        If the bytes have changed.
    """
    loaded = VisionResult.from_content(bytes(StoredResult.objects.get(pk=address).content))
    if loaded.address != address:
        raise DamagedResultError(f"the result stored as {address} has the hash {loaded.address}")
    return loaded


def newest(area: str) -> VisionResult | None:
    """Return the result stored last for a municipality, if there is one."""
    row = StoredResult.objects.filter(area=area).only("address").first()
    return None if row is None else result(row.address)
