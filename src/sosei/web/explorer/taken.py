"""What is seen, to take away: figures as CSV, charts as SVG and PNG."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.errors import InputError
from sosei.publishing import pictures, pixels
from sosei.publishing.charts.style import PRINT_FONTS
from sosei.publishing.explorer.charts import CHARTS, specification
from sosei.publishing.explorer.shown import Shown
from sosei.publishing.package_csv import BOM, frame_csv
from sosei.publishing.spoken import bare, speaking
from sosei.studies.ensemble.spread import ranges_table
from sosei.studies.what_if.outcome import frames
from sosei.web.explorer import load, seen
from sosei.web.explorer.views import read
from sosei.web.language import language

WIDE, SCALE = 760, 2.0
"""Pixels of a picture, and of a PNG for each of them."""

TABLES = {"figures": "indicators", "population": "population"}
RANGES = "ranges"
TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


@require_safe
@cache_control(private=True, no_store=True)
def take(request: HttpRequest, area: str, address: str, name: str, form: str) -> HttpResponse:
    """Hand out what a link shows."""
    result = load.opened(request, area, address)
    known = {*TABLES, RANGES} if form == "csv" else CHARTS
    if form not in TYPES or name not in known:
        raise Http404(f"no {name}.{form}")
    try:
        state = read(request, result)
    except InputError as error:
        raise Http404(str(error)) from None
    with speaking(language(request)):
        shown = seen.shown_of(result, replace(state, fan=state.fan or name == RANGES))
        asked = request.GET.get("year", "")
        content = _table(shown, name) if form == "csv" else _picture(shown, name, form, asked)
    headers = {"Content-Disposition": f'attachment; filename="{area}-{name}.{form}"'}
    return HttpResponse(content, content_type=TYPES[form], headers={} if form == "svg" else headers)


def _table(shown: Shown, name: str) -> bytes:
    names = {f"{n} {bare(line.label)}": line for n, line in enumerate(shown.lines, 1)}
    if name == RANGES:
        drawn = {label: line.spread for label, line in names.items() if line.spread}
        return BOM.encode() + frame_csv(ranges_table(drawn, shown.result.area))
    outcomes = {label: line.outcome for label, line in names.items()}
    return BOM.encode() + frame_csv(frames(outcomes)[TABLES[name]])


def _picture(shown: Shown, name: str, form: str, asked: str) -> bytes:
    params = {}
    if name == "pyramid":
        year = int(asked) if asked in map(str, shown.years) else shown.years[-1]
        params = {"year": year}
    drawn = pictures.svg(specification(CHARTS[name], shown, WIDE, PRINT_FONTS, **params))
    return drawn.encode() if form == "svg" else pixels.png(drawn, SCALE)
