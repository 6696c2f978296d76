"""A strategy: its text is written beside it as it stands, and goes into its files once it is taken over."""

from __future__ import annotations

from typing import Self

from django.shortcuts import get_object_or_404
from django.urls import reverse

from sosei.base.messages import Language
from sosei.publishing.printed_strategy import strategy_subject
from sosei.publishing.spoken import speaking
from sosei.studies.manuscript.outline import STRATEGY
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.subjects import kpi
from sosei.web.manuscripts.subjects.subject import Subject
from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.files import plan_of
from sosei.web.plans.reading.opened import Opened


class StrategySubject(Subject):
    """A strategy."""

    kind, field, edits, outline = "plan", "strategy", "strategy.edit", STRATEGY
    row: Strategy

    @classmethod
    def found(cls, key: str) -> Self:
        """Return the strategy of a slug."""
        return cls(get_object_or_404(Strategy, slug=key))

    @property
    def key(self) -> str:
        """Its slug."""
        return self.row.slug

    @property
    def title(self) -> str:
        """Its name."""
        return self.row.name

    @property
    def home(self) -> str:
        """The page on which it is written."""
        return reverse("plan", args=(self.row.slug,))

    def beside(self, language: Language) -> Beside:
        """Return the strategy in its last known year."""
        plan = plan_of(Opened(self.row))
        address = f"{self.row.slug}@{self.row.version}"
        with speaking(language):
            on = strategy_subject(plan)
        return kpi.beside(address, on, plan, plan.cells, language)
