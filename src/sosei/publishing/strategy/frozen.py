"""A frozen review as it is read: from its bytes alone, nothing is judged anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.cells import ALL
from sosei.publishing.strategy.lines import NOTHING, Status, value
from sosei.publishing.strategy.names import Names, Own
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.strategy.reading import read_grids
from sosei.strategy.review.cycle import CycleKind
from sosei.strategy.review.edition import Edition
from sosei.strategy.review.report import PARTS
from sosei.strategy.review.stages import Stage
from sosei.studies.cells import cell_id

Plain = Mapping[str, Any]

OF_KIND = {
    CycleKind.YEARLY: Both("yearly review", "効果検証"),
    CycleKind.FINAL: Both("final review", "最終検証（計画期間の総括）"),
}
"""What a review is called behind its year."""


@dataclass(frozen=True)
class FrozenIndicator:
    """One indicator of a frozen review.

    Attributes
    ----------
    id : str
    name : Own
    department : Own or None
    year, value, target, due : Both
    machine, mark : Status
        The machine's, and the one that counts; the same where nobody put another in its place.
    override : str
        Why it does not count; empty where it does.
    reason : Both
        Of the verdict.
    provisional : bool
    words : tuple of Both and str
        What was written, by part.
    evidence : tuple of str
        Names of files.
    """

    id: str
    name: Own
    department: Own | None
    year: Both
    value: Both
    target: Both
    due: Both
    machine: Status
    mark: Status
    override: str
    reason: Both
    provisional: bool
    words: tuple[tuple[Both, str], ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class FrozenNode:
    """What a department wrote of a node in a final review."""

    id: str
    name: Own
    department: Own | None
    words: tuple[tuple[Both, str], ...]


@dataclass(frozen=True)
class FrozenOpinion:
    """An opinion with its answer."""

    number: int
    about: Own | None
    by: str
    text: str
    answer: str
    answered_by: str


class Frozen:
    """Reads an edition.

    Parameters
    ----------
    edition : Edition
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.plain: Plain = edition.plain

    @property
    def name(self) -> Own:
        """Of the strategy."""
        return Own(self.plain["strategy"]["name"], self.plain["strategy"]["english_name"])

    @property
    def label(self) -> Own | None:
        """What the strategy says of itself."""
        text = self.plain["strategy"]["label"]
        return Own(text) if text else None

    @property
    def kind(self) -> Both:
        """Of the review, to be read behind its year."""
        return OF_KIND[CycleKind(self.plain["cycle"]["kind"])]

    @property
    def year(self) -> Both:
        """Under review."""
        return years.fiscal(self.plain["cycle"]["year"])

    @property
    def frozen_on(self) -> Both:
        """The day."""
        return years.day(date.fromisoformat(self.plain["frozen_on"]))

    @cached_property
    def package(self) -> Package:
        """The strategy as it was."""
        return read_grids(self.plain["tables"])

    @cached_property
    def names(self) -> Names:
        """What the strategy called its own."""
        return Names(self.package)

    @cached_property
    def departments(self) -> Mapping[str, Own]:
        """Who was asked."""
        return {d["code"]: Own(d["name"], d["english_name"]) for d in self.plain["departments"]}

    @property
    def silent(self) -> tuple[tuple[Own, str], ...]:
        """Departments that did not report, and why that was accepted."""
        own = self.departments
        return tuple(
            (own[d["code"]], d["silent"]) for d in self.plain["departments"] if d["silent"]
        )

    @cached_property
    def judged(self) -> Mapping[str, Mapping[str, str]]:
        """The row of every indicator in the table of judgements, in the order of the strategy."""
        head, *rows = self.plain["judgement"]
        cells = (dict(zip(head, row, strict=True)) for row in rows)
        return {each["indicator"]: each for each in cells}

    def figure(self, indicator: str, column: str) -> Fraction | None:
        """Return a figure of the year under review: ``actual``, ``expected``, ``gap`` or ``progress``.

        Parameters
        ----------
        indicator : str
        column : str
        """
        if column == "actual":
            column = "running" if self._rows[indicator].cumulative else "value"
        return _number(self.judged[indicator][column])

    def counted_reports(self) -> dict[str, int]:
        """Count the reports of each department, and of all: asked for, and approved; by the id of the cell."""
        found: dict[str, int] = {}
        for code in [*self.departments, ALL]:
            filed = [r for r in self.plain["reports"] if code in (ALL, r["department"])]
            came = sum(each["stage"] == Stage.APPROVED for each in filed)
            found[reports_cell("asked", code)] = len(filed)
            found[reports_cell("approved", code)] = came
        found[cell_id("departments", "asked", (ALL,))] = len(self.departments)
        return found

    @property
    def waiting(self) -> int:
        """How many reports somebody is at work on: sent or returned, and not approved."""
        done = {Stage.APPROVED, Stage.REQUESTED}
        return sum(each["stage"] not in done for each in self.plain["reports"])

    @cached_property
    def indicators(self) -> tuple[FrozenIndicator, ...]:
        """Every indicator, in the order of the strategy."""
        return tuple(map(self._indicator, self.judged.values()))

    def _indicator(self, cells: Mapping[str, str]) -> FrozenIndicator:
        i = self._rows[cells["indicator"]]
        report = self._reports.get(i.id, {})
        mark = self._marks[i.id]
        due = NOTHING if i.target_year is None else years.year(i.target_year, i.year_basis)
        return FrozenIndicator(
            id=i.id,
            name=self.names.name(i.id),
            department=self.departments.get(report.get("department", "")),
            year=years.year(int(cells["year"]), i.year_basis),
            value=value(i, _number(cells["running"] if i.cumulative else cells["value"])),
            target=value(i, None if i.target is None else Fraction(i.target)),
            due=due,
            machine=self._status(cells["verdict"], mark["machine"]),
            mark=self._status(cells["verdict"], mark["mark"]),
            override=mark["reason"],
            reason=Both(cells["reason_en"], cells["reason"]),
            provisional=cells["provisional"] == "true",
            words=_words(report),
            evidence=tuple(each["name"] for each in report.get("evidence", ())),
        )

    def _status(self, verdict: str, mark: str) -> Status:
        """Return a mark with its meaning; its colour is the verdict's that the table gives it to."""
        lines = [grade for grade in self.plain["grades"]["lines"] if grade["mark"] == mark]
        line = next((g for g in lines if verdict in g["verdicts"]), lines[0])
        name = verdict if verdict in line["verdicts"] else line["verdicts"][0]
        return Status(name, mark, Both(line["meaning_en"], line["meaning_ja"]))

    @property
    def nodes(self) -> tuple[FrozenNode, ...]:
        """What was written of nodes, where anything was."""
        known = {node.id for node in self.package.nodes} - self._rows.keys()
        return tuple(
            FrozenNode(
                report["subject"],
                self.names.name(report["subject"]),
                self.departments.get(report["department"]),
                _words(report),
            )
            for report in self.plain["reports"]
            if report["subject"] in known and report["texts"]
        )

    @property
    def opinions(self) -> tuple[FrozenOpinion, ...]:
        """Opinions with their answers."""
        return tuple(self._opinions())

    def _opinions(self) -> Iterator[FrozenOpinion]:
        for each in self.plain["opinions"]:
            about = self.names.name(each["subject"]) if each["subject"] else None
            told = {name: each[name] for name in ("by", "text", "answer", "answered_by")}
            yield FrozenOpinion(each["number"], about, **told)

    @property
    def counts(self) -> list[tuple[Status, int]]:
        """How many indicators have each mark, in the order of the table."""
        marks = [each.mark for each in self.indicators]
        order = [grade["mark"] for grade in self.plain["grades"]["lines"]]
        first = {status.mark: status for status in reversed(marks)}
        found = sorted(first, key=order.index)
        return [(first[m], sum(each.mark == m for each in marks)) for m in found]

    @cached_property
    def _rows(self) -> Mapping[str, Indicator]:
        return {i.id: i for i in self.package.indicators}

    @cached_property
    def _reports(self) -> Mapping[str, Plain]:
        return {each["subject"]: each for each in self.plain["reports"]}

    @cached_property
    def _marks(self) -> Mapping[str, Plain]:
        return {each["indicator"]: each for each in self.plain["marks"]}


def reports_cell(column: str, department: str = ALL) -> str:
    """Return the id of a count of reports, ``asked`` or ``approved``."""
    return cell_id("reports", column, (department,))


def _number(text: str) -> Fraction | None:
    return Fraction(Decimal(text)) if text else None


def _words(report: Plain) -> tuple[tuple[Both, str], ...]:
    texts = report.get("texts", {})
    return tuple((words, texts[part]) for part, words in PARTS.items() if part in texts)
