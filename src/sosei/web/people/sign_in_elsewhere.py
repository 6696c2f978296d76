"""Signing in with the city's own account; who has no account here comes no further."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sosei.base.errors import Fault, InputError
from sosei.web.faults import both_of
from sosei.web.people import limits, provider, proving
from sosei.web.people.backend import usable
from sosei.web.people.links import site_of
from sosei.web.people.models import Person, plain_address
from sosei.web.people.sign_in import enter, next_of, too_many
from sosei.web.provider import Provider

REFUSED = 422
KEY = "sosei_oidc"


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Send to the provider."""
    asked, again = provider.Asked.new(), "again" in request.GET
    refusal = limits.take(limits.LINK_ADDRESS, limits.address(request))
    if refusal is not None:
        return too_many(request, refusal)
    try:
        url = provider.leave_for(_provider(), asked, _back(request), again=again)
    except InputError as error:
        return _refused(request, error)
    request.session[KEY] = {**vars(asked), "next": next_of(request), "again": again}
    return redirect(url)


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Take whoever the provider sends back, once."""
    named = _provider()
    kept = request.session.pop(KEY, None)
    try:
        person = _person(request, named, kept)
    except InputError as error:
        return _refused(request, error)
    answer = enter(request, person, kept["next"])
    proving.by_provider(request, again=kept["again"])
    return answer


def _person(request: HttpRequest, named: Provider, kept: dict[str, str] | None) -> Person:
    state, code = (request.GET.get(name, "") for name in ("state", "code"))
    if (
        kept is None
        or not code
        or not secrets.compare_digest(state.encode(), kept["state"].encode())
    ):
        raise InputError([Fault("oidc_state", named.issuer)])
    asked = provider.Asked(kept["state"], kept["nonce"], kept["verifier"])
    email = plain_address(provider.email_of(named, asked, code, _back(request)))
    person = Person.objects.filter(email=email, demo=False).first()
    if person is None or not usable(person):
        raise InputError([Fault("oidc_unknown", named.issuer)])
    return person


def _provider() -> Provider:
    named: Provider | None = settings.OIDC
    if named is None:
        raise Http404("no provider is named")
    return named


def _back(request: HttpRequest) -> str:
    return f"{site_of(request)}{reverse('oidc_back')}"


def _refused(request: HttpRequest, error: InputError) -> HttpResponse:
    context = {"faults": both_of(error)}
    return render(request, "people/elsewhere_refused.html", context, status=REFUSED)
