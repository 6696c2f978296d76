"""Simulations 1 and 2, influences, stage of decline, and the nine classes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.builders import AGES, assumptions, even, population, ratio

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.assumed.scenario import LeverWithoutConversionError, Path, Scenario
from sosei.demography.engine.control import Targets
from sosei.demography.engine.projection import project
from sosei.demography.known.population import Basis, Population
from sosei.demography.told.official import (
    NOT_DECLINING,
    areas_without_tfr,
    decline_20_39,
    decline_stage,
    degrees,
    first_tfr,
    natural_influence,
    nine_class,
    run_official,
    social_influence,
    towards_replacement,
    without_migration,
)
from sosei.demography.told.official_table import official_table, readings
from sosei.demography.told.thresholds import (
    DECLINE_20_39,
    DECLINE_STAGE,
    NATURAL_INFLUENCE,
    SOCIAL_INFLUENCE,
    Status,
)

SINGLE = AgeGroups(1, 100)


def town(steps: int = 6, *, start: int = 2015, **rates: object) -> Assumptions:
    """A town with a TFR of 1.5 (0.195 ÷ 0.13) that loses 5 in 100 of everybody."""
    given = {"child_woman_ratio": 0.195, "cwr_per_tfr": 0.13, "net_rate": -0.05, **rates}
    return assumptions(steps, start=start, **given)  # type: ignore[arg-type]


def single_year(steps: int = 20, *, start: int = 2015, births: float = 0.05) -> Assumptions:
    """The same in single years: births at 20–49, TFR 30 × births."""
    cells = (steps, 2, 101, 1)
    rates = np.zeros((steps, 101, 1))
    rates[:, 20:50] = births
    return Assumptions(
        start=start,
        ages=SINGLE,
        areas=("a",),
        survival=np.full(cells, 0.99),
        net_rate=np.full(cells, -0.01),
        males_per_100_females=np.full((steps, 1), 105.0),
        asfr=rates,
    )


def tfr(held: Assumptions) -> Array:
    """The TFR of every step of the first area."""
    of_step: Array = (ratio(held) / np.asarray(held.cwr_per_tfr))[:, 0]
    return of_step


# ── simulation 1 ──────────────────────────────────────────────────────────────


def test_simulation_1_is_a_line_from_the_first_tfr_to_replacement_in_2030() -> None:
    assert tfr(towards_replacement(town())) == pytest.approx([1.7, 1.9, 2.1, 2.1, 2.1, 2.1])


def test_simulation_1_is_the_scenario_of_that_path() -> None:
    path = Scenario("x", tfr=Path({2015: 1.5, 2030: 2.1})).apply(town())
    assert ratio(towards_replacement(town())) == pytest.approx(ratio(path), rel=1e-12)


@pytest.mark.parametrize("start", [2030, 2035])
def test_from_2030_on_replacement_is_there_at_once(start: int) -> None:
    assert tfr(towards_replacement(town(2, start=start))) == pytest.approx([2.1, 2.1])


def test_a_base_off_the_grid_reads_the_line_where_it_is() -> None:
    expected = [1.5 + 0.6 * 5 / 13, 1.5 + 0.6 * 10 / 13, 2.1]
    assert tfr(towards_replacement(town(3, start=2017))) == pytest.approx(expected)


def test_only_the_first_step_gives_the_start() -> None:
    falling = np.array([0.195, 0.1, 0.1])[:, None]
    assert tfr(towards_replacement(town(3, child_woman_ratio=falling)))[1] == pytest.approx(1.9)


def test_a_tfr_above_replacement_falls_to_it() -> None:
    assert tfr(towards_replacement(town(3, child_woman_ratio=0.13 * 2.4))) == pytest.approx(
        [2.3, 2.2, 2.1]
    )


def test_every_area_starts_from_its_own_tfr() -> None:
    rates = town(1, areas=("a", "b"), child_woman_ratio=np.array([[0.13 * 1.2, 0.13 * 1.8]]))
    moved = ratio(towards_replacement(rates))[0] / 0.13
    assert moved == pytest.approx([1.5, 1.9])
    assert first_tfr(rates) == pytest.approx([1.2, 1.8])


def test_single_years_read_the_line_at_mid_year_and_keep_the_shape() -> None:
    moved = towards_replacement(single_year())
    total = moved.birth_rates.sum(axis=1)[:, 0]
    assert total[0] == pytest.approx(1.5 + 0.6 * 0.5 / 15)
    assert total[14] == pytest.approx(1.5 + 0.6 * 14.5 / 15)
    assert total[15:] == pytest.approx(2.1)
    assert moved.birth_rates[0, 20:50, 0] == pytest.approx(total[0] / 30)


def test_a_town_without_a_tfr_is_named() -> None:
    assert areas_without_tfr(assumptions(2)) == ("07202",)
    assert np.isnan(first_tfr(assumptions(2))[0])
    with pytest.raises(LeverWithoutConversionError, match="07202"):
        towards_replacement(assumptions(2))
    partly = np.array([[0.13, 0.13], [0.13, np.nan]])
    assert areas_without_tfr(town(2, areas=("a", "b"), cwr_per_tfr=partly)) == ("b",)
    assert areas_without_tfr(town(2)) == ()


def test_single_years_without_births_have_no_shape_to_move() -> None:
    assert areas_without_tfr(single_year(births=0)) == ("a",)
    assert areas_without_tfr(single_year()) == ()


# ── simulation 2 and the closed population ────────────────────────────────────


def test_without_migration_nobody_moves_in_any_step() -> None:
    closed = without_migration(town(net_count=7.0))
    assert not np.any(closed.net_rate)
    assert not np.any(closed.net_count)


def test_migration_ends_with_the_first_step_that_starts_in_the_year() -> None:
    closed = without_migration(town(4), 2025)
    assert closed.net_rate[:, 0, 0, 0].tolist() == [-0.05, -0.05, 0, 0]
    between = without_migration(town(4), 2022)
    assert between.net_rate[:, 0, 0, 0].tolist() == [-0.05, -0.05, 0, 0]
    before = without_migration(town(4), 1990)
    assert not np.any(before.net_rate)
    assert np.all(without_migration(town(4), 2035).net_rate == -0.05)


def test_single_years_end_migration_in_the_year_itself() -> None:
    closed = without_migration(single_year(), 2020)
    assert closed.net_rate[:7, 0, 0, 0].tolist() == [-0.01] * 5 + [0, 0]


def test_gross_flows_end_too() -> None:
    shape = town(3, areas=("a", "b")).survival.shape
    flows = GrossFlows(np.full(shape, 0.2), np.full(shape, 0.5))
    rates = replace(town(3, areas=("a", "b")), gross=flows)
    persons = np.full((2, len(AGES), 2), 100.0)
    persons[..., 1] = 300
    base = population(persons, areas=("a", "b"))
    assert np.any(project(base, rates).components.net_migration)
    assert not np.any(project(base, without_migration(rates)).components.net_migration)


# ── runs and influences ───────────────────────────────────────────────────────


def test_the_four_runs_are_what_they_are_called() -> None:
    runs = run_official(even(), town(), zero_from=2025)
    assert np.array_equal(runs.pattern1.persons, project(even(), town()).persons)
    assert np.array_equal(runs.closed.persons, project(even(), without_migration(town())).persons)
    assert runs.simulation2.components.net_migration[:2, 0].tolist() == (
        runs.simulation1.components.net_migration[:2, 0].tolist()
    )
    assert not np.any(runs.simulation2.components.net_migration[2:])
    assert runs.simulation1.components.entrants[-1] > runs.pattern1.components.entrants[-1]


def test_influences_compare_the_totals_at_the_horizon() -> None:
    runs = run_official(even(), town())
    natural = runs.simulation1.total[-1] / runs.pattern1.total[-1]
    social = runs.simulation2.total[-1] / runs.simulation1.total[-1]
    assert natural_influence(runs) == pytest.approx(natural)
    assert social_influence(runs) == pytest.approx(social)


def test_a_town_that_gains_movers_has_a_social_influence_below_1() -> None:
    assert social_influence(run_official(even(), town(net_rate=0.05)))[0] < 1


def test_a_town_where_nobody_moves_has_a_social_influence_of_1_and_degree_2() -> None:
    social = social_influence(run_official(even(), town(net_rate=0.0)))
    assert social.tolist() == [1]
    assert degrees(social, SOCIAL_INFLUENCE).tolist() == [2]


def test_a_town_at_replacement_has_a_natural_influence_of_1_and_degree_2() -> None:
    natural = natural_influence(run_official(even(), town(child_woman_ratio=0.13 * 2.1)))
    assert natural == pytest.approx([1], rel=1e-12)
    assert degrees(natural, NATURAL_INFLUENCE).tolist() == [2]


def test_factors_of_raking_are_found_on_pattern_1_and_kept() -> None:
    goal = np.full((1, 1, 1, 1), 3000.0)
    runs = run_official(
        even(), town(1), control=Targets(goal, np.zeros(1, dtype=np.int64), ("all",))
    )
    assert runs.pattern1.total[-1, 0] == pytest.approx(3000)
    assert runs.simulation1.factors is not None
    assert runs.pattern1.factors is not None
    assert np.array_equal(runs.simulation1.factors.first, runs.pattern1.factors.first)
    assert runs.simulation1.total[-1, 0] > 3000


def test_single_years_are_read_like_five_year_groups() -> None:
    base = Population(np.full((2, 101, 1), 100.0), SINGLE, ("a",), 2015, Basis.CENSUS)
    told = readings(run_official(base, single_year(30)))
    assert told["natural_influence"][0] > 1  # type: ignore[operator]
    assert told["social_influence"][0] > 1  # type: ignore[operator]
    assert told["decline_stage"][0] in {"1", "2", "3"}
    assert told["nine_class"][0] is not None


# ── classes ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "degree"),
    [
        (0.5, 1),
        (0.9999, 1),
        (1.0, 2),
        (1.0499, 2),
        (1.05, 3),
        (1.10, 4),
        (1.1499, 4),
        (1.15, 5),
        (3.0, 5),
    ],
)
def test_degrees_of_natural_influence_hold_their_lower_bound(value: float, degree: int) -> None:
    assert degrees(np.array([value]), NATURAL_INFLUENCE).tolist() == [degree]


@pytest.mark.parametrize(
    ("value", "degree"),
    [(0.99, 1), (1.0, 2), (1.0999, 2), (1.10, 3), (1.20, 4), (1.2999, 4), (1.30, 5)],
)
def test_degrees_of_social_influence_hold_their_lower_bound(value: float, degree: int) -> None:
    assert degrees(np.array([value]), SOCIAL_INFLUENCE).tolist() == [degree]


def test_a_ratio_on_a_bound_is_not_moved_by_arithmetic() -> None:
    assert 1 - 0.8 < 0.2
    assert nine_class(1 - 0.8, 0) == "D-1"
    below = np.array([1.1 - 2e-16])
    assert degrees(below, SOCIAL_INFLUENCE).tolist() == [3]


@pytest.mark.parametrize(
    ("closed", "with_migration", "name"),
    [
        (0.10, 0.10, "A"),
        (0.10, 0.30, "D-2"),
        (0.10, 0.60, "C-1"),
        (0.30, 0.10, "D-1"),
        (0.30, 0.30, "D-3"),
        (0.30, 0.60, "C-2"),
        (0.60, 0.10, "B-1"),
        (0.60, 0.30, "B-2"),
        (0.60, 0.60, "C-3"),
        (-0.2, -0.1, "A"),
        (0.20, 0.50, "C-2"),
        (0.50, 0.20, "B-2"),
        (0.1999, 0.4999, "D-2"),
    ],
)
def test_nine_classes_by_both_declines(closed: float, with_migration: float, name: str) -> None:
    assert nine_class(closed, with_migration) == name


def test_the_decline_of_women_is_a_share_of_the_base() -> None:
    moved = project(even(), town(1, survival=1.0, net_rate=-0.25))
    assert decline_20_39(moved) == pytest.approx([0.25])


# ── stage of decline ──────────────────────────────────────────────────────────


def stage(old: list[float], total: list[float] | None = None, **options: float) -> str:
    """The stage in the last of some years five apart; the total falls unless it is given."""
    years = tuple(2015 + 5 * place for place in range(len(old)))
    totals = total or [1000.0 - 50 * place for place in range(len(old))]
    (read,) = decline_stage(years, np.array(totals)[:, None], np.array(old)[:, None], **options)
    return read


def test_the_stage_follows_the_direction_of_65_and_over() -> None:
    assert stage([100, 101]) == "1"
    assert stage([100, 100]) == "2"
    assert stage([100, 99.5]) == "2"
    assert stage([100, 98]) == "3"


def test_the_stage_is_of_the_last_five_years_and_not_of_the_level() -> None:
    assert stage([100, 150, 140]) == "3"
    assert stage([100, 80, 81]) == "1"


def test_a_fall_of_one_per_cent_of_the_peak_is_a_fall() -> None:
    assert stage([100, 99]) == "3"
    assert stage([200, 100, 98.5]) == "2"
    assert stage([100, 99], holds_above=-0.02) == "2"


def test_where_the_total_does_not_fall_there_is_no_stage() -> None:
    assert stage([100, 90], [1000, 1000]) == NOT_DECLINING
    assert stage([100, 90], [1000, 1100]) == NOT_DECLINING
    assert stage([100, 90, 80], [1000, 900, 950]) == NOT_DECLINING


def test_single_years_are_compared_over_five_of_them() -> None:
    total, old = np.linspace(1000, 900, 11)[:, None], np.full((11, 1), 100.0)
    old[5:, 0] = 99.6 - 0.1 * np.arange(6)
    assert decline_stage(tuple(range(2015, 2026)), total, old) == ("2",)
    assert decline_stage((2015, 2016), total[:2], np.array([[100.0], [99.7]])) == ("3",)


def test_each_area_has_its_own_stage() -> None:
    total = np.array([[100.0, 100.0], [90.0, 110.0]])
    old = np.array([[10.0, 10.0], [12.0, 12.0]])
    assert decline_stage((2015, 2020), total, old) == ("1", NOT_DECLINING)


# ── table ─────────────────────────────────────────────────────────────────────


def test_the_table_has_totals_of_every_year_and_readings_of_the_horizon() -> None:
    table = official_table(run_official(even(), town(2)))
    assert table.columns == ["area", "year", "series", "indicator", "value"]
    totals = table.filter(table["indicator"] == "total")
    assert totals.select("series", "year").rows() == [
        (name, year)
        for name in ("pattern1", "simulation1", "simulation2")
        for year in (2015, 2020, 2025)
    ]
    rest = table.filter(table["indicator"] != "total")
    assert rest["year"].unique().to_list() == [2025]
    assert rest["indicator"].to_list() == [
        "natural_influence",
        "social_influence",
        "natural_influence_degree",
        "social_influence_degree",
        "decline_stage",
        "closed_decline_20_39",
        "decline_20_39",
        "nine_class",
    ]
    assert rest["series"].to_list() == rest["indicator"].to_list()


def test_values_read_back_as_they_were_computed() -> None:
    runs = run_official(even(), town(2))
    rows = {(row[2], row[1], row[3]): row[4] for row in official_table(runs).iter_rows()}
    assert float(rows["simulation1", 2020, "total"]) == runs.simulation1.total[1, 0]
    assert float(rows["decline_20_39", 2025, "decline_20_39"]) == decline_20_39(runs.pattern1)[0]
    assert rows["natural_influence_degree", 2025, "natural_influence_degree"] in set("12345")


def test_what_is_not_defined_is_left_out() -> None:
    nobody = set(official_table(run_official(even(0), town(1)))["indicator"])
    assert nobody == {"total", "decline_stage"}
    short = population(np.full((2, 12, 1), 100.0), open_from=55)
    names = set(official_table(run_official(short, town(1, open_from=55)))["indicator"])
    assert "decline_stage" not in names
    assert "nine_class" in names


def test_every_threshold_says_how_far_it_is_confirmed() -> None:
    everything = (NATURAL_INFLUENCE, SOCIAL_INFLUENCE, DECLINE_STAGE, DECLINE_20_39)
    assert all(each.source and list(each.bounds) == sorted(each.bounds) for each in everything)
    assert [each.status for each in everything] == [
        Status.UNVERIFIED,
        Status.UNVERIFIED,
        Status.UNVERIFIED,
        Status.VERIFIED_SECONDARY,
    ]
