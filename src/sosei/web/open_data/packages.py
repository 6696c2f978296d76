"""Editions as packages of CKAN, and the tables in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sosei.publishing.open_data.files import FORMATS
from sosei.publishing.open_data.model import LICENCE, LICENCE_ADDRESS, LICENCE_NAME, Resource
from sosei.publishing.open_data.package import NAME, source_words
from sosei.web.open_data import addresses, load
from sosei.web.open_data.load import Listed

DATED = "%Y-%m-%dT%H:%M:%S.%f"
"""As CKAN writes times: UTC without saying so."""

OF_EDITION = re.compile(r"(?P<name>[^.]+)\.(?P<number>[1-9][0-9]{0,8})(?:\.(?P<table>[^.]+))?")
"""Identifiers: ``vision-07202.2`` is an edition, ``vision-07202.2.history`` a table of it."""


def id_of(listed: Listed) -> str:
    """Return the identifier of an edition."""
    return f"{listed.name}.{listed.number}"


def found(id_: str) -> Listed | None:
    """Return an edition by its identifier, the newest one by the name of its dataset."""
    told = OF_EDITION.fullmatch(id_)
    if told is None:
        return next(iter(load.of_name(id_)), None)
    if told["table"]:
        return None
    return load.edition(told["name"], int(told["number"]))


def table(id_: str) -> Resource | None:
    """Return a table by its identifier."""
    told = OF_EDITION.fullmatch(id_)
    if told is None or not told["table"]:
        return None
    listed = load.edition(told["name"], int(told["number"]))
    return load.dataset(listed).resource(told["table"]) if listed else None


@lru_cache(maxsize=128)
def package(listed: Listed, home: str) -> Mapping[str, Any]:
    """Return an edition as a package; kept, for it never changes.

    Parameters
    ----------
    listed : Listed
    home : str
        Scheme and name of the server.
    """
    told = load.dataset(listed)
    at = listed.at.strftime(DATED)
    organisation = {"name": f"area-{told.area}", "title": told.town, "type": "organization"}
    resources = list(_resources(listed, home))
    return {
        "id": id_of(listed),
        "name": told.name,
        "type": "dataset",
        "state": "active",
        "private": False,
        "title": told.title.ja,
        "notes": told.description.ja,
        "title_translated": {"ja": told.title.ja, "en": told.title.en},
        "notes_translated": {"ja": told.description.ja, "en": told.description.en},
        "version": told.version,
        "url": home + addresses.page(listed),
        "author": told.town,
        "organization": organisation,
        "license_id": LICENCE,
        "license_title": LICENCE_NAME,
        "license_url": LICENCE_ADDRESS,
        "isopen": True,
        "metadata_created": at,
        "metadata_modified": at,
        "num_resources": len(resources),
        "resources": resources,
        "num_tags": 0,
        "tags": [],
        "groups": [],
        "extras": [{"key": key, "value": value} for key, value in _extras(listed, home)],
    }


def _extras(listed: Listed, home: str) -> Iterator[tuple[str, str]]:
    told = load.dataset(listed)
    yield "attribution", told.attribution
    yield "spatial_code", told.area
    yield "temporal_start", str(told.years[0])
    yield "temporal_end", str(told.years[1])
    yield "sha256_of_frozen", told.address
    yield "datapackage", home + addresses.file(listed, NAME)
    yield "sources", "; ".join(_sources(map(source_words, told.sources)))


def _sources(told: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for each in told:
        yield " ".join(each[name] for name in ("publisher", "title", "date") if name in each)


def _resources(listed: Listed, home: str) -> Iterator[dict[str, Any]]:
    """Describe the three files of each table; the CSV can be searched."""
    for place, resource in enumerate(load.dataset(listed).resources):
        for step, (ending, media) in enumerate(FORMATS.items()):
            tail = "" if ending == "csv" else f".{ending}"
            yield {
                "id": f"{id_of(listed)}.{resource.name}{tail}",
                "package_id": id_of(listed),
                "name": resource.title.ja,
                "name_translated": {"ja": resource.title.ja, "en": resource.title.en},
                "description": resource.note,
                "format": ending.upper(),
                "mimetype": media,
                "url": home + addresses.file(listed, f"{resource.name}.{ending}"),
                "position": place * len(FORMATS) + step,
                "datastore_active": ending == "csv",
                "state": "active",
            }
