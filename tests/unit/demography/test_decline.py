"""How the share that dies moves along the years."""

from __future__ import annotations

import numpy as np
import pytest
from tests import ahead

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.assumed.decline import AS_BETWEEN_CENSUSES, Decline, decline_of


def _persons(fewer: float = ahead.FEWER) -> dict[int, Array]:
    found: dict[int, Array] = {}
    for year, sex, age, persons in ahead.rows(fewer):
        cells = found.setdefault(year, np.zeros((2, len(ahead.AGES))))
        cells[int(sex == "female"), ahead.AGES.labels.index(age)] = persons
    return found


def test_a_projection_in_which_a_tenth_fewer_die_says_so() -> None:
    found = decline_of(_persons(), ahead.AGES)
    assert found is not None
    assert found.years == (2017.5, 2022.5, 2027.5)
    assert found.ages == (65, 70, 75, 80)
    wanted = np.log([0.3, 0.3 * 0.9, 0.3 * 0.81])
    assert found.logs == pytest.approx(np.broadcast_to(wanted[:, None, None], (3, 2, 4)))
    assert found.opens == (70, 75, 80, 85, 90)
    assert found.open_logs == pytest.approx(np.broadcast_to(wanted[:, None, None], (3, 2, 5)))


def test_the_last_two_groups_together_die_as_a_stationary_population() -> None:
    """Half of 65–69, then a third of 70–74 and a fifth of those above reach the next five years."""
    ages, persons = AgeGroups(5, 90), {2015: np.full((2, 19), 1000.0)}
    reach = {65: 1 / 2, 70: 1 / 3, 75: 1 / 5, 80: 1 / 5, 85: 1 / 5}
    for year in (2020, 2025):
        before, after = persons[year - 5], np.full((2, 19), 1000.0)
        for age, share in reach.items():
            row = age // 5
            above = before[:, row + 1] if age == 85 else 0.0
            after[:, row + 1] = share * (before[:, row] + above)
        persons[year] = after
    found = decline_of(persons, ages)
    assert found is not None
    for start, of_all in (
        (70, (1 / 2) * (17 / 12)),
        (75, (1 / 3) * (5 / 4)),
        (80, 1 / 4),
        (90, 1 / 4),
    ):
        # T of those from `start` on, of one person-year of the group before
        alive = of_all / (1 + of_all)
        wanted = np.log(1 - alive)
        assert found.open_logs[:, :, found.opens.index(start)] == pytest.approx(
            np.full((2, 2), wanted)
        )


def test_ages_that_end_elsewhere_take_the_last_part() -> None:
    found = decline_of(_persons(), ahead.AGES)
    assert found is not None
    told = found.dying(2017.5, [2022.5], AgeGroups(5, 100))
    assert told.rows[0] == pytest.approx(np.full((2, 20), 0.9))


def test_what_dies_is_read_between_the_years_and_goes_on_beyond_them() -> None:
    logs = np.array([0.0, -0.1, -0.3])[:, None, None] * np.array([[[1.0, 2.0]], [[1.0, 2.0]]])[:, 0]
    path = Decline((2000.0, 2010.0, 2020.0), (65, 80), np.broadcast_to(logs, (3, 2, 2)))
    assert path.at(2005) == pytest.approx(np.array([[-0.05, -0.1]] * 2))
    assert path.at(1990) == pytest.approx(np.array([[0.1, 0.2]] * 2)), "the first line goes on"
    assert path.at(2030) == pytest.approx(np.array([[-0.5, -1.0]] * 2)), "the last line goes on"


def test_each_age_has_its_part_and_the_young_the_first() -> None:
    logs = np.array([[[0.0, 0.0]] * 2, [[-0.1, -0.2]] * 2])
    told = Decline((2010.0, 2020.0), (65, 80), logs).dying(2010, [2020], ahead.AGES)
    assert told.rows.shape == (1, 2, len(ahead.AGES) - 1)
    labels = ahead.AGES.labels
    for age, log in (("0-4", -0.1), ("65-69", -0.1), ("75-79", -0.1), ("80-84", -0.2)):
        assert told.rows[0, :, labels.index(age)] == pytest.approx([np.exp(log)] * 2)
    assert told.births == pytest.approx(np.exp([[-0.1, -0.1]]))


def test_between_the_censuses_seven_and_a_half_per_cent_fewer_died_in_five_years() -> None:
    told = AS_BETWEEN_CENSUSES.dying(2018, [2023, 2068], ahead.AGES)
    assert told.births[:, 0] == pytest.approx([np.exp(-0.078), np.exp(-0.78)])
    assert np.all(told.rows == told.births[:, :, None])


def test_two_periods_are_needed() -> None:
    persons = _persons()
    assert decline_of({year: persons[year] for year in (2015, 2020)}, ahead.AGES) is None
    assert decline_of({year: persons[year] for year in (2015, 2025, 2030)}, ahead.AGES) is None
    assert decline_of({}, ahead.AGES) is None


def test_ages_that_end_too_low_tell_nothing() -> None:
    low = {year: cells[:, :17] for year, cells in _persons().items()}
    assert decline_of(low, AgeGroups(5, 80)) is None


def test_where_more_are_alive_than_before_nothing_is_told() -> None:
    persons = _persons()
    persons[2020] = persons[2020].copy()
    persons[2020][:, ahead.AGES.labels.index("70-74")] = 2000
    assert decline_of(persons, ahead.AGES) is None
