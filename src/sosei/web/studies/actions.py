"""What changes studies."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sosei.studies.result import VisionResult
from sosei.studies.study import StudyForm
from sosei.studies.study_file import to_toml
from sosei.web.jobs import actions as jobs
from sosei.web.studies.forms import named, typed_of
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.studies.sheet import SCENARIO
from sosei.web.studies.typed import Typed
from sosei.web.visions import actions as visions
from sosei.web.visions.models import StoredResult


class StaleSaveError(Exception):
    """Somebody saved the study since the page was opened; nothing was overwritten."""


@transaction.atomic
def create(*, form: StudyForm, by: str) -> StudyDraft:
    """Make a draft of a study.

    Parameters
    ----------
    form : StudyForm
        As proposed, or read from a file.
    by : str
        Whose it is.
    """
    return StudyDraft.objects.create(
        by=by, area=form.study.area, title=form.study.title[:200], typed=typed_of(form).plain()
    )


@transaction.atomic
def save(*, study: StudyDraft, typed: Typed, version: int, by: str) -> StudyDraft:
    """Keep what was typed, faults and all.

    Raises
    ------
    StaleSaveError
        If `version` is no longer the saved one.
    PermissionError
        If the study is another person's.
    """
    _own(study, by)
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
    return study


@transaction.atomic
def run(*, study: StudyDraft, form: StudyForm, by: str) -> Run:
    """Start the job that runs a study; the run keeps the file that it runs on.

    Raises
    ------
    InputError
        If too many jobs wait.
    PermissionError
        If the study is another person's.
    """
    _own(study, by)
    number = (study.runs.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Run.objects.create(study=study, number=number, text=to_toml(form))
    made.job = jobs.start(
        kind="run_study", arguments={"run": made.pk}, by=by, title=f"{study.title}（{number}）"
    )
    made.save(update_fields=["job"])
    return made


@transaction.atomic
def finish(*, run: Run, result: VisionResult, files: Mapping[str, bytes]) -> None:
    """Store what a run came to."""
    run.result = visions.store(result=result, files=files)
    run.save(update_fields=["result"])


@transaction.atomic
def copy(*, study: StudyDraft, title: str, by: str) -> StudyDraft:
    """Make a second study of what was typed, without its runs.

    Raises
    ------
    PermissionError
        If the study is another person's.
    """
    _own(study, by)
    texts = {**study.typed, "study-title": [title]}
    return StudyDraft.objects.create(by=by, area=study.area, title=title[:200], typed=texts)


@transaction.atomic
def delete(*, study: StudyDraft, by: str) -> None:
    """Delete a study with its runs; a result that is a town's vision stays.

    Raises
    ------
    PermissionError
        If the study is another person's.
    """
    _own(study, by)
    results = [run.result_id for run in study.runs.all() if run.result_id]
    study.delete()
    StoredResult.objects.filter(pk__in=results, runs=None, shown_at=None).delete()


@transaction.atomic
def show(*, run: Run, by: str) -> None:
    """Let a run's result be the vision of its town.

    Raises
    ------
    PermissionError
        If the study is another person's.
    ValueError
        If the run has no result yet.
    """
    _own(run.study, by)
    if run.result is None:
        raise ValueError(f"{run} has no result")
    visions.show(stored=run.result)


def _own(study: StudyDraft, by: str) -> None:
    if study.by != by:
        raise PermissionError(f"{study} belongs to another person")
