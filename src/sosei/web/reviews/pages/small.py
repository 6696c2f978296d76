"""Small answers beside a report: the draft that is kept while somebody writes, and files given out or taken out."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sosei.base.errors import InputError
from sosei.web.people.request import actor
from sosei.web.reviews import drafts
from sosei.web.reviews.evidence import detach, place
from sosei.web.reviews.models import Evidence
from sosei.web.reviews.pages import fields
from sosei.web.reviews.pages.page import found_report, when
from sosei.web.reviews.pages.paper import Typed, form_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what was typed so far; opened after a sign-in that came between, lead back to the form."""
    if request.method != "POST":
        return redirect("review-report", number=number)
    page, row = found_report(number)
    form = fields.form_of(page, row)
    version = request.POST.get("version", "")
    kept = drafts.save(
        row=row,
        typed=form.cells(request.POST.dict()),
        version=int(version) if version.isdecimal() else 0,
        by=actor(request),
    )
    return render(request, "reviews/_kept.html", {"at": when(kept.saved_at)})


@never_cache
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Throw the draft away."""
    _, row = found_report(number)
    drafts.drop(row=row, by=actor(request))
    return redirect("review-report", number=number)


@never_cache
@require_safe
def file(_request: HttpRequest, number: int, evidence: int) -> FileResponse:
    """Give a file out, to be saved and never shown by the browser itself."""
    row = get_object_or_404(Evidence, pk=evidence, report=number)
    path = place(row.sha256)
    if not path.is_file():
        raise Http404(row.sha256)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=row.name, content_type=row.media_type
    )


@never_cache
@require_POST
def take_out(request: HttpRequest, number: int, evidence: int) -> HttpResponse:
    """Take a file out of its report."""
    page, row = found_report(number)
    kept = get_object_or_404(Evidence, pk=evidence, report=row)
    try:
        detach(row=kept, by=actor(request))
    except InputError as error:
        form = fields.form_of(page, row).filled(fields.offered(page, row))
        return form_page(request, page, row, Typed(form, row.version), error)
    return redirect("review-report", number=number)
