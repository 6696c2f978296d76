"""The sheet of assumptions as it comes back: nothing edited changes nothing, what is edited is a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from tests.spreadsheet import Workbook

from sosei.base.errors import InputError
from sosei.demography.engine.projection import project
from sosei.publishing.workbook import vision_xlsx
from sosei.readers.assumptions_book.reading import read_assumptions
from sosei.readers.scenario_file import scenarios_of
from sosei.studies.assumed import with_assumptions
from sosei.studies.gather import gather
from sosei.studies.reading import read_form, read_study
from sosei.studies.result import VisionResult
from sosei.studies.study import Study

SHEET = "仮定値"

Edit = Callable[[Mapping[str, float | str]], Path]


@pytest.fixture(scope="module")
def book(sample_result: VisionResult) -> Workbook:
    return Workbook(vision_xlsx(sample_result))


@pytest.fixture(scope="module")
def places(book: Workbook) -> dict[str, str]:
    """Where each value of a scenario stands."""
    cells = book.sheets["_sosei"]
    rows = {int(place[1:]) for place in cells}
    return {
        str(cells[f"B{row}"].value): str(cells[f"A{row}"].value)
        for row in rows
        if f"B{row}" in cells and "|" in str(cells[f"B{row}"].value)
    }


@pytest.fixture
def edit(book: Workbook, tmp_path: Path) -> Edit:
    """The workbook with other values in some cells, saved."""

    def saved(cells: Mapping[str, float | str]) -> Path:
        path = tmp_path / "edited.xlsx"
        path.write_bytes(book.edited(SHEET, cells))
        return path

    return saved


@pytest.fixture(scope="module")
def study(sample_study_file: Path) -> Study:
    return read_study(sample_study_file)


def _faults(path: Path) -> dict[str | None, str]:
    with pytest.raises(InputError) as caught:
        read_assumptions(path)
    assert all(fault.file == f"edited.xlsx [{SHEET}]" for fault in caught.value.faults)
    return {fault.column: fault.kind for fault in caught.value.faults}


def test_an_unedited_workbook_changes_nothing(
    edit: Edit, study: Study, sample_study_file: Path
) -> None:
    book = read_assumptions(edit({}))
    assert book.changes == ()
    assert with_assumptions(study.form, book, sample_study_file) == study.form


def test_an_edited_workbook_is_the_projection_of_the_equal_toml(
    edit: Edit, places: dict[str, str], study: Study, sample_study_file: Path
) -> None:
    cells: dict[str, float | str] = {
        places["vision|tfr.value|1"]: 1.8,
        places["vision|migration.value|0"]: 0.5,
        places["status-quo|arrivals.from|0"]: 2025,
        places["status-quo|arrivals.to|0"]: 2060,
        places["status-quo|arrivals.per_year|0"]: 190.5,
        places["status-quo|arrivals.profile|0"]: "家族世帯型",
    }
    book = read_assumptions(edit(cells))
    told = {(c.scenario, c.field, c.year): (c.before, c.after) for c in book.changes}
    assert told["vision", "tfr.value", "2030"] == ("2.0", "1.8")
    assert len(told) == len(cells)
    text = sample_study_file.read_text(encoding="utf-8")
    text = text.replace("2030 = 2.0", "2030 = 1.8").replace("2020 = 1.0", "2020 = 0.5")
    come = '{ from = 2025, to = 2060, per_year = 190.5, profile = "family" }'
    text = text.replace('label = "現状推計"', f'label = "現状推計"\narrivals = [ {come} ]')
    expected = read_form(text, "study.toml")
    assert with_assumptions(study.form, book, sample_study_file).scenario == expected.scenario
    gathered = gather(study)
    base = gathered.census[study.form.study.base.year]
    by_book = read_study(sample_study_file, book).scenarios
    by_toml = scenarios_of(expected.scenario, base.year, sample_study_file)
    for one, other, before in zip(by_book, by_toml, study.scenarios, strict=True):
        totals, same, was = (
            project(base, scenario.apply(gathered.assumptions)).total
            for scenario in (one, other, before)
        )
        assert np.array_equal(totals, same)
        assert not np.array_equal(totals, was)


def test_locked_cells_that_were_changed_are_told_all_at_once(
    edit: Edit, book: Workbook, places: dict[str, str]
) -> None:
    rate = book.place_of(SHEET, "0～4歳").replace("A", "C")
    faults = _faults(edit({rate: 0.9, "A1": "仮定", places["vision|tfr.value|0"]: "高め"}))
    assert faults == {
        rate: "assumptions_locked",
        "A1": "assumptions_locked",
        places["vision|tfr.value|0"]: "assumptions_number",
    }


def test_halves_of_pairs_years_and_choices_are_told(edit: Edit, places: dict[str, str]) -> None:
    cells: dict[str, float | str] = {
        places["vision|tfr.year|3"]: 2050,
        places["vision|migration.year|1"]: 2020,
        places["vision|migration.rule|0"]: "gross",
        places["status-quo|arrivals.from|0"]: "来年",
        places["status-quo|tfr.at|0"]: "期末",
    }
    faults = _faults(edit(cells))
    assert faults[places["vision|tfr.value|3"]] == "assumptions_half"
    assert faults[places["vision|migration.year|1"]] == "assumptions_twice"
    assert faults[places["vision|migration.rule|0"]] == "assumptions_choice"
    assert faults[places["status-quo|arrivals.to|0"]] == "assumptions_half"
    assert faults[places["status-quo|tfr.year|0"]] == "assumptions_half"


def test_a_value_that_no_scenario_can_have_is_told_at_its_cell(
    edit: Edit, places: dict[str, str]
) -> None:
    faults = _faults(edit({places["vision|tfr.value|1"]: -1}))
    assert faults == {places["vision|tfr.value|1"]: "value_faulty"}
    early = _faults(edit({places["vision|tfr.year|0"]: 2010}))
    assert early == {places["vision|tfr.value|0"]: "scenario_year_early"}


def test_a_workbook_of_another_study_or_of_another_state_of_it_is_refused(
    edit: Edit, study: Study, sample_study_file: Path
) -> None:
    book = read_assumptions(edit({}))
    form = study.form
    other = form.model_copy(update={"study": form.study.model_copy(update={"area": "07201"})})
    with pytest.raises(InputError, match="municipality"):
        with_assumptions(other, book, sample_study_file)
    quo = form.scenario["status-quo"]
    moved = form.model_copy(update={"scenario": {**form.scenario, "vision": quo}})
    with pytest.raises(InputError, match="changed since"):
        with_assumptions(moved, book, sample_study_file)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_assumptions(path)
    assert [fault.kind for fault in caught.value.faults] == ["assumptions_other"]
