"""The demonstration's study: run once as published, tried out in the explorer, and run again on another path.

Names and settings stand here; every number is computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sosei.studies.study import StudyForm
from sosei.studies.what_if.levers import Coming, Levers
from sosei.web.explorer.keeping import scenario_form
from sosei.web.explorer.state import Entry, State
from sosei.web.people.actor import Actor
from sosei.web.places import actions as own
from sosei.web.places.load import saved
from sosei.web.places.subjects import Subject
from sosei.web.studies import actions, load
from sosei.web.studies.forms import typed_of
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.visions.models import StoredResult

TRIED: Mapping[str, Levers] = {
    "出生率1.8案": Levers(tfr=((2018, 1.51), (2040, 1.8))),
    "転出超過半減案": Levers(move=((2020, 1.0), (2030, 0.5))),
    "家族転入100人案": Levers(come=(Coming(2025, 2060, 100),)),
}
"""What was tried out in the explorer, by the name that it was saved under."""

LATER = {"2018": 1.51, "2035": 2.0, "2050": 2.2}
"""The vision's path of the total fertility rate, reached five and ten years later than the city states."""

NOTE = (
    "デモの2回目の実行では、合計特殊出生率が2.0になる年を2035年、2.2になる年を2050年に遅らせています"
    "（市の目標ではありません）。"
)
OBSERVED = "observed.csv"


def store(form: StudyForm, folder: Path, result: StoredResult, by: Actor) -> StudyDraft:
    """Make the study with the run that was published.

    Parameters
    ----------
    form : StudyForm
        The sample's file.
    folder : Path
        In which its files lie.
    result : StoredResult
        What it came to.
    by : Actor
    """
    _give_series(form, folder, by)
    study = actions.create(form=_without_files(form), by=by)
    actions.take_in(study=study, form=form, result=result, by=by)
    return study


def run_again(study: StudyDraft, by: Actor) -> Run:
    """Save what was tried out, put off the vision's fertility, and start the second run: the worker computes it."""
    for label, levers in TRIED.items():
        tried = scenario_form(State((Entry(levers),), 0), label)
        actions.add_scenarios(study=study, scenarios={"explored": tried}, by=by)
    form = _put_off(study)
    actions.save(study=study, typed=typed_of(form), version=study.version, by=by)
    return actions.run(study=study, form=form, by=by)


def _give_series(form: StudyForm, folder: Path, by: Actor) -> None:
    """Let the series of the study's file be the municipality's own, for a study on the page has no folder."""
    area, file = form.study.area, form.sectors and form.sectors.observed
    if not file or Subject.OBSERVED in saved(area):
        return
    text = (folder / file).read_text(encoding="utf-8")
    files = {OBSERVED: {"name": Path(file).name, "text": text}}
    sent = own.send(area=area, subject=Subject.OBSERVED, files=files, by=by)
    own.save(sent=sent, replaces="", by=by)


def _without_files(form: StudyForm) -> StudyForm:
    sectors = form.sectors and form.sectors.model_copy(update={"observed": None})
    return form.model_copy(update={"sectors": sectors})


def _put_off(study: StudyDraft) -> StudyForm:
    """Return what was saved, with the vision's fertility put off and a note that says so."""
    ready = load.ready(load.typed_of_draft(study))
    if ready.form is None:
        raise AssertionError("the sample's study can run")
    form, aim = ready.form, ready.form.vision.aim
    later = form.scenario[aim].model_copy(update={"tfr": LATER})
    head = form.study.model_copy(update={"note": f"{form.study.note}{NOTE}"})
    return form.model_copy(update={"study": head, "scenario": {**form.scenario, aim: later}})
