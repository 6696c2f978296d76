"""Cells of a sheet's XML that hold no result: they get a word, so that they are not taken for empty ones."""

from __future__ import annotations

import re

_ERROR = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\bt\s*=\s*["'])e(["'])""")
_UNSOLVED = re.compile(
    rb"<((?:\w+:)?)c\b([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_TYPE = re.compile(rb"""\s*\bt\s*=\s*["'][^"']*["']""")


def with_signs(content: bytes) -> bytes:
    """Return the sheet with a word in each cell that holds an error, or a formula without its result.

    The library that reads workbooks would give an empty cell for both.

    Parameters
    ----------
    content : bytes
        The part.

    Returns
    -------
    bytes
        ``#DIV/0!`` as it stands; ``=`` for a formula without a result.
    """
    if b'"e"' in content or b"'e'" in content:
        content = _ERROR.sub(rb"\1str\2", content)
    if re.search(rb"<(?:\w+:)?f[\s/>]", content):
        content = _UNSOLVED.sub(_unsolved, content)
    return content


def _unsolved(found: re.Match[bytes]) -> bytes:
    prefix, attributes = found[1], _TYPE.sub(b"", found[2])
    return b'<%sc%s t="str"><%sv>=</%sv></%sc>' % (prefix, attributes, prefix, prefix, prefix)
