"""Files of a package as they come in: a workbook, a ZIP of CSV files, or the CSV files themselves → tables."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.tables import TextTable
from sosei.readers.strategy_tables import read_strategy_tables
from sosei.strategy.columns import KNOWN, REQUIRED, TABLES
from sosei.strategy.package import Package
from sosei.strategy.reading import read_grids
from sosei.strategy.writing import Grid, tables_of
from sosei.web.data.names import named_faults, plain_name

LARGEST = 50 * 2**20
"""Bytes of one file, and of everything that a ZIP holds."""


@dataclass(frozen=True)
class Incoming:
    """What was read.

    Attributes
    ----------
    grids : mapping of str to grid
        The tables that were there.
    unread : tuple of str
        Files or sheets that are none of a package.
    """

    grids: Mapping[str, Grid]
    unread: tuple[str, ...]


def read_files(files: Sequence[UploadedFile[Any]], required: Sequence[str] = REQUIRED) -> Incoming:
    """Read the tables of uploaded files.

    Raises
    ------
    InputError
        If they are no package, or a table of it cannot be read: every fault at once.
    """
    _check(files)
    with tempfile.TemporaryDirectory(dir=settings.UPLOADS) as folder:
        path = _kept(files, Path(folder))
        faults = Faults()
        try:
            tables, unread = read_strategy_tables(path, KNOWN, required, faults)
            faults.raise_if_any()
        except InputError as error:
            raise InputError(_named(error, path, files)) from None
    if not tables:
        values = {"tables": ", ".join(TABLES)}
        raise InputError([Fault("package_none", plain_name(files[0].name or ""), values=values)])
    return Incoming({name: _grid(table) for name, table in tables.items()}, unread)


def package_of(grids: Mapping[str, Grid], below: Package | None = None) -> Package:
    """Return the package of some tables; of tables that are not there, those of the package below.

    Raises
    ------
    InputError
        With every fault of all tables.
    """
    return read_grids({**(tables_of(below) if below else {}), **grids})


def _check(files: Sequence[UploadedFile[Any]]) -> None:
    faults = Faults()
    if not files:
        faults.add(Fault("upload_none", "—"))
    for file in files:
        if (file.size or 0) > LARGEST:
            values = {
                "size": f"{(file.size or 0) / 2**20:.1f} MB",
                "limit": f"{LARGEST // 2**20} MB",
            }
            faults.add(Fault("upload_large", plain_name(file.name or ""), values=values))
    faults.raise_if_any()


def _kept(files: Sequence[UploadedFile[Any]], folder: Path) -> Path:
    """Write files under names of our own; return the workbook, or the folder of CSV files."""
    first = files[0]
    if len(files) == 1 and zipfile.is_zipfile(first):
        return _unpacked(first, folder)
    if len(files) == 1 and Path(first.name or "").stem not in TABLES:
        return _written(first, folder / "package.xlsx")
    for file in files:
        name = plain_name(file.name or "")
        _written(file, folder / (name if Path(name).suffix == ".csv" else f"{name}.unread"))
    return folder


def _unpacked(file: UploadedFile[Any], folder: Path) -> Path:
    """Take the CSV files of a package out of a ZIP; a workbook is a ZIP too, and stays whole."""
    with zipfile.ZipFile(file) as packed:
        if "[Content_Types].xml" in packed.namelist():
            return _written(file, folder / "package.xlsx")
        total = sum(each.file_size for each in packed.infolist())
        if total > LARGEST:
            values = {"size": f"{total / 2**20:.1f} MB", "limit": f"{LARGEST // 2**20} MB"}
            raise InputError([Fault("upload_large", plain_name(file.name or ""), values=values)])
        for each in packed.infolist():
            name = Path(each.filename).name
            if name.removesuffix(".csv") in TABLES and name.endswith(".csv"):
                (folder / name).write_bytes(packed.read(each))
    return folder


def _written(file: UploadedFile[Any], path: Path) -> Path:
    file.seek(0)
    path.write_bytes(file.read())
    return path


def _named(error: InputError, path: Path, files: Sequence[UploadedFile[Any]]) -> Sequence[Fault]:
    """Name the file as its owner does."""
    name = plain_name(files[0].name or "") if path.is_file() else ""
    plain = named_faults(error.faults, str(path), name)
    return named_faults(plain, path.name, name) if name else plain


def _grid(table: TextTable) -> Grid:
    rows = ([row.cells.get(column, "") for column in table.columns] for row in table.rows)
    return [list(table.columns), *rows]
