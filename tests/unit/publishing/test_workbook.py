"""The vision as a workbook: its figures are those of the frozen result, its formulas agree with them."""

from __future__ import annotations

import math
import re

import pytest
from tests.spreadsheet import Workbook

from sosei.base.messages import Language
from sosei.publishing.office import FONT
from sosei.publishing.spoken import speaking
from sosei.publishing.workbook import vision_xlsx
from sosei.studies.manuscript.lookup import Cells
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module", params=["ja", "en"])
def book(request: pytest.FixtureRequest, sample_result: VisionResult) -> Workbook:
    language: Language = request.param
    with speaking(language):
        return Workbook(vision_xlsx(sample_result))


def _rows(book: Workbook) -> list[tuple[str, str, list[str]]]:
    """Return sheet, cell and ids of every figure."""
    cells = book.sheets["_cells"]
    rows = range(2, 1 + max(int(place[1:]) for place in cells))
    return [
        (str(cells[f"A{row}"].value), str(cells[f"B{row}"].value), ids.split())
        for row in rows
        for ids in [str(cells[f"D{row}"].value) if f"D{row}" in cells else ""]
    ]


def disagreeing(book: Workbook, result: VisionResult) -> list[str]:
    """Return the cells that do not show what the frozen result holds, or what they come to."""
    held = Cells(result)
    found = []
    for sheet, place, ids in _rows(book):
        kept, anew = float(book.sheets[sheet][place].value), book.worked_out(sheet, place)
        expected = [float(str(held[cell].value)) for cell in ids]
        if not all(
            math.isclose(kept, other, rel_tol=1e-9, abs_tol=1e-9) for other in [anew, *expected]
        ):
            found.append(f"{sheet}!{place}")
    return found


def test_every_figure_and_formula_agrees_with_the_frozen_result(
    book: Workbook, sample_result: VisionResult
) -> None:
    assert disagreeing(book, sample_result) == []
    formulas = {
        f"{s}!{p}" for s, cells in book.sheets.items() for p, c in cells.items() if c.formula
    }
    assert formulas <= {f"{sheet}!{place}" for sheet, place, _ in _rows(book)}
    assert len(formulas) > 1000


def test_one_number_changed_is_told(book: Workbook, sample_result: VisionResult) -> None:
    sheet, place, _ = next(row for row in _rows(book) if row[0] in {"推計結果", "Projection"})
    other = Workbook(book.edited(sheet, {place: 2409.0}))
    assert f"{sheet}!{place}" in disagreeing(other, sample_result)


def test_sheets_print_across_and_repeat_their_heads(book: Workbook) -> None:
    shown = [name for name in book.files if not name.startswith("_")]
    assert len(shown) == 8
    for name in shown:
        xml = book.parts[book.files[name]].decode()
        assert 'orientation="landscape"' in xml
        assert 'fitToHeight="0"' in xml
        assert "<oddHeader>" in xml
        assert "&amp;P" in xml
    assert book.parts["xl/workbook.xml"].decode().count("_xlnm.Print_Titles") == 6


def test_hidden_sheets_are_hidden_and_the_assumptions_are_protected(book: Workbook) -> None:
    names = book.parts["xl/workbook.xml"].decode()
    assert re.search(r'name="_cells"[^>]*state="hidden"', names)
    assert re.search(r'name="_sosei"[^>]*state="veryHidden"', names)
    assumptions = next(name for name in ("仮定値", "Assumptions") if name in book.files)
    assert "<sheetProtection" in book.parts[book.files[assumptions]].decode()


def test_charts_are_native_and_their_type_holds_for_japanese(book: Workbook) -> None:
    charts = [part.decode() for name, part in book.parts.items() if name.startswith("xl/charts/")]
    assert len(charts) == 6
    for chart in charts:
        assert f'<a:ea typeface="{FONT}"/>' in chart
    drawn = "".join(
        p.decode() for n, p in book.parts.items() if n.startswith("xl/drawings/drawing")
    )
    assert drawn.count("descr=") == len(charts)


def test_the_same_result_gives_the_same_bytes(sample_result: VisionResult) -> None:
    again = VisionResult.from_content(sample_result.content)
    assert vision_xlsx(again) == vision_xlsx(sample_result)
