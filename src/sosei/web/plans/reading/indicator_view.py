"""The page of one indicator: plain words, chart, table, verdict with its working, definition, history."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.messages import Both, Language
from sosei.linkage.figures import Binding
from sosei.publishing.charts.style import PAGE_FONTS, dressed
from sosei.publishing.plain_words import plainly
from sosei.publishing.strategy import years
from sosei.publishing.strategy.chart import drawn
from sosei.publishing.strategy.decided import decisions
from sosei.publishing.strategy.likely import likely, worth
from sosei.publishing.strategy.lines import status, value
from sosei.publishing.strategy.names import Own
from sosei.publishing.strategy.sheet import sheet, span, working
from sosei.publishing.strategy.words import BASES, DIRECTIONS, HOLDS, NATURES, REPORTED
from sosei.strategy.case import Record
from sosei.strategy.indicator import Direction, HoldSide, Indicator
from sosei.strategy.judgement import judge
from sosei.web.language import language
from sosei.web.plans.kept import kept
from sosei.web.plans.models import Observation, Strategy
from sosei.web.plans.reading.opened import Opened, opened
from sosei.web.plans.reading.printed import printed
from sosei.web.plans.reading.told import successions_of, tags

UNKNOWN_BASELINE = Both("unknown", "不明")
NO_BASELINE = Both("— (not applicable)", "—（該当なし）")
NOT_STATED = Both("not stated", "記載なし")


@require_safe
@cache_control(private=True, no_cache=True)
def indicator(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """Show one indicator in a year, and in all its years."""
    page = opened(request, slug)
    record = page.package.records.get(indicator)
    if record is None:
        raise Http404(f"no indicator {indicator}")
    s = page.strategy
    shown = span(record, s.first_year, s.last_year)
    chart = _chart(request, page, record, shown)

    def made() -> dict[str, Any]:
        return {"chart": chart, **_told(page, record, shown)}

    context = page.context() | {
        "line": page.line(indicator),
        "above": [(n, page.names.name(n)) for n in page.branches.path(record.indicator.node)],
        "chart": chart,
        "printed": printed(request, page, "indicator", made, of=indicator),
        "tags": tags(page, indicator=indicator),
        **successions_of(page, indicator=indicator),
        "again": [
            (p.node, page.names.name(p.node), Own(p.name))
            for p in page.package.placements
            if p.indicator == indicator
        ],
    }
    return render(request, "strategies/read/indicator.html", context)


def _told(page: Opened, record: Record, shown: range) -> dict[str, Any]:
    """Return everything that stands in the strategy itself: nothing of those before and after it."""
    return {
        "rows": sheet(record, shown),
        "cumulative": record.indicator.cumulative,
        **_judged(page, record),
        **_defined(page, record),
        "revisions": _revisions(page.strategy, record.indicator),
    }


def _chart(request: HttpRequest, page: Opened, record: Record, shown: range) -> SafeString:
    """Return the chart as its page has it; empty where there is nothing to draw."""
    spoken = language(request)
    parts = ("chart", record.indicator.id, spoken)
    return kept(page.strategy, *parts, make=lambda: _drawn(record, shown, spoken))


def _drawn(record: Record, shown: range, spoken: Language) -> SafeString:
    chart = drawn(record, shown, spoken)
    if chart is None:
        return SafeString("")
    return json_script(dressed(chart, "container", PAGE_FONTS), "chart-indicator")


def _judged(page: Opened, record: Record) -> dict[str, Any]:
    judged = judge(record, page.year)
    outlook, tried = page.outlooks.of[record.indicator.id], page.outlooks.tried
    basis = record.indicator.year_basis
    return {
        "judged": judged,
        "judged_year": years.with_era(page.year, basis),
        "plain": plainly(record, judged),
        "likely": likely(outlook, tried),
        "tried": worth(outlook, tried),
        "working": working(judged),
        "reported": REPORTED[judged.reported],
        "verdict": status(judged),
    }


def _defined(page: Opened, record: Record) -> dict[str, Any]:
    i = record.indicator
    due = NOT_STATED if i.target_year is None else years.with_era(i.target_year, i.year_basis)
    return {
        "indicator": i,
        "nature": NATURES[i.nature],
        "direction": _direction(i),
        "basis": BASES[i.year_basis],
        "baseline": _baseline(record),
        "baseline_year": _year(i, i.baseline_year),
        "start": _year(i, i.start_year),
        "target": NOT_STATED if record.target is None else value(i, record.target),
        "due": due,
        "basis_note": Own(i.basis_note) if i.basis_note else None,
        "statistic": _statistic(i.statistic),
        "targets": [
            {
                "value": value(i, Fraction(each.target.target)),
                "due": _year(i, each.target.target_year),
                "day": each.target.decided_on,
                "reason": Own(each.target.reason),
                "old": each.old,
            }
            for each in decisions(record)
        ],
        "milestones": [(_year(i, y), value(i, v)) for y, v in sorted(record.yearly.items())],
        "texts": page.names.parts(i.id, ("description",)),
    }


def _statistic(words: str) -> Own | None:
    """Return what an indicator's statistic is called; one that binds to nothing stands as it was written."""
    binding = Binding.read(words)
    if binding is not None:
        return Own(binding.words.ja, binding.words.en)
    return Own(words) if words else None


def _direction(indicator: Indicator) -> Both:
    if indicator.direction is Direction.HOLD:
        return HOLDS[indicator.hold_side or HoldSide.UP]
    return DIRECTIONS[indicator.direction]


def _baseline(record: Record) -> Both:
    if record.baseline is not None:
        return value(record.indicator, record.baseline)
    return UNKNOWN_BASELINE if record.indicator.baseline_applies else NO_BASELINE


def _year(indicator: Indicator, year: int | None) -> Both | None:
    return None if year is None else years.with_era(year, indicator.year_basis)


def _revisions(strategy: Strategy, indicator: Indicator) -> list[dict[str, Any]]:
    """Return every revision of observations that were revised, the first one first."""
    key = json.dumps([indicator.id], ensure_ascii=False)[:-1] + ","
    every = list(Observation.objects.filter(strategy=strategy, key__startswith=key).order_by("id"))
    revised = {each.key for each in every if each.revision > 1}
    return [_revision(each) for each in every if each.key in revised]


def _revision(stored: Observation) -> dict[str, Any]:
    year = json.loads(stored.key)[1]
    cells = stored.cells or {}
    return {
        "year": Own(year),
        "number": stored.revision,
        "value": cells.get("value") or _parts(cells),
        "removed": stored.cells is None,
        "at": stored.entered_at,
        "reason": Own(stored.reason),
    }


def _parts(cells: Mapping[str, str]) -> str:
    parts = (cells.get("numerator", ""), cells.get("denominator", ""))
    return " ÷ ".join(parts) if all(parts) else ""
