"""Pages of a department's sheet: given out, handed in, looked at, and taken in row by row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sosei.base.errors import Fault, InputError
from sosei.publishing.review_sheet.workbook import review_sheet
from sosei.strategy.review.merging import Side
from sosei.web.language import language
from sosei.web.people.permissions import require
from sosei.web.people.request import actor
from sosei.web.reviews.pages.page import Opened, found, show
from sosei.web.reviews.sheet import actions, shown, uploads
from sosei.web.reviews.sheet.actions import Picked
from sosei.web.reviews.sheet.looked import Looked, look
from sosei.web.reviews.sheet.outgoing import errand

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICK, CONFIRM = "pick", "confirm"
"""Names of the fields of one row: ``pick-12-value``, ``confirm-12``."""


def _opened(request: HttpRequest, cycle: int, department: str) -> Opened:
    """Return the review, for somebody who reports for the department."""
    page = found(cycle)
    if department not in page.departments:
        raise Http404(department)
    require(actor(request), "report.write", department)
    return page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, cycle: int, department: str) -> HttpResponse:
    """Offer the sheet of a department, and take the one that was filled in."""
    page = _opened(request, cycle, department)
    if request.method != "POST":
        return _offered(request, page, department)
    by, name = actor(request), ""
    try:
        name = uploads.keep(request.FILES.get("sheet"), cycle, department, by)
        kept = uploads.kept(name, cycle, department, by)
        if kept is not None:
            look(page, department, kept, {})
    except InputError as error:
        uploads.drop(name)
        return _offered(request, page, department, error)
    return redirect("review-sheet-look", cycle=cycle, department=department, name=name)


def _offered(
    request: HttpRequest, page: Opened, department: str, error: InputError | None = None
) -> HttpResponse:
    context = page.context() | {
        "code": department,
        "department": page.department(department),
        "sent": request.GET.get("sent", ""),
    }
    return show(request, "sheet", context, error)


@never_cache
@require_safe
def given_out(request: HttpRequest, cycle: int, department: str) -> HttpResponse:
    """Give the sheet of a department out."""
    page = _opened(request, cycle, department)
    try:
        content = review_sheet(errand(page, department, language(request)))
    except InputError as error:
        return _offered(request, page, department, error)
    return _file(content, f"{_named(page, department)}.xlsx", XLSX)


@never_cache
@require_safe
def given_out_all(request: HttpRequest, cycle: int) -> HttpResponse:
    """Give the sheets of all departments out as one ZIP."""
    page = found(cycle)
    require(actor(request), "review.open")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for department in page.departments:
            content = review_sheet(errand(page, department, language(request)))
            packed.writestr(f"{_named(page, department)}.xlsx", content)
    return _file(
        stream.getvalue(), f"{page.row.strategy.slug}_{page.row.year}.zip", "application/zip"
    )


def _named(page: Opened, department: str) -> str:
    """Return what a file is called; a code tells departments of one name apart."""
    name = f"{page.row.year}_{department}_{page.department(department).ja}"
    return "".join("_" if letter in '\\/:*?"<>|' else letter for letter in name)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(content, content_type=kind, headers=headers)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def looked(request: HttpRequest, cycle: int, department: str, name: str) -> HttpResponse:
    """Show what a sheet would change; posted, report the chosen rows, or keep them as drafts."""
    page = _opened(request, cycle, department)
    kept = uploads.kept(name, cycle, department, actor(request))
    if kept is None:
        return _offered(request, page, department, InputError([Fault("upload_gone", "")]))
    if "cancel" in request.POST:
        uploads.drop(name)
        return redirect("review-sheet", cycle=cycle, department=department)
    if request.method != "POST":
        return _looked(request, page, department, kept)
    try:
        _take_in(request, page, look(page, department, kept, _sides(request.POST)))
    except InputError as error:
        return _looked(request, found(cycle), department, kept, error)
    done = "draft" if "draft" in request.POST else "sent"
    return HttpResponseRedirect(f"{request.path}?done={done}")


def _looked(
    request: HttpRequest,
    page: Opened,
    department: str,
    kept: uploads.Kept,
    error: InputError | None = None,
) -> HttpResponse:
    """Show a sheet beside what is stored now; one that does not fit the review any more is to be handed in anew."""
    try:
        own = look(page, department, kept, _sides(request.POST))
    except InputError as unfit:
        return _offered(request, page, department, unfit)
    context = shown.context(page, department, own, request.POST) | {
        "file": kept.name,
        "done": request.GET.get("done", ""),
    }
    return show(request, "sheet_looked", context, error)


def _take_in(request: HttpRequest, page: Opened, sheet: Looked) -> None:
    by, picked = actor(request), list(_picked(request.POST, sheet))
    if "draft" in request.POST:
        actions.save(page=page, picked=picked, by=by)
    else:
        actions.send(page=page, picked=picked, by=by)


def _picked(posted: Any, sheet: Looked) -> list[Picked]:
    """Return the rows that were chosen, with the version of each report that the person saw."""
    versions = dict(value.partition("-")[::2] for value in posted.getlist("row"))
    return [
        Picked(beside, int(version), posted.get(f"{CONFIRM}-{beside.report.pk}", ""))
        for beside in sheet.rows
        if (version := versions.get(str(beside.report.pk), "")).isdecimal()
    ]


def _sides(posted: Mapping[str, Any]) -> dict[int, dict[str, Side]]:
    """Return what was chosen in conflicts, by report and field."""
    found: dict[int, dict[str, Side]] = {}
    for key, value in posted.items():
        head, _, rest = key.partition("-")
        number, _, field = rest.partition("-")
        if head == PICK and number.isdecimal() and value in list(Side):
            found.setdefault(int(number), {})[field] = Side(value)
    return found
