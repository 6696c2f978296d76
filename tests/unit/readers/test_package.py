"""Folders of tables and their descriptor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sosei.base.errors import Faults
from sosei.base.provenance import Source
from sosei.readers.package import Package, open_package

SOURCE = {"title": "国勢調査", "publisher": "総務省統計局", "date": "2015-10-01"}


def opened(folder: Path, *resources: object) -> tuple[Package, Faults]:
    """Open a folder whose descriptor lists some resources."""
    faults = Faults()
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))
    return open_package(folder, ("census", "register"), faults), faults


def test_files_are_found_by_their_fixed_names(tmp_path: Path) -> None:
    (tmp_path / "census.csv").write_text("")
    package = open_package(tmp_path, ("census", "register"), Faults())
    assert package.paths == {"census": tmp_path / "census.csv"}
    assert package.name("census") == "census.csv"
    assert package.name("register") == "register.csv"


def test_the_descriptor_may_name_another_file(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kokusei.csv").write_text("")
    package, faults = opened(tmp_path, {"name": "census", "path": "data/kokusei.csv"})
    assert package.name("census") == "data/kokusei.csv"
    assert package.unknown == ()
    assert not faults


def test_hidden_files_folders_and_the_descriptor_are_not_unknown(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("")
    (tmp_path / "out").mkdir()
    (tmp_path / "extra.csv").write_text("")
    package, _ = opened(tmp_path)
    assert package.unknown == ("extra.csv",)


@pytest.mark.parametrize("path", ["../census.csv", "/etc/passwd", 7, None])
def test_a_resource_lies_inside_the_folder(path: object, tmp_path: Path) -> None:
    _, faults = opened(tmp_path, {"name": "census", "path": path})
    assert [fault.kind for fault in faults] == ["path_outside"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"resources": [1]}', '{"resource": []}'])
def test_a_faulty_descriptor_is_a_fault(text: str, tmp_path: Path) -> None:
    faults = Faults()
    (tmp_path / "datapackage.json").write_text(text)
    open_package(tmp_path, (), faults)
    assert [fault.kind for fault in faults] == ["file_unreadable"]


def test_a_table_names_its_sources(tmp_path: Path) -> None:
    package, faults = opened(tmp_path, {"name": "census", "path": "c.csv", "sources": [SOURCE]})
    sources = package.sources("census", faults)
    assert sources == (Source("国勢調査", "総務省統計局", "2015-10-01"),)
    assert not faults


@pytest.mark.parametrize("sources", [[], [{**SOURCE, "date": ""}], [SOURCE, {"title": "x"}]])
def test_a_table_without_a_whole_source_is_a_fault(
    sources: list[dict[str, str]], tmp_path: Path
) -> None:
    package, faults = opened(tmp_path, {"name": "census", "path": "c.csv", "sources": sources})
    package.sources("census", faults)
    assert [fault.kind for fault in faults] == ["source_missing"]
