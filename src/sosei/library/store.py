"""Blocks as Parquet files: written whole or not at all, and named by what is in them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sosei.readers.block import Block, columns_of

BLOCKS = "blocks"
"""Folder of the library that holds them, by statistic."""

_STATISTIC = re.compile(r"[a-z][a-z0-9_]*")
_OURS = re.compile(r"[0-9a-f]{64}\.(parquet|[0-9]+\.tmp)")
"""Names that the store gives; files of other names are left alone."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two blocks the same one.

    Attributes
    ----------
    statistic, edition : str
    file_hash : str
        SHA-256 of the official file.
    sheet : str
    """

    statistic: str
    edition: str
    file_hash: str
    sheet: str

    @classmethod
    def of(cls, block: Block) -> Identity:
        """Take it from a block.

        Raises
        ------
        ValueError
            If the statistic's key cannot name a folder: small letters, digits and ``_``.
        """
        if not _STATISTIC.fullmatch(block.statistic):
            raise ValueError(f'"{block.statistic}" cannot be the key of a statistic')
        return cls(block.statistic, block.edition, block.file_hash, block.sheet)


class BlockDamagedError(Exception):
    """A block's file is missing, or is not what was written."""

    def __init__(self, path: Path, *, missing: bool) -> None:
        self.path, self.missing = path, missing
        super().__init__(f"{path}: {'missing' if missing else 'damaged'}")


def encode(block: Block) -> bytes:
    """Return the rows of a block as Parquet."""
    stream = io.BytesIO()
    block.frame.write_parquet(stream)
    return stream.getvalue()


def block_id(identity: Identity, content: bytes) -> str:
    """Return the hash of a block: SHA-256 of what it is and of its Parquet bytes.

    The identity belongs to it: two files with the same rows are two blocks, and each may go without the other.
    """
    parts = [identity.statistic, identity.edition, identity.file_hash, identity.sheet]
    return hashlib.sha256(json.dumps(parts).encode() + b"\n" + content).hexdigest()


class Store:
    """The Parquet files of a library.

    Parameters
    ----------
    folder : Path
        The library.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / BLOCKS

    def path(self, statistic: str, block: str) -> Path:
        """Return where a block lies."""
        return self.folder / statistic / f"{block}.parquet"

    def write(self, statistic: str, block: str, content: bytes) -> None:
        """Write a block under a temporary name, then give it its own; what has its own name is whole."""
        path = self.path(statistic, block)
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
            _sync_folder(self.folder.parent)
            _sync_folder(self.folder)
        staged = path.with_suffix(f".{os.getpid()}.tmp")
        with staged.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
        _sync_folder(path.parent)

    def read(self, identity: Identity, block: str) -> pl.DataFrame:
        """Read a block and check it against its hash.

        Raises
        ------
        BlockDamagedError
            If the file is missing, or not as it was written.
        """
        content = self._checked(identity, block)
        return pl.read_parquet(io.BytesIO(content)).select(*columns_of(identity.statistic))

    def is_whole(self, identity: Identity, block: str) -> bool:
        """Whether the block's file is there as it was written."""
        try:
            self._checked(identity, block)
        except BlockDamagedError:
            return False
        return True

    def sweep(self, named: Collection[tuple[str, str]]) -> None:
        """Delete what a broken-off writer left: temporary files, and blocks that no index names.

        Parameters
        ----------
        named : collection of tuple of str
            Statistic and hash of the blocks that stay.
        """
        keep = {self.path(statistic, block) for statistic, block in named}
        for path in self.folder.glob("*/*"):
            if _OURS.fullmatch(path.name) and path not in keep:
                path.unlink(missing_ok=True)

    def holds_any(self) -> bool:
        """Whether any block is there, named or not."""
        return next(self.folder.glob("*/*.parquet"), None) is not None

    def _checked(self, identity: Identity, block: str) -> bytes:
        path = self.path(identity.statistic, block)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise BlockDamagedError(path, missing=True) from error
        if block_id(identity, content) != block:
            raise BlockDamagedError(path, missing=False)
        return content


def _sync_folder(folder: Path) -> None:
    """Make names in a folder outlast a power failure, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
