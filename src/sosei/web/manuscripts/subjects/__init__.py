"""What a manuscript is written about: the vision of a study, a strategy, the review of a year."""

from __future__ import annotations

from collections.abc import Mapping

from sosei.web.manuscripts.subjects.review import ReviewSubject
from sosei.web.manuscripts.subjects.strategy import StrategySubject
from sosei.web.manuscripts.subjects.study import StudySubject
from sosei.web.manuscripts.subjects.subject import Subject

SUBJECTS: Mapping[str, type[Subject]] = {
    each.kind: each for each in (StudySubject, StrategySubject, ReviewSubject)
}
"""By kind."""

__all__ = ["SUBJECTS", "ReviewSubject", "StrategySubject", "StudySubject", "Subject"]
