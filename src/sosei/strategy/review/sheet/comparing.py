"""A filled sheet held against the review as it is now: another review's is refused, every cell is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.exact import exact
from sosei.base.filled import Filled, FilledRow
from sosei.base.messages import Both
from sosei.strategy.indicator import Basis, Indicator, Status
from sosei.strategy.package import Package
from sosei.strategy.review.cycle import KINDS, CycleKind
from sosei.strategy.review.merging import differing
from sosei.strategy.review.report import Report
from sosei.strategy.review.sheet.difference import Cells, Row
from sosei.strategy.review.sheet.fields import LONGEST, fields_of, measure, told, typed_fields
from sosei.strategy.review.sheet.words import CHOSEN, DONE, code

NUMBERS = frozenset({"value", "numerator", "denominator"})

USUAL = {"status": str(Status.FINAL), "basis": str(Basis.YEARLY)}
"""What an empty choice stands for."""


@dataclass(frozen=True)
class Now:
    """The review as it is.

    Attributes
    ----------
    strategy : str
        Slug.
    year : int
    kind : CycleKind
    department, department_name : str
    package : Package
    stored : mapping of str to mapping
        What the department is asked for, as it would be typed now: fields by subject.
    """

    strategy: str
    year: int
    kind: CycleKind
    department: str
    department_name: str
    package: Package
    stored: Mapping[str, Cells]

    def indicator(self, subject: str) -> Indicator | None:
        """Return an indicator; None of a node."""
        record = self.package.records.get(subject)
        return record.indicator if record else None


@dataclass(frozen=True)
class Compared:
    """A sheet beside what is stored.

    Attributes
    ----------
    rows : tuple of Row
        In the order of the sheet.
    missing : tuple of str
        What is asked of the department and not on the sheet: asked since it was written out.
    gone : tuple of str
        What is on the sheet and no longer asked of the department; nothing was entered there.
    """

    rows: tuple[Row, ...]
    missing: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def compare(filled: Filled, now: Now) -> Compared:
    """Hold a filled sheet against the review.

    Parameters
    ----------
    filled : Filled
    now : Now

    Raises
    ------
    InputError
        If it is the sheet of another strategy, year or department; if something was entered that is no longer asked,
        or in a unit that is no more; with every cell that cannot be read.
    """
    faults = Faults()
    faults.extend(_of_another(filled, now))
    faults.raise_if_any()
    gone = [row for row in filled.rows if row.line.id not in now.stored]
    there = [row for row in filled.rows if row.line.id in now.stored]
    faults.extend(_not_asked(row) for row in gone if _touched(row))
    rows = [_row(row, now, faults) for row in there]
    faults.raise_if_any()
    on_it = {row.line.id for row in filled.rows}
    missing = tuple(subject for subject in now.stored if subject not in on_it)
    return Compared(tuple(rows), missing, tuple(row.line.id for row in gone))


def _of_another(filled: Filled, now: Now) -> Iterator[Fault]:
    head = filled.stamp.head
    if head.get("strategy") != now.strategy:
        values = {"found": head.get("strategy") or "—", "expected": now.strategy}
        yield Fault("review_sheet_strategy", filled.file, values=values)
        return
    if (head.get("year"), head.get("kind")) != (str(now.year), str(now.kind)):
        expected = _review(str(now.year), str(now.kind))
        found = _review(head.get("year", ""), head.get("kind", ""))
        reviews = {"found": found, "expected": expected}
        yield Fault("review_sheet_year", filled.file, values=reviews)
    if head.get("department") != now.department:
        values = {"found": head.get("department") or "—", "expected": now.department_name}
        yield Fault("review_sheet_department", filled.file, values=values)


def _review(year: str, kind: str) -> Both:
    known = {str(each): words for each, words in KINDS.items()}.get(kind, Both(kind, kind))
    return Both(f"{known.en} of {year}", f"{year}年度・{known.ja}")


def _not_asked(row: FilledRow) -> Fault:
    name = next(name for name in row.typed if _changed(row, name))
    return row.fault("review_sheet_not_asked", name)


def _touched(row: FilledRow) -> bool:
    """Whether anything was entered since the sheet was written out."""
    return any(_changed(row, name) for name in row.typed)


def _changed(row: FilledRow, name: str) -> bool:
    """Whether a cell reads differently; a word that was chosen is stamped by what it stands for."""
    text, exported = row.typed[name], row.line.typed[name]
    if name in CHOSEN:
        found = code(name, text)
        return found is None or (found or USUAL[name]) != (exported or USUAL[name])
    return not _same(name, text, exported)


def _row(row: FilledRow, now: Now, faults: Faults) -> Row:
    """Read one row; what cannot be read is told at its cell."""
    subject = row.line.id
    indicator, stored, exported = now.indicator(subject), now.stored[subject], row.line.typed
    typed, names = dict(exported), fields_of(indicator)
    if _touched(row):
        typed = _read(row, indicator, now, faults)
    before = {name: _settled(name, exported.get(name, ""), stored) for name in names}
    mine = {name: _settled(name, typed.get(name, ""), stored, before) for name in names}
    found = differing(names, before, stored, mine)
    return Row(subject, before, stored, mine, found)


def _settled(name: str, text: str, *others: Cells) -> str:
    """Return a text as another one says the same: 1.50 beside 1.5, 済 beside 1."""
    return next((o.get(name, "") for o in others if _same(name, text, o.get(name, ""))), text)


def _same(name: str, one: str, other: str) -> bool:
    """Whether two texts of a field mean the same."""
    if name not in NUMBERS:
        return one.strip() == other.strip()
    return _number(one) == _number(other)


def _number(text: str) -> Decimal | str:
    """Return a number by its size; what is none stands for itself, as it is compared."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    done = next((code for code, words in DONE.items() if plain in words), plain)
    number = exact(done)
    return plain if number is None else number


