"""The rows of pillars, goals and measures: in a final review, words on each."""

from __future__ import annotations

from sosei.publishing.review_sheet.content import Cell, Column, Errand, Row, Table
from sosei.publishing.review_sheet.words import HEADINGS, NODE
from sosei.publishing.strategy.names import Names
from sosei.publishing.strategy.words import KINDS
from sosei.strategy.review.report import NODE_PARTS
from sosei.strategy.review.sheet.fields import fields_of

WIDTH, NARROW, WIDE = 30, 12, 46


def nodes(of: Errand, name: str) -> Table:
    """Return the sheet of the nodes of which a department is asked for words.

    Parameters
    ----------
    of : Errand
    name : str
        Of the sheet.
    """
    names = Names(of.package)
    kinds = {node.id: of.say(KINDS[node.kind]) for node in of.package.nodes}
    columns = (
        Column("name", of.say(NODE), WIDTH),
        Column("kind", of.say(HEADINGS["kind"]), NARROW),
        *(Column(part, of.say(HEADINGS[part]), WIDE, typed=True) for part in NODE_PARTS),
    )
    rows = (_row(of, names, subject, kinds[subject]) for subject in of.asked.nodes)
    return Table(name, columns, tuple(rows))


def _row(of: Errand, names: Names, subject: str, kind: str) -> Row:
    stored = of.stored.get(subject, {})
    typed = {part: Cell.of(stored.get(part, ""), typed=True) for part in fields_of(None)}
    return Row(subject, {"name": Cell.of(of.say(names.name(subject))), "kind": Cell(kind)} | typed)
