"""Whether something failed because a disk is full."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator

from sosei.base.messages import Both

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
DISK_FULL = "53100"
"""What PostgreSQL answers where its disk is full."""

WORDS = Both("the disk is full", "ディスクの空き容量がありません")


def is_full(error: BaseException | None) -> bool:
    """Whether an error, or one that led to it, is that of a full disk.

    Parameters
    ----------
    error : BaseException or None
    """
    return any(_is_full(each) for each in _chain(error))


def reason_of(error: BaseException) -> Both | str:
    """Return why something could not be written: what the system says of it, a full disk in both languages.

    Parameters
    ----------
    error : BaseException
    """
    return WORDS if is_full(error) else getattr(error, "strerror", None) or str(error)


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in FULL
    if getattr(error, "sqlstate", None) == DISK_FULL:
        return True
    # the low byte: an extended code says more of the same
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
