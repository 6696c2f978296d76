"""A frozen result as the files of ``sosei vision``."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.base.messages import Both, Language
from sosei.publishing.documents import named, specifications
from sosei.publishing.drawing import Draw, Drawn, here
from sosei.publishing.html import vision_html
from sosei.publishing.manuscript.edition import check_edition, written
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.numbers import numbers_json
from sosei.publishing.package_csv import frame_csv
from sosei.publishing.pdf import vision_pdf
from sosei.publishing.sections import vision
from sosei.publishing.sections.model import Section
from sosei.publishing.slides import vision_pptx
from sosei.publishing.spoken import speaking
from sosei.publishing.word import vision_docx
from sosei.publishing.workbook import vision_xlsx
from sosei.studies.cells import following
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.frozen_fields import frozen_fields
from sosei.studies.manuscript.edition import Edition
from sosei.studies.progress import Progress, silent
from sosei.studies.result import VisionResult

FIGURES = "figures"
"""Folder of the pictures."""

LANGUAGES: tuple[Language, ...] = ("ja", "en")

COMPANION = "manuscript.json"
"""The text that was printed with a result, and its hash."""

TOLD = 4
"""Parts that `files` tells of in each language; the tables are told of before."""

DRAWN = "ensemble.json"
"""The frozen ensemble beside a result."""

CSV_TABLES = ("population", "components", "indicators")


def files(
    result: VisionResult,
    progress: Progress = silent,
    languages: Sequence[Language] = LANGUAGES,
    edition: Edition | None = None,
    ensemble: Ensemble | None = None,
    draw: Draw = here,
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
    draw : Draw
        Draws the charts, while what needs none of them is written.

    Raises
    ------
    InputError
        With every fault of the text.
    """
    sections = {language: _sections(result, language, ensemble) for language in languages}
    if edition is not None:
        check_edition(edition, of_vision(result), sections)
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
    told = {
        language: each if edition is None else _written(each, edition, result, language)
        for language, each in sections.items()
    }
    drawn = {language: _begun(draw, each, language) for language, each in told.items()}
    for language, each in told.items():
        with speaking(language), following():
            made |= _plain(result, each, language, progress, ensemble)
    for language, each in told.items():
        with speaking(language), following():
            made |= _pictured(result, each, language, drawn[language], progress)
    return made


def _written(
    sections: tuple[Section, ...], edition: Edition, result: VisionResult, language: Language
) -> tuple[Section, ...]:
    with speaking(language), following():
        return written(sections, edition, of_vision(result))


def _begun(draw: Draw, sections: Sequence[Section], language: Language) -> Drawn:
    with speaking(language), following():
        return draw(specifications(sections))


def _sections(
    result: VisionResult, language: Language, ensemble: Ensemble | None
) -> tuple[Section, ...]:
    with speaking(language), following():
        return vision(result, ensemble=ensemble)


def parts(languages: Sequence[Language] = LANGUAGES) -> int:
    """Return of how many parts `files` tells."""
    return 1 + TOLD * len(languages)


def _plain(
    result: VisionResult,
    sections: Sequence[Section],
    language: Language,
    progress: Progress,
    ensemble: Ensemble | None,
) -> dict[str, bytes]:
    """Return what is printed without pictures in the language that is spoken."""
    progress(Both("Slides and workbook", "スライド・ブック"))
    made = {
        "numbers.json": numbers_json(sections),
        "vision.pptx": vision_pptx(result, sections),
        "vision.xlsx": vision_xlsx(result, ensemble),
    }
    return {named(name, language): content for name, content in made.items()}


def _pictured(
    result: VisionResult,
    sections: Sequence[Section],
    language: Language,
    drawn: Drawn,
    progress: Progress,
) -> dict[str, bytes]:
    """Return what is printed with pictures in the language that is spoken, and the pictures."""
    progress(Both("Charts", "図"))
    pictures = drawn()
    progress(Both("HTML and Word", "HTML・Word"))
    made = {f"{FIGURES}/{name}.svg": picture.encode() for name, picture in pictures.items()}
    made["vision.html"] = vision_html(result, sections, pictures).encode()
    made["vision.docx"] = vision_docx(result, sections, pictures)
    progress(Both("PDF", "PDF"))
    made["vision.pdf"] = vision_pdf(result, sections, pictures)
    return {named(name, language): content for name, content in made.items()}


def _csv(result: VisionResult, name: str) -> bytes:
    return frame_csv(result.tables[name].to_frame())
