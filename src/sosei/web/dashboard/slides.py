"""A town's vision and its running strategy as one file of slides, and the map of their numbers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.messages import Language
from sosei.publishing.book import LANGUAGES
from sosei.publishing.documents import FILES, MAP, file_name
from sosei.publishing.front import of_vision as front_of
from sosei.publishing.joint import NAME, Chapters, joined
from sosei.publishing.manuscript.edition import written
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.printed_strategy import strategy_chapters
from sosei.publishing.sections import vision
from sosei.publishing.spoken import speaking
from sosei.studies.cells import following
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult
from sosei.web.dashboard import load
from sosei.web.dashboard.views import shown
from sosei.web.handed_out import handed_out
from sosei.web.plans.kept import kept
from sosei.web.plans.reading.files import fitting, plan_of, stands_on, taken_over
from sosei.web.plans.reading.opened import Opened
from sosei.web.visions import load as visions

ENDINGS = ("pptx", MAP)

NAMES = {
    file_name(NAME, ending, language): (ending, language)
    for language in LANGUAGES
    for ending in ENDINGS
}
"""Names of the files: ``town.pptx``, ``town-en.pptx``, ``town-numbers.json`` …"""


@require_safe
@cache_control(private=True, no_cache=True)
def slides(request: HttpRequest, area: str, name: str) -> HttpResponse:  # noqa: ARG001
    """Hand out what a town publishes for its council to see."""
    result, running = shown(area), load.running(area)
    if name not in NAMES or running is None:
        raise Http404(f"no file {name}")
    return handed_out(name, made(result, Opened(running), *NAMES[name]))


def made(result: VisionResult, page: Opened, ending: str, language: Language) -> bytes:
    """Return one file; printed once for every version of both, and of their texts.

    Parameters
    ----------
    result : VisionResult
    page : Opened
    ending : str
    language : {"ja", "en"}
    """
    text = taken_over(page.strategy)
    own, sure = visions.text_of(result.address), visions.ensemble_of(result.address)

    def make() -> bytes:
        plan = plan_of(page)
        with speaking(language), following():
            strategy = strategy_chapters(plan, fitting(plan, text))
            return FILES[ending](*joined(_vision(result, own, sure), strategy))

    of = (result.address, own, sure and sure.address)
    return kept(page.strategy, NAME, ending, language, *of, *stands_on(page, text), make=make)


def _vision(result: VisionResult, text: str, ensemble: Ensemble | None) -> Chapters:
    sections = vision(result, ensemble=ensemble)
    if text:
        sections = written(sections, visions.edition(result.address, text), of_vision(result))
    return Chapters(front_of(result, sections), sections)
