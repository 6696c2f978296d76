"""Pages of runs: the result of one, and two beside each other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from sosei.base.messages import Language
from sosei.publishing.html import marked
from sosei.publishing.sections import compare as compared
from sosei.publishing.sections import future
from sosei.publishing.spoken import speaking
from sosei.studies.result import VisionResult
from sosei.web.language import language
from sosei.web.people.request import actor
from sosei.web.studies import actions
from sosei.web.studies.changes import changes_in_words
from sosei.web.studies.models import Run
from sosei.web.studies.placed import NAME
from sosei.web.studies.views import found as found_study
from sosei.web.studies.views import found_run
from sosei.web.visions import load as visions
from sosei.web.visions.drawn import sections_drawn


@never_cache
@require_safe
def run(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Show what a run came to, and lead on: the whole result, the comparison, the town's page."""
    found = found_run(number, run)
    context: dict[str, Any] = {"run": found, "study": found.study}
    if found.result is not None:
        result = visions.result(found.result.address)
        context |= {
            "answer": _answer(result, language(request)),
            "previous": _before(found),
            "shown": visions.shown_address(result.area) == result.address,
            "without_aim": _without_aim(result),
        }
    return render(request, "studies/run.html", context)


@require_POST
def show(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Let the result of a run be the town's vision."""
    found = found_run(number, run)
    if found.result is None:
        raise Http404(f"{found} has no result")
    actions.show(run=found, by=actor(request))
    return redirect("vision", area=found.result.area)


@never_cache
@require_safe
def compare(request: HttpRequest, number: UUID) -> HttpResponse:
    """Set two runs beside each other: the last two unless others are named."""
    study = found_study(number)
    runs = list(study.runs.filter(result__isnull=False).select_related(None))
    before, after = _named(request, runs)
    context: dict[str, Any] = {"study": study, "runs": runs, "before": before, "after": after}
    if before is not None and after is not None:
        context["comparison"] = _compared(before, after, language(request))
    return render(request, "studies/compare.html", context)


def _answer(result: VisionResult, here: Language) -> Markup:
    with speaking(here):
        return marked(future.section(result).answer)


def _without_aim(result: VisionResult) -> bool:
    """Whether there are several scenarios, and none but the status quo is the vision."""
    vision = result.manifest["vision"]
    return len(result.scenarios) > 1 and vision["aim"] == vision["status_quo"]


def _compared(before: Run, after: Run, here: Language) -> str:
    from sosei.studies.reading import read_form  # noqa: PLC0415 - polars: only where it is needed

    then, now = (visions.result(str(made.result_id)) for made in (before, after))
    old, new = (read_form(made.text, NAME) for made in (before, after))
    with speaking(here):
        section = compared.section(then, now, changes_in_words(old, new, here))
        return sections_drawn((section,), now)


def _named(request: HttpRequest, runs: list[Run]) -> tuple[Run | None, Run | None]:
    """Return the runs of the query; the newest, and the one before it, where none is named."""
    by_number = {str(run.number): run for run in runs}
    after = by_number.get(request.GET.get("after", ""), runs[0] if runs else None)
    earlier = [run for run in runs if after is not None and run.number < after.number]
    default = earlier[0] if earlier else None
    return by_number.get(request.GET.get("before", ""), default), after


def _before(found: Run) -> Run | None:
    """Return the run with a result that came before."""
    earlier = found.study.runs.filter(result__isnull=False, number__lt=found.number)
    return earlier.defer("text").first()
