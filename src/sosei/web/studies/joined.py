"""Frozen reviews that a study may be joined to."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.strategy.review import edition as frozen
from sosei.web.reviews import load
from sosei.web.reviews.models import Edition


def edition_of(address: str) -> frozen.Edition | None:
    """Return a frozen review by its address; None where there is none."""
    row = Edition.objects.filter(address=address).first()
    return load.edition_of(row) if row else None


def editions_of(area: str) -> dict[str, Both]:
    """Return what the frozen reviews of a municipality are called, by address, the newest year first."""
    rows = Edition.objects.filter(cycle__strategy__area=area).select_related("cycle__strategy")
    rows = rows.defer("content").order_by("-cycle__year", "cycle__strategy__slug", "-number")
    return {row.address: _called(row) for row in rows}


def _called(row: Edition) -> Both:
    strategy, year = row.cycle.strategy, years.fiscal(row.cycle.year)
    name = strategy.english_name or strategy.name
    return Both(
        f"{name}, {year.en}, edition {row.number} ({row.address[:8]})",
        f"{strategy.name}　{year.ja}　第{row.number}版（{row.address[:8]}）",
    )
