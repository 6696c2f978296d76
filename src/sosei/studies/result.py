"""The frozen result of a run: immutable, and addressed by the hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sosei.base.provenance import Source
from sosei.studies.cells import Origin, Told, cell_id, followed, parted

if TYPE_CHECKING:
    import polars as pl

FORMAT = "sosei-vision-result/1"

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its unit is printed once, in the head.

    Attributes
    ----------
    name : str
    unit : str
        ``person``, ``share`` (0–1), ``year``, ``per woman`` … or empty.
    values : tuple
        In row order; None is not known.
    """

    name: str
    unit: str
    values: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A block of figures with one provenance.

    Attributes
    ----------
    columns : tuple of Column
        All of one length.
    sources : tuple of Source
        Where the figures come from; derived ones name what they were derived from.
    note : str
        What a reader must know; may be empty.
    name : str
        What it is called in its result; empty until it is part of one.
    """

    columns: tuple[Column, ...]
    sources: tuple[Source, ...] = ()
    note: str = ""
    name: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Check that the columns are of one length."""
        if len({len(column.values) for column in self.columns}) > 1:
            raise ValueError("columns of a table differ in length")

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.columns[0].values) if self.columns else 0

    def __getitem__(self, name: str) -> tuple[Cell, ...]:
        """Return the values of a column."""
        return next(column.values for column in self.columns if column.name == name)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, **where: Cell) -> Iterator[dict[str, Any]]:
        """Go through the rows as mappings, keeping those that have the given values.

        While `studies.cells.following` holds, measured numbers know their cell.
        """
        if self.name and followed():
            yield from (dict(self._told(at)) for at in self._having(where))
        else:
            yield from self.plain_rows(**where)

    def plain_rows(self, **where: Cell) -> Iterator[dict[str, Any]]:
        """Go through the rows with plain numbers, whoever follows them."""
        for at in self._having(where):
            yield dict(zip(self.names, self._values[at], strict=True))

    def _having(self, where: Mapping[str, Cell]) -> Sequence[int]:
        """Return the places of the rows that have the given values, in their order."""
        if not where or not self._values:
            return range(len(self._values))
        found = [self._found(name).get(value, ()) for name, value in where.items()]
        fewest = min(found, key=len)
        others = [set(places) for places in found if places is not fewest]
        return [at for at in fewest if all(at in places for places in others)]

    @cached_property
    def _values(self) -> list[tuple[Cell, ...]]:
        """Its rows."""
        return list(zip(*(column.values for column in self.columns), strict=True))

    def _found(self, name: str) -> Mapping[Cell, Sequence[int]]:
        """Return where each value of a column stands, worked out once.

        Raises
        ------
        KeyError
            If there is no such column.
        """
        if name not in self._places:
            places: dict[Cell, list[int]] = defaultdict(list)
            for at, value in enumerate(
                dict(zip(self.names, self.columns, strict=True))[name].values
            ):
                places[value].append(at)
            self._places[name] = places
        return self._places[name]

    @cached_property
    def _places(self) -> dict[str, Mapping[Cell, Sequence[int]]]:
        return {}

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The shortest beginning of its columns that tells the rows apart; all, where none does."""
        return self.names[: telling_apart(self._values) or len(self.columns)]

    def cell(self, column: str, row: Mapping[str, Any]) -> str:
        """Return the id of a cell."""
        return cell_id(self.name, column, [row[label] for label in self.labels])

    def _told(self, at: int) -> Mapping[str, Any]:
        """Return a row whose measured numbers know their cell, worked out once."""
        if at not in self._told_before:
            row = dict(zip(self.names, self._values[at], strict=True))
            self._told_before[at] = {
                name: Told(value, Origin((self.cell(name, row),), same=True))
                if name in self._measured
                and isinstance(value, (int, float))
                and not isinstance(value, bool)
                else value
                for name, value in row.items()
            }
        return self._told_before[at]

    @cached_property
    def _told_before(self) -> dict[int, Mapping[str, Any]]:
        return {}

    @cached_property
    def _measured(self) -> frozenset[str]:
        """Names of the columns whose numbers know their cell."""
        own = {column.name for column in self.columns if column.unit != "year"}
        return frozenset(own - set(self.labels))

    def value(self, column: str, **where: Cell) -> Any:
        """Return one cell.

        Raises
        ------
        LookupError
            If no row, or more than one, has the given values.
        """
        found = list(self.rows(**where))
        if len(found) != 1:
            raise LookupError(f"{len(found)} rows with {where}, expected one")
        return found[0][column]

    def at(self, column: str, keys: Sequence[str]) -> Cell:
        """Return the cell in the row that has these labels, written as text.

        Raises
        ------
        KeyError
            If there is no such column or row.
        """
        return self.by_key[tuple(keys)][column]

    @cached_property
    def by_key(self) -> Mapping[tuple[str, ...], Mapping[str, Cell]]:
        """Its rows by their labels, written as text."""
        return {
            tuple("" if row[label] is None else str(row[label]) for label in self.labels): row
            for row in self.plain_rows()
        }

    def to_frame(self) -> pl.DataFrame:
        """Return the table as a polars frame."""
        import polars as pl  # noqa: PLC0415 - 0.1 s that a page need not pay

        return pl.DataFrame({c.name: list(c.values) for c in self.columns}, strict=False)


def telling_apart(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many first cells tell rows apart, at least; 0 where not even all of them do.

    Parameters
    ----------
    rows : sequence of sequence
    """
    widths = range(1, len(rows[0]) + 1) if rows else (1,)
    return next((width for width in widths if _tell_apart(rows, width)), 0)


