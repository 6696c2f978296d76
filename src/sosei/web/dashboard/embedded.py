"""The dashboard inside other sites: the one page that may stand in a frame."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from sosei.web.dashboard.views import fresh, parts, shown
from sosei.web.language import Cookieless, language


@require_safe
@fresh
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "form-action": ["'none'"]})  # type: ignore[arg-type] # typed for views of a request alone
def embed(request: HttpRequest, area: str) -> HttpResponse:
    """Show where a town stands without furniture: no forms, no cookies, the same for everybody."""
    here = language(request)
    context = parts(shown(area), here) | {"language": here}
    return Cookieless(render_to_string("dashboard/embed.html", context))


@require_safe
@fresh
def how(request: HttpRequest, area: str) -> HttpResponse:
    """Tell how to put a dashboard into another page."""
    result = shown(area)
    path = reverse("dashboard_embed", args=(area,), query={"lang": language(request)})
    context = {"result": result, "path": path, "address": request.build_absolute_uri(path)}
    return render(request, "dashboard/embedding.html", context)
