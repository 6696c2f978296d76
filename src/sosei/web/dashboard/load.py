"""What a town's dashboard stands on beside its vision: its running strategy, its newest editions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate, now

from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.opened import NEW_YEAR
from sosei.web.reviews.models import Edition
from sosei.web.visions.models import Showing

LATELY = timedelta(days=365)


class News(NamedTuple):
    """Editions that became public lately."""

    reviews: list[Edition]
    visions: list[Showing]


def running(area: str) -> Strategy | None:
    """Return a town's published strategy of this fiscal year; else the one begun last, else the next."""
    found = list(Strategy.objects.filter(area=area, published=True))
    year = fiscal(localdate())
    begun = [each for each in found if each.first_year <= year]
    return next(iter(begun), found[-1] if found else None)


def fiscal(day: date) -> int:
    """Return the fiscal year of a day."""
    return day.year - (day.month < NEW_YEAR)


def newest_edition(strategy: Strategy) -> Edition | None:
    """Return the newest edition of a strategy's newest frozen year."""
    frozen = Edition.objects.filter(cycle__strategy=strategy).select_related("cycle")
    return frozen.defer("content").order_by("-cycle__year", "-frozen_at").first()


def news(area: str) -> News:
    """Return the editions of the last twelve months, the newest first."""
    since: datetime = now() - LATELY
    frozen = Edition.objects.filter(
        cycle__strategy__area=area, cycle__strategy__published=True, frozen_at__gte=since
    )
    shown = Showing.objects.filter(result__area=area, at__gte=since)
    return News(
        list(frozen.select_related("cycle__strategy").defer("content").order_by("-frozen_at")),
        list(_told_once(shown.select_related("result").defer("result__content").order_by("-at"))),
    )


def _told_once(shown: Iterable[Showing]) -> Iterable[Showing]:
    """Leave out that a result was shown once more."""
    return {each.result_id: each for each in shown}.values()
