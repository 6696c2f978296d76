"""The printed files of a vision in the language that is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.base.messages import Both, Language
from sosei.publishing.appendix import NAME as TABLES
from sosei.publishing.begun import FIGURES, Begun
from sosei.publishing.documents import MAP, file_name, named
from sosei.publishing.html import vision_html
from sosei.publishing.numbers import numbers_json
from sosei.publishing.sections.model import Section
from sosei.publishing.slides import vision_pptx
from sosei.publishing.word import vision_docx
from sosei.publishing.workbook import vision_xlsx
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.progress import Progress
from sosei.studies.result import VisionResult


def plain(
    result: VisionResult,
    ensemble: Ensemble | None,
    sections: Sequence[Section],
    language: Language,
    progress: Progress,
) -> dict[str, bytes]:
    """Return what is printed without pictures.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble, optional
        Drawn from it.
    sections : sequence of Section
    language : {"ja", "en"}
        That is spoken.
    progress : Progress
    """
    progress(Both("Slides", "スライド"))
    made = {"numbers.json": numbers_json(sections), "vision.pptx": vision_pptx(result, sections)}
    progress(Both("Workbook", "ブック"))
    made["vision.xlsx"] = vision_xlsx(result, ensemble)
    return {named(name, language): content for name, content in made.items()}


def tabled(tables: Sequence[Section], begun: Begun, language: Language) -> dict[str, bytes]:
    """Return the appendix and the map of its numbers: set here, while charts are drawn beside.

    Parameters
    ----------
    tables : sequence of Section
        Its chapters, in the language.
    begun : Begun
    language : {"ja", "en"}
    """
    return {
        named(f"{TABLES}.pdf", language): begun.tables(),
        file_name(TABLES, MAP, language): numbers_json(tables),
    }


def pictured(
    result: VisionResult,
    sections: Sequence[Section],
    language: Language,
    begun: Begun,
    progress: Progress,
) -> dict[str, bytes]:
    """Return what is printed with pictures, and the pictures.

    Parameters
    ----------
    result, sections, language, progress
        As of `plain`.
    begun : Begun
    """
    progress(Both("Charts, HTML and Word", "図・HTML・Word"))
    pictures = begun.svg()
    made = {f"{FIGURES}/{name}.svg": picture.encode() for name, picture in pictures.items()}
    made["vision.html"] = vision_html(result, sections, pictures).encode()
    made["vision.docx"] = vision_docx(result, sections, begun.png())
    progress(Both("PDF", "PDF"))
    made["vision.pdf"] = begun.pdf()
    return {named(name, language): content for name, content in made.items()}
