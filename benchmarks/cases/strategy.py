"""Judging a strategy of 500 indicators in one year, and the page of that year."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from tempfile import mkdtemp

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from sosei.strategy.indicator import Direction, Indicator, Nature, Observation
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node

NAME = "strategy"
INDICATORS, FIRST, YEARS = 500, 2015, 10
YEAR = FIRST + YEARS - 1
TARGET, TARGET_PAGE = 0.030, 0.100
REPETITIONS, OK = 20, 200
OURS, LOOP = "Package.judge()", "value ÷ target in floats, in a loop"


def made() -> Package:
    """Make a strategy of 500 indicators with ten years of observations each."""
    nodes = tuple(Node(f"P{n}", "", Kind.PILLAR, f"柱{n}", n) for n in range(5))
    indicators = tuple(_indicator(number) for number in range(INDICATORS))
    observations = tuple(
        Observation(i.id, year, value=Decimal(100 + (number * 7 + year) % 60))
        for number, i in enumerate(indicators)
        for year in range(FIRST, FIRST + YEARS)
    )
    return Package(nodes=nodes, indicators=indicators, observations=observations)


def _indicator(number: int) -> Indicator:
    return Indicator(
        f"K{number}",
        f"P{number % 5}",
        f"指標{number}",
        (Nature.FLOW, Nature.STOCK, Nature.CUMULATIVE)[number % 3],
        Direction.UP,
        unit="人",
        baseline=Decimal(100),
        baseline_year=FIRST - 1,
        target=Decimal(150),
        target_year=FIRST + YEARS,
        decimals=0,
    )


def measure() -> list[Measurement]:
    """Measure judging one year, then the page."""
    package = made()
    package.judge(YEAR)
    numbers = {
        i.id: {o.year: float(o.value or 0) for o in package.records[i.id].observations}
        for i in package.indicators
    }
    size = f"{INDICATORS} indicators × {YEARS} years observed, one year"
    ours = clock.seconds(lambda: package.judge(YEAR), REPETITIONS)
    loop = clock.seconds(lambda: _naive(package, numbers), REPETITIONS)
    peer = Peer(
        LOOP, sorted(loop)[len(loop) // 2], "No expected path, no reasons, no exact numbers."
    )
    ask = _page(package)
    first = [clock.seconds(partial(ask, year), 1, 0)[0] for year in range(FIRST, YEAR)]
    again = clock.seconds(partial(ask, YEAR), REPETITIONS)
    return [
        clock.summary(f"{OURS}, {size}", "s", ours, peers=[peer], target=TARGET),
        clock.summary(
            f"page of a year, {INDICATORS} indicators, through Django's test client",
            "s",
            again,
            target=TARGET_PAGE,
            note="Judgements of a version are kept; the rows are printed anew.",
        ),
        clock.summary(
            "the same, the first time since the strategy changed",
            "s",
            first,
            note="Each of the other years once: judged in that year, the year before, and back to since when.",
        ),
    ]


def _naive(package: Package, numbers: dict[str, dict[int, float]]) -> list[bool]:
    return [numbers[i.id][YEAR] / float(i.target or 1) >= 1 for i in package.indicators]


def _page(package: Package) -> Callable[[int], object]:
    """Store the strategy in an empty data folder, and return what asks for the page of a year."""
    os.environ["SOSEI_DATA"] = mkdtemp(prefix="sosei-benchmark-")
    from django.test import Client  # noqa: PLC0415 - only the page needs it

    from sosei.web.prepare import prepare  # noqa: PLC0415

    prepare()
    from sosei.web.people.actor import command  # noqa: PLC0415 - after django.setup()
    from sosei.web.plans import actions  # noqa: PLC0415

    head = actions.Head("large", "07202", "会津若松市", "大きな戦略", FIRST, YEAR)
    by = command("benchmark")
    strategy = actions.create(head=head, package=package, by=by)
    actions.publish(strategy=strategy, published=True, by=by)
    client = Client(SERVER_NAME="localhost")

    def ask(year: int) -> object:
        answer = client.get(f"/strategies/large/{year}/")
        if answer.status_code != OK:
            raise RuntimeError(f"the page answered {answer.status_code}")
        return answer

    return ask
