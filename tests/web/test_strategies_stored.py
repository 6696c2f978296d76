"""Strategies in the database: what goes in comes out, who is late is told, nothing observed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import Count
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.people import planner
from tests.sample import SAMPLE

from sosei.base.errors import InputError
from sosei.cli.strategy import read
from sosei.strategy import editing
from sosei.strategy.difference import Kind
from sosei.strategy.indicator import Nature, Observation
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem
from sosei.web.plans import actions, load
from sosei.web.plans.models import Edit, Strategy
from sosei.web.plans.models import Observation as StoredObservation
from sosei.web.plans.store import StaleError, key_text

pytestmark = pytest.mark.django_db

HEAD = actions.Head("aizu-2", "07202", "会津若松市", "第2期総合戦略", 2020, 2024)

MOST = 30
"""Statements that write a whole package: while it is written, nobody else writes."""


@pytest.fixture(scope="module")
def package() -> Package:
    return read(Path(SAMPLE) / "strategy_2")


@pytest.fixture
def strategy(package: Package) -> Strategy:
    return actions.create(head=HEAD, package=package, by=planner("planner"))


def _observe(
    value: str, year: int = 2020, indicator: str = "S2-P4-G2"
) -> Callable[[Package], Package]:
    told = Observation(indicator, year, value=Decimal(value))

    def change(package: Package) -> Package:
        others = (o for o in package.observations if (o.indicator, o.year) != (indicator, year))
        return replace(package, observations=(*others, told))

    return change


def test_what_goes_in_comes_out(strategy: Strategy, package: Package) -> None:
    assert load.package(strategy) == package
    assert strategy.version == 1


def test_reading_takes_two_queries_and_then_none(
    strategy: Strategy, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        load.package(strategy)
    with django_assert_num_queries(0):
        load.package(strategy)


def test_a_package_is_written_in_few_statements_however_many_rows_it_has(
    package: Package, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    seen = tuple(
        Observation(each.id, year, value=Decimal(year))
        for each in package.indicators
        if each.nature not in {Nature.MILESTONE, Nature.RATIO}
        for year in range(2020, 2025)
    )
    larger = replace(package, observations=seen)
    assert len(seen) > 3 * MOST
    with django_assert_max_num_queries(MOST):
        made = actions.create(head=HEAD, package=larger, by=planner("planner"))
    assert load.package(made) == larger
    again = replace(larger, observations=tuple(replace(o, value=Decimal(1)) for o in seen))
    with django_assert_max_num_queries(MOST):
        actions.import_package(strategy=made, package=again, version=1, by=planner("planner"))
    numbers = StoredObservation.objects.values_list("revision").annotate(Count("pk"))
    assert dict(numbers) == {1: len(seen), 2: len(seen)}


def test_an_edit_is_kept_with_who_did_it_and_what_it_changed(strategy: Strategy) -> None:
    change = partial(editing.moved, node="S2-P1-M3", parent="S2-P2")
    changes = actions.edit(strategy=strategy, change=change, version=1, by=planner("planner"))
    assert {c.table for c in changes} == {"nodes"}
    assert load.package(strategy).tree.children("S2-P2")[-1].id == "S2-P1-M3"
    edit = Edit.objects.get(strategy=strategy, version=2)
    assert edit.by == "planner"
    assert len(edit.changes) == len(changes)


def test_who_comes_late_is_told_what_changed_and_nothing_is_written(strategy: Strategy) -> None:
    actions.edit(strategy=strategy, change=_observe("1.40"), version=1, by=planner("first"))
    with pytest.raises(StaleError) as told:
        actions.edit(strategy=strategy, change=_observe("1.30"), version=1, by=planner("second"))
    assert [edit.by for edit in told.value.edits] == ["first"]
    assert StoredObservation.objects.filter(strategy=strategy).count() == 2
    strategy.refresh_from_db()
    assert strategy.version == 2


def test_an_edit_that_cannot_stand_leaves_everything_as_it_was(strategy: Strategy) -> None:
    before = load.package(strategy)
    broken = replace(before.indicators[0], node="nowhere")
    with pytest.raises(InputError):
        actions.edit(
            strategy=strategy,
            change=partial(editing.with_indicator, indicator=broken),
            version=1,
            by=planner("planner"),
        )
    strategy.refresh_from_db()
    assert strategy.version == 1
    assert load.package(strategy) == before


def test_observations_are_revised_and_never_lost(strategy: Strategy) -> None:
    for version, value in enumerate(("1.40", "1.45"), 1):
        actions.edit(
            strategy=strategy,
            change=_observe(value),
            version=version,
            by=planner("reporter"),
            reason="訂正",
        )
    key = key_text(("S2-P4-G2", "2020", "yearly", "final"))
    revisions = load.history(strategy, key)
    assert [(r.revision, (r.cells or {})["value"]) for r in revisions] == [(1, "1.40"), (2, "1.45")]
    without = partial(editing.without_indicator, indicator="S2-P4-G2")
    changes = actions.edit(strategy=strategy, change=without, version=3, by=planner("planner"))
    assert Kind.REMOVED in {c.kind for c in changes}
    assert [r.cells for r in load.history(strategy, key)][-1] is None
    assert not load.package(strategy).records.get("S2-P4-G2")


def test_an_import_is_shown_before_it_is_saved(strategy: Strategy, package: Package) -> None:
    other = editing.revised(package, "S2-P3-G1", Decimal(-200), 2024, "2022-03", "見直し")
    shown = actions.preview(strategy=strategy, package=other)
    assert {c.table for c in shown} == {"indicators", "targets"}
    assert load.package(strategy) == package
    actions.import_package(strategy=strategy, package=other, version=1, by=planner("planner"))
    assert load.package(strategy) == other


def test_a_successor_is_a_strategy_of_its_own(strategy: Strategy) -> None:
    head = replace(HEAD, slug="aizu-3", name="第3期総合戦略", first_year=2024, last_year=2026)
    following = actions.succeed(
        strategy=strategy, head=head, by=planner("planner"), shortened_because="国の改定"
    )
    assert following.predecessor == strategy
    assert load.package(following).records["S2-P4-G1"].indicator.baseline == 793
    strategy.refresh_from_db()
    assert (strategy.last_year, strategy.planned_last_year) == (2023, 2024)
    told = load.package(strategy).successions
    assert {s.indicator for s in told if s.indicator} == set(load.package(strategy).records)


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (replace(HEAD, slug="", name=""), {"slug", "name"}),
        (replace(HEAD, slug="new", last_year=2019), {"last_year"}),
        (HEAD, {"slug"}),
    ],
)
def test_a_faulty_head_is_refused(
    strategy: Strategy, head: actions.Head, columns: set[str]
) -> None:
    with pytest.raises(InputError) as told:
        actions.create(head=head, by=planner("planner"))
    assert {fault.column for fault in told.value.faults} == columns
    assert Strategy.objects.count() == 1


def _stored_anew(strategy: Strategy) -> Package:
    load._package.cache_clear()
    return load.package(strategy)


@given(st.permutations(range(6)), st.integers(0, 6), st.sets(st.integers(0, 5)))
@settings(max_examples=25)
def test_any_order_of_rows_is_stored_as_it_is(
    package: Package, order: list[int], new: int, gone: set[int]
) -> None:
    with transaction.atomic():
        strategy = actions.create(head=HEAD, package=package, by=planner())
        first = load.package(strategy)
        moved = [first.frameworks[place] for place in order if place not in gone]
        moved.insert(min(new, len(moved)), FrameworkItem("own", "1", "新しい項目", 1))
        left = {(item.framework, item.code) for item in moved}
        tags = tuple(t for t in first.tags if (t.framework, t.code) in left)
        texts = tuple(t for t in first.texts if t.node != "sdgs")
        after = replace(first, frameworks=tuple(moved), tags=tags, texts=texts)
        actions.edit(strategy=strategy, change=lambda _: after, version=1, by=planner())
        assert _stored_anew(strategy).frameworks == after.frameworks
        transaction.set_rollback(True)


def test_indicators_in_another_order_are_moved_and_nothing_else(strategy: Strategy) -> None:
    first = load.package(strategy)
    moved = replace(first, indicators=(*first.indicators[1:], first.indicators[0]))
    changes = actions.edit(strategy=strategy, change=lambda _: moved, version=1, by=planner())
    assert [(c.table, c.kind, c.key) for c in changes] == [
        ("indicators", Kind.MOVED, (first.indicators[0].id,))
    ]
    assert _stored_anew(strategy).indicators == moved.indicators
