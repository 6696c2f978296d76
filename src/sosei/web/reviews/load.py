"""Rows → what the rules of a review know: the only place where one becomes the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sosei.strategy.indicator import Indicator, Observation
from sosei.strategy.package import Package
from sosei.strategy.plan import Node
from sosei.strategy.reading import read_row
from sosei.strategy.review.cycle import Cycle, CycleKind
from sosei.strategy.review.edition import Edition
from sosei.strategy.review.freezing import Department, Filed, Review
from sosei.strategy.review.marks import Override
from sosei.strategy.review.opinions import Opinion
from sosei.strategy.review.report import Evidence, Report
from sosei.strategy.review.stages import Stage
from sosei.web.plans import load as plans
from sosei.web.reviews import models
from sosei.web.reviews.models import INDICATOR, ReviewCycle

HEAD = ("slug", "area", "town", "name", "english_name", "first_year", "last_year", "label")
"""What an edition says of its strategy."""


def cycle_of(row: ReviewCycle) -> Cycle:
    """Return the cycle of a row."""
    return Cycle(row.year, CycleKind(row.kind), row.opened_on, row.deadline)


def observation_of(cells: Mapping[str, str] | None) -> Observation | None:
    """Return the observation that cells hold."""
    if cells is None:
        return None
    read: Observation = read_row("observations", cells)
    return read


def report_of(row: models.Report, evidence: Iterable[models.Evidence] = ()) -> Report:
    """Return what a report says now."""
    files = tuple(Evidence(each.name, each.sha256, each.size) for each in evidence)
    return Report(row.subject, observation_of(row.cells), dict(row.texts), files)


class Subjects:
    """What reports, opinions and marks are of, by kind and id.

    Parameters
    ----------
    package : Package
    """

    def __init__(self, package: Package) -> None:
        self._nodes = {node.id: node for node in package.nodes}
        self._indicators = {indicator.id: indicator for indicator in package.indicators}

    def get(self, of: str, subject: str) -> Indicator | Node | None:
        """Return the indicator or node; None where the strategy has it no more."""
        return (self._indicators if of == INDICATOR else self._nodes).get(subject)

    def name(self, of: str, subject: str) -> str:
        """Return its name; its id where the strategy has it no more."""
        found = self.get(of, subject)
        return found.name if found else subject


def review(row: ReviewCycle) -> Review:
    """Return everything of a review, as it would be frozen now."""
    package = plans.package(row.strategy)
    return Review(
        strategy={name: getattr(row.strategy, name) for name in HEAD},
        cycle=cycle_of(row),
        package=package,
        filed=filed(row, package),
        departments=[
            Department(each.department, each.name, each.english_name) for each in row.requests.all()
        ],
        opinions=[opinion_of(each) for each in row.opinions.all()],
        overrides=[Override(o.indicator, o.mark, o.reason) for o in row.overrides.all()],
        silent={each.department: each.silent for each in row.requests.all() if each.silent},
        manuscript=_manuscript(row),
    )


def _manuscript(row: ReviewCycle) -> dict[str, object]:
    """Return the newest text beside the figures; nothing where nobody began one."""
    newest = row.manuscripts.first()
    texts = {} if newest is None else {k: t for k, t in newest.texts.items() if t.strip()}
    return {"version": newest.number, "texts": texts} if newest is not None and texts else {}


def filed(row: ReviewCycle, package: Package) -> list[Filed]:
    """Return every report of a review with its place in it; of what the strategy has no more, none."""
    subjects = Subjects(package)
    reports = row.reports.prefetch_related("evidence")
    return [
        Filed(
            report_of(each, each.evidence.all()),
            subjects.name(each.of, each.subject),
            each.department,
            Stage(each.stage),
        )
        for each in reports
        if subjects.get(each.of, each.subject)
    ]


def opinion_of(row: models.Opinion) -> Opinion:
    """Return an opinion with its answer."""
    return Opinion(row.number, row.subject, row.named, row.text, row.answer, row.answered_by)


def edition_of(row: models.Edition) -> Edition:
    """Return a frozen edition; its bytes are checked against its address.

    Raises
    ------
    ValueError
        If somebody changed them.
    """
    return Edition.from_content(bytes(row.content), row.address)


def newest(row: ReviewCycle) -> models.Edition | None:
    """Return the newest edition of a review."""
    return row.editions.order_by("-number").first()
