"""A frozen result as the files of ``sosei vision``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosei.base.messages import Both, Language
from sosei.publishing.appendix import appendix
from sosei.publishing.appendix import front as front_of_tables
from sosei.publishing.begun import TOLD, Begun
from sosei.publishing.beside import Begin, here
from sosei.publishing.charts_printed import specifications
from sosei.publishing.front import of_vision as front_of
from sosei.publishing.illustrated import as_pdf, as_png, as_svg
from sosei.publishing.manuscript.edition import check_edition, written
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.package_csv import frame_csv
from sosei.publishing.pdf import printed
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
    begin: Begin = here,
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

    Raises
    ------
    InputError
        With every fault of the text.
    """
    told: dict[Language, tuple[Section, ...]] = {}
    behind: dict[Language, tuple[Section, ...]] = {}
    begun: dict[Language, Begun] = {}
    for language, sections in _told(result, languages, edition, ensemble):
        told[language] = sections
        behind[language] = _tables(result, language)
        begun[language] = _begun(begin, result, sections, behind[language], language)
    # half a second of imports, in which charts are drawn beside
    from sosei.publishing import book_parts  # noqa: PLC0415

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
            made |= book_parts.plain(result, each, language, progress, ensemble)
            made |= book_parts.tabled(behind[language], begun[language], language)
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


def _begun(
    begin: Begin,
    result: VisionResult,
    sections: Sequence[Section],
    behind: Sequence[Section],
    language: Language,
) -> Begun:
    with speaking(language), following():
        charts = specifications(sections)
        content = printed(front_of(result, sections), sections)
        tables = printed(front_of_tables(result), behind)
    return Begun(
        begin(as_svg, charts),
        begin(as_png, charts, SHARP),
        begin(as_pdf, content, charts),
        here(as_pdf, tables, {}),
    )


def parts(languages: Sequence[Language] = LANGUAGES) -> int:
    """Return of how many parts `files` tells."""
    return 1 + TOLD * len(languages)


def _csv(result: VisionResult, name: str) -> bytes:
    return frame_csv(result.tables[name].to_frame())
