"""What pages of strategies are made of: the tree, a table and a chart of an indicator, a search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import altair as alt
import pytest
from jsonschema import ValidationError  # type: ignore[import-untyped]  # it has no stubs

from sosei.base.messages import Language
from sosei.publishing.charts.style import PAGE_FONTS, dressed
from sosei.publishing.strategy.branches import Branch, Branches
from sosei.publishing.strategy.chart import drawn
from sosei.publishing.strategy.decided import decisions
from sosei.publishing.strategy.lines import STATUSES
from sosei.publishing.strategy.names import Names, Own, entry_name
from sosei.publishing.strategy.search import search
from sosei.publishing.strategy.sheet import LONGEST, percent, sheet, span, working
from sosei.strategy.case import Record
from sosei.strategy.indicator import (
    Break,
    Direction,
    Indicator,
    Nature,
    Observation,
    Status,
    Target,
    YearBasis,
)
from sosei.strategy.judgement import judge
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem, Kind, Node, Placement, Text
from sosei.strategy.verdict import Verdict

VISITORS = Indicator(
    "K1",
    "M1",
    "観光客入込数",
    Nature.FLOW,
    Direction.UP,
    unit="人",
    year_basis=YearBasis.CALENDAR,
    baseline=Decimal(3_000_000),
    baseline_year=2019,
    target=Decimal(3_950_000),
    target_year=2024,
    display_unit="万人",
    display_factor=Decimal(10_000),
    decimals=0,
)
SEEN = (
    Observation("K1", 2020, value=Decimal(2_500_000), note="速報の前"),
    Observation("K1", 2021, value=Decimal(3_100_000)),
    Observation("K1", 2023, value=Decimal(3_200_000), status=Status.PROVISIONAL),
)
RECORD = Record(
    VISITORS,
    SEEN,
    targets=(Target("K1", Decimal(3_700_000), 2024, "2019-12-01", "素案"),),
    breaks=(Break("K1", 2021, "調査方法の変更"),),
)
PACKAGE = Package(
    nodes=(
        Node("P1", "", Kind.PILLAR, "ひとの流れ", 1),
        Node("M1", "P1", Kind.MEASURE, "観光の推進", 1),
        Node("M2", "P1", Kind.MEASURE, "広域連携", 2),
        Node("PLAN", "", Kind.PLAN, "総合計画", 0),
    ),
    placements=(Placement("M2", indicator="K1", name="入込数"), Placement("M1", measure="M1")),
    indicators=(VISITORS,),
    texts=(
        Text("M1", "result", "ja", "外国からのお客さまがＩＣＴの活用で増えました"),
        Text("K1", "name", "en", "Visitor arrivals"),
    ),
    observations=SEEN,
)
NAMES = Names(PACKAGE)


def roots(year: int = 2021) -> tuple[Branch, ...]:
    judged: Mapping[str, Any] = {j.indicator.id: j for j in PACKAGE.judge(year)}
    return Branches(PACKAGE, NAMES, judged).roots()


def test_a_second_place_keeps_its_wording_and_says_that_it_is_one() -> None:
    (pillar,) = roots()
    first, second = pillar.below
    assert [(line.name.ja, line.again) for line in first.lines] == [("観光客入込数", False)]
    assert [(line.name.ja, line.again) for line in second.lines] == [("入込数", True)]


def test_a_measure_placed_below_itself_ends_and_an_empty_plan_branch_is_left_out() -> None:
    assert [root.id for root in roots()] == ["P1"]
    assert roots()[0].below[0].below == ()


def test_every_verdict_has_a_shape_of_its_own() -> None:
    assert set(STATUSES) == set(Verdict)
    assert len({status.mark for status in STATUSES.values()}) == len(Verdict)


def test_a_table_has_every_year_known_and_shows_units_gaps_and_notes() -> None:
    rows = sheet(RECORD, span(RECORD, 2020, 2024))
    assert [row.number for row in rows] == [2019, 2020, 2021, 2022, 2023, 2024]
    assert (rows[1].value.ja, rows[1].value.en) == ("250万人", "2,500,000 people")
    assert rows[1].status.name == "worse"
    assert rows[1].progress.ja == "−52.6%"
    assert rows[2].notes == (Own("調査方法の変更"),)
    assert rows[3].value.ja == "—"
    assert [row.provisional for row in rows] == [False, False, False, False, True, False]
    assert rows[0].year.ja == "2019年（令和元年）"


def test_a_mistyped_year_makes_no_endless_table() -> None:
    odd = replace(RECORD, observations=(Observation("K1", 1020, value=Decimal(1)),))
    assert len(span(odd, 2020, 2024)) == LONGEST
    assert span(odd, 2020, 2024)[-1] == 2024


def test_a_share_that_is_almost_all_is_not_shown_as_all() -> None:
    assert percent(Fraction(99_999, 100_000)).ja == "99.999%"
    assert percent(Fraction(1)).ja == "100.0%"
    assert percent(None).ja == "—"


def test_the_working_shows_the_gap_with_its_sign() -> None:
    shown = working(judge(RECORD, 2021))
    assert (shown.gap.ja, shown.gap.en) == ("−85万人", "−850,000 people")
    assert shown.running is None


def test_a_gap_between_percentages_is_in_points() -> None:
    share = Indicator("K2", "M1", "受診率", Nature.RATIO, Direction.UP, "%", target=Decimal(60))
    due = replace(share, target_year=2024)
    judged = judge(Record(due, (Observation("K2", 2024, value=Decimal("57.5")),)), 2024)
    gap = working(judged).gap
    assert (gap.ja, gap.en) == ("−2.5ポイント", "−2.5 percentage points")


LANGUAGES: dict[Language, float] = {"en": 2_500_000, "ja": 250}


def data(record: Record, language: Language = "ja") -> list[list[dict[str, Any]]]:
    chart = drawn(record, span(record, 2020, 2024), language)
    assert chart is not None
    return [layer["data"]["values"] for layer in chart["layer"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("nature", [Nature.FLOW, Nature.RATIO])
def test_the_chart_keeps_the_schema_of_vega_lite(language: Language, nature: Nature) -> None:
    record = replace(RECORD, indicator=replace(VISITORS, nature=nature))
    chart = drawn(record, span(record, 2020, 2024), language)
    assert chart is not None
    plain = dressed(chart, "container", PAGE_FONTS)
    alt.Chart.from_dict(plain)
    plain["layer"][0]["mark"]["type"] = "sponge"
    with pytest.raises(ValidationError, match="sponge"):
        alt.Chart.from_dict(plain)


def test_the_line_is_broken_off_at_a_break_and_where_a_year_is_missing() -> None:
    observed = next(rows for rows in data(RECORD) if "segment" in rows[0])
    assert [(row["year"], row["segment"]) for row in observed] == [(2020, 1), (2021, 2), (2023, 3)]
    assert [row["provisional"] for row in observed] == [False, False, True]


def test_the_chart_has_the_unit_of_its_language_and_both_targets() -> None:
    labels = [row.get("label") for rows in data(RECORD) for row in rows]
    for expected in ("目標 395万人", "以前の目標 370万人", "基準値 300万人", "調査方法の変更"):
        assert expected in labels
    for language, value in LANGUAGES.items():
        observed = next(rows for rows in data(RECORD, language) if "segment" in rows[0])
        assert observed[0]["value"] == value


def test_an_earlier_target_says_which_decision_took_its_place() -> None:
    first = Target("K1", Decimal(3_700_000), 2024, "2019-12-01", "素案")
    second = Target("K1", Decimal(3_950_000), 2024, "2020-03-20", "決定")
    told = decisions(replace(RECORD, targets=(second, first)))
    assert [(each.target, each.old, each.replaced) for each in told] == [
        (first, True, second),
        (second, False, None),
    ]
    (alone,) = decisions(RECORD)
    assert (alone.old, alone.replaced) == (True, None)


def test_an_earlier_target_is_drawn_with_the_day_until_which_it_stood() -> None:
    decided = Target("K1", Decimal(3_950_000), 2024, "2020-03-20", "決定")
    record = replace(RECORD, targets=(*RECORD.targets, decided))
    ja, en = (
        [row.get("label") for rows in data(record, spoken) for row in rows]
        for spoken in ("ja", "en")
    )
    assert "以前の目標 370万人（2020-03-20まで）" in ja
    assert "earlier target 3,700,000 people (until 2020-03-20)" in en


def test_nothing_is_drawn_of_a_milestone_or_of_nothing() -> None:
    done = replace(VISITORS, nature=Nature.MILESTONE, direction=Direction.COMPLETE)
    empty = replace(VISITORS, target=None, baseline=None)
    for indicator in (done, empty):
        assert drawn(Record(indicator), range(2020, 2025), "ja") is None


def test_a_search_takes_any_width_and_case_and_shows_where_the_words_stand() -> None:
    (found,) = search(PACKAGE, NAMES, "ict　お客さま")
    assert (found.id, found.indicator) == ("M1", False)
    assert found.excerpt is not None
    assert "ICTの活用" in found.excerpt.ja
    assert [each.id for each in search(PACKAGE, NAMES, "VISITOR")] == ["K1"]
    assert search(PACKAGE, NAMES, "観光 ない言葉") == []
    assert search(PACKAGE, NAMES, "　") == []


def test_names_fall_back_to_the_language_that_is_there() -> None:
    assert NAMES.name("K1").text("en") == ("Visitor arrivals", "en")
    assert NAMES.name("M1").text("en") == ("観光の推進", "ja")
    assert NAMES.text("M1", "issue") is None
    assert entry_name(FrameworkItem("sdgs", "3", "すべての人に健康と福祉を", 3)).en.startswith(
        "Good Health"
    )
