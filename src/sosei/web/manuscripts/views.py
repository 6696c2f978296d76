"""Pages of a manuscript: its sections, one of them to write, its versions."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Language
from sosei.publishing.book import LANGUAGES
from sosei.publishing.manuscript.stale import Stale
from sosei.studies.manuscript.edition import NAMES
from sosei.studies.manuscript.versions import differences
from sosei.studies.manuscript.written import Written, found, next_chapter
from sosei.web.faults import both_of
from sosei.web.handed_out import handed_out
from sosei.web.language import language
from sosei.web.manuscripts import actions, load, shown
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.models import Version
from sosei.web.manuscripts.subjects import SUBJECTS, StrategySubject, StudySubject, Subject
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.words import catalogue

REFUSED, CONFLICT = 422, 409

BOTH_WAYS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(BOTH_WAYS)
def manuscript(request: HttpRequest, kind: str, key: Any) -> HttpResponse:
    """List the sections of a manuscript; posted, begin it, print it or add a chapter."""
    subject = SUBJECTS[kind].found(key)
    if request.method == "POST":
        try:
            return _done(request, subject)
        except InputError as error:
            return _overview(request, subject, error)
    return _overview(request, subject)


def _done(request: HttpRequest, subject: Subject) -> HttpResponse:
    do, by = request.POST.get("do", ""), actor(request)
    if do == "start":
        actions.start(subject=subject, by=by)
    elif do == "restore":
        _restored(request, subject)
    elif do == "print":
        return _printed(request, subject)
    elif do == "add" and (beside := subject.beside(_tongue(request))):
        return _added(request, subject, beside)
    return redirect(subject.address())


def _printed(request: HttpRequest, subject: Subject) -> HttpResponse:
    if subject.newest() is None:
        raise Http404("no text")
    if isinstance(subject, StudySubject) and (run := subject.run):
        return redirect("job", actions.print_out(subject=subject, run=run, by=actor(request)).pk)
    if isinstance(subject, StrategySubject):
        actions.take_over(subject=subject, by=actor(request))
        return redirect(f"{subject.address()}?printed=1")
    return redirect(subject.address())


def _restored(request: HttpRequest, subject: Subject) -> None:
    asked = request.POST.get("version", "")
    old = get_object_or_404(subject.versions, number=int(asked) if asked.isdecimal() else 0)
    actions.restore(subject=subject, number=old.number, by=actor(request))


def _added(request: HttpRequest, subject: Subject, beside: Beside) -> HttpResponse:
    """Add a chapter of its own at the end, and open it."""
    newest, heading = subject.newest(), " ".join(request.POST.get("heading", "").split())
    if heading:
        anchor = next_chapter(load.text(newest, beside.language))
        actions.save(
            subject=subject,
            section=Written(anchor, heading, ""),
            beside=beside,
            version=newest.number if newest else 0,
            by=actor(request),
        )
        return redirect(subject.address("section", beside.language, anchor))
    return redirect(subject.address())


def _overview(
    request: HttpRequest, subject: Subject, error: InputError | None = None
) -> HttpResponse:
    newest, tongue = subject.newest(), _tongue(request)
    beside = subject.beside(tongue)
    context = _about(request, subject, tongue) | {
        "beside": beside,
        "run": subject.run if isinstance(subject, StudySubject) else None,
        "newest": newest,
        "printed": request.GET.get("printed", ""),
        "taken_over": subject.versions.filter(what="print").first(),
        "faults": both_of(error),
    }
    if beside is not None:
        context |= {
            "sections": _listed(subject, newest, beside),
            "stale": _stale(subject, newest, beside),
        }
    status = REFUSED if error else 200
    return render(request, "manuscripts/manuscript.html", context, status=status)


def _about(request: HttpRequest, subject: Subject, tongue: Language) -> dict[str, Any]:
    """Return what every page shows of the subject."""
    return {
        "subject": subject,
        "heading_words": catalogue()[f"manuscripts.title_{subject.kind}"],
        "tongue": tongue,
        "all": subject.address() + ("?tongue=en" if tongue == "en" else ""),
        "versions_page": subject.address("versions"),
        "file": subject.address("file", tongue),
        "may_write": may(actor(request), subject.edits),
    }


def _listed(
    subject: Subject, newest: Version | None, beside: Beside
) -> list[tuple[shown.Listed, str]]:
    """Return the sections, each with the address of its page."""
    return [
        (each, subject.address("section", beside.language, each.anchor))
        for each in shown.listed(newest, beside)
    ]


def _stale(
    subject: Subject, newest: Version | None, beside: Beside, anchor: str = ""
) -> list[tuple[Stale, str, str]]:
    """Return the paragraphs to be checked, of one section or of all: how each begins, and the address of its page."""
    return [
        (
            each,
            shown.beginning(each.paragraph),
            subject.address("section", beside.language, each.part.anchor),
        )
        for each in shown.stale_of(newest, beside)
        if anchor in ("", each.part.anchor)
    ]


@never_cache
@require_http_methods(BOTH_WAYS)
def section(
    request: HttpRequest, kind: str, key: Any, tongue: Language, anchor: str
) -> HttpResponse:
    """Show a section beside its figures; posted, save it, confirm a paragraph, or show what was typed."""
    subject = SUBJECTS[kind].found(key)
    beside, newest = subject.beside(tongue), subject.newest()
    if beside is None:
        return redirect(subject.address())
    if anchor not in [each.anchor for each in shown.listed(newest, beside)]:
        raise Http404(f"no section {anchor}")
    page = _Page(request, subject, beside, newest, anchor)
    if request.method != "POST":
        return page.shown(page.saved)
    return page.posted(request.POST.get("do", "save"))


class _Page:
    """The page of one section."""

    def __init__(
        self,
        request: HttpRequest,
        subject: Subject,
        beside: Beside,
        newest: Version | None,
        anchor: str,
    ) -> None:
        self._request, self._subject, self._beside = request, subject, beside
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
            return redirect(self._subject.address())
        return redirect(f"{self._here}?saved=1")

    def _change(self, do: str, typed: Written) -> None:
        subject, beside, by = self._subject, self._beside, actor(self._request)
        if do.startswith("confirm:"):
            actions.confirm(subject=subject, key=do.partition(":")[2], beside=beside, by=by)
        else:
            version = self._opened
            actions.save(subject=subject, section=typed, beside=beside, version=version, by=by)

    def _gone(self) -> bool:
        newest = self._subject.newest()
        return self._anchor not in [each.anchor for each in shown.listed(newest, self._beside)]

    @property
    def _here(self) -> str:
        return self._subject.address("section", self._beside.language, self._anchor)

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
        subject = self._subject
        context = _about(self._request, subject, beside.language) | {
            "anchor": self._anchor,
            "here": self._here,
            "japanese": subject.address("section", "ja", self._anchor),
            "english": subject.address("section", "en", self._anchor),
            "typed": typed,
            "saved": self._request.GET.get("saved") and self._request.method != "POST",
            "version": number if conflict or self._request.method != "POST" else self._opened,
            "conflict": list(differences(typed.text, self.saved.text)) if conflict else None,
            "own": not self._question(),
            "question": self._question(),
            "sections": _listed(subject, newest, beside),
            "stale": _stale(subject, newest, beside, self._anchor),
            "hints": shown.hints_of(newest, beside, self._anchor),
            "prompt": shown.prompts(beside).get(self._anchor),
            "figures": list(shown.referable(beside, self._anchor)),
            "others": list(shown.referable(beside)),
            "offers": offers,
            "more": more,
            "find": words,
            "drawn": self._drawn(),
        }
        context |= {"refused": error is not None} | self._preview(typed, error)
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
        every = self._subject.beside(language(self._request)) or self._beside
        figures = [each for each in every.sections if each.name == self._anchor]
        return shown.figures_drawn(figures, every)


@never_cache
@require_safe
def versions(request: HttpRequest, kind: str, key: Any) -> HttpResponse:
    """List the versions, and set two beside each other: the last two unless others are named."""
    subject = SUBJECTS[kind].found(key)
    every = list(subject.versions.all())
    by_number = {str(each.number): each for each in every}
    after = by_number.get(request.GET.get("after", ""), every[0] if every else None)
    earlier = [each for each in every if after is not None and each.number < after.number]
    before = by_number.get(request.GET.get("before", ""), earlier[0] if earlier else None)
    tongue = _tongue(request) if "tongue" in request.GET else _changed_in(before, after)
    context = _about(request, subject, tongue) | {
        "versions": every,
        "before": before,
        "after": after,
    }
    if before is not None and after is not None:
        old, new = load.text(before, tongue), load.text(after, tongue)
        context |= {"changes": list(differences(old, new)), "same": old == new}
    return render(request, "manuscripts/versions.html", context)


def _changed_in(before: Version | None, after: Version | None) -> Language:
    """Return the language in which two versions differ: Japanese unless English alone does."""
    differing = [each for each in LANGUAGES if load.text(before, each) != load.text(after, each)]
    return differing[0] if differing else "ja"


@require_safe
def file(_request: HttpRequest, kind: str, key: Any, tongue: Language) -> HttpResponse:
    """Hand out the newest text in a language, as the command line takes it."""
    newest = SUBJECTS[kind].found(key).newest()
    if newest is None:
        raise Http404("no manuscript")
    return handed_out(NAMES[tongue], load.text(newest, tongue).encode())


def _tongue(request: HttpRequest) -> Language:
    """Return the language of the text that is asked for: Japanese unless English is."""
    asked = request.POST.get("tongue") or request.GET.get("tongue")
    return "en" if asked == "en" else "ja"
