"""The frozen result of a run."""

from __future__ import annotations

from django.http import Http404

from sosei.studies.result import VisionResult
from sosei.web.studies.models import Run
from sosei.web.visions import load


def result_of(run: Run) -> VisionResult:
    """Return what a run came to.

    Raises
    ------
    Http404
        If it has not come to anything yet.
    """
    if run.result is None:
        raise Http404(f"{run} has no result")
    return load.result(run.result.address)
