"""A frozen result as the files of ``sosei vision``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from sosei.base.messages import Both, Language
from sosei.publishing.appendix import appendix
from sosei.publishing.appendix import front as front_of_tables
from sosei.publishing.begun import TOLD, Begun, Drawn
from sosei.publishing.beside import Begin, here
from sosei.publishing.charts_printed import specifications
from sosei.publishing.front import of_vision as front_of
from sosei.publishing.illustrated import as_pdf, as_png, as_svg
from sosei.publishing.manuscript.edition import check_edition, written
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.package_csv import frame_csv
from sosei.publishing.pdf import printed
from sosei.publishing.pictures import keep
from sosei.publishing.pixels import SHARP
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.studies.cells import following
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.frozen_fields import frozen_fields
from sosei.studies.manuscript.edition import Edition
from sosei.studies.progress import Progress, silent
from sosei.studies.result import VisionResult

LANGUAGES: tuple[Language, ...] = ("ja", "en")

COMPANION = "manuscript.json"
"""The text that was printed with a result, and its hash."""

DRAWN = "ensemble.json"
"""The frozen ensemble beside a result."""

CSV_TABLES = ("population", "components", "indicators")


def files(
    result: VisionResult,
    progress: Progress = silent,
    languages: Sequence[Language] = LANGUAGES,
    edition: Edition | None = None,
    ensemble: Ensemble | None = None,
    *,
    begin: Begin = here,
    meanwhile: Callable[[], Mapping[str, bytes]] = dict,
) -> dict[str, bytes]:
    """Return every file of a vision by name.

    Parameters
    ----------
    result : VisionResult
    progress : Progress
        Told of each part.
    languages : sequence of {"ja", "en"}
        English files have names of their own: `named`.
    edition : Edition, optional
        What the municipality writes.
    ensemble : Ensemble, optional
        Drawn from the result.
    begin : callable
        Begins what has charts, while what needs none of them is written.
    meanwhile : callable
        Writes what else stands with these files, while charts are drawn.

    Raises
    ------
    InputError
        With every fault of the text.
    """
    told: dict[Language, tuple[Section, ...]] = {}
    drawn: dict[Language, Drawn] = {}
    for language, sections in _told(result, languages, edition, ensemble):
        told[language] = sections
        drawn[language] = _drawn(begin, sections, language)
    behind = {language: _tables(result, language) for language in told}
    # half a second of imports, in which charts are drawn beside
    from sosei.publishing import book_parts  # noqa: PLC0415

    begun = _begun(begin, result, told, behind, drawn)
    progress(Both("Tables", "表"))
    made = {f"{name}.csv": _csv(result, name) for name in CSV_TABLES}
    made["result.json"] = result.content
    fields = frozen_fields(result)
    if fields is not None:
        made["sectors.csv"] = frame_csv(fields.to_frame())
    if ensemble is not None:
        made[DRAWN] = ensemble.content
    if edition is not None:
        made[COMPANION] = edition.companion(result.address)
    for language, each in told.items():
        with speaking(language), following():
            made |= book_parts.plain(result, ensemble, each, language, progress)
            made |= book_parts.tabled(behind[language], begun[language], language)
    made |= meanwhile()
    for language, each in told.items():
        with speaking(language), following():
            made |= book_parts.pictured(result, each, language, begun[language], progress)
    return made


def _told(
    result: VisionResult,
    languages: Sequence[Language],
    edition: Edition | None,
    ensemble: Ensemble | None,
) -> Iterator[tuple[Language, tuple[Section, ...]]]:
    """Yield each language with its sections; a text is checked in all of them before the first."""
    if edition is None:
        for language in languages:
            yield language, _sections(result, language, ensemble)
        return
    sections = {language: _sections(result, language, ensemble) for language in languages}
    check_edition(edition, of_vision(result), sections)
    for language, each in sections.items():
        with speaking(language), following():
            with_text = written(each, edition, of_vision(result))
        yield language, with_text


def _sections(
    result: VisionResult, language: Language, ensemble: Ensemble | None
) -> tuple[Section, ...]:
    with speaking(language), following():
        return vision(result, ensemble=ensemble)


def _tables(result: VisionResult, language: Language) -> tuple[Section, ...]:
    with speaking(language), following():
        return appendix(result)


def _drawn(begin: Begin, sections: Sequence[Section], language: Language) -> Drawn:
    """Begin the charts: of all languages before anything is made of them."""
    with speaking(language), following():
        charts = specifications(sections)
    return Drawn(charts, begin(as_svg, charts))


def _begun(
    begin: Begin,
    result: VisionResult,
    told: Mapping[Language, Sequence[Section]],
    behind: Mapping[Language, Sequence[Section]],
    drawn: Mapping[Language, Drawn],
) -> dict[Language, Begun]:
    """Begin what is asked for last first: what nobody has begun beside by then is done here."""
    texts, tables = {}, {}
    for language, sections in told.items():
        with speaking(language), following():
            texts[language] = printed(front_of(result, sections), sections)
            tables[language] = printed(front_of_tables(result), behind[language])
    pdf = {each: begin(as_pdf, texts[each], drawn[each].charts) for each in told}
    png = {each: begin(as_png, drawn[each].charts, SHARP) for each in told}
    of_tables = {each: begin(as_pdf, tables[each], {}) for each in told}
    return {
        each: Begun(partial(_kept, drawn[each]), png[each], pdf[each], of_tables[each])
        for each in told
    }


def _kept(drawn: Drawn) -> dict[str, str]:
    """Wait for charts, and keep them for what is made of them here."""
    pictures = drawn.svg()
    for name, chart in drawn.charts.items():
        keep(chart, pictures[name])
    return pictures


def parts(languages: Sequence[Language] = LANGUAGES) -> int:
    """Return of how many parts `files` tells."""
    return 1 + TOLD * len(languages)


def _csv(result: VisionResult, name: str) -> bytes:
    return frame_csv(result.tables[name].to_frame())
