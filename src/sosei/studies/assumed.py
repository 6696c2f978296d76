"""A study with the assumptions of a workbook that was edited."""

from __future__ import annotations

from pathlib import Path

from sosei.base.errors import Fault, Faults
from sosei.readers.assumptions_book.reading import AssumptionsBook
from sosei.readers.scenario_file import ScenarioForm, scenarios_of
from sosei.studies.manifest import scenario_words
from sosei.studies.study import StudyForm


def with_assumptions(form: StudyForm, book: AssumptionsBook, file: Path) -> StudyForm:
    """Return a study whose scenarios assume what the workbook says.

    Parameters
    ----------
    form : StudyForm
    book : AssumptionsBook
    file : Path
        The study file: profiles lie beside it.

    Raises
    ------
    InputError
        If the workbook is of another municipality or base year, or the study was changed since it was written.
    """
    faults = Faults()
    base, head = form.study.base.year, book.head
    if (head["area"], head["base"]) != (form.study.area, str(base)):
        values = {"found": head["area"], "base": head["base"], "expected": form.study.area}
        faults.add(Fault("assumptions_area", book.file, values={**values, "own": base}))
        faults.raise_if_any()
    for name, written in book.written.items():
        if name not in form.scenario or not _same(form.scenario[name], written, base, file):
            faults.add(Fault("assumptions_scenario", book.file, values={"found": name}))
    faults.raise_if_any()
    edited = {name: _labelled(each, form.scenario[name]) for name, each in book.changed.items()}
    return form.model_copy(update={"scenario": {**form.scenario, **edited}})


def _labelled(edited: ScenarioForm, own: ScenarioForm) -> ScenarioForm:
    return edited.model_copy(update={"label": own.label})


def _same(one: ScenarioForm, other: ScenarioForm, base: int, file: Path) -> bool:
    """Whether two scenarios have the same levers, whatever was left to its default."""
    forms = {"one": one, "other": _labelled(other, one)}
    first, second = (
        {**scenario_words(scenario), "name": ""} for scenario in scenarios_of(forms, base, file)
    )
    label = {"label": ""}
    return first | label == second | label
