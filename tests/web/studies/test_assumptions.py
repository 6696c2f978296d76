"""The workbook of a run comes back: what differs is seen first, then added to the study as scenarios."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.spreadsheet import Workbook
from tests.web.studies.studio import AIM, Studio

from sosei.publishing import book
from sosei.publishing.workbook import vision_xlsx
from sosei.web.studies.load import typed_of_draft
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.studies.placed import check
from sosei.web.visions import load


@pytest.fixture(autouse=True)
def only_the_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures and PDF are the business of other tests."""
    monkeypatch.setattr(
        book, "files", lambda result, *_, **_more: {"vision.xlsx": vision_xlsx(result)}
    )


@pytest.fixture
def study(studio: Studio) -> StudyDraft:
    """A study with an aim, run once."""
    study = studio.make()
    assert studio.type(study, AIM, "run").status_code == 302
    studio.worked_off()
    return study


def _workbook(study: StudyDraft) -> Workbook:
    run = Run.objects.get(study=study)
    return Workbook(vision_xlsx(load.result(str(run.result_id))))


def _send(studio: Studio, study: StudyDraft, content: bytes) -> tuple[int, str]:
    sent = {"file": SimpleUploadedFile("直した.xlsx", content)}
    answer = studio.client.post(f"/studies/{study.pk}/runs/1/assumptions/", sent)
    return answer.status_code, answer.content.decode()


def _place(workbook: Workbook, field: str) -> str:
    cells = workbook.sheets["_sosei"]
    row = next(place[1:] for place, cell in cells.items() if cell.value == field)
    return str(cells[f"A{row}"].value)


def test_an_edited_workbook_is_seen_first_and_added_as_a_scenario(
    studio: Studio, study: StudyDraft
) -> None:
    page = studio.see(f"/studies/{study.pk}/runs/1/assumptions/")
    assert "vision.xlsx" in page
    workbook = _workbook(study)
    value = _place(workbook, "scenario-1|tfr.value|1")
    status, page = _send(studio, study, workbook.edited("仮定値", {value: 1.9}))
    assert status == 200
    row = re.sub(r"<[^>]*>|\s+", " ", page[page.index("<tbody>") : page.index("</tbody>")]).split()
    assert row == [value, "長期ビジョン", "合計特殊出生率・値（2040年）", "2.1", "1.9"]
    assert len(check(typed_of_draft(StudyDraft.objects.get(pk=study.pk))).form.scenario) == 2  # type: ignore[union-attr]
    text = re.search(r'name="scenarios" value="([^"]*)"', page)
    assert text is not None
    sent = {"scenarios": unescape(text[1]), "label-scenario-1": "ゆるやかなビジョン"}
    answer = studio.client.post(f"/studies/{study.pk}/runs/1/assumptions/", sent)
    assert answer.headers["Location"] == f"/studies/{study.pk}/?saved=1"
    form = check(typed_of_draft(StudyDraft.objects.get(pk=study.pk))).form
    assert form is not None
    *_, before, added = form.scenario.values()
    assert added.label == "ゆるやかなビジョン"
    assert added.tfr == {**(before.tfr or {}), "2040": 1.9}
    assert added.migration == before.migration


def test_nothing_edited_has_nothing_to_save_and_faults_name_the_file_the_sheet_and_the_cell(
    studio: Studio, study: StudyDraft
) -> None:
    workbook = _workbook(study)
    status, page = _send(studio, study, workbook.edited("仮定値", {}))
    assert status == 200
    assert "保存するものはありません" in page
    assert 'name="scenarios"' not in page
    value = _place(workbook, "scenario-1|tfr.value|1")
    status, page = _send(studio, study, workbook.edited("仮定値", {value: "高め", "A1": "仮定"}))
    assert status == 422
    assert f"直した.xlsx [仮定値]、「{value}」" in page
    assert "書きかえられないセルが「仮定」になっています" in page
    address = str(Run.objects.get(study=study).result_id)
    cells = workbook.sheets["_sosei"]
    place = next(place for place, cell in cells.items() if cell.value == address)
    status, page = _send(studio, study, workbook.edited("_sosei", {place: "0" * 64}))
    assert status == 422
    assert "推計番号 00000000 のブックです" in page
    sent = {"scenarios": "[scenario.x]\ntfr = 3"}
    answer = studio.client.post(f"/studies/{study.pk}/runs/1/assumptions/", sent)
    assert answer.status_code == 422
