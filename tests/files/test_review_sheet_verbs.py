"""`sosei review-sheet`: written for a department, filled in, read back, and refused where it is another one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.command import Command
from tests.review_sheets import SHEET, Grids, book, fill, grids, strategy

from sosei.publishing.package_workbook import workbook
from sosei.strategy.writing import tables_of

OF = ("--year", "2021", "--department", "child")


@pytest.fixture
def package(command: Command) -> Path:
    path = command.folder / "trial.xlsx"
    path.write_bytes(workbook(tables_of(strategy())))
    return path


@pytest.fixture
def sheet(command: Command, package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOSEI_LANGUAGE", "ja")
    done = command.run("review-sheet", "write", package, *OF, "-o", command.folder / "child.xlsx")
    assert done.code == 0, done.lines
    return command.folder / "child.xlsx"


def _refilled(sheet: Path, **entries: object) -> Path:
    cells: Grids = grids(sheet.read_bytes())
    fill(cells, {("births", field): value for field, value in entries.items()})
    path = sheet.with_name("filled.xlsx")
    path.write_bytes(book(cells))
    return path


def test_what_a_sheet_would_change_is_told_as_csv(
    command: Command, package: Path, sheet: Path
) -> None:
    filled = _refilled(sheet, value="７９０人", happened="減った", next="=続ける")
    done = command.run("review-sheet", "read", package, filled, *OF)
    assert done.code == 0, done.lines
    rows = list(csv.DictReader(io.StringIO("\n".join(done.printed))))
    assert [(row["id"], row["field"], row["state"], row["sheet"]) for row in rows] == [
        ("births", "value", "new", "790"),
        ("births", "happened", "new", "減った"),
        ("births", "next", "new", "'=続ける"),
    ]
    assert done.lines == []


def test_what_a_report_lacks_and_what_looks_like_a_slip_is_said(
    command: Command, package: Path, sheet: Path
) -> None:
    filled = _refilled(sheet, value=79)
    done = command.run("review-sheet", "read", package, filled, *OF)
    assert done.code == 0
    assert any("今後の対応" in line for line in done.lines)
    assert any("10分の1以下" in line for line in done.lines)


def test_the_sheet_of_another_department_or_year_is_refused(
    command: Command, package: Path, sheet: Path
) -> None:
    other = command.run(
        "review-sheet", "read", package, sheet, "--year", "2022", "--department", "child"
    )
    assert other.code == 2
    assert "2021年度・年度の効果検証の様式です" in other.lines[0]
    assert other.printed == []


def test_a_department_that_is_asked_for_nothing_is_named(command: Command, package: Path) -> None:
    out = command.folder / "none.xlsx"
    asked_for = ("--year", "2021", "--department", "chlid", "-o", out)
    done = command.run("review-sheet", "write", package, *asked_for)
    assert done.code == 2
    assert '→ "child"?' in done.lines[0]
    assert not out.exists()


def test_a_sheet_is_written_in_the_language_that_is_asked_for(
    command: Command, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSEI_LANGUAGE", "en")
    out = command.folder / "en.xlsx"
    done = command.run("review-sheet", "write", package, *OF, "-o", out)
    assert done.code == 0, done.lines
    cells = grids(out.read_bytes())
    assert "ENTER" in cells[SHEET][3]
    assert "How to fill it in" in cells
