"""Output files: all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosei.base.errors import InputError
from sosei.cli.files import check_folder, write_all


def test_files_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    write_all(tmp_path / "a" / "b", {"x.csv": b"1", "y.csv": b"2"})
    written = {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()}
    assert written == {"x.csv": b"1", "y.csv": b"2"}


def test_files_of_a_run_before_are_replaced_and_others_kept(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"old")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_all(tmp_path, {"x.csv": b"new"})
    assert (tmp_path / "x.csv").read_bytes() == b"new"
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"


def test_a_file_that_cannot_be_written_leaves_those_before_it_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"old")
    with pytest.raises(InputError) as raised:
        write_all(tmp_path, {"x.csv": b"new", "missing/deep/y.csv": b"2"})
    assert [fault.kind for fault in raised.value.faults] == ["not_writable"]
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]
    assert (tmp_path / "x.csv").read_bytes() == b"old"


@pytest.mark.parametrize("below", ["", "below", "below/further"])
def test_a_file_in_place_of_the_folder_is_a_fault(below: str, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(InputError) as raised:
        check_folder(tmp_path / "out" / below)
    assert [fault.kind for fault in raised.value.faults] == ["file_for_folder"]


def test_a_folder_that_is_checked_is_not_made(tmp_path: Path) -> None:
    check_folder(tmp_path / "not" / "yet")
    assert not list(tmp_path.iterdir())
