"""What is filled in on a sheet: the fields of an indicator follow its nature, those of a node are words."""

from __future__ import annotations

from collections.abc import Mapping

from sosei.base.exact import plain
from sosei.strategy.indicator import Indicator, Nature, Observation
from sosei.strategy.package import Package
from sosei.strategy.review.owners import Asked
from sosei.strategy.review.report import HAPPENED, NEXT, NODE_PARTS, TEXT_PARTS, Report
from sosei.strategy.review.typed import read_typed, typed_of

PARTS_OF_RATIO = ("numerator", "denominator")

LONGEST = 20_000
"""Characters of a text."""


def fields_of(indicator: Indicator | None) -> tuple[str, ...]:
    """Return the fields that are filled in, in their order; None stands for a node."""
    if indicator is None:
        return NODE_PARTS
    parts = PARTS_OF_RATIO if indicator.nature is Nature.RATIO else ()
    basis = ("basis",) if indicator.cumulative else ()
    return ("value", *parts, "status", *basis, HAPPENED, NEXT, "note")


def typed_fields(
    indicator: Indicator | None, observation: Observation | None, texts: Mapping[str, str]
) -> dict[str, str]:
    """Return a report as it would be typed into its fields.

    Parameters
    ----------
    indicator : Indicator or None
        None of a node.
    observation : Observation or None
    texts : mapping of str to str
        By part.
    """
    value = {} if indicator is None else typed_of(indicator, observation)
    return {
        name: (value | dict(texts)).get(name, "").replace("\r\n", "\n")
        for name in fields_of(indicator)
    }


def known_fields(package: Package, asked: Asked, year: int) -> dict[str, dict[str, str]]:
    """Return what a strategy knows of a year already, as it would be typed: fields by subject.

    Parameters
    ----------
    package : Package
    asked : Asked
        Of one department.
    year : int
    """
    texts = {(t.node, t.part): t.text for t in package.texts if t.language == "ja"}
    records = (package.records[subject] for subject in asked.indicators)
    values = {
        record.indicator.id: typed_fields(record.indicator, record.of(year), {})
        for record in records
    }
    words = {
        node: {part: texts.get((node, own), "") for part, own in TEXT_PARTS.items()}
        for node in asked.nodes
    }
    return values | {node: typed_fields(None, None, parts) for node, parts in words.items()}


def told(subject: str, indicator: Indicator | None, year: int, typed: Mapping[str, str]) -> Report:
    """Return what was typed as a report.

    Parameters
    ----------
    subject : str
    indicator : Indicator or None
        None of a node.
    year : int
    typed : mapping of str to str
        By field.

    Raises
    ------
    InputError
        With every field that cannot be read.
    """
    if indicator is None:
        return Report(subject, None, {part: typed.get(part, "") for part in NODE_PARTS})
    texts = {part: typed.get(part, "") for part in (HAPPENED, NEXT)}
    return Report(subject, read_typed(indicator, year, typed), texts)


def measure(indicator: Indicator) -> dict[str, str]:
    """Return what the values of an indicator are counted in: where it changes, what was typed means something else.

    Parameters
    ----------
    indicator : Indicator
    """
    factor = indicator.display_factor
    return {
        "nature": str(indicator.nature),
        "unit": indicator.unit,
        "display_unit": indicator.display_unit,
        "display_factor": "" if factor is None else plain(factor),
    }
