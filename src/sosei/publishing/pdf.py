"""Documents as PDF: typst sets what the sections say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sosei.publishing import fonts
from sosei.publishing.followed import unmarked
from sosei.publishing.front import Front, of_vision
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import bare, say, spoken
from sosei.publishing.tables import PrintedTable
from sosei.publishing.typesetting import document
from sosei.studies.result import VisionResult


def vision_pdf(
    result: VisionResult, sections: Sequence[Section], pictures: Mapping[str, str]
) -> bytes:
    """Return the whole vision as PDF.

    Parameters
    ----------
    result : VisionResult
    sections : sequence of Section
        Of the whole vision.
    pictures : mapping of str to str
        SVG of each figure by its name.

    Raises
    ------
    TypesettingError
        If typst warns.
    """
    return pdf(of_vision(result, sections), sections, pictures)


def pdf(front: Front, sections: Sequence[Section], pictures: Mapping[str, str]) -> bytes:
    """Return sections as PDF.

    Parameters
    ----------
    front : Front
    sections : sequence of Section
    pictures : mapping of str to str
        SVG of each figure by its name.

    Raises
    ------
    TypesettingError
        If typst warns.
    """
    return document(printed(front, sections), pictures)


def printed(front: Front, sections: Sequence[Section]) -> str:
    """Return what a PDF prints, as typst reads it.

    Parameters
    ----------
    front : Front
    sections : sequence of Section
    """
    return unmarked(json.dumps(_content(front, sections), ensure_ascii=False))


def _content(front: Front, sections: Sequence[Section]) -> dict[str, Any]:
    return {
        "language": spoken(),
        "words": {
            "figure": say("図", "Figure\u00a0"),
            "table": say("表", "Table\u00a0"),
            "contents": say("目次", "Contents"),
        },
        "title": front.title,
        "title_language": front.language,
        "name": front.name,
        "note": front.note,
        "basis": front.basis,
        "run": front.run,
        "watermark": front.watermark,
        "font": fonts.FAMILY,
        "summary": list(front.summary),
        "sections": [
            {
                "level": section.level,
                "question": section.question,
                "answer": section.answer,
                "prose": [{"item": each.item, "words": each.words} for each in section.prose],
                "figures": [_figure(figure) for figure in section.figures],
                "tables": [_table(table) for table in section.printed],
                "notes": list(section.notes),
            }
            for section in sections
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "file": f"{figure.name}.svg",
        "title": figure.title,
        "measure": figure.measure,
        "alternative": bare(figure.alternative),
        "caption": figure.caption,
        "wide": figure.wide,
    }


def _table(table: PrintedTable) -> dict[str, Any]:
    return {
        "title": table.title,
        "head": list(table.head),
        "rows": [list(row) for row in table.rows],
        "source": source_line(table.sources) if table.sources else "",
        "prose": table.prose,
        "words": list(table.words),
        "roomy": table.roomy,
    }
