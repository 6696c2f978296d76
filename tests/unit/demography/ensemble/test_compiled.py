"""Compiled code works where nothing can be written, and is kept by the state of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosei.demography.ensemble.kernels import compiled as room
from sosei.demography.ensemble.kernels.compiled import compiled


def double(x: float) -> float:
    return 2 * x


def test_where_no_folder_can_be_written_it_is_compiled_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(self: Path, **_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refused)
    room.folder.cache_clear()
    try:
        assert room.folder() is None
        assert compiled(double)(3.0) == 6.0
    finally:
        room.folder.cache_clear()


def test_a_change_of_any_kernel_names_another_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(room, "HERE", tmp_path)
    names = []
    for text in ("a = 1", "a = 2"):
        (tmp_path / "kernel.py").write_text(text, "utf-8")
        room.folder.cache_clear()
        names.append(room.folder())
    room.folder.cache_clear()
    assert None not in names
    assert names[0] != names[1]
    assert all(name is not None and name.parent == tmp_path / "__pycache__" for name in names)
