"""Small counts of observed persons are held back, and enough beside them that no sum gives them away.

What counts as small, which tables hold such counts and what an earlier edition changes is written down in
docs/formats.md (Open data). Held back are whole districts or schools, with everything told of them: their path
follows from so few persons that it would tell them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sosei.studies.result import Cell, Column, Table, VisionResult

LEAST = 10
"""Persons of a count that is published."""

SUPPRESSED = "suppressed"

Counts = Mapping[str, tuple[float, ...]]
"""Observed persons by district or school, in the order of the measures."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A table that holds observed counts of few persons.

    Attributes
    ----------
    name : str
        Column of what is held back.
    within : str
        Column of the kinds whose sums are known one by one; empty: there is one kind.
    measures : tuple of str
        Columns that are counts of persons; each has a known sum.
    blank : tuple of str
        Columns that are left empty where something is held back.
    """

    name: str
    within: str
    measures: tuple[str, ...]
    blank: tuple[str, ...]


RULES = {
    "field_districts": Rule(
        "district",
        "",
        ("age_0_14", "age_15_64", "age_65_plus"),
        ("total", "age_0_14", "age_15_64", "age_65_plus"),
    ),
    "field_schools": Rule("school", "kind", ("pupils",), ("pupils", "classes", "classes_multi_grade")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition tells and holds back of one year, one table and one kind."""

    names: frozenset[str]
    hidden: frozenset[str]

    @property
    def shown(self) -> frozenset[str]:
        """Those whose counts everybody knows since."""
        return self.names - self.hidden


def hidden(counts: Counts, earlier: Sequence[Edition] = ()) -> frozenset[str]:
    """Return whose counts are held back.

    Parameters
    ----------
    counts : mapping of str to tuple of float
        Observed persons; the sum of each measure over all names is known to everybody.
    earlier : sequence of Edition
        Editions before, of the same year.

    Returns
    -------
    frozenset of str
        Of those that no earlier edition showed, none or at least two, with no person or at least `LEAST` of each
        measure together: what is left of a known sum is theirs together, and any of them may have all of it.
        Where there are too few, all are held back.
    """
    chosen = {name for name, persons in counts.items() if any(0 < n < LEAST for n in persons)}
    chosen |= _carried(counts.keys(), earlier)
    for _ in earlier:  # what one edition adds may touch another
        for each in earlier:
            chosen |= _divided(counts.keys(), chosen, each)
    known = frozenset(name for each in earlier for name in each.shown)
    return _covered(counts, frozenset(chosen), known) if chosen else frozenset()


def _carried(names: Iterable[str], earlier: Sequence[Edition]) -> set[str]:
    """Return those that an earlier edition held back."""
    return {name for each in earlier for name in each.hidden} & set(names)


def _divided(names: Iterable[str], chosen: set[str], before: Edition) -> set[str]:
    """Return all new names where one of them, or one that is gone, is held back: they tell the same persons."""
    new, gone = set(names) - before.names, before.names - set(names)
    return new if new & chosen or gone & before.hidden else set()


def _covered(counts: Counts, chosen: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """Return those held back and, of the others, the smallest ones that are needed beside them."""
    left = sorted(counts.keys() - chosen - known, key=lambda name: (sum(counts[name]), name))
    while not _safe([counts[name] for name in chosen - known]):
        if not left:
            return frozenset(counts)
        chosen |= {left.pop(0)}
    return chosen


def _safe(together: Sequence[tuple[float, ...]]) -> bool:
    """Whether nobody can tell what is held back apart, or count fewer than `LEAST` persons in it."""
    return len(together) >= 2 and all(
        not 0 < sum(column) < LEAST for column in zip(*together, strict=True)
    )


def protected(result: VisionResult, name: str, earlier: Sequence[VisionResult] = ()) -> Table:
    """Return a table as it may be published.

    Parameters
    ----------
    result : VisionResult
    name : str
        Of the table.
    earlier : sequence of VisionResult
        Results of this municipality that were published before, the first one first.

    Returns
    -------
    Table
        As it was frozen where no rule applies; else with a column ``flag``, and what is held back empty.
    """
    table, rule = result.tables[name], RULES.get(name)
    if rule is None:
        return table
    return _flagged(table, rule, _held_back(result, name, earlier))


def published(result: VisionResult) -> VisionResult:
    """Return a result with every table as it may be published by itself.

    Parameters
    ----------
    result : VisionResult
    """
    held = {name: protected(result, name) for name in RULES if name in result.tables}
    return replace(result, tables={**result.tables, **held}) if held else result


def holds_back(result: VisionResult) -> bool:
    """Whether a result holds counts that are not published: then it is not handed out as a whole."""
    return any(
        SUPPRESSED in protected(result, name)["flag"] for name in RULES if name in result.tables
    )


def _held_back(
    result: VisionResult, name: str, earlier: Sequence[VisionResult]
) -> Mapping[str, frozenset[str]]:
    """Return what is held back of each kind: the editions before are gone through in their order."""
    year, told = result.manifest["base_year"], dict[str, list[Edition]]()
    for each in earlier:
        if each.manifest["base_year"] == year and name in each.tables:
            for kind, counts in _counts(each, name).items():
                before = told.setdefault(kind, [])
                before.append(Edition(frozenset(counts), hidden(counts, before)))
    return {
        kind: hidden(counts, told.get(kind, ())) for kind, counts in _counts(result, name).items()
    }


def _counts(result: VisionResult, name: str) -> Mapping[str, Counts]:
    """Return the persons of the base year by kind and name: the same in every scenario."""
    rule, counts = RULES[name], dict[str, dict[str, tuple[float, ...]]]()
    for row in result.tables[name].rows(year=result.manifest["base_year"]):
        kind = counts.setdefault(str(row[rule.within]) if rule.within else "", {})
        kind[str(row[rule.name])] = tuple(float(row[m] or 0) for m in rule.measures)
    return counts


def _flagged(table: Table, rule: Rule, held_back: Mapping[str, frozenset[str]]) -> Table:
    kinds = table[rule.within] if rule.within else ("",) * len(table)
    flags = tuple(
        str(name) in held_back.get(str(kind), ())
        for name, kind in zip(table[rule.name], kinds, strict=True)
    )
    columns = tuple(
        Column(c.name, c.unit, _blanked(c.values, flags)) if c.name in rule.blank else c
        for c in table.columns
    )
    flag = Column("flag", "", tuple(SUPPRESSED if each else None for each in flags))
    return Table((*columns, flag), table.sources, table.note)


def _blanked(values: Sequence[Cell], flags: Sequence[bool]) -> tuple[Cell, ...]:
    return tuple(None if flag else value for value, flag in zip(values, flags, strict=True))
