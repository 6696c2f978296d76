"""The files of a yearly review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sosei.base.messages import Language
from sosei.publishing.book import LANGUAGES
from sosei.publishing.documents import FILES, file_name
from sosei.publishing.front import Front
from sosei.publishing.manuscript.edition import check_edition, written
from sosei.publishing.manuscript.quotable import quotable
from sosei.publishing.manuscript.subject import Subject
from sosei.publishing.printed_review.asked import asked
from sosei.publishing.printed_review.opinions import opinions, reasons
from sosei.publishing.printed_review.pillars import pillars
from sosei.publishing.printed_review.population import population
from sosei.publishing.printed_review.report import ReviewReport, of_kind
from sosei.publishing.printed_review.standing import changed, standing
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import bare, say, speaking, spoken, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.plan import words
from sosei.publishing.strategy.quoted import KpiQuotes
from sosei.studies.cells import following
from sosei.studies.manuscript.edition import Edition
from sosei.studies.manuscript.outline import REVIEW, spread

STEM = "review"
"""Of the files' names."""

SUMMED_UP = ("standing", "changed", "population", "asked")
"""Chapters whose answers are the review in short."""


def review_file(
    report: ReviewReport, ending: str, language: Language, edition: Edition | None = None
) -> bytes:
    """Return a review as one file.

    Parameters
    ----------
    report : ReviewReport
    ending : str
        Of `documents.FILES`.
    language : {"ja", "en"}
    edition : Edition, optional
        What the municipality writes, checked (`manuscript.edition.check_edition`); by itself what was frozen.
    """
    with speaking(language), following():
        sections = review_sections(report)
        text = edition or report.text
        if text is not None:
            sections = written(sections, text, review_subject(report))
        return FILES[ending](front_of(report, sections), sections)


def review_files(report: ReviewReport, edition: Edition | None = None) -> dict[str, bytes]:
    """Return every file of a review, in both languages.

    Parameters
    ----------
    report : ReviewReport
    edition : Edition, optional
        What the municipality writes.

    Raises
    ------
    InputError
        With every fault of the text.
    """
    if edition is not None:
        check_edition(edition, review_subject(report))
    return {
        file_name(STEM, ending, language): review_file(report, ending, language, edition)
        for language in LANGUAGES
        for ending in FILES
    }


def review_subject(report: ReviewReport) -> Subject:
    """Return a review as what a text is written on.

    Parameters
    ----------
    report : ReviewReport
    """
    names = [section.name for section in review_sections(report)]
    beside = None if report.vision is None else quotable(report.vision)
    quotes = KpiQuotes(report.cells.kpi, beside)
    return Subject(quotes, spread(REVIEW, names), partial(review_sections, report))


def review_sections(report: ReviewReport) -> tuple[Section, ...]:
    """Return the chapters of a review, in the language that is spoken.

    Parameters
    ----------
    report : ReviewReport
    """
    return tuple(_chapters(report))


def _chapters(report: ReviewReport) -> Iterator[Section]:
    yield standing(report)
    yield changed(report)
    yield from pillars(report)
    balanced = population(report)
    if balanced is not None:
        yield balanced
    yield opinions(report)
    yield asked(report)
    yield reasons(report)


def front_of(report: ReviewReport, sections: Sequence[Section]) -> Front:
    """Return the front of a review.

    Parameters
    ----------
    report : ReviewReport
    sections : sequence of Section
        Its chapters.
    """
    plan = report.plan
    by_name = {section.name: section for section in sections}
    return Front(
        title=of_kind(report),
        language=spoken(),
        name=bare(f"{words(plan.town)}　{words(plan.name)}"),
        basis=_basis(report),
        note=_note(report),
        run=_run(report),
        short=say("効果検証の要点", "The review in short"),
        watermark=say("下書き", "DRAFT") if report.draft else "",
        summary=tuple(by_name[name].answer for name in SUMMED_UP if name in by_name),
    )


def _basis(report: ReviewReport) -> str:
    period = told(years.period(report.plan.first, report.plan.last))
    if report.draft:
        return say(f"計画期間：{period}", f"Strategy of {period}.")
    frozen = told(report.frozen.frozen_on)
    return say(
        f"計画期間：{period}　確定日：{frozen}", f"Strategy of {period}. Frozen on {frozen}."
    )


def _note(report: ReviewReport) -> str:
    label = "" if report.frozen.label is None else words(report.frozen.label)
    draft = (_draft(), _left_out(report)) if report.draft else ()
    return say("　", " ").join(part for part in (*draft, label) if part)


def _draft() -> str:
    return say(
        "確定前の下書きです。内容は変わることがあります。",
        "A draft: the review is not frozen, and its content may change.",
    )


def _left_out(report: ReviewReport) -> str:
    """Say how many reports are not in a draft since nobody has approved them."""
    number = report.frozen.waiting
    if not number:
        return ""
    return say(
        f"承認前の報告{number}件は、値も文章も載せていません。",
        f"Reports not approved yet, left out with values and words: {number}.",
    )


def _run(report: ReviewReport) -> str:
    if report.draft:
        return say("下書き（確定前）", "Draft, not frozen")
    edition = report.frozen.edition
    return say(
        f"第{edition.number}版 {edition.address[:8]}",
        f"Edition {edition.number}, {edition.address[:8]}",
    )
