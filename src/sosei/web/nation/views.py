"""The page of the nation as one system, and its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.publishing.package_csv import BOM, frame_csv
from sosei.publishing.spoken import speaking
from sosei.studies.cells import following
from sosei.web.faults import both_of
from sosei.web.language import language
from sosei.web.nation import load
from sosei.web.nation.asked import AGES, HOLDS, PULLS, Asked
from sosei.web.nation.words import TABLES
from sosei.web.visions.drawn import document_drawn

if TYPE_CHECKING:
    import polars as pl

    from sosei.studies.nation.neighbours import Neighbours
    from sosei.studies.nation.together import Together

REFUSED = 422


@never_cache
@require_safe
def nation(request: HttpRequest) -> HttpResponse:
    """Show the nation, the sum of visions, and one town's policy if one is asked for."""
    asked = Asked.of(request.GET.dict())
    context: dict[str, Any] = {
        "asked": asked,
        "pulls": PULLS,
        "holds": HOLDS,
        "ages": [(name, words) for name, (words, _, _) in AGES.items()],
    }
    try:
        together = load.together()
    except InputError as error:
        return render(request, "nation/index.html", context | {"lacking": _lacking(error)})
    found, status = None, 200
    try:
        found = _neighbours(together, asked)
    except InputError as error:
        context["faults"], status = both_of(error), REFUSED
    with speaking(language(request)), following():
        context |= _sections(together, found)
    context["tables"] = [(name, words) for name, words in TABLES.items() if _there(name, found)]
    context["query"] = request.GET.urlencode()
    return render(request, "nation/index.html", context, status=status)


def _lacking(error: InputError) -> list[Both]:
    """Say what to fetch and where it is published; where the library lies is the server's own business."""
    return [_wanted(*pair) for pair in zip(error.faults, both_of(error), strict=True)]


def _wanted(fault: Fault, words: Both) -> Both:
    what, published = fault.values.get("what"), fault.values.get("published")
    if isinstance(what, Both) and isinstance(published, Both):
        return Both(f"{what.en}: {published.en}", f"{what.ja}（{published.ja}）")
    return words


def _neighbours(together: Together, asked: Asked) -> Neighbours | None:
    from sosei.studies.nation.neighbours import neighbours_of  # noqa: PLC0415 - polars, as in load

    policy = asked.policy()
    return None if policy is None else neighbours_of(together, policy)


def _sections(together: Together, found: Neighbours | None) -> dict[str, Any]:
    from sosei.publishing.sections import nation as told  # noqa: PLC0415 - polars, as in load
    from sosei.publishing.sections import nation_policy, nation_visions  # noqa: PLC0415 - as above

    sums = load.sums()
    made = [told.whole(together)]
    if sums.summed is not None:
        made.append(nation_visions.of_visions(together, sums.summed, sums.unfit))
    return {
        "sections": document_drawn(made, ""),
        "unfit": sums.unfit if sums.summed is None else (),
        "visions": sums.summed is not None,
        "policy": document_drawn([nation_policy.policy(together, found)], "") if found else "",
    }


def _there(name: str, found: Neighbours | None) -> bool:
    if name == "neighbours":
        return found is not None
    return name not in OF_VISIONS or load.sums().summed is not None


OF_VISIONS = frozenset({"sum", "parts", "missing", "moved", "towns"})


@never_cache
@require_safe
def table(request: HttpRequest, name: str) -> HttpResponse:
    """Hand out a table, unrounded, as `sosei nation` writes it."""
    try:
        frame = _frame(name, request)
    except InputError as error:
        raise Http404(str(error)) from None
    if frame is None:
        raise Http404(f"no {name}")
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    content = BOM.encode() + frame_csv(frame)
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _frame(name: str, request: HttpRequest) -> pl.DataFrame | None:
    from sosei.studies.nation import tables  # noqa: PLC0415 - polars, as in load

    whole = {
        "nation": tables.nation,
        "pool": tables.pool,
        "flows": tables.flows,
        "basis": tables.basis,
    }
    together = load.together()
    if name in whole:
        return whole[name](together)
    if name == "left_out":
        return tables.left_out(together, language(request))
    if name == "neighbours":
        found = _neighbours(together, Asked.of(request.GET.dict()))
        return None if found is None else tables.neighbours(together, found)
    summed = load.sums().summed if name in OF_VISIONS else None
    if summed is None:
        return None
    of_towns = {"towns": tables.towns, "moved": tables.moved}
    if name in of_towns:
        return of_towns[name](together, summed)
    return {"sum": tables.sums, "parts": tables.parts, "missing": tables.missing}[name](summed)
