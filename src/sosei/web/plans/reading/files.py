"""A published strategy as slides, PDF and Word: made at the first question, kept by version."""

from __future__ import annotations

from collections.abc import Hashable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Both, Language
from sosei.publishing.book import LANGUAGES
from sosei.publishing.documents import FILES, file_name
from sosei.publishing.manuscript.edition import check_edition
from sosei.publishing.printed_strategy import Plan, strategy_file, strategy_subject
from sosei.publishing.strategy.names import Own
from sosei.studies.manuscript.edition import Edition
from sosei.web.handed_out import handed_out
from sosei.web.plans.kept import kept
from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.opened import Opened, label_of, opened

NAMES = {
    file_name("strategy", ending, language): (ending, language)
    for language in LANGUAGES
    for ending in FILES
}
"""Names of the files: ``strategy.pdf``, ``strategy-en.pdf`` …"""


DOWNLOADS = {
    "pdf": Both("PDF (to print)", "PDF（印刷・配布用）"),
    "pptx": Both("Slides (to edit)", "スライド（編集できます）"),
    "docx": Both("Word (to edit)", "Word（編集できます）"),
    "html": Both("One page (HTML)", "1つのページ（HTML）"),
    "json": Both("Where each number is from (JSON)", "数字の出どころ（JSON）"),
}
"""Files by their ending."""


def downloads(spoken: Language, stem: str = "strategy") -> list[tuple[str, Both]]:
    """Return the names of the files in a language, each with what it is.

    Parameters
    ----------
    spoken : {"ja", "en"}
    stem : str
        Of the names.
    """
    return [(file_name(stem, ending, spoken), words) for ending, words in DOWNLOADS.items()]


@require_safe
@cache_control(private=True, no_cache=True)
def file(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Hand out a strategy as a file, up to the year that is asked for."""
    page = opened(request, slug)
    if name not in NAMES:
        raise Http404(f"no file {name}")
    return handed_out(name, made(page, *NAMES[name]))


def made(page: Opened, ending: str, language: Language) -> bytes:
    """Return one file; printed once for every version of the strategy, of its text and of the one before.

    Parameters
    ----------
    page : Opened
    ending : str
    language : {"ja", "en"}
    """
    text = taken_over(page.strategy)
    return kept(
        page.strategy, "file", ending, language, *stands_on(page, text),
        make=lambda: _printed(plan_of(page), text, ending, language),
    )  # fmt: skip


def stands_on(page: Opened, text: Edition | None) -> tuple[Hashable, ...]:
    """Return what a file of a strategy depends on beside its version: year, text, the strategy before.

    Parameters
    ----------
    page : Opened
    text : Edition, optional
        That was taken over.
    """
    past = _before(page.strategy)
    of = (past.pk, past.version, past.changed_at) if past else ()
    return page.year, text and text.number, *of


def _printed(plan: Plan, text: Edition | None, ending: str, language: Language) -> bytes:
    return strategy_file(plan, ending, language, fitting(plan, text))


def fitting(plan: Plan, text: Edition | None) -> Edition | None:
    """Return a text, unless it refers to what the strategy has no more: then it is left out.

    Parameters
    ----------
    plan : Plan
    text : Edition, optional
    """
    try:
        return text and checked(plan, text)
    except InputError:
        return None


def checked(plan: Plan, text: Edition) -> Edition:
    """Return a text on a strategy, or refuse it.

    Raises
    ------
    InputError
        If it refers to what the strategy has not.
    """
    check_edition(text, strategy_subject(plan))
    return text


def taken_over(strategy: Strategy) -> Edition | None:
    """Return the text that goes into the files: the newest version that was taken over."""
    version = strategy.manuscripts.filter(what="print").first()
    return None if version is None else Edition(dict(version.texts), version.number)


def plan_of(page: Opened) -> Plan:
    """Return a strategy with the one before it, as they are printed.

    Parameters
    ----------
    page : Opened
    """
    past = _before(page.strategy)
    return _plan(page, None if past is None else _plan(Opened(past, past.last_year), None))


def _before(strategy: Strategy) -> Strategy | None:
    past = strategy.predecessor
    return past if past is not None and past.published else None


def _plan(page: Opened, before: Plan | None) -> Plan:
    s = page.strategy
    return Plan(
        package=page.package,
        name=Own(s.name, s.english_name),
        town=Own(s.town, s.english_town),
        label=label_of(s),
        first=s.first_year,
        last=s.last_year,
        year=page.year,
        version=s.version,
        before=before,
    )
