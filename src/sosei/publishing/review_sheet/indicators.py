"""The rows of indicators: what is known of each, and the cells that are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sosei.base.messages import Both
from sosei.publishing.review_sheet.content import Cell, Column, Errand, Row, Table
from sosei.publishing.review_sheet.words import ADVICE, HEADINGS, OF_YEAR, SAID, TOTAL
from sosei.publishing.strategy import years
from sosei.publishing.strategy.lines import NOTHING, status, value
from sosei.publishing.strategy.names import Names
from sosei.publishing.strategy.numbers import typed_unit
from sosei.strategy.case import Record
from sosei.strategy.indicator import PERCENT, Indicator, Nature
from sosei.strategy.judgement import judge
from sosei.strategy.review.report import PARTS
from sosei.strategy.review.sheet.fields import PARTS_OF_RATIO, fields_of, measure
from sosei.strategy.review.sheet.words import CHOSEN, DONE

WIDTHS = {
    "name": 24, "unit": 7, "baseline": 13, "target": 13, "before": 13, "before_status": 18, "value": 12,
    "numerator": 10, "denominator": 10, "status": 11, "basis": 11, "happened": 36, "next": 32, "note": 16, "advice": 24,
}  # fmt: skip
"""Columns in their order, in characters."""

FIGURES = frozenset({"value", *PARTS_OF_RATIO})


def indicators(of: Errand, name: str) -> Table:
    """Return the sheet of the indicators that a department is asked for.

    Parameters
    ----------
    of : Errand
    name : str
        Of the sheet.
    """
    names = Names(of.package)
    records = [of.package.records[subject] for subject in of.asked.indicators]
    typed = {field for record in records for field in fields_of(record.indicator)}
    rows = tuple(_row(of, names, record) for record in records)
    shown = [f for f in WIDTHS if f in typed or f not in {*PARTS_OF_RATIO, "basis"}]
    return Table(
        name,
        tuple(Column(f, _heading(of, f), WIDTHS[f], f in typed) for f in shown),
        rows,
        explained=True,
    )


def _heading(of: Errand, field: str) -> str:
    heading = of.say(HEADINGS[field])
    if field not in {"value", "before"}:
        return heading
    number = of.year - (field == "before")
    bases = {of.package.records[subject].indicator.year_basis for subject in of.asked.indicators}
    words = years.year(number, *bases) if len(bases) == 1 else Both(f"{number}", f"{number}年")
    return of.say(OF_YEAR).format(heading=heading, year=of.say(words))


def _row(of: Errand, names: Names, record: Record) -> Row:
    i = record.indicator
    known = {field: Cell.of(of.say(words)) for field, words in _known(of, record).items()}
    cells = {
        "name": Cell.of(of.say(names.name(i.id))),
        **known,
        "before_status": Cell.of(_before(of, record)),
        "advice": Cell.of("\n".join(of.say(words) for words in _advice(i))),
    }
    stored = of.stored.get(i.id, {})
    typed = {field: _typed(of, i, field, stored.get(field, "")) for field in fields_of(i)}
    return Row(i.id, cells | typed, measure(i))


def _known(of: Errand, record: Record) -> dict[str, Both]:
    i, before = record.indicator, judge(record, of.year - 1)
    own = value(i, before.value)
    if i.cumulative and before.running is not None:
        total = value(i, before.running)
        own = Both(
            TOTAL.en.format(total=total.en, value=own.en),
            TOTAL.ja.format(total=total.ja, value=own.ja),
        )
    return {
        "unit": typed_unit(i),
        "baseline": _dated(i, value(i, before.case.baseline), i.baseline_year),
        "target": _dated(i, value(i, before.case.target), i.target_year),
        "before": own,
    }


def _dated(i: Indicator, shown: Both, year: int | None) -> Both:
    if year is None or shown == NOTHING:
        return shown
    when = years.year(year, i.year_basis)
    return Both(f"{shown.en}\n({when.en})", f"{shown.ja}\n（{when.ja}）")


def _before(of: Errand, record: Record) -> str:
    """Return how it stood the year before, and what was written of it."""
    stood = status(judge(record, of.year - 1))
    last = of.last.get(record.indicator.id, {})
    words = [
        of.say(SAID).format(part=of.say(PARTS[part]), words=last[part])
        for part in PARTS
        if last.get(part)
    ]
    return "\n".join([f"{stood.mark} {of.say(stood.words)}".strip(), *words])


def _advice(i: Indicator) -> Iterator[Both]:
    if i.display_unit:
        yield Both(*(words.format(unit=i.display_unit) for words in ADVICE["unit"]))
    if i.nature is Nature.RATIO:
        yield ADVICE["ratio"]
    if i.cumulative:
        yield ADVICE["basis"]
    if i.nature is Nature.MILESTONE:
        yield ADVICE["milestone"]
    if i.basis_note:
        yield Both(i.basis_note, i.basis_note)


def _typed(of: Errand, i: Indicator, field: str, text: str) -> Cell:
    choices: Mapping[str, Both] = CHOSEN.get(field, {})
    if field == "value" and i.nature is Nature.MILESTONE:
        choices = DONE
    if choices:
        word = of.say(choices[text]) if text in choices else ""
        return Cell(text, typed=True, shown=word, choices=tuple(map(of.say, choices.values())))
    literal = field == "note" or (field == "value" and i.unit in PERCENT)
    plain = Cell.of(text, typed=True)
    return replace(plain, number=field in FIGURES and not literal, literal=literal)
