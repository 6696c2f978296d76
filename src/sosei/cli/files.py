"""Output files: all of them are written, or none."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sosei.base.errors import Fault, InputError
from sosei.base.full import reason_of
from sosei.base.messages import NOT_READ, Both, language


def tell_not_read(names: Iterable[str]) -> None:
    """Say on stderr which files of a folder, or sheets of a workbook, were not read."""
    for name in names:
        print(NOT_READ.text(language()).format(name=name), file=sys.stderr)  # noqa: T201


def check_folder(folder: Path) -> None:
    """Fail early where nothing can be written.

    Raises
    ------
    InputError
        If the path is a file, or lies below one.
    """
    for place in (folder, *folder.parents):
        if place.exists():
            if not place.is_dir():
                raise InputError([Fault("file_for_folder", str(place))])
            if not os.access(place, os.W_OK):
                values = {"reason": Both("no permission", "書き込み権限がありません")}
                raise InputError([Fault("not_writable", str(place), values=values)])
            return


def write_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files by name: first beside their places, then moved there together.

    Parameters
    ----------
    folder : Path
        Made if it is missing.
    contents : mapping of str to bytes
    """
    try:
        _write(folder, contents)
    except OSError as error:
        values = {"reason": reason_of(error)}
        raise InputError([Fault("not_writable", str(folder), values=values)]) from error


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".sosei-") as stage:
        for name, content in contents.items():
            (Path(stage) / name).parent.mkdir(exist_ok=True)
            (Path(stage) / name).write_bytes(content)
        for name in contents:
            (folder / name).parent.mkdir(exist_ok=True)
            (Path(stage) / name).replace(folder / name)
