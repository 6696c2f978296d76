"""A population figure is offered to its reporter with its cell, and enters the form only by a press."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from django.test import Client
from pytest_django import Settings
from tests import held
from tests.people import planner
from tests.reviews import BIRTHS, CYCLE, package

from sosei.strategy.indicator import YearBasis
from sosei.web.plans import actions
from sosei.web.reviews.opening import open_review

HEAD = actions.Head("births", "07202", "会津若松市", "試験の戦略", 2015, 2024)


def test_a_figure_of_the_library_is_taken_by_a_press(
    client: Client, db: None, own_folders: None, settings: Settings
) -> None:
    rows = [row[:6] for row in held.register_dynamics().frame.rows() if row[4] == "births"]
    held.library(Path(settings.LIBRARY), [held.block("register_dynamics", rows)])
    calendar = replace(BIRTHS, year_basis=YearBasis.CALENDAR, baseline=None, baseline_year=None)
    whole = package(indicators=(calendar,), tags=package().tags[:1])
    strategy = actions.create(head=HEAD, package=whole, by=planner())
    row = open_review(strategy=strategy, cycle=replace(CYCLE, year=2018), by=planner())
    url = f"/reviews/reports/{row.reports.get().pk}/"
    page = client.get(url).content.decode()
    assert "839人" in page
    assert "register_dynamics.csv" in page
    assert 'name="value" value=""' in page
    taken = client.post(url, {"happened": "書きかけ", "version": 0, "take": "yes"}).content.decode()
    assert 'name="value" value="839"' in taken
    assert "書きかけ" in taken
