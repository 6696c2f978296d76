"""Marks from verdict and progress."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.strategy import indicator, observed

from sosei.base.messages import Both
from sosei.strategy.grades import STANDARD, Grade, GradeTable, faults_of
from sosei.strategy.judgement import judge
from sosei.strategy.verdict import Verdict

UP = indicator("flow", "up", 100, 2019, 200, 2024)
BEHIND = frozenset({Verdict.BEHIND})


def test_the_standard_table_has_a_mark_of_its_own_for_every_verdict() -> None:
    assert not faults_of(STANDARD, "standard")
    assert len({grade.mark for grade in STANDARD.grades}) == len(Verdict)


@pytest.mark.parametrize(("value", "mark"), [(200, "◎"), (165, "○"), (110, "△"), (90, "▲")])
def test_the_mark_follows_the_verdict(value: int, mark: str) -> None:
    assert STANDARD.mark(judge(observed(UP, {2022: value}), 2022)).mark == mark


def test_a_table_may_look_at_the_progress_too() -> None:
    half = Grade("B", Both("half way", "半分以上"), BEHIND, Decimal("0.5"))
    rest = Grade("C", Both("less", "半分未満"), BEHIND)
    table = GradeTable("town-1", (half, rest))
    assert table.mark(judge(observed(UP, {2022: 155}), 2022)).mark == "B"
    assert table.mark(judge(observed(UP, {2022: 120}), 2022)).mark == "C"


def test_a_table_with_holes_is_refused() -> None:
    table = GradeTable("town-2", (Grade("B", Both("", ""), BEHIND, Decimal("0.5")),))
    faults = faults_of(table, "town")
    assert len(list(faults)) == len(Verdict)
    with pytest.raises(LookupError, match="town-2"):
        table.mark(judge(observed(UP, {2022: 120}), 2022))
