"""What the library holds, in SQLite: what the index does not name is not there."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sosei.base.errors import Fault, InputError
from sosei.base.full import reason_of
from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.library.store import Identity
from sosei.readers.block import Block, Finding, Severity

INDEX = "index.sqlite3"
FORMAT = 2
"""Version of the tables, in the file's ``user_version``. One of format 1 is read as it is, and brought up to date
by the next writer; it names no areas until then."""

TAKEN = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
"""What SQLite answers where another one is at work; all else is no better for waiting."""

PATIENCE = 120.0
"""Seconds that a writer waits for the one before it."""

_TABLE = """
CREATE TABLE block (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    statistic TEXT NOT NULL,
    edition TEXT NOT NULL,
    file TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    sheet TEXT NOT NULL,
    areas TEXT NOT NULL,
    dates TEXT NOT NULL,
    rows INTEGER NOT NULL,
    source TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    verified INTEGER NOT NULL,
    findings TEXT NOT NULL,
    UNIQUE (statistic, edition, file_hash, sheet)
)
"""
_NAMES = "CREATE TABLE area_name (block TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL)"
_BY_BLOCK = "CREATE INDEX area_name_block ON area_name (block)"
_STEPS = ((_TABLE,), (_NAMES, _BY_BLOCK))
"""What makes each format out of the one before it."""

_COLUMNS = (
    "id, statistic, edition, file, file_hash, sheet, areas, dates, rows, source,"
    " added_at, added_by, verified, findings"
)

_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "R": 2018,
    "H": 1988,
    "S": 1925,
    "T": 1911,
}
_ERA_YEAR = re.compile(rf"({'|'.join(_ERAS)})([0-9]{{1,2}}|元)(?![0-9])")
_DATE = re.compile(r"(?<![0-9])[0-9]{4}(?:-[0-9]{2}){0,2}(?![0-9])")


@dataclass(frozen=True)
class Entry:
    """One block, as the index names it.

    Attributes
    ----------
    id : str
        Hash of the block.
    identity : Identity
        Statistic, edition, hash of the official file, sheet.
    file : str
        Name of the official file, as it was given.
    areas, dates : tuple of str
        Sorted.
    rows : int
    source : Source
    added_at : str
        UTC, ISO 8601.
    added_by : str
    verified : bool
        Whether the layout was checked on an official sample.
    findings : tuple of Finding
    """

    id: str
    identity: Identity
    file: str
    areas: tuple[str, ...]
    dates: tuple[str, ...]
    rows: int
    source: Source
    added_at: str
    added_by: str
    verified: bool
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, block: Block, block_id: str, added_at: str, added_by: str) -> Entry:
        """Describe a block that is being added."""
        return cls(
            id=block_id,
            identity=Identity.of(block),
            file=block.file,
            areas=tuple(block.frame["area"].unique().sort()),
            dates=tuple(block.frame["date"].unique().sort()),
            rows=block.frame.height,
            source=block.source,
            added_at=added_at,
            added_by=added_by,
            verified=block.verified,
            findings=block.findings,
        )

    @property
    def statistic(self) -> str:
        """Key of the statistic."""
        return self.identity.statistic

    @property
    def edition(self) -> str:
        """What tells this edition from others."""
        return self.identity.edition

    def overlaps(self, other: Entry) -> bool:
        """Whether both tell of the same statistic, an area and a date in common."""
        return (
            self.statistic == other.statistic
            and not set(self.dates).isdisjoint(other.dates)
            and not set(self.areas).isdisjoint(other.areas)
        )


def edition_order(edition: str) -> str:
    """Return what editions are sorted by: the last date or year in their name, western or of an era.

    ``H30`` and ``平成30年`` are 2018, ``R5`` is 2023. An edition without a year gives nothing: it comes first,
    and nobody can say that it is older.
    """
    years = [
        str(_ERAS[era] + (1 if year == "元" else int(year)))
        for era, year in _ERA_YEAR.findall(edition)
    ]
    return max([*years, *_DATE.findall(edition)], default="")


def oldest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Sort by the editions' years; those of one year stay in the order of adding."""
    return sorted(entries, key=lambda entry: edition_order(entry.edition))


