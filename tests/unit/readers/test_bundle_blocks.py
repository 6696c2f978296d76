"""A bundle as blocks: every cell of every file, as it stands and from where it stands."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.builders import BundleRows, bundle
from tests.bundles import gross_bundle, single_year_bundle

from sosei.base.errors import InputError
from sosei.library import CellKey, Library
from sosei.readers.any_file import read_any
from sosei.readers.block import Block


def with_control() -> BundleRows:
    """A bundle with a total that its areas are raked to."""
    rows = bundle()
    rows["control.csv"] = [{"year": 2020, "population": 30_000}]
    return rows


def cells(folder: Path, blocks: tuple[Block, ...]) -> int:
    """Check each figure against the cell that it says it stood in, and count them."""
    count = 0
    for block in blocks:
        with (folder.parent / block.file).open(encoding="utf-8", newline="") as file:
            grid = list(csv.reader(file))
        for row in block.frame.iter_rows(named=True):
            assert float(grid[row["row"] - 1][row["column"] - 1]) == row["value"]
            count += 1
    return count


ALWAYS = {"population", "survival", "males_per_100_females"}
RATIO = {"child_woman_ratio", "cwr_per_tfr"}


@pytest.mark.parametrize(
    ("rows", "items"),
    [
        (bundle(), {"net_rate", *RATIO}),
        (single_year_bundle(), {"net_rate", "asfr"}),
        (gross_bundle(), {"out_rate", "in_share", *RATIO}),
        (with_control(), {"net_rate", "control", *RATIO}),
    ],
)
def test_every_cell_of_every_file_becomes_a_row(
    rows: BundleRows, items: set[str], tmp_path: Path
) -> None:
    folder = rows.write(tmp_path / "town")
    blocks = read_any(folder)
    assert {block.statistic for block in blocks} == {"bundle"}
    assert {block.file for block in blocks} == {f"town/{name}" for name in rows.files}
    assert {item for block in blocks for item in block.frame["item"].unique()} == ALWAYS | items
    figures = sum(len(row) for name in rows.files for row in rows[name])
    keys = sum(
        key in ("area", "year", "sex", "age")
        for name in rows.files
        for row in rows[name]
        for key in row
    )
    assert cells(folder, blocks) == figures - keys


def test_what_a_row_leaves_open_is_all(tmp_path: Path) -> None:
    rows = bundle()
    rows["sex_ratio.csv"] = [{"area": "", "year": 2020, "males_per_100_females": 105}]
    blocks = read_any(rows.write(tmp_path / "town"))
    ratio = blocks[-1].frame.select("area", "date", "sex", "age", "item", "value").rows()
    assert ratio == [("all", "2020", "all", "all", "males_per_100_females", 105)]


def test_the_descriptor_names_the_source(tmp_path: Path) -> None:
    folder = bundle().write(tmp_path / "town")
    source = {"title": "国勢調査", "publisher": "総務省統計局", "date": "2015-10-01"}
    resource = {"name": "population", "path": "population.csv", "sources": [source]}
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}))
    population, survival, *_ = read_any(folder)
    assert str(population.source) == "総務省統計局「国勢調査」2015-10-01"
    assert survival.source.statistic == "town/survival.csv"
    del source["publisher"]
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}))
    with pytest.raises(InputError, match="datapackage"):
        read_any(folder)


def test_faults_are_those_of_the_bundle_and_nothing_is_read(tmp_path: Path) -> None:
    rows = bundle()
    rows["survival.csv"][0]["survival"] = 1.5
    rows["sex_ratio.csv"][0]["males_per_100_females"] = "－"
    with pytest.raises(InputError) as error:
        read_any(rows.write(tmp_path / "town"))
    assert [fault.file for fault in error.value.faults] == ["survival.csv", "sex_ratio.csv"]


@pytest.mark.parametrize("files", [{}, {"notes.txt": "mine"}])
def test_a_folder_without_any_file_of_a_bundle_is_told_so(
    files: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "town"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    with pytest.raises(InputError) as error:
        read_any(folder)
    assert [fault.kind for fault in error.value.faults] == ["folder_no_bundle"]


def test_a_bundle_with_a_file_left_out_is_told_which(tmp_path: Path) -> None:
    rows = bundle()
    del rows.files["survival.csv"]
    with pytest.raises(InputError, match=r"survival\.csv: found no such file"):
        read_any(rows.write(tmp_path / "town"))


def test_files_that_are_no_part_of_it_are_told(tmp_path: Path) -> None:
    folder = bundle().write(tmp_path / "town")
    (folder / "memo.txt").write_text("mine")
    first, *rest = read_any(folder)
    assert [finding.what.en for finding in first.findings] == ["a file that is not read: memo.txt"]
    assert all(block.findings == () for block in rest)


def test_a_bundle_in_the_library_is_read_by_its_edition_and_followed_to_its_cells(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path / "library")
    rows = bundle()
    before = read_any(rows.write(tmp_path / "town"))
    rows["survival.csv"] = [{**row, "survival": 0.5} for row in rows["survival.csv"]]
    after = read_any(rows.write(tmp_path / "town"))
    library.add([*before, *after], "a")
    assert before[0].edition != after[0].edition
    old = library.figures("bundle", edition=before[0].edition).frame
    assert old.filter(item="survival")["value"].max() == 0.99
    assert old.height == sum(block.frame.height for block in before)
    key = CellKey("07202", "population", "2015", "female", "90+")
    cell = library.trace(key)[0]
    assert (cell.entry.file, cell.name, cell.value) == ("town/population.csv", "E39", 820)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sosei.readers.exchange.blocks.MAX_FILE", 100)
    with pytest.raises(InputError) as error:
        read_any(bundle().write(tmp_path / "town"))
    assert {fault.kind for fault in error.value.faults} == {"official_too_large"}
