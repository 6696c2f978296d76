"""Rows → frozen results, checked against their hash."""

from __future__ import annotations

from functools import lru_cache

from sosei.publishing.book import DRAWN
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.manuscript.edition import Edition
from sosei.studies.result import VisionResult
from sosei.web.visions.models import PrintedText, ResultFile, StoredResult


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


def text_of(address: str) -> str:
    """Return the address of the text that a result is printed with; empty without one."""
    found = PrintedText.objects.filter(result=address).values_list("address", flat=True).first()
    return found or ""


@lru_cache(maxsize=16)
def edition(address: str, text: str) -> Edition:
    """Return the text that a result is printed with.

    Raises
    ------
    PrintedText.DoesNotExist
        If it is printed with another by now.
    DamagedResultError
        If the text has changed.
    """
    row = PrintedText.objects.get(result=address, address=text)
    found = Edition(row.texts, row.number)
    if found.address != text:
        raise DamagedResultError(f"the text stored as {text} has the hash {found.address}")
    return found


def ensemble_of(address: str) -> Ensemble | None:
    """Return the ensemble that was drawn of a result, if one was."""
    held = ResultFile.objects.filter(result=address, name=DRAWN)
    content = held.values_list("content", flat=True).first()
    return None if content is None else _ensemble(bytes(content))


@lru_cache(maxsize=16)
def _ensemble(content: bytes) -> Ensemble:
    """Return an ensemble, read once."""
    return Ensemble(content)


def shown_address(area: str) -> str | None:
    """Return the address of the result that is a municipality's vision, if there is one."""
    shown = StoredResult.objects.filter(area=area, shown_at__isnull=False).order_by("-shown_at")
    return shown.values_list("address", flat=True).first()


def shown(area: str) -> VisionResult | None:
    """Return the result that is a municipality's vision, if there is one."""
    address = shown_address(area)
    return None if address is None else result(address)


def towns() -> list[StoredResult]:
    """Return the result that is shown of each municipality, by code."""
    rows = StoredResult.objects.filter(shown_at__isnull=False).order_by("shown_at")
    newest = {row.area: row for row in rows.only("area", "name", "title", "shown_at")}
    return [newest[area] for area in sorted(newest)]