def _read(row: FilledRow, indicator: Indicator | None, now: Now, faults: Faults) -> dict[str, str]:
    """Return what was typed; report what has changed its meaning, is too long or cannot be read."""
    own = Faults()
    own.extend(_redefined(row, indicator))
    own.extend(_long(row))
    typed = {name: _code(row, name, own) for name in row.typed}
    if own:
        faults.extend(own)
        return typed
    try:
        return typed | _figures(indicator, told(row.line.id, indicator, now.year, typed))
    except InputError as error:
        faults.extend(row.at(fault) for fault in error.faults)
        return typed


def _figures(indicator: Indicator | None, report: Report) -> dict[str, str]:
    """Return the figures of a report as a form has them, so that 395万人 is 395."""
    if indicator is None or report.observation is None:
        return {}
    typed = typed_fields(indicator, report.observation, {})
    return {name: text for name, text in typed.items() if name in NUMBERS}


def _code(row: FilledRow, name: str, faults: Faults) -> str:
    """Return a text, or what a word that was chosen stands for."""
    text = row.typed[name]
    if name not in CHOSEN:
        return text
    found = code(name, text)
    if found is None:
        words = CHOSEN[name].values()
        expected = Both(", ".join(w.en for w in words), "・".join(w.ja for w in words))
        faults.add(row.fault("review_sheet_word", name, found=text, expected=expected))
    return found or USUAL[name]


def _long(row: FilledRow) -> Iterator[Fault]:
    for name, text in row.typed.items():
        if len(text) > LONGEST:
            yield row.fault("review_sheet_long", name, count=f"{len(text):,}", limit=f"{LONGEST:,}")


def _redefined(row: FilledRow, indicator: Indicator | None) -> Iterator[Fault]:
    then, now = row.line.noted, {} if indicator is None else measure(indicator)
    if then != now:
        values = {"then": _counted(then), "now": _counted(now)}
        yield row.fault("review_sheet_redefined", next(iter(row.typed)), **values)


def _counted(noted: Mapping[str, str]) -> str:
    """Return what values are counted in, as a message tells two of them apart."""
    unit, shown = noted.get("unit") or "—", noted.get("display_unit")
    factor = f" = {noted['display_factor']} {unit}" if shown else ""
    return f"{shown or unit}{factor} ({noted.get('nature', '—')})"
