"""Documents as PDF: typst sets what the sections say."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst

from sosei.publishing import fonts
from sosei.publishing.followed import unmarked
from sosei.publishing.front import Front, of_vision
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import bare, say, spoken
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""PDF/UA-1 and PDF/A-2a."""

_DATED = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
"""A fixed time stamp: the same result gives the same bytes."""


class TypesettingError(RuntimeError):
    """Typst warned of something; a missing font or picture must not pass."""


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
    with tempfile.TemporaryDirectory(prefix="sosei-") as place:
        root = Path(place)
        for figure in (figure for section in sections for figure in section.figures):
            (root / f"{figure.name}.svg").write_text(pictures[figure.name], encoding="utf-8")
        content = unmarked(json.dumps(_content(front, sections), ensure_ascii=False))
        (root / "data.json").write_text(content, encoding="utf-8")
        template = files("sosei.publishing").joinpath("fragments/vision.typ")
        (root / "vision.typ").write_bytes(template.read_bytes())
        return _compile(root)


def _compile(root: Path) -> bytes:
    our_fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts.folders()
    )
    made, warnings = typst.compile_with_warnings(
        str(root / "vision.typ"),
        root=str(root),
        font_paths=our_fonts,
        ignore_system_fonts=True,
        pdf_standards=[*STANDARDS],
        timestamp=_DATED,
    )
    if warnings:
        raise TypesettingError("; ".join(warning.message for warning in warnings))
    return bytes(made)


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
