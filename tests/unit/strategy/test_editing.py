"""Edits of a strategy, its differences, and its successor."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sample import SAMPLE

from sosei.base.errors import InputError
from sosei.cli.strategy import read
from sosei.strategy import editing
from sosei.strategy.checked import checked
from sosei.strategy.difference import Kind, differences
from sosei.strategy.indicator import Nature
from sosei.strategy.judgement import judge
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind as NodeKind
from sosei.strategy.plan import Node, Placement, Tag, TagBasis, Text, WorthRule
from sosei.strategy.succession import continued, successor


@pytest.fixture(scope="module")
def package() -> Package:
    return read(Path(SAMPLE) / "strategy_2")


def test_a_package_that_was_read_stands(package: Package) -> None:
    assert checked(package) == package
    assert differences(package, package) == ()


def test_a_target_moves_with_its_reason_and_the_old_one_stays(package: Package) -> None:
    moved = checked(
        editing.revised(package, "S2-P3-G1", Decimal(-200), 2024, "2022-03", "上方修正")
    )
    told = judge(moved.records["S2-P3-G1"], 2024)
    assert told.target_used == "-200@2022-03"
    assert [t.target for t in moved.targets] == [-270, -200]
    changes = {(c.table, c.kind): c for c in differences(package, moved)}
    assert changes["indicators", Kind.CHANGED].columns == ("target",)
    again = editing.revised(moved, "S2-P3-G1", Decimal(-180), 2024, "2023-03", "再見直し")
    assert [t.target for t in again.targets] == [-270, -200, -180]


@pytest.mark.parametrize(("decided_on", "reason"), [("", "x"), ("2022-03", ""), ("", "")])
def test_a_target_does_not_move_in_silence(package: Package, decided_on: str, reason: str) -> None:
    with pytest.raises(InputError) as told:
        editing.revised(package, "S2-P3-G1", Decimal(-200), 2024, decided_on, reason)
    assert len(told.value.faults) == [decided_on, reason].count("")


def test_a_node_is_moved_among_its_siblings_and_below_another(package: Package) -> None:
    moved = checked(editing.moved(package, "S2-P1-M3", "S2-P1", before="S2-P1-M1"))
    names = [n.id for n in moved.tree.children("S2-P1")]
    assert names.index("S2-P1-M3") + 1 == names.index("S2-P1-M1")
    below = checked(editing.moved(package, "S2-P1-M3", "S2-P2"))
    assert below.tree.children("S2-P2")[-1].id == "S2-P1-M3"
    with pytest.raises(InputError):
        editing.moved(package, "S2-P1", "S2-P1-M3")


def test_a_branch_is_taken_out_with_all_that_hangs_on_it(package: Package) -> None:
    left = checked(editing.without_node(package, "S2-P2"))
    assert not any(n.id.startswith("S2-P2") for n in left.nodes)
    assert not any(i.id.startswith("S2-P2") for i in left.indicators)
    assert not any(p.measure == "S2-P2-M6" for p in left.placements)
    removed = [c for c in differences(package, left) if c.kind is not Kind.REMOVED]
    assert removed == []


def test_what_is_added_stands_in_its_place(package: Package) -> None:
    node = Node("N", "S2-P1", NodeKind.MEASURE, "新しい取組", 99)
    made = editing.with_node(package, node)
    made = editing.with_text(made, Text("N", "direction", "ja", "説明"))
    made = editing.placed(made, Placement("S2-P3", measure="N", name="再掲"))
    made = editing.with_tags(made, [Tag("sdgs", "8", TagBasis.INFERRED, node="N")], node="N")
    made = checked(editing.with_milestones(made, "S2-P3-G1", {2022: Decimal(-400)}))
    assert [c.table for c in differences(package, made)] == [
        "nodes",
        "placements",
        "milestones",
        "tags",
        "texts",
    ]
    assert editing.with_text(made, Text("N", "direction", "ja", "")).texts == package.texts


def test_an_edit_that_cannot_stand_is_refused_with_every_fault(package: Package) -> None:
    wrong = editing.with_node(package, Node("N", "nowhere", NodeKind.MEASURE, "", 1))
    with pytest.raises(InputError) as told:
        checked(wrong)
    assert {fault.kind for fault in told.value.faults} == {"id_unknown", "text_empty"}


def test_a_successor_starts_from_what_was_last_known(package: Package) -> None:
    following = checked(successor(package, 2024, 3))
    births = following.records["S2-P4-G1"].indicator
    assert births.baseline == 793
    assert births.baseline_year == 2019
    assert births.target is None
    assert births.target_year == 2026
    sums = [i for i in following.indicators if i.nature is Nature.CUMULATIVE]
    assert {i.start_year for i in sums} == {2024}
    unknown = following.records["S2-P3-M3-K1"].indicator
    assert unknown.baseline is None
    assert following.observations == ()
    plan = sum(node.kind is NodeKind.PLAN for node in package.nodes)
    assert plan == 1
    assert len(continued(package)) == len(package.indicators) + len(package.nodes) - plan


def test_what_is_said_of_a_framework_goes_with_its_last_entry(package: Package) -> None:
    made = package
    for item in (item for item in package.frameworks if item.framework == "sdgs"):
        assert any(text.node == "sdgs" for text in made.texts)
        made = editing.without_row(made, "frameworks", ("sdgs", item.code))
    assert not any(text.node == "sdgs" for text in checked(made).texts)


def test_changes_of_a_row_name_their_columns(package: Package) -> None:
    first = package.indicators[0]
    renamed = editing.with_indicator(package, replace(first, name="別の名前", unit="社"))
    (change,) = differences(package, renamed)
    assert change.columns == ("name", "unit")
    assert change.before is not None
    assert change.before["name"] == first.name


def test_people_who_were_part_of_what_is_gone_are_counted(package: Package) -> None:
    again = WorthRule("S2-P1-M1-K1", Decimal(35), 2020, 2025, part_of="S2-P2-M6-K1")
    ruled = checked(editing.with_row(package, "worth_rules", again))
    for left in (
        editing.without_row(ruled, "worth_rules", ("S2-P2-M6-K1",)),
        editing.without_indicator(ruled, "S2-P2-M6-K1"),
    ):
        assert [r.part_of for r in checked(left).worth_rules] == [""]
