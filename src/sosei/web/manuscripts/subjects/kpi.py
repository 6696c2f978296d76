"""What a text on indicators is written beside."""

from __future__ import annotations

from sosei.base.messages import Language
from sosei.publishing.manuscript import subject as written_on
from sosei.publishing.manuscript.offers import Offer
from sosei.publishing.spoken import speaking
from sosei.publishing.strategy.cells import KpiCells
from sosei.publishing.strategy.offered import kpi_offers
from sosei.publishing.strategy.plan import Plan
from sosei.web.manuscripts.load import Beside


def beside(
    address: str, on: written_on.Subject, plan: Plan, cells: KpiCells, language: Language
) -> Beside:
    """Return a strategy in a year, to write beside.

    Parameters
    ----------
    address : str
        What tells it from what it was and will be.
    on : written_on.Subject
        The strategy, or its review.
    plan : Plan
    cells : KpiCells
        Of the same.
    language : {"ja", "en"}
    """

    def offered(anchor: str) -> tuple[Offer, ...]:
        with speaking(language):
            return tuple(kpi_offers(plan, cells, anchor))

    with speaking(language):
        return Beside(address, on, on.sections(), language, offered)
