"""What changes studies."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sosei.readers.scenario_file import ScenarioForm
from sosei.studies.result import VisionResult
from sosei.studies.study import StudyForm
from sosei.studies.study_file import to_toml
from sosei.web.jobs import actions as jobs
from sosei.web.jobs.models import Job
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.studies.assumptions import with_scenarios
from sosei.web.studies.forms import named, typed_of
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.studies.sheet import SCENARIO
from sosei.web.studies.typed import Typed
from sosei.web.trail.writer import changing, differing, record
from sosei.web.visions import actions as visions
from sosei.web.visions.models import StoredResult

DRAWING = "draw_ensemble"
"""The kind of job that draws a result many times."""


class StaleSaveError(Exception):
    """Somebody saved the study since the page was opened; nothing was overwritten."""


@changing
def create(*, form: StudyForm, by: Actor) -> StudyDraft:
    """Make a draft of a study.

    Parameters
    ----------
    form : StudyForm
        As proposed, or read from a file.
    by : Actor
        Who makes it.
    """
    require(by, "study.edit")
    study = StudyDraft.objects.create(
        by=by.id, area=form.study.area, title=form.study.title[:200], typed=typed_of(form).plain()
    )
    _record(study, "study.create", by)
    return study


@changing
def save(*, study: StudyDraft, typed: Typed, version: int, by: Actor) -> StudyDraft:
    """Keep what was typed, faults and all.

    Raises
    ------
    StaleSaveError
        If `version` is no longer the saved one.
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    was = study.typed
    texts = {**named(typed, SCENARIO).plain(), "study-area": [study.area]}
    changed = StudyDraft.objects.filter(pk=study.pk, version=version).update(
        typed=texts,
        title=(typed.text("study-title") or study.title)[:200],
        version=version + 1,
        saved_at=timezone.now(),
    )
    study.refresh_from_db()
    if not changed:
        raise StaleSaveError
    before, after = differing(was, texts)
    _record(study, "study.edit", by, before, after | {"version": study.version})
    return study


@changing
def add_scenarios(
    *, study: StudyDraft, scenarios: Mapping[str, ScenarioForm], by: Actor
) -> StudyDraft:
    """Add scenarios to what was last saved of a study; they stand beside those they were made of.

    Parameters
    ----------
    study : StudyDraft
    scenarios : mapping of str to ScenarioForm
        By the names of those they were made of.
    by : Actor

    Raises
    ------
    StaleSaveError
        If somebody saved the study at the same moment.
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    typed = with_scenarios(Typed(study.typed), scenarios)
    return save(study=study, typed=typed, version=study.version, by=by)


@changing
def run(*, study: StudyDraft, form: StudyForm, by: Actor) -> Run:
    """Start the job that runs a study; the run keeps the file that it runs on.

    Raises
    ------
    InputError
        If too many jobs wait.
    NotAllowedError
        If they may not.
    """
    require(by, "study.run")
    made = _begun(study, form)
    made.job = jobs.start(
        kind="run_study", arguments={"run": made.pk}, by=by, title=f"{study.title}（{made.number}）"
    )
    made.save(update_fields=["job"])
    _record(study, "study.run", by, after={"run": made.number})
    return made


@changing
def take_in(*, study: StudyDraft, form: StudyForm, result: StoredResult, by: Actor) -> Run:
    """Let a stored result be a run of a study; the run keeps the file that it was computed from.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    require(by, "study.run")
    made = _begun(study, form)
    made.result = result
    made.save(update_fields=["result"])
    _record(study, "study.run", by, after={"run": made.number, "result": result.address})
    return made


def _begun(study: StudyDraft, form: StudyForm) -> Run:
    number = (study.runs.aggregate(last=Max("number"))["last"] or 0) + 1
    return Run.objects.create(study=study, number=number, text=to_toml(form))


@transaction.atomic
def finish(*, run: Run, result: VisionResult, files: Mapping[str, bytes]) -> None:
    """Store what a run came to."""
    run.result = visions.store(result=result, files=files)
    run.save(update_fields=["result"])


@changing
def copy(*, study: StudyDraft, title: str, by: Actor) -> StudyDraft:
    """Make a second study of what was typed, without its runs.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    texts = {**study.typed, "study-title": [title]}
    made = StudyDraft.objects.create(by=by.id, area=study.area, title=title[:200], typed=texts)
    _record(made, "study.create", by, after={"copied from": str(study.pk)})
    return made


@changing
def delete(*, study: StudyDraft, by: Actor) -> None:
    """Delete a study with its runs; a result that is a town's vision stays.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    results = [run.result_id for run in study.runs.all() if run.result_id]
    _record(study, "study.delete", by, before={"typed": study.typed})
    study.delete()
    StoredResult.objects.filter(pk__in=results, runs=None, shown_at=None).delete()


@changing
def show(*, run: Run, by: Actor) -> None:
    """Let a run's result be the vision of its town.

    Raises
    ------
    NotAllowedError
        If they may not.
    ValueError
        If the run has no result yet.
    """
    if run.result is None:
        raise ValueError(f"{run} has no result")
    visions.show(stored=run.result, by=by)


def verb_of(run: Run) -> str:
    """Return the verb of who may print a run's result anew: of a vision that is published, whoever publishes it."""
    shown = StoredResult.objects.filter(pk=run.result_id, shown_at__isnull=False)
    return "study.publish" if shown.exists() else "study.edit"


@changing
def draw(*, run: Run, draws: int, seed: int, by: Actor) -> Job:
    """Start the job that draws the scenarios of a run's result many times.

    Raises
    ------
    InputError
        If too many jobs wait.
    NotAllowedError
        If they may not.
    """
    require(by, verb_of(run))
    asked = {"draws": draws, "seed": seed}
    arguments = {"run": run.pk, **asked}
    job = jobs.start(kind=DRAWING, arguments=arguments, by=by, title=run.study.title)
    _record(run.study, "study.draw", by, after={"run": run.number, **asked})
    return job


def _record(
    study: StudyDraft, verb: str, by: Actor, before: object = None, after: object = None
) -> None:
    record(
        by=by,
        verb=verb,
        kind="study",
        id=study.pk,
        label=study.title,
        before=before,
        after=after,
    )
