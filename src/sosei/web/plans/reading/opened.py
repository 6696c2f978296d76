"""A published strategy opened at a year: what every page of it shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sosei.publishing.strategy import years
from sosei.publishing.strategy.branches import Branches
from sosei.publishing.strategy.lines import Line, line
from sosei.publishing.strategy.names import Names, Own, framework_name
from sosei.strategy.forecast.outlook import Outlooks
from sosei.strategy.judgement import Judgement
from sosei.strategy.package import Package
from sosei.web.plans import load
from sosei.web.plans.models import Strategy

NEW_YEAR = 4
"""Month in which a fiscal year begins."""


class Opened:
    """A strategy in one year.

    Parameters
    ----------
    strategy : Strategy
    year : int or None
        None for the last one that something is known of.
    """

    def __init__(self, strategy: Strategy, year: int | None = None) -> None:
        self.strategy = strategy
        self.package: Package = load.package(strategy)
        self.names = Names(self.package)
        self.year = last_known(strategy, self.package) if year is None else year
        if not strategy.first_year <= self.year <= strategy.last_year:
            raise Http404(f"{strategy.slug} has no year {self.year}")

    @cached_property
    def judged(self) -> Mapping[str, Judgement]:
        """Judgements of the year by indicator."""
        return load.judged(self.strategy, self.year)

    @cached_property
    def outlooks(self) -> Outlooks:
        """How likely the targets are, from what is known up to the year."""
        return load.outlooks(self.strategy, self.year)

    @cached_property
    def branches(self) -> Branches:
        """Builder of the tree."""
        return Branches(self.package, self.names, self.judged)

    def line(self, indicator: str) -> Line:
        """Return an indicator in one line."""
        return line(self.names, self.judged[indicator])

    def context(self) -> dict[str, Any]:
        """Return what the head of every page shows."""
        s = self.strategy
        return {
            "strategy": s,
            "title": Own(s.name, s.english_name),
            "town": Own(s.town, s.english_town),
            "label": label_of(s),
            "period": years.period(s.first_year, s.last_year),
            # resolved once: a page may have a thousand of these addresses
            "indicators": reverse("strategy", args=(s.slug,)) + "indicators/",
            "year": self.year,
            "year_words": years.fiscal(self.year),
            "years": [(y, years.fiscal(y)) for y in range(s.first_year, s.last_year + 1)],
            "shortened": self._shortened(),
            "beyond": self._beyond(),
            "frameworks": [(key, framework_name(key)) for key in self.frameworks],
        }

    def _shortened(self) -> dict[str, Any] | None:
        """Return how the strategy ended earlier than it was planned to, if it did."""
        s = self.strategy
        if s.planned_last_year is None:
            return None
        return {
            "planned": years.fiscal(s.planned_last_year),
            "last": years.fiscal(s.last_year),
            "because": Own(s.ended_because),
        }

    def _beyond(self) -> frozenset[str]:
        """Return the indicators whose target is due after the strategy has ended."""
        last = self.strategy.last_year
        return frozenset(
            i.id for i in self.package.indicators if i.target_year and i.target_year > last
        )

    @property
    def frameworks(self) -> list[str]:
        """Keys of the frameworks, in their order."""
        return list(dict.fromkeys(item.framework for item in self.package.frameworks))


def label_of(strategy: Strategy) -> Own | None:
    """Return the label that every page of a strategy shows, if it has one."""
    return Own(strategy.label, strategy.english_label) if strategy.label else None


def opened(request: HttpRequest, slug: str, year: int | None = None) -> Opened:
    """Open a published strategy at the year that is asked for.

    Raises
    ------
    Http404
        If it is not published, or the year is none of its own.
    """
    strategy = get_object_or_404(
        Strategy.objects.select_related("predecessor"), slug=slug, published=True
    )
    return Opened(strategy, _asked(request) if year is None else year)


def _asked(request: HttpRequest) -> int | None:
    text = request.GET.get("year", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise Http404("no year")
    return int(text[:5])


def last_known(strategy: Strategy, package: Package) -> int:
    """Return the last year of the period that something was observed of; else the last one that is over."""
    period = range(strategy.first_year, strategy.last_year + 1)
    known = max((o.year for o in package.observations if o.year in period), default=None)
    if known is not None:
        return known
    today = date.today()
    over = today.year - (1 if today.month >= NEW_YEAR else 2)
    return min(max(over, strategy.first_year), strategy.last_year)
