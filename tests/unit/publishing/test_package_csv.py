"""CSV files of a package: no formula begins in them, and nothing is lost."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosei.base.errors import Faults
from sosei.publishing.package_csv import frame_csv, guarded, packed
from sosei.readers.strategy_tables import read_strategy_tables


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+81", "+81"),
        ("@SUM", "'@SUM"),
        ("-cmd", "'-cmd"),
        ("'=1", "''=1"),
        ("-12.50", "-12.50"),
        ("町の人口", "町の人口"),
    ],
)
def test_a_text_that_begins_like_a_formula_stands_behind_an_apostrophe(
    cell: str, written: str
) -> None:
    assert guarded(cell) == written


@given(st.text(st.sampled_from("=+-@'a1 "), min_size=1, max_size=6).map(str.strip))
def test_every_text_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("package")
    grid = [["node", "part", "language", "text"], ["P1", "name", "ja", text]]
    with zipfile.ZipFile(io.BytesIO(packed({"texts": grid}))) as files:
        files.extractall(folder)
    assert (
        not Path(folder / "texts.csv").read_text("utf-8-sig").split(",")[-1].startswith(("=", "@"))
    )
    faults = Faults()
    known = {"texts": (("node", "part", "language", "text"), ())}
    tables, _ = read_strategy_tables(folder, known, (), faults)
    assert not faults
    assert tables["texts"].rows[0].cells["text"] == text


def test_a_table_of_results_holds_no_formula_and_its_numbers_stay() -> None:
    frame = pl.DataFrame({"scenario": ["=A1", "維持", None], "change": [-1.5, 2.0, None]})
    assert frame_csv(frame).decode() == "scenario,change\n'=A1,-1.5\n維持,2.0\n,\n"


def test_every_writer_of_csv_is_one_that_guards() -> None:
    """A new exporter uses `csv_of`, `guarded` or `frame_csv`; profiles prints names of our own."""
    source = Path(__file__).parents[3] / "src/sosei"
    writers = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if "write_csv(" in (text := path.read_text("utf-8")) or "csv.writer(" in text
    }
    assert writers == {"cli/profiles.py", "publishing/package_csv.py", "web/trail/export.py"}
    trail = (source / "web/trail/export.py").read_text("utf-8")
    assert "guarded(" in trail
