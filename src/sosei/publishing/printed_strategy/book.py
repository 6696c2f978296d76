"""The files of a strategy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sosei.base.messages import Language
from sosei.publishing.documents import FILES
from sosei.publishing.front import Front
from sosei.publishing.joint import Chapters
from sosei.publishing.manuscript.edition import written
from sosei.publishing.manuscript.subject import Subject
from sosei.publishing.printed_strategy import looked_back
from sosei.publishing.printed_strategy.aims import aims
from sosei.publishing.printed_strategy.frameworks import frameworks
from sosei.publishing.printed_strategy.indicators import pillars
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import bare, say, speaking, spoken, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.plan import Plan, words
from sosei.publishing.strategy.quoted import KpiQuotes
from sosei.studies.cells import following
from sosei.studies.manuscript.edition import Edition
from sosei.studies.manuscript.outline import STRATEGY, spread

SUMMED_UP = ("before", "aims", "standing")
"""Chapters whose answers are the strategy in short."""


def strategy_file(
    plan: Plan, ending: str, language: Language, edition: Edition | None = None
) -> bytes:
    """Return a strategy as one file.

    Parameters
    ----------
    plan : Plan
    ending : str
        Of `documents.FILES`.
    language : {"ja", "en"}
    edition : Edition, optional
        What the municipality writes, checked (`manuscript.edition.check_edition`).
    """
    with speaking(language), following():
        return FILES[ending](*strategy_chapters(plan, edition))


def strategy_chapters(plan: Plan, edition: Edition | None = None) -> Chapters:
    """Return a strategy before it is printed, in the language that is spoken.

    Parameters
    ----------
    plan : Plan
    edition : Edition, optional
        As of `strategy_file`.
    """
    sections = strategy_sections(plan)
    if edition is not None:
        sections = written(sections, edition, strategy_subject(plan))
    return Chapters(front_of(plan, sections), sections)


def strategy_subject(plan: Plan) -> Subject:
    """Return a strategy as what a text is written on.

    Parameters
    ----------
    plan : Plan
    """
    names = [section.name for section in strategy_sections(plan)]
    outline = spread(STRATEGY, names)
    return Subject(KpiQuotes(plan.cells), outline, partial(strategy_sections, plan))


def strategy_sections(plan: Plan) -> tuple[Section, ...]:
    """Return the chapters of a strategy, in the language that is spoken.

    Parameters
    ----------
    plan : Plan
    """
    return (
        *looked_back.before(plan),
        aims(plan),
        *looked_back.now(plan),
        *pillars(plan),
        *frameworks(plan),
    )


def front_of(plan: Plan, sections: Sequence[Section]) -> Front:
    """Return the front of a strategy.

    Parameters
    ----------
    plan : Plan
    sections : sequence of Section
        Its chapters.
    """
    return Front(
        title=bare(words(plan.name)),
        language=plan.name.text(spoken())[1],
        name=bare(words(plan.town)),
        basis=_basis(plan),
        note=words(plan.label) if plan.label else "",
        run=_run(plan),
        short=say("戦略の要点", "The strategy in short"),
        summary=tuple(_short(s) for s in sections if s.name in SUMMED_UP),
    )


def _short(section: Section) -> str:
    return f"{section.question}{say('：', ': ')}{section.answer}"


def _basis(plan: Plan) -> str:
    period, year = told(years.period(plan.first, plan.last)), told(years.fiscal(plan.year))
    return say(f"計画期間：{period}　実績：{year}まで", f"{period}. Actual values up to {year}.")


def _run(plan: Plan) -> str:
    if plan.version is None:
        return told(years.fiscal(plan.year))
    return say(f"第{plan.version}版", f"Version {plan.version}")
