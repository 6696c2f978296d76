"""How sure a result is: asked for on the page of a run, drawn by a job, and part of the vision from then on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.studies.studio import AIM, Studio

from sosei.publishing import book
from sosei.publishing.book import DRAWN
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult
from sosei.web.jobs.rounds import work_off
from sosei.web.places.models import OwnFiles
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.trail.models import Event
from sosei.web.visions import actions as visions
from sosei.web.visions import load

PLACE = "/studies/{}/runs/1/ensemble/"


@pytest.fixture
def run(db: None, sample_result: VisionResult) -> Run:
    study = StudyDraft.objects.create(by="planner", area="07202", title="見本の検討", typed={})
    stored = visions.store(result=sample_result, files={"vision.pdf": b"%PDF"})
    return Run.objects.create(study=study, number=1, text="", result=stored)


def test_ranges_are_drawn_by_a_job_and_stand_on_both_pages(
    client: Client, run: Run, sample_result: VisionResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed is the business of other tests."""
    monkeypatch.setattr(book, "files", lambda *_, ensemble, **_more: {DRAWN: ensemble.content})
    place = PLACE.format(run.study_id)
    assert "まだ計算していません" in client.get(place).content.decode()
    answer = client.post(place, {"draws": "1000", "seed": "7"})
    job = answer.headers["Location"]
    assert job.startswith("/jobs/")
    waiting = client.get(place).content.decode()
    assert "この結果の範囲を計算しています" in waiting
    assert job in waiting
    assert "範囲を計算する</button>" not in waiting
    work_off()
    held = load.ensemble_of(sample_result.address)
    assert held is not None
    assert (held.draws, held.seed, held.plain["result"]) == (1000, 7, sample_result.address)
    page = client.get(place).content.decode()
    assert "計算しています" not in page
    assert "5回に4回は、現状推計では約" in page
    assert 'id="figure-fan-vision"' in page
    vision = client.get(f"/visions/07202/{sample_result.address}/").content.decode()
    assert 'id="uncertainty"' in vision
    assert Event.objects.filter(verb="study.draw").count() == 1


RATES = (
    "rate,item,statistic,table,year,area,sex,age,value,unit\n"
    "carers,,介護サービス施設・事業所調査,表,2019,会津若松市,,,{},worker/person\n"
)


def rates(value: float) -> None:
    """Save a rate of the municipality's own, in the place of the one before."""
    OwnFiles.objects.all().delete()
    OwnFiles.objects.create(
        area="07202",
        subject="rates",
        files={"rates.csv": {"name": "市の率.csv", "text": RATES.format(value)}},
        by="planner",
        saved_at=timezone.now(),
    )


def test_what_a_scenario_changes_has_ranges_while_the_rates_of_the_run_hold(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        book,
        "files",
        lambda *_, ensemble, **_more: {} if ensemble is None else {DRAWN: ensemble.content},
    )
    rates(0.3)
    study = studio.make()
    studio.type(study, AIM, "run")
    studio.worked_off()
    studio.client.post(PLACE.format(study.pk), {"draws": "1000", "seed": "1"})
    studio.worked_off()
    run = Run.objects.get(study=study)
    field = f"/studies/{study.pk}/runs/1/fields/care/"
    assert "5回に4回の幅" in studio.see(field)
    assert "（5回に4回は" in studio.see(f"/visions/07202/{run.result_id}/")
    rates(0.4)
    page = studio.see(field)
    assert "5回に4回の幅</" not in page
    assert "増減の幅は示していません" in page


@pytest.mark.parametrize("seed", ["", "-1", "一", "1.5", "9" * 30])
def test_a_seed_that_is_none_is_refused(client: Client, run: Run, seed: str) -> None:
    answer = client.post(PLACE.format(run.study_id), {"draws": "1000", "seed": seed})
    assert answer.status_code == 422
    assert "乱数の種" in answer.content.decode()


def test_who_only_reads_starts_nothing(client_of: Callable[..., Client], run: Run) -> None:
    viewer, place = client_of("viewer"), PLACE.format(run.study_id)
    assert '<form method="post" class="card">' not in viewer.get(place).content.decode()
    assert viewer.post(place, {"draws": "1000", "seed": "1"}).status_code == 403


def test_the_same_seed_gives_the_same_bytes(sample_result: VisionResult) -> None:
    one, again = (drawn(sample_result, 200, 3) for _ in range(2))
    assert one.address == again.address
    assert Ensemble(one.content).quantile("vision", 2060, "total", 0.5) > 0
