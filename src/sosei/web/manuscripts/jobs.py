"""The job that prints a manuscript with a result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.web.jobs.kinds import kind
from sosei.web.jobs.progress import Progress


@kind("print_manuscript", title=Both("Printing the text", "本文入りの印刷物の作成"))
def print_manuscript(arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Publish a result with a version of the manuscript of its study."""
    # what computes is imported in the worker only
    from sosei.publishing import book  # noqa: PLC0415
    from sosei.web.manuscripts import actions, load  # noqa: PLC0415
    from sosei.web.manuscripts.models import Version  # noqa: PLC0415
    from sosei.web.studies.models import Run  # noqa: PLC0415
    from sosei.web.visions import load as visions  # noqa: PLC0415

    run = Run.objects.filter(pk=arguments["run"], result__isnull=False).first()
    version = Version.objects.filter(pk=arguments["version"]).first()
    if run is None or version is None:
        raise InputError([Fault("study_gone", "manuscript.md")])
    progress.of(book.parts())
    result, edition = visions.result(str(run.result_id)), load.edition(version)
    sure = visions.ensemble_of(result.address)
    files = book.files(result, progress, edition=edition, ensemble=sure)
    actions.finish(edition=edition, result=result, files=files)
    return {"url": reverse("stored", args=(result.area, result.address))}
