"""Everything that is published of a dataset, by the name of the file."""

from __future__ import annotations

from sosei.publishing.open_data import catalogue, package
from sosei.publishing.open_data.model import Dataset

FOLDER = "open-data"


def files(dataset: Dataset) -> dict[str, bytes]:
    """Return every table in every form, and the description of them.

    Parameters
    ----------
    dataset : Dataset
    """
    made = package.tables(dataset)
    return {package.NAME: package.datapackage(dataset, made), **made}


def folder(dataset: Dataset) -> dict[str, bytes]:
    """Return the files of a folder that stands alone: its catalogue names them beside itself."""
    made = files(dataset)
    entry = catalogue.Entry(dataset, made)
    told = catalogue.catalogue([entry], catalogue.NAME, lambda _dataset, name: name or package.NAME)
    return {f"{FOLDER}/{name}": content for name, content in {catalogue.NAME: told, **made}.items()}
