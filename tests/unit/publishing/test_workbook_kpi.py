"""The workbook's sheet of a joined strategy: figures of the frozen result, formulas that agree with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from tests.joined import EDITION
from tests.spreadsheet import Workbook

from sosei.base.messages import Language
from sosei.publishing.open_data.of_result import of_result
from sosei.publishing.spoken import speaking
from sosei.publishing.workbook import vision_xlsx
from sosei.studies import kpi_tables
from sosei.studies.result import Table, VisionResult


def _joined(result: VisionResult) -> VisionResult:
    """Return a result as it would be with a strategy."""
    tables: Mapping[str, Table] = {**result.tables, **kpi_tables.tables(EDITION)}
    manifest = MappingProxyType({**result.manifest, **kpi_tables.words(EDITION)})
    return VisionResult.from_content(replace(result, tables=tables, manifest=manifest).content)


@pytest.fixture(scope="module", params=["ja", "en"])
def book(request: pytest.FixtureRequest, sample_result: VisionResult) -> Workbook:
    language: Language = request.param
    with speaking(language):
        return Workbook(vision_xlsx(_joined(sample_result)))


def _place(book: Workbook, cell: str) -> str:
    """Return where a cell of the result stands on the sheet."""
    cells = book.sheets["_cells"]
    row = next(place[1:] for place, held in cells.items() if place[0] == "D" and held.value == cell)
    assert cells[f"A{row}"].value == "KPI"
    return str(cells[f"B{row}"].value)


def test_figures_are_those_of_the_frozen_result(
    book: Workbook, sample_result: VisionResult
) -> None:
    result = _joined(sample_result)
    for column in ("baseline", "target", "expected", "actual"):
        cell = f"strategy_kpi.{column}[births]"
        assert float(book.sheets["KPI"][_place(book, cell)].value) == result.at(cell)
    seen = _place(book, "strategy_series.actual[births,2020]")
    assert float(book.sheets["KPI"][seen].value) == 812


def test_gap_and_progress_are_formulas_that_agree(book: Workbook) -> None:
    actual = _place(book, "strategy_kpi.actual[visitors]")
    gap = f"J{actual[1:]}"
    assert book.sheets["KPI"][gap].formula == f"I{actual[1:]}-G{actual[1:]}"
    assert book.worked_out("KPI", gap) == float(book.sheets["KPI"][gap].value) == -1450000
    progress = _place(book, "strategy_kpi.progress[visitors]")
    assert book.sheets["KPI"][progress].formula
    assert book.worked_out("KPI", progress) == pytest.approx(-500000 / 950000, rel=1e-9)


def test_marks_are_counted_by_formulas(book: Workbook) -> None:
    counted = {
        place: cell
        for place, cell in book.sheets["KPI"].items()
        if "COUNTIF" in (cell.formula or "")
    }
    cells = book.sheets["KPI"]
    marks = [str(cells[f"L{row}"].value) for row in range(5, 8)]
    assert sum(float(cell.value) for cell in counted.values()) == len(marks)
    for place, cell in counted.items():
        assert float(cell.value) == marks.count(str(cells[f"A{place[1:]}"].value))
        assert cell.formula == f"COUNTIF($L$5:$L$7,A{place[1:]})"


def test_the_cover_names_the_review_and_without_one_says_that_there_is_none(
    book: Workbook, sample_result: VisionResult
) -> None:
    words = " ".join(str(cell.value) for cell in next(iter(book.sheets.values())).values())
    assert EDITION.address[:8] in words
    with speaking("ja"):
        assert "KPI" not in Workbook(vision_xlsx(sample_result)).sheets


def test_open_data_publishes_the_tables_with_words(sample_result: VisionResult) -> None:
    names = {resource.name for resource in of_result(_joined(sample_result)).resources}
    assert {"strategy-kpi", "strategy-series"} <= names
