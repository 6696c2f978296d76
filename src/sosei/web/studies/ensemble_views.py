"""How sure the result of a run is: its ranges, and the job that works them out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from markupsafe import Markup

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.publishing.sections import uncertainty
from sosei.publishing.spoken import speaking
from sosei.web.faults import both_of
from sosei.web.jobs.models import UNFINISHED, Job
from sosei.web.language import language
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.studies import actions
from sosei.web.studies.models import Run
from sosei.web.studies.run_result import result_of
from sosei.web.studies.views import REFUSED, found_run
from sosei.web.visions import load as visions
from sosei.web.visions.drawn import sections_drawn

CHOICES = (1_000, 10_000)
"""Numbers of draws."""

MOST_SEED = 2**32 - 1

SEED = Both("seed", "乱数の種")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ensemble(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Show the ranges of a run's result; posted, work them out."""
    found = found_run(number, run)
    result_of(found)
    if request.method != "POST":
        return _page(request, found)
    try:
        draws, seed = _asked(request)
        job = actions.draw(run=found, draws=draws, seed=seed, by=actor(request))
    except InputError as error:
        return _page(request, found, error)
    return redirect("job", number=job.pk)


def _asked(request: HttpRequest) -> tuple[int, int]:
    """Return what is asked for.

    Raises
    ------
    InputError
        If the seed is no whole number, or too large.
    """
    draws, seed = (request.POST.get(name, "").strip() for name in ("draws", "seed"))
    if not (seed.isascii() and seed.isdecimal() and int(seed[:20]) <= MOST_SEED):
        values = {"value": seed[:20] or "—", "most": f"{MOST_SEED:,}"}
        raise InputError([Fault("ensemble_seed", SEED.text(language(request)), values=values)])
    chosen = int(draws) if draws.isdecimal() and len(draws) < 9 else 0
    return (chosen if chosen in CHOICES else CHOICES[0]), int(seed)


def _page(request: HttpRequest, run: Run, error: InputError | None = None) -> HttpResponse:
    held = visions.ensemble_of(str(run.result_id))
    context: dict[str, Any] = {
        "run": run,
        "study": run.study,
        "section": _section(request, run) if held else "",
        "choices": [(each, f"{each:,}") for each in CHOICES],
        "draws": held.draws if held else CHOICES[0],
        "seed": request.POST.get("seed", held.seed if held else 1),
        "under_way": _under_way(request, run),
        "may_draw": may(actor(request), actions.verb_of(run)),
        "faults": both_of(error),
    }
    return render(request, "studies/ensemble.html", context, status=REFUSED if error else 200)


def _under_way(request: HttpRequest, run: Run) -> Job | None:
    """Return one's own job that draws this result and is not finished yet."""
    asked = Job.objects.filter(
        kind=actions.DRAWING, by=actor(request).id, state__in=UNFINISHED, arguments__run=run.pk
    )
    return asked.first()


def _section(request: HttpRequest, run: Run) -> Markup:
    held = visions.ensemble_of(str(run.result_id))
    if held is None:
        return Markup("")
    result = result_of(run)
    with speaking(language(request)):
        return sections_drawn((uncertainty.section(result, held),), result)
