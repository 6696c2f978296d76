"""``datapackage.json``: a dataset described by Frictionless Data Package 1, every file with its size and hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sosei.base.provenance import Source
from sosei.publishing.open_data.files import FORMATS, as_json, field_words, written
from sosei.publishing.open_data.model import (
    LICENCE,
    LICENCE_ADDRESS,
    LICENCE_NAME,
    Dataset,
    Resource,
)

NAME = "datapackage.json"
MIDNIGHT = "T00:00:00+09:00"
"""A day of publication as the moment that Frictionless asks for: its beginning in Japan."""


def tables(dataset: Dataset) -> dict[str, bytes]:
    """Return every table in every form, by the name of its file."""
    return {
        f"{resource.name}.{ending}": written(resource, ending)
        for resource in dataset.resources
        for ending in FORMATS
    }


def datapackage(dataset: Dataset, made: Mapping[str, bytes]) -> bytes:
    """Return the description of a dataset.

    Parameters
    ----------
    dataset : Dataset
    made : mapping of str to bytes
        Its `tables`.
    """
    told: dict[str, Any] = {
        "profile": "data-package",
        "name": dataset.name,
        "id": f"urn:sha256:{dataset.address}",
        "version": dataset.version,
        "title": dataset.title.ja,
        "title_en": dataset.title.en,
        "description": dataset.description.ja,
        "description_en": dataset.description.en,
        "licenses": [{"name": LICENCE, "path": LICENCE_ADDRESS, "title": LICENCE_NAME}],
        "attribution": dataset.attribution,
        "contributors": [{"title": dataset.town, "role": "publisher"}],
        "area": dataset.area,
        "temporal": {"start": str(dataset.years[0]), "end": str(dataset.years[1])},
        "sources": [source_words(source) for source in dataset.sources],
        "resources": [each for r in dataset.resources for each in _resources(r, made)],
    }
    created = f"{dataset.issued}{MIDNIGHT}"
    return as_json(told | ({"created": created} if dataset.issued else {}))


def source_words(source: Source) -> dict[str, str]:
    """Return a statistic with its publisher, date and way to us."""
    told = {"title": source.statistic, "publisher": source.publisher, "date": source.date}
    return {name: text for name, text in (told | {"via": source.via}).items() if text}


def _resources(resource: Resource, made: Mapping[str, bytes]) -> Iterable[dict[str, Any]]:
    """Describe the three files of a table: the columns stand with its CSV."""
    for ending, media in FORMATS.items():
        file = f"{resource.name}.{ending}"
        table = ending == "csv"
        told = {
            "name": resource.name if table else f"{resource.name}-{ending}",
            "profile": "tabular-data-resource" if table else "data-resource",
            "path": file,
            "format": ending,
            "mediatype": media,
            "bytes": len(made[file]),
            "hash": f"sha256:{hashlib.sha256(made[file]).hexdigest()}",
            "title": resource.title.ja,
            "title_en": resource.title.en,
        }
        yield told | (_described(resource) if table else {})


def _described(resource: Resource) -> dict[str, Any]:
    told = {
        "encoding": "utf-8",
        "description": resource.note,
        "schema": {
            "fields": [field_words(resource, place) for place in range(len(resource.fields))],
            "missingValues": [""],
            **({"primaryKey": list(resource.key)} if resource.key else {}),
        },
        "sources": [source_words(source) for source in resource.sources],
    }
    return {name: value for name, value in told.items() if value}
