"""Files of a strategy: given out whole, and taken in only after everything that they change was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sosei.base.errors import Fault, InputError
from sosei.publishing.package_csv import packed
from sosei.publishing.package_workbook import workbook
from sosei.strategy.difference import Change
from sosei.strategy.writing import Grid, tables_of
from sosei.web.people.request import actor
from sosei.web.plans import actions, load
from sosei.web.plans.author import drafts
from sosei.web.plans.author.incoming import package_of, read_files
from sosei.web.plans.author.page import apply, change_of, found, show
from sosei.web.plans.models import Strategy

FORMATS = {
    "xlsx": (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": (packed, "application/zip"),
}


@never_cache
@require_safe
def given_out(request: HttpRequest, slug: str, ending: str) -> HttpResponse:  # noqa: ARG001 - Django's order
    """Give out everything that a strategy says, as a workbook or as CSV files."""
    if ending not in FORMATS:
        raise Http404
    write, kind = FORMATS[ending]
    content = write(tables_of(load.package(found(slug))))
    headers = {"Content-Disposition": f'attachment; filename="{slug}.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer the files; posted, show what an uploaded one would change. Nothing is saved."""
    strategy = found(slug)
    if request.method != "POST":
        return show(request, "files", strategy, {})
    try:
        incoming = read_files(request.FILES.getlist("files"), ())
        changes = _changes(strategy, incoming.grids)
    except InputError as error:
        return show(request, "files", strategy, {}, error)
    name = drafts.keep(strategy.pk, actor(request).id, incoming.grids) if changes else ""
    context = _context(changes) | {"draft": name, "unread": incoming.unread}
    return show(request, "import", strategy, context)


@never_cache
@require_POST
def take_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Take in what was looked at; if the strategy changed meanwhile, show the differences anew."""
    strategy = found(slug)
    name = request.POST.get("draft", "")
    grids = drafts.kept(name, strategy.pk, actor(request).id)
    if grids is None:
        gone = InputError([Fault("upload_gone", strategy.name)])
        return show(request, "files", strategy, {}, gone)
    if "cancel" in request.POST:
        drafts.drop(name)
        return redirect("plan_files", slug=slug)
    error = apply(request, strategy, lambda before: package_of(grids, before))
    if error:
        context = _context(_changes(strategy, grids)) | {"draft": name}
        return show(request, "import", strategy, context, error)
    drafts.drop(name)
    return redirect("plan", slug=slug)


def _changes(strategy: Strategy, grids: Mapping[str, Grid]) -> tuple[Change, ...]:
    """Return what tables would change; those that are not there stay as they are."""
    package = package_of(grids, load.package(strategy))
    return actions.preview(strategy=strategy, package=package)


def _context(changes: Iterable[Change]) -> dict[str, Any]:
    """Group differences by their table."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for change in changes:
        tables.setdefault(change.table, []).append(change_of(asdict(change)))
    groups = [{"table": rows[0]["table"], "rows": rows} for rows in tables.values()]
    return {"groups": groups, "count": sum(len(group["rows"]) for group in groups)}
