"""Blocks of the library on pages: shown, traced to a cell, removed."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import planner_files
from tests.people import WHO
from tests.web.planner import Planner

from sosei.web.data import load

TRACE = "/data/trace/?area=会津若松&statistic=census"
CELL = f"{TRACE}&item=population&date=2015-10-01&sex=female&age=20-24"


@pytest.fixture
def held(planner: Planner) -> str:
    """The number of the census in the library."""
    planner.drop_and_see(("census.csv", planner_files.census()))
    return load.entries()[0].id


def test_a_block_shows_its_facts_and_first_rows_with_their_cells(
    planner: Planner, held: str
) -> None:
    page = planner.see(f"/data/blocks/{held}/")
    assert "総務省統計局" in page
    assert ">F2<" in page
    assert ">4,875<" in page


def test_a_block_is_removed_after_a_question(planner: Planner, held: str) -> None:
    assert "取り除きますか" in planner.see(f"/data/blocks/{held}/remove/")
    assert len(load.entries()) == 1
    planner.client.post(f"/data/blocks/{held}/remove/")
    assert load.entries() == ()
    planner.see(f"/data/blocks/{held}/", 404)
    planner.see(f"/data/blocks/{held}/remove/", 404)


@pytest.mark.parametrize("number", ["0" * 64, "x", "../../index.sqlite3"])
def test_a_block_that_is_not_there_is_not_found(planner: Planner, held: str, number: str) -> None:
    planner.see(f"/data/blocks/{number}/", 404)


def test_a_town_by_its_short_name_offers_what_the_statistic_tells(
    planner: Planner, held: str
) -> None:
    page = planner.see(TRACE)
    assert "福島県会津若松市 (07202)" in page
    assert '<option value="2015-10-01">' in page
    assert '<option value="female">女</option>' in page


def test_a_figure_is_followed_to_its_cell(planner: Planner, held: str) -> None:
    rows = planner_files.census().decode().splitlines()
    place = next(
        i for i, row in enumerate(rows, 1) if row.startswith("07202,2015-10-01,female,20-24,")
    )
    page = planner.see(CELL)
    assert f">F{place}<" in page
    assert "採用中" in page


def test_a_figure_that_is_not_held_is_said(planner: Planner, held: str) -> None:
    assert "取り込まれていません" in planner.see(f"{TRACE}&item=births&date=2015&sex=male&age=0-4")


def test_an_unknown_town_is_a_fault_on_the_page(planner: Planner, held: str) -> None:
    page = planner.see("/data/trace/?area=どこにもない町&statistic=census", 422)
    assert "この名前やコードの地域がありません" in page


def test_a_library_of_many_blocks_asks_the_database_only_who_reads(
    planner: Planner, held: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(WHO):
        planner.see("/data/")
