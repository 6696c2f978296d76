"""Whatever the tables and the survivorship, the rates backed out return the tables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.demography.engine.projection import project
from sosei.demography.known.population import FEMALE
from sosei.demography.told.published import PublishedProjection, back_out


@st.composite
def published(draw: st.DrawFn) -> tuple[PublishedProjection, Array]:
    """Draw tables of whole persons with many empty cells, and a survivorship."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    ages = AgeGroups(5, draw(st.sampled_from([50, 85, 90])))
    years, areas = draw(st.integers(2, 5)), draw(st.integers(1, 4))
    top = 10 ** draw(st.integers(0, 5))
    persons = random.integers(0, top + 1, (years, 2, len(ages), areas)).astype(float)
    persons *= random.random(persons.shape) > draw(st.sampled_from([0.0, 0.2, 0.6]))
    women = persons[:, FEMALE, ages.cut(15, 50)].sum(axis=1)
    persons[:, :, 0] *= (women > 0)[:, None]
    names = tuple(f"{place:05}" for place in range(areas))
    span = tuple(range(2015, 2015 + 5 * years, 5))
    survival = random.uniform(0, 1, (years - 1, 2, len(ages) - 1, areas))
    return PublishedProjection(persons, span, ages, names), survival


@given(published())
def test_the_ordinary_projection_returns_every_table(
    given: tuple[PublishedProjection, Array],
) -> None:
    tables, survival = given
    again = project(tables.base, back_out(tables, survival)).persons
    assert again == pytest.approx(tables.persons, rel=1e-9, abs=1e-9)


@given(published(), st.integers(1, 4))
def test_holding_the_last_rates_leaves_the_tables_as_they_are(
    given: tuple[PublishedProjection, Array], more: int
) -> None:
    tables, survival = given
    last = tables.years[-1]
    longer = project(tables.base, back_out(tables, survival, to=last + 5 * more))
    assert longer.years[-1] == last + 5 * more
    assert longer.persons[: len(tables.years)] == pytest.approx(tables.persons, rel=1e-9, abs=1e-9)


@given(published(), st.floats(0.01, 1000))
def test_scaled_tables_have_the_same_rates(
    given: tuple[PublishedProjection, Array], factor: float
) -> None:
    tables, survival = given
    larger = replace(tables, persons=tables.persons * factor)
    one, other = back_out(tables, survival), back_out(larger, survival)
    assert one.net_rate == pytest.approx(other.net_rate, rel=1e-9, abs=1e-9)
    assert np.asarray(one.child_woman_ratio) == pytest.approx(np.asarray(other.child_woman_ratio))
