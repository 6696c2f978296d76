"""The job that runs a study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.web.jobs.kinds import kind
from sosei.web.jobs.progress import Progress
from sosei.web.studies.placed import NAME

if TYPE_CHECKING:
    from sosei.studies.fields_asked import FieldsAsked
    from sosei.studies.result import VisionResult


@kind("run_study", title=Both("Running a study", "検討の実行"))
def run_study(arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Run a study on the figures of the library, publish and store its result."""
    # what computes is imported in the worker only
    from sosei.publishing import book  # noqa: PLC0415
    from sosei.studies.reading import read_form, study_on  # noqa: PLC0415
    from sosei.studies.run import PARTS  # noqa: PLC0415
    from sosei.studies.run import run_study as compute  # noqa: PLC0415
    from sosei.web.data.load import library  # noqa: PLC0415
    from sosei.web.places.load import asked_with  # noqa: PLC0415
    from sosei.web.studies import actions  # noqa: PLC0415
    from sosei.web.studies.joined import edition_of  # noqa: PLC0415
    from sosei.web.studies.models import Run  # noqa: PLC0415
    from sosei.web.visions import load as visions  # noqa: PLC0415

    run = Run.objects.filter(pk=arguments["run"]).first()
    if run is None:
        raise InputError([Fault("study_gone", NAME)])
    progress.of(1 + PARTS + book.parts())
    progress(Both("The figures", "統計"))
    study = study_on(library(), read_form(run.text, NAME), NAME, editions=edition_of)
    result = compute(replace(study, fields=asked_with(study)), progress)
    files = book.files(result, progress, ensemble=visions.ensemble_of(result.address))
    actions.finish(run=run, result=result, files=files)
    return {"url": reverse("run", args=(run.study_id, run.number))}


@kind("draw_ensemble", title=Both("Drawing a result many times", "推計の範囲の計算"))
def draw_ensemble(arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Draw the scenarios of a run's result many times, and print it with what came of that."""
    from sosei.publishing import book  # noqa: PLC0415
    from sosei.studies.ensemble.draw import drawn  # noqa: PLC0415
    from sosei.web.studies.models import Run  # noqa: PLC0415
    from sosei.web.visions import actions as stored  # noqa: PLC0415
    from sosei.web.visions import load as visions  # noqa: PLC0415

    run = Run.objects.filter(pk=arguments["run"], result__isnull=False).first()
    if run is None:
        raise InputError([Fault("study_gone", NAME)])
    progress.of(1 + book.parts())
    progress(
        Both("Drawing (a minute at the first time)", "くり返しの推計（初回は1〜2分かかります）")
    )
    result = visions.result(str(run.result_id))
    made = drawn(result, int(arguments["draws"]), int(arguments["seed"]), asked=_asked(result))
    text = visions.text_of(result.address)
    edition = visions.edition(result.address, text) if text else None
    files = book.files(result, progress, edition=edition, ensemble=made)
    stored.store(result=result, files=files)
    return {"url": reverse("run_ensemble", args=(run.study_id, run.number))}


def _asked(result: VisionResult) -> FieldsAsked | None:
    """Return what the fields of a result are reckoned with; None where own files do not fit its base."""
    from sosei.web.places.load import asked_of, saved  # noqa: PLC0415

    try:
        return asked_of(result, saved(result.area))
    except InputError:
        return None
