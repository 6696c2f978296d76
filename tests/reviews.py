"""A small review: two departments, three indicators, one node with words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sosei.strategy.indicator import Direction, Indicator, Nature, Observation
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem, Kind, Node, Tag, TagBasis
from sosei.strategy.review.cycle import Cycle, CycleKind
from sosei.strategy.review.freezing import Department, Filed, Review
from sosei.strategy.review.report import Report
from sosei.strategy.review.stages import Stage

CYCLE = Cycle(2021, CycleKind.YEARLY, date(2022, 4, 15), date(2022, 5, 31))
STRATEGY: Mapping[str, str | int] = {
    "slug": "trial",
    "area": "07202",
    "town": "試験市",
    "name": "試験の戦略",
    "english_name": "Trial strategy",
    "first_year": 2020,
    "last_year": 2024,
    "label": "",
}
BIRTHS = Indicator(
    "births",
    "children",
    "出生数",
    Nature.FLOW,
    Direction.HOLD,
    unit="人",
    baseline=Decimal(839),
    baseline_year=2018,
    target=Decimal(839),
    target_year=2024,
    statistic="register_dynamics/births",
)
WAITING = Indicator(
    "waiting",
    "children",
    "待機児童数",
    Nature.STOCK,
    Direction.DOWN,
    unit="人",
    baseline=Decimal(5),
    baseline_year=2019,
    target=Decimal(0),
    target_year=2024,
)
VISITORS = Indicator(
    "visitors",
    "work",
    "観光客数",
    Nature.FLOW,
    Direction.UP,
    unit="人",
    display_unit="万人",
    display_factor=Decimal(10000),
    baseline=Decimal(3000000),
    baseline_year=2018,
    target=Decimal(3950000),
    target_year=2024,
)


def package(*observations: Observation, **more: Any) -> Package:
    """Return a strategy of one pillar with two measures, owned by two departments."""
    return replace(
        Package(
            nodes=(
                Node("pillar", "", Kind.PILLAR, "柱", 1),
                Node("children", "pillar", Kind.MEASURE, "子ども", 1),
                Node("work", "pillar", Kind.MEASURE, "しごと", 2),
            ),
            indicators=(BIRTHS, WAITING, VISITORS),
            frameworks=(
                FrameworkItem("departments", "child", "こども課", 1),
                FrameworkItem("departments", "tour", "観光課", 2),
            ),
            tags=(
                Tag("departments", "child", TagBasis.STATED, node="children"),
                Tag("departments", "tour", TagBasis.STATED, indicator="visitors"),
            ),
            observations=observations,
        ),
        **more,
    )


def seen(indicator: str, year: int, value: int | str | None, **more: Any) -> Observation:
    """Return an observation."""
    number = None if value is None else Decimal(str(value))
    return Observation(indicator, year, value=number, **more)


def review(*, stage: Stage = Stage.APPROVED, **more: Any) -> Review:
    """Return a review in which every report has a stage."""
    filed = (
        Filed(
            Report("births", texts={"happened": "減った", "next": "続ける"}),
            "出生数",
            "child",
            stage,
        ),
        Filed(Report("waiting"), "待機児童数", "child", stage),
        Filed(Report("visitors"), "観光客数", "tour", stage),
    )
    whole = Review(
        strategy=STRATEGY,
        cycle=CYCLE,
        package=package(seen("births", 2021, 797), seen("waiting", 2021, 3)),
        filed=filed,
        departments=(Department("child", "こども課"), Department("tour", "観光課")),
    )
    return replace(whole, **more)
