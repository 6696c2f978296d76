"""A catalogue by DCAT (version 3) in JSON-LD: datasets, their files, and what they were made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sosei.base.messages import Both
from sosei.publishing.open_data.files import FORMATS, as_json
from sosei.publishing.open_data.model import LICENCE_ADDRESS, Dataset, Resource

NAME = "catalog.jsonld"

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = "https://www.iana.org/assignments/media-types/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/JPN"
TITLE = Both("Population visions and yearly reviews", "人口ビジョンと総合戦略の効果検証")

Address = Callable[[Dataset, str], str]
"""Where a file of a dataset is; where its page is, of an empty name."""


@dataclass(frozen=True)
class Entry:
    """An edition with its files.

    Attributes
    ----------
    dataset : Dataset
    files : mapping of str to bytes
    before : str
        Address of the edition before; empty if there is none.
    """

    dataset: Dataset
    files: Mapping[str, bytes]
    before: str = ""


def catalogue(entries: Sequence[Entry], home: str, address: Address) -> bytes:
    """Return the catalogue.

    Parameters
    ----------
    entries : sequence of Entry
    home : str
        Its own address.
    address : callable
        Gives the address of a file of a dataset.
    """
    towns = dict.fromkeys(entry.dataset.town for entry in entries)
    return as_json(
        {
            "@context": CONTEXT,
            "@id": home,
            "@type": "dcat:Catalog",
            "dct:title": _both(TITLE),
            "dct:license": {"@id": LICENCE_ADDRESS},
            "dct:language": {"@id": LANGUAGE},
            "dct:publisher": [_agent(town) for town in towns],
            "dcat:dataset": [_dataset(entry, address) for entry in entries],
        }
    )


def _dataset(entry: Entry, address: Address) -> dict[str, Any]:
    told = entry.dataset
    first, last = (_year(year) for year in told.years)
    made = {
        "@id": address(told, ""),
        "@type": "dcat:Dataset",
        "dct:identifier": told.name,
        "dct:title": _both(told.title),
        "dct:description": _both(told.description),
        "dct:publisher": _agent(told.town),
        "dct:license": {"@id": LICENCE_ADDRESS},
        "dct:language": {"@id": LANGUAGE},
        "dcat:version": told.version,
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": first,
            "dcat:endDate": last,
        },
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": told.area,
            "skos:prefLabel": {"@language": "ja", "@value": told.town},
        },
        "prov:wasDerivedFrom": list(_derived(told)),
        "dcat:distribution": list(_distributions(entry, address)),
    }
    if told.issued:
        made["dct:issued"] = {"@type": "xsd:date", "@value": told.issued}
    return made | ({"dcat:previousVersion": {"@id": entry.before}} if entry.before else {})


def _derived(told: Dataset) -> Iterable[dict[str, Any]]:
    """Yield the frozen bytes, and every statistic that they rest on."""
    yield {"@id": f"urn:sha256:{told.address}", "@type": "prov:Entity"}
    for source in told.sources:
        made = {"@type": "prov:Entity", "dct:title": source.statistic, "dct:date": source.date}
        yield made | ({"dct:publisher": _agent(source.publisher)} if source.publisher else {})


def _distributions(entry: Entry, address: Address) -> Iterable[dict[str, Any]]:
    for resource in entry.dataset.resources:
        for ending, media in FORMATS.items():
            name = f"{resource.name}.{ending}"
            yield _distribution(resource, media, entry.files[name]) | {
                "@id": address(entry.dataset, name),
                "dcat:accessURL": {"@id": address(entry.dataset, "")},
                "dcat:downloadURL": {"@id": address(entry.dataset, name)},
            }


def _distribution(resource: Resource, media: str, content: bytes) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": _both(resource.title),
        "dct:license": {"@id": LICENCE_ADDRESS},
        "dcat:mediaType": {"@id": f"{MEDIA}{media}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(content))},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": hashlib.sha256(content).hexdigest(),
        },
    }


def _agent(name: str) -> dict[str, str]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _both(words: Both) -> list[dict[str, str]]:
    ja = {"@language": "ja", "@value": words.ja}
    return [ja] if words.en == words.ja else [ja, {"@language": "en", "@value": words.en}]


def _year(year: int) -> dict[str, str]:
    return {"@type": "xsd:gYear", "@value": str(year)}
