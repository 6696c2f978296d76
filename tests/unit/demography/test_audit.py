"""An audit of a town that states what its own run gives, and of one that states more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.builders import assumptions, even

from sosei.demography.assumed.scenario import Path, ScaleMigration, Scenario
from sosei.demography.engine.projection import project
from sosei.demography.told.audit import Audit, Case, Finding, calibrate
from sosei.demography.told.goal import Goal, told, with_arrivals, with_migration
from sosei.demography.told.levers import lever_runs, lever_shares
from sosei.demography.told.seek import Reach
from sosei.demography.told.stated import About, StatedFigure

HELD = assumptions(steps=4, net_rate=-0.04, child_woman_ratio=0.19, cwr_per_tfr=0.13)
QUO = Scenario("status-quo")
AIM = Scenario(
    "vision", tfr=Path({2015: 1.5, 2030: 2.0}), migration=ScaleMigration(Path({2015: 0.0}))
)
BASE = even(1000)


def total(scenario: Scenario, times: float = 1.0) -> float:
    """Persons in 2035 with a multiple of the net migration."""
    held = with_migration(scenario.apply(HELD), times)
    return told(project(BASE, held), Goal(0, 2035))


def stated(of: About, value: float, **more: object) -> StatedFigure:
    made = StatedFigure(of, "total", value, "person", "約", 2035, 100)
    return replace(made, **more)  # type: ignore[arg-type]


def case(*figures: StatedFigure) -> Case:
    more = assumptions(steps=4, net_rate=-0.06, child_woman_ratio=0.19, cwr_per_tfr=0.13)
    return Case(
        population=BASE,
        chosen=HELD,
        choices={"2005-2010": HELD, "2010-2015": more},
        status_quo=QUO,
        aim=AIM,
        figures=figures,
        horizon=2035,
        arrivals_from=2020,
    )


def of(findings: Sequence[Finding], question: str, name: str | None = None) -> list[Finding]:
    return [f for f in findings if f.question == question and name in (None, f.case)]


def test_every_choice_of_periods_is_told_whatever_it_gives() -> None:
    audit = Audit(case(stated(About.STATUS_QUO, round(total(QUO), -2))))
    first, second = of(audit.findings, "status_quo")
    assert (first.case, second.case) == ("2005-2010", "2010-2015")
    assert (first.verdict, second.verdict) == ("within", "below")
    assert first.found == pytest.approx(total(QUO))


def test_calibration_finds_the_multiplier_that_was_used() -> None:
    found = calibrate(case(stated(About.STATUS_QUO, total(QUO, 0.6))))
    assert found is not None
    assert found.answer is Reach.REACHED
    assert found.multiplier == pytest.approx(0.6)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.6 < found.high


def test_calibration_takes_the_latest_year_that_is_stated_as_a_value() -> None:
    below = stated(About.STATUS_QUO, 1_000, words="を下回る")
    early = stated(About.STATUS_QUO, 30_000, year=2025)
    assert calibrate(case(below)) is None
    found = calibrate(case(below, early))
    assert found is not None
    assert found.figure == early


def test_a_status_quo_out_of_reach_is_said_and_the_nearest_is_used() -> None:
    audit = Audit(case(stated(About.STATUS_QUO, 900_000)))
    (multiplier,) = of(audit.findings, "calibration", "multiplier")
    assert multiplier.verdict == "not_reached"
    assert (multiplier.found_low, multiplier.found_high) == (None, None)


def test_levers_are_moved_from_the_citys_own_footing() -> None:
    published = stated(About.STATUS_QUO, total(QUO, 0.6))
    audit = Audit(case(published, stated(About.VISION, total(AIM, 0.6))))
    (vision,) = of(audit.findings, "levers")
    assert vision.verdict == "within"
    assert vision.found == pytest.approx(total(AIM, 0.6))
    assert audit.calibration is not None


def test_without_a_published_total_the_studys_own_run_is_used() -> None:
    audit = Audit(case(stated(About.DIFFERENCE, total(AIM) - total(QUO))))
    assert audit.calibration is None
    assert of(audit.findings, "calibration") == []
    assert of(audit.findings, "levers")[0].verdict == "within"


def test_shares_add_to_the_difference_and_hold_the_interaction_in_halves() -> None:
    runs = lever_runs(lambda scenario: project(BASE, scenario.apply(HELD)), QUO, AIM)
    goal = Goal(0, 2035)
    shares = lever_shares(runs, goal)
    alone = told(runs.fertility, goal) - told(runs.none, goal)
    assert shares.fertility + shares.migration == pytest.approx(total(AIM) - total(QUO))
    assert shares.fertility - shares.interaction / 2 == pytest.approx(alone)


def test_the_addition_is_the_one_that_was_left_out() -> None:
    lacking = with_arrivals(AIM.apply(HELD), 80.0, case().profile, (2020, 2035))
    promised = told(project(BASE, lacking), Goal(0, 2035))
    audit = Audit(case(stated(About.VISION, promised, words="約", digit=2)))
    (printed,) = of(audit.findings, "addition", "printed")
    (needed,) = of(audit.findings, "addition", "needed")
    (every,) = of(audit.findings, "addition", "all")
    assert printed.found == pytest.approx(80.0, abs=1e-4)
    assert needed.found is not None
    assert 79 < needed.found < 80
    assert (every.found, every.verdict) == (needed.found, "reached")
    assert [f.verdict for f in of(audit.findings, "addition", "with_all")] == ["within"]


def test_nothing_is_added_where_the_words_are_met() -> None:
    audit = Audit(case(stated(About.VISION, total(AIM))))
    assert of(audit.findings, "addition", "needed")[0].found == 0.0


def test_figures_that_no_addition_meets_together_are_said_to_be_so() -> None:
    much = stated(About.VISION, total(AIM) + 2_000)
    little = stated(About.DIFFERENCE, total(AIM) - total(QUO))
    (every,) = of(Audit(case(much, little)).findings, "addition", "all")
    assert every.verdict == "not_reached"


def test_more_persons_than_the_vision_has_can_not_be_taken_away_by_arrivals() -> None:
    audit = Audit(case(stated(About.VISION, total(AIM) - 5_000)))
    assert of(audit.findings, "addition", "needed")[0].verdict == "not_reached"
    assert of(audit.findings, "addition", "all") == []


def test_the_identity_needs_both_differences_of_a_year() -> None:
    young = stated(About.DIFFERENCE, 500, indicator="age_0_14")
    assert of(Audit(case(young)).findings, "identity") == []


def groups() -> list[StatedFigure]:
    """The differences of our own runs, as a document would state them."""
    quo, aim = (project(BASE, scenario.apply(HELD)) for scenario in (QUO, AIM))

    def difference(name: str) -> float:
        goal = Goal(0, 2035, name)
        return told(aim, goal) - told(quo, goal)

    return [
        stated(About.DIFFERENCE, difference("age_0_14"), indicator="age_0_14"),
        stated(About.DIFFERENCE, difference("age_15_64"), indicator="age_15_64"),
        stated(
            About.DIFFERENCE,
            100 * difference("ageing_rate"),
            indicator="ageing_rate",
            unit="point",
            digit=0.1,
        ),
    ]


def test_differences_of_one_run_are_feasible() -> None:
    findings = Audit(case(*groups(), stated(About.VISION, total(AIM)))).findings
    verdicts = {f.case: f.verdict for f in of(findings, "identity")}
    assert verdicts == {
        "total": "feasible",
        "ageing_rate": "feasible",
        "needed_ageing_rate": "feasible",
    }


def test_a_rate_that_the_groups_cannot_give_is_impossible() -> None:
    *persons, rate = groups()
    findings = Audit(case(*persons, replace(rate, value=-60.0))).findings
    (checked,) = of(findings, "identity", "ageing_rate")
    assert checked.verdict == "impossible"


def test_a_figure_without_a_year_is_looked_up_at_the_horizon() -> None:
    audit = Audit(case(stated(About.VISION, total(AIM), year=None)))
    (vision,) = of(audit.findings, "levers")
    assert (vision.year, vision.verdict) == (2035, "within")
