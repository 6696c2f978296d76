"""The assumptions bundle as blocks of the library: every cell of every file, with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.readers.block import COLUMNS, FIGURE, Block, Finding, Severity
from sosei.readers.exchange import RESOURCES, base_year, read_bundle
from sosei.readers.official.limits import MAX_FILE
from sosei.readers.package import DESCRIPTOR, Package, open_package
from sosei.readers.table import Bounds, Table, read_table

STATISTIC = "bundle"

ALL = "all"
"""What stands in a row for a column that the bundle leaves out or empty: every area, year, sex or age."""

ITEMS = {
    "population": {"population": "population"},
    "survival": {"survival": "survival"},
    "net_migration": {"net_rate": "net_rate", "net_count": "net_count"},
    "fertility": {name: name for name in ("child_woman_ratio", "tfr", "cwr_per_tfr", "asfr")},
    "sex_ratio": {"males_per_100_females": "males_per_100_females"},
    "out_rates": {"out_rate": "out_rate"},
    "in_shares": {"in_share": "in_share"},
    "control": {"population": "control"},
}
"""Resource → column → item."""

KEYS = {"area": "area", "year": "date", "sex": "sex", "age": "age"}
"""Column of a bundle → column of a block."""

ANY_NUMBER = Bounds(Both("a number", "数値"))


@dataclass(frozen=True)
class _Folder:
    """A bundle that was read without a fault."""

    package: Package
    year: int

    @property
    def edition(self) -> str:
        """Folder, year of the base, and a hash of all files: rates of two bundles never mix."""
        whole = hashlib.sha256(b"".join(map(_hash, self.package.paths.values()))).hexdigest()
        return f"{self.package.folder.resolve().name} {self.year} {whole[:8]}"


def read_bundle_blocks(folder: Path) -> tuple[Block, ...]:
    """Read a bundle as blocks, one a file; areas, ages and years stay as the bundle names them.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    InputError
        With every fault of every file, as `read_bundle` tells them.
    """
    described = (folder / DESCRIPTOR).is_file()
    if not described and not open_package(folder, RESOURCES, Faults()).paths:
        raise InputError([Fault("folder_no_bundle", str(folder))])
    _check_sizes(folder)
    year = base_year(folder)
    # five years are whole steps of either engine; a base without its year is a fault of its own
    read_bundle(folder, (year or 0) + 5)
    if year is None:
        raise AssertionError("a bundle without faults has a base year")
    faults = Faults()
    bundle = _Folder(open_package(folder, RESOURCES, faults), year)
    blocks = [_block(bundle, name, faults) for name in RESOURCES if name in bundle.package.paths]
    faults.raise_if_any()
    return tuple(blocks)


def _check_sizes(folder: Path) -> None:
    faults = Faults()
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and path.stat().st_size > MAX_FILE:
            values = {"size": f"{path.stat().st_size:,} B", "limit": f"{MAX_FILE:,} B"}
            faults.add(Fault("official_too_large", path.name, values=values))
    faults.raise_if_any()


def _block(bundle: _Folder, name: str, faults: Faults) -> Block:
    package = bundle.package
    path, known_as = package.path(name), package.name(name)
    items = ITEMS[name]
    table = read_table(path, known_as, (), (*KEYS, *items), faults)
    rows = (
        []
        if table is None
        else [row for item in items.items() for row in _rows(table, item, faults)]
    )
    frame = pl.DataFrame(rows, schema=COLUMNS, orient="row").sort("row", "column")
    file = f"{package.folder.resolve().name}/{known_as}"
    source = _source(bundle, name, file, faults)
    findings = tuple(_unread(package)) if name == RESOURCES[0] else ()
    digest = _hash(path).hex()
    return Block(STATISTIC, bundle.edition, source, file, "", digest, frame, findings)


def _rows(table: Table, item: tuple[str, str], faults: Faults) -> Iterator[tuple[object, ...]]:
    """Return a row of the block for each cell of a column that is filled."""
    column, name = item
    if not table.has(column):
        return
    values = table.numbers(column, ANY_NUMBER, faults, optional=True)
    keys = [[word or ALL for word in table.text(key)] for key in KEYS]
    place = table.frame.columns.index(column) + 1
    for at in np.flatnonzero(~np.isnan(values)):
        key = (words[at] for words in keys)
        yield (*key, name, float(values[at]), FIGURE, int(table.rows[at]), place)


def _source(bundle: _Folder, name: str, file: str, faults: Faults) -> Source:
    """Return the source that the descriptor names; several are named together."""
    if "sources" not in bundle.package.resources.get(name, {}):
        return Source(file, "", str(bundle.year))
    stated = bundle.package.sources(name, faults)
    parts = zip(*((s.statistic, s.publisher, s.date, s.via) for s in stated), strict=True)
    joined = [" / ".join(dict.fromkeys(filter(None, words))) for words in parts]
    return Source(*joined) if joined else Source(file, "", str(bundle.year))


def _unread(package: Package) -> Iterator[Finding]:
    for name in package.unknown:
        what = Both(f"a file that is not read: {name}", f"読まなかったファイル：{name}")
        mend = Both(
            "Nothing, if it is no part of the bundle.",
            "前提の一部でなければ、そのままで構いません。",
        )
        yield Finding(Severity.SOFT, name, "", "", what, mend)


def _hash(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
