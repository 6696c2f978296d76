"""How likely a target is, in sentences; and in a strategy's documents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.kpi_series import FIRST, UP, package_of, told, wavering

from sosei.publishing.printed_strategy import Plan, strategy_file
from sosei.publishing.printed_strategy.book import strategy_sections
from sosei.publishing.proof import disagreeing, numbers_of
from sosei.publishing.spoken import speaking
from sosei.publishing.strategy.likely import chance, held, likely, summed_up, times, worth
from sosei.publishing.strategy.names import Own
from sosei.strategy.forecast.outlook import Outlook, Outlooks, Standing, outlooks
from sosei.strategy.forecast.tried import Tried
from sosei.strategy.package import Package

TRIED = Tried(((1, True),) * 16 + ((1, False),) * 4)
FEW = Tried(((1, True),) * 6)
OFF = Tried(((1, True),) * 12 + ((2, False),) * 12)


def outlook(standing: Standing = Standing.TOLD, values: int = 4, share: float = 0.7) -> Outlook:
    found = Outlook(UP, standing, values)
    return (
        replace(found, chance=share, low=95.4, high=112.2) if standing is Standing.TOLD else found
    )


def test_a_chance_and_a_range_in_one_sentence() -> None:
    told = chance(outlook())
    assert told is not None
    assert told.ja == (
        "これまでの動きが続けば、2021年度に目標を達成するのは10回に7回ほどです。5回に4回は、95人から112人の間になります。"
    )
    assert told.en == (
        "If its values go on moving as they have, the target of fiscal 2021 is met about 7 times in 10; in 4 of 5 "
        "cases the value is then between 95 people and 112 people."
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "10回に1回未満"),
        (0.049, "10回に1回未満"),
        (0.05, "10回に1回ほど"),
        (0.949, "10回に9回ほど"),
        (0.95, "10回に9回より多く"),
        (1.0, "10回に9回より多く"),
    ],
)
def test_a_chance_is_told_in_tens_and_never_as_certain(share: float, words: str) -> None:
    assert times(outlook(share=share)).ja == words


@pytest.mark.parametrize(
    ("given", "tried", "words"),
    [
        (outlook(Standing.TOO_FEW, 1), TRIED, "値が足りません（続いた年の値は1個。3個必要です）"),
        (outlook(Standing.TOO_FEW, 3), TRIED, "同じ性質の指標にも値がありません"),
        (outlook(Standing.UNTRIED), FEW, "未検証です（過去の値で試せたのは6件。20件必要です）"),
        (outlook(Standing.NOT_HELD), OFF, "24件のうち12件（50%）でした（70%から90%なら示します）"),
        (outlook(Standing.TOO_FAR), OFF, "試せたのは2年先まで"),
        (outlook(Standing.STILL), TRIED, "値に揺れがなく"),
    ],
)
def test_why_it_is_not_told(given: Outlook, tried: Tried, words: str) -> None:
    told = likely(given, tried)
    assert told is not None
    assert words in told.ja
    assert told.en.startswith("No outlook: ")
    assert chance(given) is None
    assert worth(given, tried) is None


@pytest.mark.parametrize("standing", [Standing.NOT_ASKED, Standing.ACHIEVED])
def test_what_is_not_asked_is_not_answered(standing: Standing) -> None:
    assert likely(outlook(standing), TRIED) is None


def test_what_it_was_worth_stands_beside_it() -> None:
    assert worth(outlook(), TRIED) == held(TRIED)
    assert "20件のうち16件（80%）が幅に入りました" in held(TRIED).ja


def test_of_several_every_reason_is_counted() -> None:
    given = [outlook(), outlook(Standing.TOO_FEW, 1), outlook(Standing.NOT_ASKED)]
    of = {str(place): each for place, each in enumerate(given)}
    summed = summed_up(Outlooks(2020, TRIED, of))
    assert summed is not None
    assert summed.ja == (
        "目標を達成する見込みを示せる指標は、2件のうち1件です（ほかは、値が足りない 1件）。"
    )
    assert summed_up(Outlooks(2020, TRIED, of), ["2"]) is None


def plan(package: Package) -> Plan:
    return Plan(package, Own("戦略"), Own("試験市"), None, FIRST, FIRST + 6, FIRST + 5)


def test_a_strategy_prints_the_outlooks_that_are_told() -> None:
    of = plan(told())
    (section,) = (s for s in strategy_sections(of) if s.name == "pillar-n")
    (table,) = (t for t in section.tables if "見込み" in t.title)
    assert len(table.rows) == 12
    assert any("12件のうち12件" in note for note in section.notes)
    assert any("過去の値で試すと" in note for note in section.notes)
    page = strategy_file(of, "html", "ja").decode()
    named = [cell for _, origin in numbers_of(page) for cell in origin.cells]
    assert "kpi.likely_low[i0]" in named
    assert disagreeing(page, of.cells) == []


def test_without_outlooks_a_strategy_says_why() -> None:
    of = plan(package_of([(UP, {FIRST: 1.0})]))
    of = replace(of, package=replace(of.package, nodes=told().nodes))
    (section,) = (s for s in strategy_sections(of) if s.name == "pillar-n")
    assert not any("見込み" in table.title for table in section.tables)
    assert any("値が足りない 1件" in note for note in section.notes)
    with speaking("en"):
        notes = next(s for s in strategy_sections(of) if s.name == "pillar-n").notes
    assert any("1: too few values" in note for note in notes)


def test_the_words_are_those_of_the_package() -> None:
    found = outlooks(told((UP, wavering(99, years=2))), FIRST + 5)
    assert found.of["i12"].standing is Standing.TOO_FEW
    assert found.any_told
