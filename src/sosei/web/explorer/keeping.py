"""What was tried out becomes a scenario of a study."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from sosei.base.errors import Fault, Faults, InputError
from sosei.publishing.spoken import bare, speaking
from sosei.readers.scenario_file import ScenarioForm
from sosei.studies.manifest import scenario_words
from sosei.web.explorer import load, seen
from sosei.web.explorer.state import State, state_of
from sosei.web.explorer.views import explored
from sosei.web.language import language
from sosei.web.people.request import actor
from sosei.web.studies import actions
from sosei.web.studies.models import StudyDraft


@require_POST
def keep(request: HttpRequest, area: str, address: str) -> HttpResponse:
    """Save the scenario that is looked at into a study of its municipality."""
    result = load.opened(request, area, address)
    faults, query = Faults(), QueryDict(request.POST.get("link", ""))
    state = state_of(query, result, load.ground(result.address), faults)
    study = get_object_or_404(StudyDraft, area=area, pk=_uuid(request.POST.get("study", "")))
    with speaking(language(request)):
        label = bare(seen.labels(result, state)[state.on])
    try:
        faults.raise_if_any()
        form = scenario_form(state, label)
    except InputError as error:
        return explored(request, result, state, error)
    actions.add_scenarios(study=study, scenarios={"explored": form}, by=actor(request))
    link = f"{state.query()}&kept={study.pk}"
    return HttpResponseRedirect(f"{reverse('explore', args=(area, address))}?{link}")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404("no such study") from None


def scenario_form(state: State, label: str) -> ScenarioForm:
    """Return the scenario that is looked at as a study file has it.

    Raises
    ------
    InputError
        If it moves what no scenario can: mortality.
    """
    levers = state.entry.levers
    if levers.die:
        raise InputError([Fault("explorer_kept_deaths", label)])
    words = scenario_words(levers.scenario(label=label))
    content: dict[str, Any] = {
        "label": label,
        "arrivals": [_arrivals(c) for c in words["arrivals"]],
    }
    if words["tfr"]:
        content |= {"tfr": words["tfr"], "tfr_at": words["tfr_at"]}
    if words["migration"]:
        rule = words["migration"]
        content["migration"] = {"rule": rule["rule"], "at": rule["at"], **rule["path"]}
        if "profile" in rule:
            content["migration"]["profile"] = rule["profile"]
    return ScenarioForm.model_validate(content)


def _arrivals(words: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in words.items() if key != "source"}
