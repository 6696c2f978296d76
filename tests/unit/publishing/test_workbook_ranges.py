"""The workbook's sheet of ranges: the frozen ensemble's figures, formulas that follow them, a native fan."""

from __future__ import annotations

import pytest
from tests.spreadsheet import Workbook

from sosei.base.messages import Language
from sosei.publishing.spoken import speaking
from sosei.publishing.workbook import vision_xlsx
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult

NAMES = ("推計の幅", "Range")


@pytest.fixture(scope="module")
def ensemble(sample_result: VisionResult) -> Ensemble:
    return drawn(sample_result, 300, 1)


@pytest.fixture(scope="module", params=["ja", "en"])
def book(
    request: pytest.FixtureRequest, sample_result: VisionResult, ensemble: Ensemble
) -> Workbook:
    language: Language = request.param
    with speaking(language):
        return Workbook(vision_xlsx(sample_result, ensemble))


@pytest.fixture(scope="module")
def name(book: Workbook) -> str:
    return next(each for each in NAMES if each in book.sheets)


def figures(book: Workbook, name: str) -> dict[str, str]:
    """Return where each figure of the ensemble stands."""
    cells = book.sheets["_cells"]
    rows = [place[1:] for place, held in cells.items() if place[0] == "A" and held.value == name]
    named = [row for row in rows if f"D{row}" in cells]
    return {str(cells[f"D{row}"].value): str(cells[f"B{row}"].value) for row in named}


def test_figures_are_those_of_the_frozen_ensemble(
    book: Workbook, name: str, ensemble: Ensemble
) -> None:
    places = figures(book, name)
    shown = [cell for cell in places if cell.startswith("ensemble.value")]
    assert len(shown) == 3 * 9 * 7
    for scenario, against, probability in (("vision", "", 0.9), ("vision", "status-quo", 0.1)):
        place = places[f"ensemble.value[{scenario},{against},2060,total,{probability}]"]
        expected = ensemble.quantile(scenario, 2060, "total", probability, against)
        assert float(book.sheets[name][place].value) == pytest.approx(expected, rel=1e-14)
    chance = places["ensemble.chance[status-quo,goal.vision]"]
    expected = ensemble.chance("status-quo", "goal.vision")
    assert float(book.sheets[name][chance].value) == pytest.approx(expected)
    classed = [cell for cell in places if "nine_classes." in cell]
    assert len(classed) == 2 * len(ensemble.classes)


def test_bands_are_formulas_that_add_up_to_the_highest_bound(book: Workbook, name: str) -> None:
    cells = book.sheets[name]
    formulas = [place for place, cell in cells.items() if cell.formula]
    assert len(formulas) == 2 * (10 * 6 + 7)
    for place in formulas:
        assert book.worked_out(name, place) == pytest.approx(float(cells[place].value))
    row = figures(book, name)["ensemble.value[vision,,2060,total,0.975]"][1:]
    stacked = [book.worked_out(name, f"{column}{row}") for column in "JKLMNO"]
    assert sum(stacked) == pytest.approx(float(cells[f"I{row}"].value))
    assert min(stacked) > 0


def test_each_scenario_has_a_native_fan(book: Workbook) -> None:
    charts = [part.decode() for n, part in book.parts.items() if n.startswith("xl/charts/")]
    fans = [chart for chart in charts if "<c:areaChart>" in chart]
    assert len(fans) == 2
    for chart in fans:
        assert '<c:grouping val="stacked"/>' in chart
        assert chart.count("<c:ser>") == 7
        assert "<c:lineChart>" in chart


def test_the_cover_names_the_sheet_and_without_draws_there_is_none(
    book: Workbook, name: str, sample_result: VisionResult
) -> None:
    cover = next(iter(book.sheets.values()))
    assert name in {str(cell.value) for cell in cover.values()}
    with speaking("ja"):
        assert NAMES[0] not in Workbook(vision_xlsx(sample_result)).sheets
