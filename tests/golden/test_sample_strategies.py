"""Both strategies of the sample town: what is listed, what is distinct, and what official figures say of them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from sosei.cli.strategy import read
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind
from sosei.strategy.verdict import Verdict

SAMPLE = Path(str(files("sosei.studies").joinpath("sample")))


@pytest.fixture(scope="module")
def first() -> Package:
    return read(SAMPLE / "strategy_1")


@pytest.fixture(scope="module")
def second() -> Package:
    return read(SAMPLE / "strategy_2")


def _listed_kpis(package: Package) -> int:
    """KPIs as often as they stand: at a measure, placed there, or with a measure that stands twice."""
    measures = {node.id for node in package.nodes if node.kind is Kind.MEASURE}
    at = [i.node for i in package.indicators if i.node in measures]
    placed = [p.node for p in package.placements if p.indicator and p.node in measures]
    again = [p.measure for p in package.placements if p.measure]
    return len(at) + len(placed) + sum(at.count(measure) for measure in again)


def test_the_second_strategy_has_what_the_document_lists(second: Package) -> None:
    tree = second.tree
    assert tree.distinct(Kind.PILLAR) == 4
    assert tree.distinct(Kind.GOAL) == 7
    assert tree.listed(Kind.MEASURE) == 25
    assert tree.distinct(Kind.MEASURE) == 24
    assert _listed_kpis(second) == 29
    goals = {node.id for node in second.nodes if node.kind is Kind.GOAL}
    at_measures = [i for i in second.indicators if i.node not in goals]
    both = [p for p in second.placements if p.indicator]
    assert len(at_measures) + len(both) == 28, "two of them are numeric targets as well"
    assert len(second.indicators) == 7 + 26


def test_the_first_strategy_has_five_pillars_and_fifteen_kpis(first: Package) -> None:
    assert first.tree.distinct(Kind.PILLAR) == 5
    assert len(first.indicators) == 15
    groups = [node for node in first.nodes if node.parent in {f"S1-P{n}" for n in range(1, 6)}]
    items = [node for node in first.nodes if node.kind is Kind.MEASURE and node not in groups]
    assert (len(groups), len(items)) == (14, 41)


def test_births_are_those_of_the_register_and_no_others(first: Package, second: Package) -> None:
    births = first.records["S1-P5-K1"]
    assert births.indicator.statistic == "register_dynamics/births"
    assert {o.year: o.value for o in births.observations} == {
        2015: 941, 2016: 896, 2017: 892, 2018: 839, 2019: 793,
    }  # fmt: skip
    (held,) = (j for j in second.judge(2019) if j.indicator.id == "S2-P4-G1")
    assert held.value == 793
    assert held.gap == -46
    assert held.verdict is Verdict.WORSE


def test_what_is_not_known_is_not_reported(second: Package) -> None:
    told = second.judge(2024)
    assert {judged.verdict for judged in told} == {Verdict.NOT_REPORTED}
    assert not any(judged.value for judged in told)


def test_what_the_document_tells_of_the_first_strategy(first: Package) -> None:
    verdicts = {judged.indicator.id: judged.verdict for judged in first.judge(2019)}
    assert [id_ for id_, v in verdicts.items() if v is Verdict.ACHIEVED] == ["S1-P1-K1", "S1-P1-K2"]
    assert [id_ for id_, v in verdicts.items() if v is Verdict.MISSED] == [
        "S1-P2-K1",
        "S1-P4-K1",
        "S1-P5-K1",
    ]
    assert verdicts["S1-P5-K3"] is Verdict.UNJUDGEABLE, "its target is lost"


def test_every_indicator_of_the_first_is_followed_or_ended(first: Package, second: Package) -> None:
    told = {succession.indicator: succession for succession in first.successions}
    assert set(told) == {indicator.id for indicator in first.indicators}
    ids = {indicator.id for indicator in second.indicators}
    assert all(s.successor in ids for s in first.successions if s.successor)


def test_every_node_and_indicator_has_an_english_name(first: Package, second: Package) -> None:
    for package in (first, second):
        named = {
            text.node for text in package.texts if (text.part, text.language) == ("name", "en")
        }
        pillars = {node.id for node in package.nodes if node.kind is Kind.PILLAR}
        assert pillars <= named
        assert {indicator.id for indicator in package.indicators} <= named


def test_sdgs_are_listed_and_tag_nothing_since_the_documents_icons_are_lost(
    second: Package,
) -> None:
    assert sum(item.framework == "sdgs" for item in second.frameworks) == 17
    assert second.tags == ()
