"""What the reports on a sheet still lack, and what should be asked about their values."""

from __future__ import annotations

from collections.abc import Mapping

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.strategy.package import Package
from sosei.strategy.review import doubts as rules
from sosei.strategy.review.merging import Side
from sosei.strategy.review.report import check_indicator, check_node
from sosei.strategy.review.sheet.difference import Row
from sosei.strategy.review.sheet.fields import told

NOT_YET: Mapping[str, Side] = {}
"""No choice was made."""


def lacks(
    row: Row, package: Package, year: int, chosen: Mapping[str, Side] = NOT_YET
) -> tuple[Fault, ...]:
    """Return what a row lacks as a report; nothing of one in which a choice is open.

    Parameters
    ----------
    row : Row
    package : Package
    year : int
        Under review.
    chosen : mapping of str to Side
        Whose is taken where both changed.
    """
    if row.open(chosen):
        return ()
    record = package.records.get(row.subject)
    indicator = record.indicator if record else None
    report = told(row.subject, indicator, year, row.taken(chosen))
    try:
        if record is None:
            names = {node.id: node.name for node in package.nodes}
            check_node(names.get(row.subject, row.subject), report)
        else:
            check_indicator(record, report, year)
    except InputError as error:
        return error.faults
    return ()


def doubts(
    row: Row, package: Package, year: int, chosen: Mapping[str, Side] = NOT_YET
) -> tuple[Both, ...]:
    """Return what should be asked about the value of a row; nothing of one in which a choice is open.

    Parameters
    ----------
    row : Row
    package : Package
    year : int
        Under review.
    chosen : mapping of str to Side
        Whose is taken where both changed.
    """
    record = package.records.get(row.subject)
    if record is None or row.open(chosen):
        return ()
    report = told(row.subject, record.indicator, year, row.taken(chosen))
    return () if report.observation is None else rules.doubts(record, report.observation)