def _tell_apart(rows: Sequence[Sequence[Cell]], width: int) -> bool:
    seen: set[tuple[Cell, ...]] = set()
    for row in rows:
        first = tuple(row[:width])
        if first in seen:
            return False
        seen.add(first)
    return True


def table(
    columns: Mapping[str, str],
    rows: Sequence[Sequence[Cell]],
    sources: Sequence[Source] = (),
    note: str = "",
) -> Table:
    """Make a table from rows.

    Parameters
    ----------
    columns : mapping of str to str
        Unit by column name, in order.
    rows : sequence of sequence
        Cells in the order of the columns.
    sources, note
        As in `Table`.
    """
    values = list(zip(*rows, strict=True)) if rows else [() for _ in columns]
    made = tuple(
        Column(name, unit, tuple(cells))
        for (name, unit), cells in zip(columns.items(), values, strict=True)
    )
    return Table(made, tuple(dict.fromkeys(sources)), note)


@dataclass(frozen=True)
class VisionResult:
    """Everything that is printed or shown of one run.

    Attributes
    ----------
    area, name, title : str
        Code and name of the municipality, title of the study.
    manifest : mapping
        The run manifest: basis, sources, engine, options, reasons, versions.
    scenarios : tuple of mapping
        Name, label and levers, in file order.
    tables : mapping of str to Table
    """

    area: str
    name: str
    title: str
    manifest: Mapping[str, Any]
    scenarios: tuple[Mapping[str, Any], ...]
    tables: Mapping[str, Table]

    def __post_init__(self) -> None:
        """Make the mappings read-only."""
        object.__setattr__(self, "manifest", _frozen(self.manifest))
        object.__setattr__(self, "scenarios", tuple(_frozen(s) for s in self.scenarios))
        named = {name: replace(table, name=name) for name, table in self.tables.items()}
        object.__setattr__(self, "tables", MappingProxyType(named))

    @cached_property
    def content(self) -> bytes:
        """The result as canonical JSON (docs/formats.md)."""
        plain = {
            "format": FORMAT,
            "area": self.area,
            "name": self.name,
            "title": self.title,
            "manifest": _plain(self.manifest),
            "scenarios": [_plain(scenario) for scenario in self.scenarios],
            "tables": {name: _plain_table(table) for name, table in self.tables.items()},
        }
        text = json.dumps(
            plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
        )
        return text.encode()

    @cached_property
    def address(self) -> str:
        """SHA-256 of the content, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @classmethod
    def from_content(cls, content: bytes) -> VisionResult:
        """Read a result back from its canonical JSON.

        Raises
        ------
        ValueError
            If it is not a result of this format.
        """
        plain = json.loads(content)
        if plain.get("format") != FORMAT:
            raise ValueError(f"found format {plain.get('format')!r}, expected {FORMAT!r}")
        return cls(
            area=plain["area"],
            name=plain["name"],
            title=plain["title"],
            manifest=plain["manifest"],
            scenarios=tuple(plain["scenarios"]),
            tables={name: _table_of(stored) for name, stored in plain["tables"].items()},
        )

    def at(self, cell: str) -> Cell:
        """Return what stands in a cell.

        Parameters
        ----------
        cell : str
            Its id (`studies.cells`).

        Raises
        ------
        LookupError
            If the result has no such cell.
        """
        try:
            name, column, keys = parted(cell)
            table = self.tables[name]
            return table.at(column, keys)
        except (ValueError, KeyError) as error:
            raise LookupError(cell) from error

    def label(self, scenario: str) -> str:
        """Return what people call a scenario."""
        return next(str(s["label"]) for s in self.scenarios if s["name"] == scenario)


def _frozen(value: Any) -> Any:
    """Return a value that cannot change, mappings in the order of the canonical JSON."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: _frozen(value[key]) for key in sorted(value, key=str)})
    if isinstance(value, (list, tuple)):
        return tuple(_frozen(item) for item in value)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _plain_table(stored: Table) -> dict[str, Any]:
    return {
        "columns": [
            {"name": column.name, "unit": column.unit, "values": list(column.values)}
            for column in stored.columns
        ],
        "sources": [
            {"statistic": s.statistic, "publisher": s.publisher, "date": s.date, "via": s.via}
            for s in stored.sources
        ],
        "note": stored.note,
    }


def _table_of(plain: Mapping[str, Any]) -> Table:
    columns = (Column(c["name"], c["unit"], tuple(c["values"])) for c in plain["columns"])
    sources = (Source(**source) for source in plain["sources"])
    return Table(tuple(columns), tuple(sources), plain["note"])
