"""Pages of the systems that may send: made with their secret shown once, and revoked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import InputError
from sosei.web.people.request import actor
from sosei.web.plans.author.page import found, show
from sosei.web.plans.models import Strategy
from sosei.web.proposals import actions
from sosei.web.proposals.models import Source


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    """List the systems that may send; posted, make one and show its secret, this once."""
    strategy = found(slug)
    if request.method != "POST":
        return _sources(request, strategy)
    try:
        name = request.POST.get("name", "")
        made, secret = actions.make_source(strategy=strategy, name=name, by=actor(request))
    except InputError as error:
        return _sources(request, strategy, error=error)
    return _sources(request, strategy, made=made, secret=secret)


@never_cache
@require_POST
def revoke(request: HttpRequest, slug: str, source: str) -> HttpResponse:
    """Let a source send nothing any more."""
    own = get_object_or_404(Source, pk=source, strategy__slug=slug)
    actions.revoke_source(source=own, by=actor(request))
    return redirect("plan_sources", slug=slug)


def _sources(
    request: HttpRequest,
    strategy: Strategy,
    made: Source | None = None,
    secret: str = "",
    error: InputError | None = None,
) -> HttpResponse:
    sources = strategy.sources.all()
    context = {
        "sources": sources,
        "source": made.pk if made else next((s.pk for s in sources if not s.revoked_at), "…"),
        "made": made,
        "secret": secret,
        "address": request.build_absolute_uri(f"/api/proposals/{strategy.slug}/"),
    }
    return show(request, "proposal_sources", strategy, context, error)
