"""The library of official figures: add, list, remove, read, and follow a figure to its cell."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, MutableSequence, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import polars as pl

from sosei.base.areas import Gazetteer, five_digits
from sosei.base.errors import Fault, Faults, InputError
from sosei.library.adding import Coming, Kind, Outcome, outcome_of, refuse_stopped
from sosei.library.arrays import Counts, populations
from sosei.library.carry import on_boundaries
from sosei.library.checks import jumps
from sosei.library.faults import damaged, named, not_held
from sosei.library.figures import Figures, in_force, wanted
from sosei.library.index import (
    Entry,
    Index,
    delete,
    insert,
    oldest_first,
    read_entries,
)
from sosei.library.names import gazetteer_of
from sosei.library.store import BlockDamagedError, Store
from sosei.library.trace import Cell, CellKey, cells_of, none_held
from sosei.readers.block import COLUMNS, OTHERS, Block

ATTEMPTS = 5
"""How often figures are looked for again when a block was removed while it was being read."""

T = TypeVar("T")


class Library:
    """Blocks of official figures in a folder.

    Several processes may use it at once. A writer that is killed leaves what was there before it began.

    Parameters
    ----------
    folder : Path
        Made when the first block is added.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store, self._index = Store(folder), Index(folder)

    def add(self, blocks: Sequence[Block], by: str) -> tuple[Outcome, ...]:
        """Add blocks: all of them, or none.

        Parameters
        ----------
        blocks : sequence of Block
        by : str
            Who adds them.

        Returns
        -------
        tuple of Outcome
            One for each block.

        Raises
        ------
        InputError
            If a block has a finding that stops its file, or the folder cannot be written.
        """
        refuse_stopped(blocks)
        if self._store.holds_any() and not self._index.exists():
            raise InputError([Fault("library_index_missing", str(self._index.path))])
        now = datetime.now(UTC).isoformat(timespec="seconds")
        coming = [Coming.of(block, now, by) for block in blocks]
        with self._index.writing() as connection:
            self._sweep(connection)
            there = [*read_entries(connection)]
            return tuple(self._add(connection, there, new) for new in coming)

    def list(self, statistic: str | None = None) -> tuple[Entry, ...]:
        """Return what the library holds, of one statistic or of all, in the order of adding."""
        entries = self._index.entries()
        return tuple(entry for entry in entries if statistic in {None, entry.statistic})

    def show(self, block: str) -> Entry:
        """Return one block's entry.

        Parameters
        ----------
        block : str
            Its hash, or enough of its beginning.

        Raises
        ------
        InputError
            If no block, or more than one, is named so.
        """
        return named(block, self._index.entries())

    def remove(self, block: str) -> Entry:
        """Take a block out of the index, then delete its file.

        Parameters
        ----------
        block : str
            Its hash, or enough of its beginning.

        Raises
        ------
        InputError
            If no block, or more than one, is named so.
        """
        if not self._index.exists():
            return named(block, ())
        with self._index.writing() as connection:
            entry = named(block, read_entries(connection))
            delete(connection, entry.id)
        with self._index.writing() as connection:
            self._sweep(connection)
        return entry

    def read(self, block: str) -> pl.DataFrame:
        """Return the rows of one block.

        Parameters
        ----------
        block : str
            Its hash, or enough of its beginning.

        Raises
        ------
        InputError
            If it is not there, or damaged.
        """
        return self._steady(lambda: self._rows([self.show(block)])[0])

    def figures(
        self,
        statistic: str,
        areas: Collection[str] | None = None,
        dates: Collection[str] | None = None,
        edition: str | None = None,
    ) -> Figures:
        """Return the figures of a statistic, each from the newest edition that has it.

        Of two editions of one year, and of two blocks of one edition, the one added later tells.

        Parameters
        ----------
        statistic : str
        areas, dates : collection of str or None
            Those wanted; all if left out.
        edition : str or None
            Only this one.

        Raises
        ------
        InputError
            If the library has no such statistic or edition, or a block is damaged.
        """
        return self._steady(lambda: self._figures(statistic, areas, dates, edition))

    def population(
        self,
        statistic: str,
        dates: Collection[str] | None = None,
        *,
        areas: Sequence[str] | None = None,
        item: str = "population",
    ) -> Counts:
        """Return populations ``[sex, age, area]`` of each date, with persons of unknown age.

        Parameters
        ----------
        statistic : str
            Such as ``census``: a key of `arrays.BASES` with its item.
        dates : collection of str or None
            Those wanted; all if left out.
        areas : sequence of str or None
            Those wanted, in this order; if left out, the municipalities that the gazetteer names and the figures have.
        item : str

        Raises
        ------
        InputError
            As `figures`; if a cell is missing, or the ages of a date are no groups of one width.
        """
        if areas is None:
            held = {code for entry in self.list(statistic) for code in entry.areas}
            towns = self.gazetteer().municipalities()
            areas = sorted(town.code for town in towns if town.code in held)
        found = self.figures(statistic, areas, dates)
        return populations(found, (statistic, item), areas, dates)

    def trace(self, key: CellKey, statistic: str | None = None) -> tuple[Cell, ...]:
        """Return every cell that tells of a figure, by statistic and from the newest edition back.

        Parameters
        ----------
        key : CellKey
        statistic : str or None
            Only of this one.

        Raises
        ------
        InputError
            If a block that may hold it is damaged.
        """
        return self._steady(lambda: self._trace(key, statistic))

    def none_held(self, key: CellKey) -> Fault:
        """Return the fault that says why `trace` finds no cell: what is held instead of which part of the key."""
        return self._steady(lambda: self._none_held(key))

    # ── areas ─────────────────────────────────────────────────────────────────

    def gazetteer(self) -> Gazetteer:
        """Return the areas that the files of the library name, with the history of municipalities if it is there.

        It is made once for each state of the library.

        Raises
        ------
        InputError
            If a block that it is made of is damaged.
        """
        return self._steady(self._gazetteer)

    def area(self, words: str) -> str:
        """Return the code of an area by any of its names or codes; a district (``07202-…``) by its code.

        Raises
        ------
        InputError
            If none is found, or several: the fault lists them.
        """
        digits = words.strip()
        code = five_digits(digits) if digits.isdigit() else digits
        if any(code in entry.areas for entry in self._index.entries()):
            return code
        return self.gazetteer().find(words).code

    def carried(
        self,
        statistic: str,
        areas: Collection[str] | None = None,
        dates: Collection[str] | None = None,
        *,
        to: date | None = None,
    ) -> Figures:
        """Return counts on the boundaries of one day: those of areas that were merged later are added.

        Parameters
        ----------
        statistic : str
        areas, dates : collection of str or None
            Those wanted, areas by their codes on that day; all if left out.
        to : date, optional
            The boundaries asked for; today's, as far as the history goes, if left out.

        Returns
        -------
        Figures
            As `carry.on_boundaries` gives them.

        Raises
        ------
        InputError
            As `figures`, and with every area that cannot be carried.
        """
        gazetteer = self.gazetteer()
        asked = None
        if areas is not None:
            former = [area.code for code in areas for area in gazetteer.former(code, to)]
            asked = {*areas, *former}
        return on_boundaries(self.figures(statistic, asked, dates), gazetteer, to)

    # ── writing ───────────────────────────────────────────────────────────────

    def _add(
        self,
        connection: sqlite3.Connection,
        there: MutableSequence[Entry],
        new: Coming,
    ) -> Outcome:
        """Write and enter one block, unless it is there whole; `there` is what the index names."""
        entry = new.entry
        same = next((other for other in there if other.identity == entry.identity), None)
        if same and self._store.is_whole(same.identity, same.id):
            return Outcome(Kind.ALREADY_THERE, same)
        if same:
            delete(connection, same.id)
            there.remove(same)
        self._store.write(entry.statistic, entry.id, new.content)
        odd = jumps(new.block, there, self._rows_if_whole)
        entry = replace(entry, findings=(*entry.findings, *odd))
        insert(connection, entry, new.block.names)
        outcome = outcome_of(entry, there)
        there.append(entry)
        return outcome

    def _sweep(self, connection: sqlite3.Connection) -> None:
        self._store.sweep({(entry.statistic, entry.id) for entry in read_entries(connection)})

    # ── reading ───────────────────────────────────────────────────────────────

    def _figures(
        self,
        statistic: str,
        areas: Collection[str] | None,
        dates: Collection[str] | None,
        edition: str | None,
    ) -> Figures:
        every = self._of_figures(None)
        entries = [entry for entry in every if entry.statistic == statistic]
        if not entries:
            raise not_held(self.folder, "statistic", statistic, [e.statistic for e in every])
        if edition is not None:
            editions = [entry.edition for entry in entries]
            entries = [entry for entry in entries if entry.edition == edition]
            if not entries:
                raise not_held(self.folder, "edition", edition, editions)
        entries = [
            entry
            for entry in oldest_first(entries)
            if _meets(areas, entry.areas) and _meets(dates, entry.dates)
        ]
        frames = [
            wanted(frame, _unless_all(areas, entry.areas), _unless_all(dates, entry.dates))
            for entry, frame in zip(entries, self._rows(entries), strict=True)
        ]
        kept = in_force(entries, frames)
        empty = pl.DataFrame(schema={**COLUMNS, "block": pl.String})
        told = [frame.with_columns(block=pl.lit(entry.id)) for entry, frame in kept]
        return Figures(pl.concat([empty, *told]), tuple(entry for entry, _ in kept))

    def _trace(self, key: CellKey, statistic: str | None) -> tuple[Cell, ...]:
        entries = [entry for entry in self._of_figures(statistic) if key.may_be_in(entry)]
        cells: list[Cell] = []
        for name in sorted({entry.statistic for entry in entries}):
            newest_first = oldest_first(e for e in entries if e.statistic == name)[::-1]
            blocks = zip(newest_first, self._rows(newest_first), strict=True)
            cells += cells_of(key, [*blocks])
        return tuple(cells)

    def _none_held(self, key: CellKey) -> Fault:
        entries = [entry for entry in self._of_figures(None) if key.area in entry.areas]
        empty = pl.DataFrame(schema=COLUMNS)
        frames = [wanted(frame, [key.area], None) for frame in self._rows(entries)]
        return none_held(key, pl.concat([empty, *frames]), str(self.folder))

    def _of_figures(self, statistic: str | None) -> Sequence[Entry]:
        return [entry for entry in self.list(statistic) if entry.statistic not in OTHERS]

    def _gazetteer(self) -> Gazetteer:
        entries = oldest_first(self._index.entries())
        return gazetteer_of(self.folder, entries, self._index.names, self._rows)

    def _rows(self, entries: Sequence[Entry]) -> Sequence[pl.DataFrame]:
        """Read blocks, and tell the faults of all of them at once."""
        faults, frames = Faults(), []
        for entry in entries:
            try:
                frames.append(self._store.read(entry.identity, entry.id))
            except BlockDamagedError as error:
                faults.add(damaged(entry, error))
        faults.raise_if_any()
        return frames

    def _rows_if_whole(self, entry: Entry) -> pl.DataFrame | None:
        try:
            return self._store.read(entry.identity, entry.id)
        except BlockDamagedError:
            return None

    def _steady(self, look: Callable[[], T]) -> T:
        """Look again if a block went missing because it was removed meanwhile."""
        for _ in range(ATTEMPTS - 1):
            before = self._index.entries()
            try:
                return look()
            except InputError:
                if self._index.entries() == before:
                    raise
        return look()


def _unless_all(wanted_: Collection[str] | None, held: Collection[str]) -> Collection[str] | None:
    """Return what is wanted, or None if all that is held is: nothing need be looked for then."""
    return None if wanted_ is None or set(held) <= set(wanted_) else wanted_


def _meets(wanted_: Collection[str] | None, held: Collection[str]) -> bool:
    return wanted_ is None or not set(held).isdisjoint(wanted_)
