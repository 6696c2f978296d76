"""One door for whatever a person drops in: official tables, the history of areas, boundaries, a bundle."""

from __future__ import annotations

from pathlib import Path

from sosei.base.errors import Fault, InputError
from sosei.readers import boundaries, municipal_changes
from sosei.readers.block import Block
from sosei.readers.exchange.blocks import read_bundle_blocks
from sosei.readers.json_file import begins_as_json, read_json
from sosei.readers.official import read_official


def read_any(path: Path) -> tuple[Block, ...]:
    """Read a file or folder, told by what is in it and never by its name.

    Parameters
    ----------
    path : Path
        An official table (.xlsx, .xls, CSV), the history of municipalities (JSON), boundaries (TopoJSON,
        GeoJSON, a ZIP with a Shapefile), or the folder of an assumptions bundle.

    Returns
    -------
    tuple of Block
        Soft findings stay in them.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    if path.is_dir():
        return read_bundle_blocks(path)
    if begins_as_json(path):
        return _read_json(path)
    return (boundaries.read_zipped(path),) if boundaries.is_zipped(path) else read_official(path)


def _read_json(path: Path) -> tuple[Block, ...]:
    file = read_json(path)
    if municipal_changes.recognise(file):
        return (municipal_changes.read_municipal_changes(file),)
    if boundaries.is_topojson(file):
        return (boundaries.read_topojson(file),)
    if boundaries.is_geojson(file):
        return (boundaries.read_geojson(file),)
    raise InputError([Fault("json_unknown", file.name)])
