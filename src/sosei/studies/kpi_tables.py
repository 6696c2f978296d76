"""The indicators of a joined strategy as tables of the frozen result: as they were frozen, nothing is judged anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sosei.base.provenance import Source
from sosei.strategy.case import Record
from sosei.strategy.indicator import Nature
from sosei.strategy.judgement import judge
from sosei.strategy.package import Package
from sosei.strategy.reading import read_grids
from sosei.strategy.review.edition import Edition
from sosei.studies.result import Cell, Table, table

KPI = {
    "indicator": "", "name": "", "english_name": "", "pillar": "", "english_pillar": "", "unit": "",
    "baseline_year": "year", "baseline": "", "year": "year", "expected": "", "actual": "",
    "target_year": "year", "target": "", "progress": "share", "mark": "", "verdict": "",
}  # fmt: skip

SERIES = {"indicator": "", "year": "year", "expected": "", "actual": ""}


def tables(edition: Edition | None) -> dict[str, Table]:
    """Return the indicators of a frozen review, and what was observed of them in each year up to its own.

    Parameters
    ----------
    edition : Edition or None
        None: nothing is joined.
    """
    if edition is None:
        return {}
    frozen = _Frozen(edition)
    sources = (frozen.source,)
    return {
        "strategy_kpi": table(KPI, list(frozen.rows()), sources, frozen.label),
        "strategy_series": table(SERIES, list(frozen.series()), sources, frozen.label),
    }


def words(edition: Edition | None) -> dict[str, Any]:
    """Return what the manifest says of the joined strategy; nothing where none is."""
    if edition is None:
        return {}
    plain = edition.plain
    head, cycle = plain["strategy"], plain["cycle"]
    told = {"name": head["name"], "english_name": head["english_name"], "label": head["label"]}
    return {
        "strategy": {
            **told,
            "edition": edition.address,
            "number": edition.number,
            "year": cycle["year"],
            "frozen_on": plain["frozen_on"],
        }
    }


class _Frozen:
    """Reads an edition."""

    def __init__(self, edition: Edition) -> None:
        plain = edition.plain
        self.package: Package = read_grids(plain["tables"])
        self._head, self._year = plain["strategy"], int(plain["cycle"]["year"])
        self._marks = {each["indicator"]: each["mark"] for each in plain["marks"]}
        names, *rows = plain["judgement"]
        self._judged = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
        self._english = {
            t.node: t.text for t in self.package.texts if (t.part, t.language) == ("name", "en")
        }

    @property
    def label(self) -> str:
        """What the strategy says of itself."""
        return str(self._head["label"])

    @property
    def source(self) -> Source:
        """Where the figures are from."""
        return Source(f"{self._head['name']} 効果検証", self._head["town"], f"{self._year}年度")

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row an indicator."""
        for record in self.package.records.values():
            yield self._row(record, self._judged[record.indicator.id])

    def _row(self, record: Record, judged: Mapping[str, str]) -> tuple[Cell, ...]:
        i = record.indicator
        figure = i.nature is not Nature.MILESTONE
        return (
            i.id,
            i.name,
            self._english.get(i.id, ""),
            *self._pillar(i.node),
            i.unit if figure else "",
            i.baseline_year,
            None if record.baseline is None else float(record.baseline),
            int(judged["year"]),
            _number(judged["expected"]),
            _number(judged["running" if i.cumulative else "value"]),
            i.target_year,
            None if record.target is None else float(record.target),
            _number(judged["progress"]),
            self._marks[i.id],
            judged["verdict"],
        )

    def series(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row an indicator and year; of the year under review what was frozen."""
        first = int(self._head["first_year"])
        for record in self.package.records.values():
            i = record.indicator
            for year in range(first, self._year):
                told = judge(record, year)
                yield (
                    i.id,
                    year,
                    *(None if n is None else float(n) for n in (told.expected, told.judged)),
                )
            own = self._judged[i.id]
            actual = _number(own["running" if i.cumulative else "value"])
            yield i.id, self._year, _number(own["expected"]), actual

    def _pillar(self, node: str) -> tuple[str, str]:
        """Return the name of the pillar above a node, and its English one."""
        nodes = {each.id: each for each in self.package.nodes}
        while nodes[node].parent in nodes:
            node = nodes[node].parent
        return nodes[node].name, self._english.get(node, "")


def _number(text: str) -> float | None:
    return float(text) if text else None
