"""The strategy against the population: the line of the published vision beside what was counted."""

from __future__ import annotations

from dataclasses import replace

from sosei.publishing import wording
from sosei.publishing.printed_review.report import ReviewReport
from sosei.publishing.sections import standing
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say


def population(report: ReviewReport) -> Section | None:
    """Return the chapter; None where no vision is published.

    Parameters
    ----------
    report : ReviewReport
    """
    if report.vision is None:
        return None
    made = standing.section(report.vision)
    title, run = own(report.vision.title), wording.run(report.vision)
    which = say(
        f"人口の見通しは「{title}」（{run}）によります。", f"The vision is {title} ({run})."
    )
    return replace(made, name="population", notes=(*made.notes, which))
