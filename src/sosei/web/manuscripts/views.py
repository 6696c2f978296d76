"""Pages of a manuscript: its sections, one of them to write, its versions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Language
from sosei.studies.manuscript.edition import NAMES
from sosei.studies.manuscript.versions import differences
from sosei.studies.manuscript.written import Written, found, next_chapter
from sosei.web.faults import both_of
from sosei.web.handed_out import handed_out
from sosei.web.language import language
from sosei.web.manuscripts import actions, load, shown
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.models import Version
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.studies.views import found as found_study

REFUSED, CONFLICT = 422, 409

BOTH_WAYS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(BOTH_WAYS)
def manuscript(request: HttpRequest, number: UUID) -> HttpResponse:
    """List the sections of a manuscript; posted, begin it, print it or add a chapter."""
    study = found_study(number)
    run = load.run_of(study)
    if request.method == "POST":
        try:
            return _done(request, study, run)
        except InputError as error:
            return _overview(request, study, run, error)
    return _overview(request, study, run)


def _done(request: HttpRequest, study: StudyDraft, run: Run | None) -> HttpResponse:
    do, by = request.POST.get("do", ""), actor(request)
    if do == "start":
        actions.start(study=study, by=by)
    elif do == "restore":
        _restored(request, study)
    elif run is not None and do == "print":
        get_object_or_404(study.manuscripts.all()[:1])
        return redirect("job", number=actions.print_out(study=study, run=run, by=by).pk)
    elif run is not None and do == "add":
        return _added(request, study, load.beside(run, _tongue(request)))
    return redirect("manuscript", number=study.pk)


def _restored(request: HttpRequest, study: StudyDraft) -> None:
    asked = request.POST.get("version", "")
    old = get_object_or_404(study.manuscripts, number=int(asked) if asked.isdecimal() else 0)
    actions.restore(study=study, number=old.number, by=actor(request))


def _added(request: HttpRequest, study: StudyDraft, beside: Beside) -> HttpResponse:
    """Add a chapter of its own at the end, and open it."""
    newest, heading = load.newest(study), " ".join(request.POST.get("heading", "").split())
    if heading:
        anchor = next_chapter(load.text(newest, beside.language))
        actions.save(
            study=study,
            section=Written(anchor, heading, ""),
            beside=beside,
            version=newest.number if newest else 0,
            by=actor(request),
        )
        return redirect("manuscript_section", study.pk, beside.language, anchor)
    return redirect("manuscript", number=study.pk)


def _overview(
    request: HttpRequest, study: StudyDraft, run: Run | None, error: InputError | None = None
) -> HttpResponse:
    newest, tongue = load.newest(study), _tongue(request)
    context: dict[str, Any] = {
        "study": study,
        "run": run,
        "newest": newest,
        "tongue": tongue,
        "faults": both_of(error),
    }
    if run is not None:
        beside = load.beside(run, tongue)
        context |= {
            "sections": shown.listed(newest, beside),
            "stale": shown.stale_of(newest, beside),
        }
    status = REFUSED if error else 200
    return render(request, "manuscripts/manuscript.html", context, status=status)


@never_cache
@require_http_methods(BOTH_WAYS)
def section(request: HttpRequest, number: UUID, tongue: Language, anchor: str) -> HttpResponse:
    """Show a section beside its figures; posted, save it, confirm a paragraph, or show what was typed."""
    study = found_study(number)
    run = load.run_of(study)
    if run is None:
        return redirect("manuscript", number=study.pk)
    beside, newest = load.beside(run, tongue), load.newest(study)
    if anchor not in [each.anchor for each in shown.listed(newest, beside)]:
        raise Http404(f"no section {anchor}")
    page = _Page(request, study, run, beside, newest, anchor)
    if request.method != "POST":
        return page.shown(page.saved)
    return page.posted(request.POST.get("do", "save"))


class _Page:
    """The page of one section."""

    def __init__(
        self,
        request: HttpRequest,
        study: StudyDraft,
        run: Run,
        beside: Beside,
        newest: Version | None,
        anchor: str,
    ) -> None:
        self._request, self._study, self._run, self._beside = request, study, run, beside
        self._newest, self._anchor = newest, anchor
        self.saved = found(load.text(newest, beside.language), anchor)

    def posted(self, do: str) -> HttpResponse:
        """Do what was asked for."""
        typed = Written(
            self._anchor,
            " ".join(self._request.POST.get("heading", "").split()),
            self._request.POST.get("text", "").replace("\r\n", "\n"),
        )
        if do in ("preview", "find"):
            return self.shown(typed)
        try:
            self._change(do, typed)
        except InputError as error:
            return self.shown(typed, error, status=REFUSED)
        except actions.StaleSectionError:
            return self.shown(typed, conflict=True, status=CONFLICT)
        if self._gone():
            return redirect("manuscript", number=self._study.pk)
        here = reverse("manuscript_section", args=self._address)
        return redirect(f"{here}?saved=1")

    def _change(self, do: str, typed: Written) -> None:
        study, beside, by = self._study, self._beside, actor(self._request)
        if do.startswith("confirm:"):
            actions.confirm(study=study, key=do.partition(":")[2], beside=beside, by=by)
        else:
            actions.save(study=study, section=typed, beside=beside, version=self._opened, by=by)

    def _gone(self) -> bool:
        newest = load.newest(self._study)
        return self._anchor not in [each.anchor for each in shown.listed(newest, self._beside)]

    @property
    def _address(self) -> tuple[UUID, Language, str]:
        return self._study.pk, self._beside.language, self._anchor

    @property
    def _opened(self) -> int:
        """The version that the page was opened with."""
        text = self._request.POST.get("version", "")
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    def shown(
        self,
        typed: Written,
        error: InputError | None = None,
        *,
        conflict: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        """Show the page with what is typed."""
        newest, beside, words = self._newest, self._beside, self._request.POST.get("find", "")
        number = newest.number if newest else 0
        offers, more = shown.offers_of(beside, self._anchor, words)
        context = {
            "study": self._study,
            "run": self._run,
            "anchor": self._anchor,
            "tongue": beside.language,
            "typed": typed,
            "saved": self._request.GET.get("saved") and self._request.method != "POST",
            "version": number if conflict or self._request.method != "POST" else self._opened,
            "conflict": list(differences(typed.text, self.saved.text)) if conflict else None,
            "own": not self._question(),
            "question": self._question(),
            "sections": shown.listed(newest, beside),
            "stale": [s for s in shown.stale_of(newest, beside) if s.part.anchor == self._anchor],
            "hints": shown.hints_of(newest, beside, self._anchor),
            "prompt": shown.prompts().get(self._anchor),
            "figures": list(shown.referable(beside, self._anchor)),
            "others": list(shown.referable(beside)),
            "offers": offers,
            "more": more,
            "find": words,
            "drawn": self._drawn(),
            "may_write": may(actor(self._request), "study.edit"),
        }
        context |= self._preview(typed, error)
        return render(self._request, "manuscripts/section.html", context, status=status)

    def _preview(self, typed: Written, error: InputError | None) -> dict[str, Any]:
        """Return the text as it will be printed, or what is wrong with it."""
        try:
            paragraphs = actions.check_section(typed, self._beside)
        except InputError as found_now:
            return {"faults": both_of(error or found_now)}
        return {"preview": shown.preview(paragraphs, self._beside)}

    def _question(self) -> str:
        """Return the heading of the printed section; none of a chapter of its own."""
        sections = self._beside.sections
        return next((each.question for each in sections if each.name == self._anchor), "")

    def _drawn(self) -> str:
        """Return the figures of the section, drawn in the language of the page."""
        here = language(self._request)
        every = load.beside(self._run, here)
        figures = [each for each in every.sections if each.name == self._anchor]
        return shown.figures_drawn(figures, every)


@never_cache
@require_safe
def versions(request: HttpRequest, number: UUID) -> HttpResponse:
    """List the versions, and set two beside each other: the last two unless others are named."""
    study, tongue = found_study(number), _tongue(request)
    every = list(study.manuscripts.all())
    by_number = {str(each.number): each for each in every}
    after = by_number.get(request.GET.get("after", ""), every[0] if every else None)
    earlier = [each for each in every if after is not None and each.number < after.number]
    before = by_number.get(request.GET.get("before", ""), earlier[0] if earlier else None)
    context: dict[str, Any] = {
        "study": study,
        "versions": every,
        "before": before,
        "after": after,
        "tongue": tongue,
    }
    if before is not None and after is not None:
        context["changes"] = list(differences(load.text(before, tongue), load.text(after, tongue)))
    return render(request, "manuscripts/versions.html", context)


@require_safe
def file(_request: HttpRequest, number: UUID, tongue: Language) -> HttpResponse:
    """Hand out the newest text in a language, as the command line takes it."""
    newest = load.newest(found_study(number))
    if newest is None:
        raise Http404("no manuscript")
    return handed_out(NAMES[tongue], load.text(newest, tongue).encode())


def _tongue(request: HttpRequest) -> Language:
    """Return the language of the text that is asked for: Japanese unless English is."""
    asked = request.POST.get("tongue") or request.GET.get("tongue")
    return "en" if asked == "en" else "ja"
