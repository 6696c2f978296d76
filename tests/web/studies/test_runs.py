"""A study run, run again, compared, and made the vision of its town."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.utils import timezone
from tests.web.studies.studio import AIM, Studio

from sosei.publishing import book
from sosei.web.data import load as library
from sosei.web.jobs.models import Job
from sosei.web.jobs.rounds import work_off
from sosei.web.places.models import OwnFiles
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.visions import load
from sosei.web.visions.models import StoredResult


@pytest.fixture(autouse=True)
def nothing_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures and PDF are the business of other tests."""
    monkeypatch.setattr(book, "files", lambda *_, **_more: {"vision.pdf": b"%PDF"})


@pytest.fixture
def study(studio: Studio) -> StudyDraft:
    """A study with an aim, run once."""
    study = studio.make()
    assert studio.type(study, AIM, "run").status_code == 302
    studio.worked_off()
    return study


@pytest.fixture
def twice(studio: Studio, study: StudyDraft) -> StudyDraft:
    """The same, run again with a higher aim."""
    studio.type(study, {"scenario-1-tfr-1-value": "2.4"}, "run")
    studio.worked_off()
    return study


def test_running_saves_starts_a_job_and_leads_to_the_result(studio: Studio) -> None:
    study = studio.make()
    answer = studio.type(study, AIM, "run")
    job = Job.objects.get(kind="run_study")
    assert answer.headers["Location"] == f"/jobs/{job.pk}/"
    page = studio.see(f"/studies/{study.pk}/runs/1/")
    assert "この実行の結果はまだありません" in page
    assert f"/jobs/{job.pk}/" in page
    assert studio.worked_off() == f"/studies/{study.pk}/runs/1/"
    page = studio.see(f"/studies/{study.pk}/runs/1/")
    assert "長期ビジョンでは約" in page


def test_a_result_whose_vision_was_not_chosen_says_where_to_choose_it(
    studio: Studio, study: StudyDraft
) -> None:
    here = f"/studies/{study.pk}/"
    assert f'href="{here}#vision"' not in studio.see(f"{here}runs/1/")
    study.refresh_from_db()
    studio.type(study, {"vision-aim": study.typed["vision-status_quo"]}, "run")
    studio.worked_off()
    assert f'href="{here}#vision"' in studio.see(f"{here}runs/2/")


def test_a_run_keeps_the_file_it_ran_on_whatever_is_typed_later(
    studio: Studio, study: StudyDraft
) -> None:
    studio.type(study, {"scenario-1-tfr-1-value": "1.2"})
    run = Run.objects.get(study=study)
    assert "2040 = 2.1" in run.text
    assert run.result is not None
    assert load.result(run.result.address).scenarios[1]["tfr"]["2040"] == 2.1


def test_the_whole_result_opens_and_names_the_files_it_used(
    studio: Studio, study: StudyDraft
) -> None:
    run = Run.objects.get(study=study)
    page = studio.see(f"/visions/07202/{run.result_id}/")
    assert "将来人口（規則による試算）" in page
    used = load.result(str(run.result_id)).manifest["used"]
    assert {use["file"] for use in used} >= {"census.csv", "death_rates.csv"}


def test_a_result_becomes_the_towns_vision_only_when_it_is_made_so(
    studio: Studio, study: StudyDraft
) -> None:
    studio.see("/visions/07202/", 404)
    answer = studio.client.post(f"/studies/{study.pk}/runs/1/show/")
    assert answer.headers["Location"] == "/visions/07202/"
    studio.see("/visions/07202/")
    assert "人口ビジョンのページになっています" in studio.see(f"/studies/{study.pk}/runs/1/")


def test_a_run_without_a_result_cannot_be_shown(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, AIM, "run")
    assert studio.client.post(f"/studies/{study.pk}/runs/1/show/").status_code == 404


def test_one_run_has_nothing_to_be_compared_with(studio: Studio, study: StudyDraft) -> None:
    assert "比べる相手がまだありません" in studio.see(f"/studies/{study.pk}/compare/")


def test_two_runs_are_compared_by_what_changed_and_what_it_does(
    studio: Studio, twice: StudyDraft
) -> None:
    page = studio.see(f"/studies/{twice.pk}/compare/")
    assert "検討の1か所が変わりました" in page
    assert "シナリオ：長期ビジョン：合計特殊出生率" in page
    assert "2020年 1.5、2040年 2.1" in page
    assert "2020年 1.5、2040年 2.4" in page
    assert "長期ビジョンの結果" in page
    (difference,) = re.findall(r"2060年 総人口（人）.*?差\">(\+[0-9,]+)<", page)
    assert int(difference.replace(",", "")) > 0
    assert 'data-chart="chart-compare"' in page


