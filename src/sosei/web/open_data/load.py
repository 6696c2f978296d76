"""Rows → editions: of each vision what was shown, of each review what was frozen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from django.utils import timezone

from sosei.base.messages import Both
from sosei.publishing.open_data import book, of_ensemble
from sosei.publishing.open_data.model import Dataset
from sosei.publishing.open_data.of_result import of_result
from sosei.publishing.open_data.of_review import name_of, of_review
from sosei.studies.ensemble.frozen import Ensemble
from sosei.web.reviews import load as reviews
from sosei.web.reviews.models import Edition
from sosei.web.turns import Turns
from sosei.web.visions import load as visions
from sosei.web.visions.models import Ranges, Showing

KEPT = 8
"""Editions whose files a process keeps: some megabytes each."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition that is published, not read yet.

    Attributes
    ----------
    kind : str
        ``vision``, ``ranges`` or ``review``.
    name : str
        Of the dataset.
    number : int
        Of the edition, from 1.
    at : datetime
        When it was published.
    address : str
        SHA-256 of the frozen bytes.
    earlier : tuple of str
        Addresses of the editions before it, the first one first; of a vision alone.
    result : str
        Address of the vision that ranges are of; of ranges alone.
    """

    kind: str
    name: str
    number: int
    at: datetime
    address: str
    earlier: tuple[str, ...] = ()
    result: str = ""

    @property
    def issued(self) -> str:
        """The day, on the calendar of the city."""
        return timezone.localtime(self.at).date().isoformat()


def editions() -> list[Listed]:
    """Return every edition, the one published last first."""
    every = [*_visions(), *_ranges(), *_reviews()]
    return sorted(every, key=lambda each: (each.at, each.name, each.number), reverse=True)


def newest(every: Sequence[Listed]) -> list[Listed]:
    """Return the newest edition of each dataset, by name."""
    found = {each.name: each for each in sorted(every, key=lambda each: each.number)}
    return [found[name] for name in sorted(found)]


def of_name(name: str) -> list[Listed]:
    """Return the editions of a dataset, the newest first; none if nothing is published under the name."""
    return sorted((e for e in editions() if e.name == name), key=lambda e: -e.number)


def edition(name: str, number: int) -> Listed | None:
    """Return one edition of a dataset, if it is published."""
    return next((each for each in of_name(name) if each.number == number), None)


def _visions() -> Iterator[Listed]:
    """Go through what was shown of each municipality: an older result that is shown again is a new edition."""
    rows = Showing.objects.order_by("result__area", "pk")
    told = rows.values_list("result__area", "result_id", "at")
    for area, shown in groupby(told, key=lambda row: str(row[0])):
        before: list[str] = []
        for _, address, at in shown:
            if before[-1:] != [address]:
                earlier = tuple(dict.fromkeys(before))
                before.append(address)
                yield Listed("vision", f"vision-{area}", len(before), at, address, earlier)


def _ranges() -> Iterator[Listed]:
    """Go through the ensembles of what was shown of each municipality."""
    rows = Ranges.objects.order_by("result__area", "pk")
    told = rows.values_list("result__area", "result_id", "address", "at")
    for area, published in groupby(told, key=lambda row: str(row[0])):
        for number, (_, result, address, at) in enumerate(published, 1):
            yield Listed("ranges", of_ensemble.name_of(area), number, at, address, result=result)


def _reviews() -> Iterator[Listed]:
    columns = (
        "cycle__strategy__slug",
        "cycle__year",
        "cycle__kind",
        "number",
        "frozen_at",
        "address",
    )
    for slug, year, kind, number, at, address in Edition.objects.values_list(*columns):
        yield Listed("review", name_of(slug, year, kind), number, at, address)


_TURNS = Turns()


@lru_cache(maxsize=2 * KEPT)
def dataset(listed: Listed) -> Dataset:
    """Read what is published of an edition."""
    if listed.kind == "review":
        return of_review(reviews.edition_of(Edition.objects.get(address=listed.address)))
    if listed.kind == "ranges":
        return _of_ranges(listed)
    return of_result(
        visions.result(listed.address),
        version=str(listed.number),
        issued=listed.issued,
        earlier=[visions.result(address) for address in listed.earlier],
    )


def _of_ranges(listed: Listed) -> Dataset:
    row = Ranges.objects.filter(result=listed.result, address=listed.address).first()
    if row is None:
        raise ValueError(f"no ensemble {listed.address} of {listed.result}")
    ensemble = Ensemble(bytes(row.content))
    if ensemble.address != listed.address:
        raise visions.DamagedResultError(f"the ensemble stored as {listed.address} has changed")
    result = visions.result(listed.result)
    version = str(listed.number)
    return of_ensemble.of_ensemble(result, ensemble, version=version, issued=listed.issued)


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists and searches need of an edition: little enough to be kept of every one."""

    name: str
    area: str
    town: str
    title: Both
    description: Both
    tables: tuple[Both, ...]


@lru_cache(maxsize=4096)
def summary(listed: Listed) -> Summary:
    """Return what is said of an edition in lists."""
    told = dataset(listed)
    tables = tuple(resource.title for resource in told.resources)
    return Summary(told.name, told.area, told.town, told.title, told.description, tables)


def files(listed: Listed) -> dict[str, bytes]:
    """Return the files of an edition; made once by those who ask for them at once."""
    with _TURNS.of(listed):
        return _files(listed)


@lru_cache(maxsize=KEPT)
def _files(listed: Listed) -> dict[str, bytes]:
    return book.files(dataset(listed))