class Index:
    """The SQLite file of a library.

    Parameters
    ----------
    folder : Path
        The library.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / INDEX

    def exists(self) -> bool:
        """Whether anything was ever added."""
        return self.path.is_file()

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry in the order of adding; none where there is no index."""
        if not self.exists():
            return ()
        with self._told(), closing(self._connect()) as connection:
            return read_entries(connection) if self._version(connection) else ()

    def names(self) -> tuple[tuple[str, str, str], ...]:
        """Return block, code and name of every area that a file named, as it is printed."""
        if not self.exists():
            return ()
        with self._told(), closing(self._connect()) as connection:
            if self._version(connection) < FORMAT:
                return ()
            rows = connection.execute("SELECT block, code, name FROM area_name ORDER BY rowid")
            return tuple(rows)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the one lock of writers; what is done is kept if all of it is, and else undone."""
        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection:
                _to_wal(connection)
                connection.execute("BEGIN IMMEDIATE")
                try:
                    self._bring_up_to_date(connection)
                    yield connection
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        version = self._version(connection)
        if version == FORMAT:
            return
        for step in _STEPS[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {FORMAT}")

    def _version(self, connection: sqlite3.Connection) -> int:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > FORMAT:
            values = {"version": version, "known": FORMAT}
            raise InputError([Fault("library_newer", str(self.path), values=values)])
        return version

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says into faults that can be mended."""
        try:
            yield
        except sqlite3.OperationalError as error:
            kind = "library_busy" if "locked" in str(error) else "library_closed"
            values = {"reason": reason_of(error), "seconds": f"{PATIENCE:.0f}"}
            raise InputError([Fault(kind, str(self.path), values=values)]) from error
        except OSError as error:
            values = {"reason": reason_of(error)}
            raise InputError([Fault("library_closed", str(self.path), values=values)]) from error
        except sqlite3.DatabaseError as error:
            values = {"reason": reason_of(error)}
            raise InputError([Fault("library_damaged", str(self.path), values=values)]) from error


def read_entries(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """Read every entry in the order of adding."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM block ORDER BY number")  # noqa: S608 - our own words
    return tuple(_from_row(row) for row in rows)


def insert(
    connection: sqlite3.Connection, entry: Entry, names: Sequence[tuple[str, str]] = ()
) -> None:
    """Enter a block, with the codes and names of the areas that its file names."""
    values = (
        entry.id,
        entry.identity.statistic,
        entry.identity.edition,
        entry.file,
        entry.identity.file_hash,
        entry.identity.sheet,
        _json(entry.areas),
        _json(entry.dates),
        entry.rows,
        _json(asdict(entry.source)),
        entry.added_at,
        entry.added_by,
        entry.verified,
        _json([_finding_row(finding) for finding in entry.findings]),
    )
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO block ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608
    rows = [(entry.id, code, name) for code, name in names]
    connection.executemany("INSERT INTO area_name VALUES (?, ?, ?)", rows)


def delete(connection: sqlite3.Connection, block: str) -> None:
    """Take a block out of the index."""
    connection.execute("DELETE FROM block WHERE id = ?", (block,))
    connection.execute("DELETE FROM area_name WHERE block = ?", (block,))


def _to_wal(connection: sqlite3.Connection) -> None:
    """Let readers and the writer work side by side: kept in the file once it is set."""
    deadline = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # of two first writers one is refused at once: SQLite does not wait for a change of mode
            if time.monotonic() > deadline or error.sqlite_errorcode & 0xFF not in TAKEN:
                raise
            time.sleep(0.01)


def _json(value: Sequence[object] | dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _finding_row(finding: Finding) -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "file": finding.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "what": finding.what._asdict(),
        "mend": finding.mend._asdict(),
    }


def _finding(row: dict[str, object]) -> Finding:
    what, mend = row["what"], row["mend"]
    if not isinstance(what, dict) or not isinstance(mend, dict):
        raise sqlite3.DatabaseError("findings")
    return Finding(
        severity=Severity(str(row["severity"])),
        file=str(row["file"]),
        sheet=str(row["sheet"]),
        cell=str(row["cell"]),
        what=Both(**what),
        mend=Both(**mend),
    )


def _from_row(row: tuple[str | int, ...]) -> Entry:
    texts = [str(value) for value in row]
    return Entry(
        id=texts[0],
        identity=Identity(texts[1], texts[2], texts[4], texts[5]),
        file=texts[3],
        areas=tuple(json.loads(texts[6])),
        dates=tuple(json.loads(texts[7])),
        rows=int(row[8]),
        source=Source(**json.loads(texts[9])),
        added_at=texts[10],
        added_by=texts[11],
        verified=bool(row[12]),
        findings=tuple(_finding(found) for found in json.loads(texts[13])),
    )