def test_which_runs_are_compared_can_be_chosen(studio: Studio, twice: StudyDraft) -> None:
    page = studio.see(f"/studies/{twice.pk}/compare/?before=2&after=1")
    (difference,) = re.findall(r"2060年 総人口（人）.*?差\">(−[0-9,]+)<", page)
    assert difference
    same = studio.see(f"/studies/{twice.pk}/compare/?before=1&after=1")
    assert "検討の内容に変わったところはありません" in same


def test_the_result_of_the_second_run_leads_to_the_comparison(
    studio: Studio, twice: StudyDraft
) -> None:
    assert "compare/?before=1&amp;after=2" in studio.see(f"/studies/{twice.pk}/runs/2/")


def test_figures_removed_meanwhile_refuse_the_run_and_keep_nothing(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, AIM, "run")
    for entry in library.entries():
        if entry.statistic == "census":
            library.library().remove(entry.id)
    work_off()
    job = Job.objects.get(kind="run_study")
    assert job.state == "refused"
    assert job.faults
    assert not StoredResult.objects.exists()


def test_a_study_deleted_meanwhile_refuses_its_run(studio: Studio) -> None:
    study = studio.make()
    studio.type(study, AIM, "run")
    studio.client.post(f"/studies/{study.pk}/delete/")
    work_off()
    assert Job.objects.get(kind="run_study").state == "refused"


def test_deleting_a_study_takes_its_results_but_not_the_towns_vision(
    studio: Studio, twice: StudyDraft
) -> None:
    studio.client.post(f"/studies/{twice.pk}/runs/1/show/")
    studio.client.post(f"/studies/{twice.pk}/delete/")
    (kept,) = StoredResult.objects.all()
    assert load.shown_address("07202") == kept.address
    assert not Run.objects.exists()


def test_beyond_the_limit_of_jobs_the_page_says_so_and_no_run_is_kept(studio: Studio) -> None:
    study = studio.make()
    for _ in range(settings.JOBS_AT_ONCE):
        assert studio.send(study, "run").status_code == 302
    answer = studio.send(study, "run")
    assert answer.status_code == 422
    assert "直すところ" in answer.content.decode()
    assert study.runs.count() == settings.JOBS_AT_ONCE


def test_a_run_tells_what_it_means_for_each_field(studio: Studio, study: StudyDraft) -> None:
    assert f"/studies/{study.pk}/runs/1/fields/" in studio.see(f"/studies/{study.pk}/runs/1/")
    page = studio.see(f"/studies/{study.pk}/runs/1/fields/care/")
    for words in ("要介護・要支援認定者【人】", "全国の率", "率が未登録です"):
        assert words in page
    assert "旅行1回の消費額" in studio.see(f"/studies/{study.pk}/runs/1/fields/exchange/")
    table = studio.see(f"/studies/{study.pk}/runs/1/fields.csv")
    assert table.startswith("\ufeffscenario,area,year,field,item,value,unit,factor,origin")
    assert "status-quo,07202,2020,care,certified," in table


def test_a_run_freezes_the_fields_with_what_the_municipality_saved(studio: Studio) -> None:
    text = (
        "rate,item,statistic,table,year,area,sex,age,value,unit\n"
        "carers,,介護サービス施設・事業所調査,表,2019,会津若松市,,,0.3,worker/person\n"
    )
    OwnFiles.objects.create(
        area="07202",
        subject="rates",
        files={"rates.csv": {"name": "市の率.csv", "text": text}},
        by="planner",
        saved_at=timezone.now(),
    )
    study = studio.make()
    studio.type(study, AIM, "run")
    studio.worked_off()
    run = Run.objects.get(study=study)
    result = load.result(str(run.result_id))
    assert result.tables["field_rates"].value("own", item="carers") is True
    assert "carers" not in result.tables["field_missing"]["rate"]
    used = {use["table"]: use["file"] for use in result.manifest["used"]}
    assert used["field_rates"] == "市の率.csv"
    assert "人口減少による様々な分野への影響" in studio.see(f"/visions/07202/{run.result_id}/")


def test_a_count_typed_on_the_page_calibrates_the_run_and_its_page_of_fields(
    studio: Studio,
) -> None:
    study = studio.make()
    total = {
        "sectors-total-0-of": "certified",
        "sectors-total-0-year": "2017",
        "sectors-total-0-value": "7,097",
        "sectors-total-0-statistic": "介護保険事業状況報告",
        "sectors-total-0-table": "認定者数",
    }
    studio.type(study, {**AIM, **total}, "run")
    studio.worked_off()
    run = Run.objects.get(study=study)
    result = load.result(str(run.result_id))
    assert result.tables["field_observed"].value("value", item="certified", year=2017) == 7097
    factor = result.tables["field_rates"].value("factor", item="certified")
    page = studio.see(f"/studies/{study.pk}/runs/1/fields/care/")
    assert f"×{factor:.2f}" in page
    assert "7,097" in page
