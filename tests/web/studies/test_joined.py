"""A study on a page is joined to a frozen review of its municipality."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.people import planner
from tests.reviews import CYCLE, package, seen
from tests.web.studies.studio import Studio

from sosei.strategy.review.edition import Edition
from sosei.web.plans import actions
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.opening import open_review
from sosei.web.studies import load
from sosei.web.studies.joined import edition_of
from sosei.web.studies.models import Run

HEAD = actions.Head("trial", "07202", "試験市", "試験の戦略", 2020, 2024)


@pytest.fixture
def edition(db: None, tmp_path: Path, settings: Settings) -> Edition:
    """A frozen review of the town's strategy."""
    settings.EVIDENCE = tmp_path / "evidence"
    by = planner("planner")
    strategy = actions.create(head=HEAD, package=package(seen("births", 2020, 812)), by=by)
    cycle = open_review(strategy=strategy, cycle=CYCLE, by=by)
    for row in cycle.requests.all():
        accept_silence(row=row, reason="休止中のため。", by=by)
    address = freeze(cycle=cycle, today=date(2022, 9, 1), by=by).address
    found = edition_of(address)
    assert found is not None
    return found


def test_a_review_is_chosen_on_the_page_and_stands_in_the_run(
    studio: Studio, edition: Edition
) -> None:
    study = studio.make()
    page = studio.client.get(f"/studies/{study.pk}/").content.decode()
    assert "試験の戦略　2021年度（令和3年度）　第1版" in page
    studio.type(study, {"strategy-edition": edition.address}, "run")
    study.refresh_from_db()
    ready = load.ready(load.typed_of_draft(study))
    assert ready.study is not None
    assert ready.study.strategy == edition
    assert f'edition = "{edition.address}"' in Run.objects.get(study=study).text


def test_an_address_of_nothing_is_refused_at_its_field(studio: Studio) -> None:
    study = studio.make()
    answer = studio.type(study, {"strategy-edition": "0" * 64}, "run")
    assert answer.status_code == 422
    assert "確定した効果検証" in answer.content.decode()
    assert not Run.objects.exists()
