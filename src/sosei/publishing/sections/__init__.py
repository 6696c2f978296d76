"""The vision in the order of the document: a question a section, with answer, picture and table."""

from __future__ import annotations

from sosei.publishing.sections import (
    audit,
    balance,
    basis,
    changes,
    difference,
    direction,
    earlier,
    future,
    history,
    impacts,
    official,
    periods,
    uncertainty,
)
from sosei.publishing.sections.model import Section
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult

__all__ = ["vision"]


def vision(
    result: VisionResult, scenario: str | None = None, ensemble: Ensemble | None = None
) -> tuple[Section, ...]:
    """Return the sections of a vision, in the language that is spoken.

    Parameters
    ----------
    result : VisionResult
    scenario : str, optional
        The one shown in detail; all of them beside each other if left out.
    ensemble : Ensemble, optional
        Drawn from the result.
    """
    parts = (
        history.section(result),
        changes.section(result),
        balance.section(result),
        earlier.section(result),
        future.section(result, scenario),
        future.detail(result, scenario),
        None if ensemble is None else uncertainty.section(result, ensemble),
        *impacts.chapter(result, ensemble),
        direction.section(result),
        difference.section(result),
        periods.section(result),
        audit.section(result),
        official.section(result),
        basis.section(result),
    )
    return tuple(part for part in parts if part is not None)
