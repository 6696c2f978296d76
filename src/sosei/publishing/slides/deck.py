"""Slides in the order of the sections; how it was made, and what nobody has given, stand at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sosei.publishing import numbered
from sosei.publishing.front import Front, of_vision
from sosei.publishing.numbered import Numbers
from sosei.publishing.office import saved
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.slides import chart, look, page, table, template, written
from sosei.publishing.slides.look import Place
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import bare, say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

APPENDED = ("periods", "audit", "official", "basis")
"""Sections that show how the vision was made."""

WORDS = Place(look.MARGIN, 1.75, look.ACROSS, 4.9)

_TABLE = Place(look.MARGIN, 1.75, look.ACROSS, 4.95)


def vision_pptx(result: VisionResult, sections: Sequence[Section]) -> bytes:
    """Return a vision as a file of slides.

    Parameters
    ----------
    result : VisionResult
    sections : sequence of Section
        Of the whole vision.
    """
    return pptx(of_vision(result, sections), sections)


def pptx(front: Front, sections: Sequence[Section]) -> bytes:
    """Return sections as a file of slides.

    Parameters
    ----------
    front : Front
    sections : sequence of Section
    """
    deck = template.empty()
    _cover(deck, front)
    _words(deck, front.title, front.short, front.summary)
    counted = numbered.shown(sections)
    for section in (s for s in sections if s.name not in APPENDED):
        _section(deck, front, section, counted)
    _appendix(deck, front, sections, counted)
    return saved(deck, front)


def _appendix(deck: Any, front: Front, sections: Sequence[Section], counted: Numbers) -> None:
    """Show how it was made, and then what nobody has given yet."""
    behind = [section for section in sections if section.name in APPENDED]
    lacking = [(each, printed) for each in sections for printed in shown(each) if printed.lacking]
    heads = [section.question for section in behind]
    if lacking:
        heads.append(
            say("まだ登録されていない実績と率", "Figures and rates that are not given yet")
        )
    if heads:
        _words(deck, say("資料", "Appendix"), say("資料", "Appendix"), heads)
    for section in behind:
        _section(deck, front, section, counted)
    for section, printed in lacking:
        _table_slides(deck, front, section, printed)


def _cover(deck: Any, front: Front) -> None:
    slide = deck.slides.add_slide(template.layout(deck, template.COVER))
    lines = [line for line in (front.name, front.basis, front.run, front.note) if line]
    written.cover(slide, front.title, lines)
    written.notes(slide, front.note)


def _words(deck: Any, head: str, title: str, paragraphs: Sequence[str]) -> None:
    slide = page.add(deck, head, title)
    told = "\n".join(f"・{bare(words)}" for words in paragraphs)
    written.box(slide, WORDS, told, 20, look.BODY_SIZE, look.SMALL_SIZE, after=10)
    written.notes(slide, *paragraphs)


def told(section: Section) -> tuple[str, ...]:
    """Return what the municipality writes in a section, a paragraph each."""
    return tuple(f"・{each.words}" if each.item else each.words for each in section.prose)


def _section(deck: Any, front: Front, section: Section, counted: Numbers) -> None:
    if section.prose and not section.figures and not shown(section):
        lines = [section.answer, *(each.words for each in section.prose)]
        _words(deck, section.question, section.question, [words for words in lines if words])
    for figure in section.figures:
        _figure(deck, front, section, figure, counted.figure(figure.name))
    for printed in shown(section):
        if not printed.lacking:
            _table_slides(deck, front, section, printed)


def shown(section: Section) -> tuple[PrintedTable, ...]:
    """Return the tables of a section that stand on slides; the PDF holds them all.

    A chart stands for the tables behind it; a part of a chapter without a chart tells what is lacking.
    """
    if section.figures:
        return section.printed[: section.unfolded]
    unfolded = section.printed[: len(section.printed) - section.folded]
    return tuple(table for table in unfolded if table.rows) if section.level == 1 else ()


def _figure(deck: Any, front: Front, section: Section, figure: Figure, number: str) -> None:
    if figure.plotted is None:
        return
    slide = page.add(deck, section.question, figure.title)
    written.box(slide, look.MEASURE, figure.measure, 14, look.SMALL_SIZE)
    chart.add(slide, figure.plotted, look.BODY, figure.alternative)
    _foot(slide, front, figure.caption)
    written.notes(
        slide,
        f"{number}　{figure.title}" if number else figure.title,
        figure.measure,
        section.answer,
        *told(section),
        figure.alternative,
        *section.notes,
        figure.caption,
    )


def _table_slides(deck: Any, front: Front, section: Section, printed: PrintedTable) -> None:
    slim = table.slim(printed, _TABLE)
    laid, more = table.laid(slim, _TABLE), "" if slim == printed else _elsewhere()
    sources = source_line(printed.sources) if printed.sources else ""
    for place in range(len(laid.pages)):
        part = _part(place + 1, len(laid.pages))
        slide = page.add(deck, section.question, f"{printed.title}{part}")
        table.add(slide, slim, laid, place, _TABLE)
        _foot(slide, front, sources, more)
        written.notes(slide, printed.title, section.answer, *told(section), *section.notes, sources)


def _part(place: int, pages: int) -> str:
    """Say which of several slides it is; nothing of one alone."""
    return say(f"（{place}/{pages}）", f" ({place}/{pages})") if pages > 1 else ""


def _elsewhere() -> str:
    return say("ほかの年は、PDFとWordにあります", "Other years: in the PDF and in Word")


def _foot(slide: Any, front: Front, sources: str, more: str = "") -> None:
    words = say("／", ". ").join(part for part in (more, sources, front.run) if part)
    written.box(slide, look.SOURCE, words, look.SMALL_SIZE)
