"""A department's sheet on pages: given out, handed in, looked at before anything is saved, taken in row by row."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import planner
from tests.review_sheets import SHEET, book, fill, grids
from tests.reviews import seen

from sosei.web.plans.models import Strategy
from sosei.web.reviews.models import Draft, Report, ReviewCycle
from sosei.web.reviews.reporting import Said, approve, report

Entries = Mapping[tuple[str, str], Any]
FELL: Entries = {
    ("births", "value"): 797,
    ("births", "happened"): "婚姻が減った。",
    ("births", "next"): "相談を増やす。",
}

pytestmark = pytest.mark.usefixtures("own_folders")


def text(answer: Any) -> str:
    """Return a page's text, its blanks folded."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def at(cycle: ReviewCycle, department: str = "child") -> str:
    return f"/reviews/{cycle.pk}/sheet/{department}/"


def given_out(client: Client, cycle: ReviewCycle) -> bytes:
    answer = client.get(f"{at(cycle)}sheet.xlsx")
    assert answer.status_code == 200
    return answer.content


def filled(content: bytes, entries: Entries) -> SimpleUploadedFile:
    cells = grids(content)
    fill(cells, entries)
    return SimpleUploadedFile("こども課.xlsx", book(cells))


def handed_in(client: Client, cycle: ReviewCycle, file: Any) -> Any:
    return client.post(at(cycle), {"sheet": file}, follow=True)


def value_of(row: Report) -> str:
    """Return the value that is stored now."""
    row.refresh_from_db()
    assert row.cells is not None
    return str(row.cells["value"])


def chosen(*rows: Report, **more: str) -> dict[str, Any]:
    for row in rows:
        row.refresh_from_db()
    return {"row": [f"{row.pk}-{row.version}" for row in rows], **more}


def test_the_sheet_has_what_the_department_is_asked_for(client: Client, cycle: ReviewCycle) -> None:
    answer = client.get(f"{at(cycle)}sheet.xlsx")
    assert "attachment" in answer["Content-Disposition"]
    grid = grids(answer.content)[SHEET]
    assert [line[0] for line in grid[5:]] == ["births", "waiting"]
    assert "提出期限：2022年5月31日" in grid[1][1]


def test_all_sheets_come_in_one_file(client: Client, cycle: ReviewCycle) -> None:
    answer = client.get(f"/reviews/{cycle.pk}/sheets.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.namelist() == ["2021_child_こども課.xlsx", "2021_tour_観光課.xlsx"]


def test_what_a_sheet_changes_is_shown_before_anything_is_saved(
    client: Client, cycle: ReviewCycle, births: Report
) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), FELL))
    assert page.status_code == 200
    assert "今年の値（人） 797" in text(page)
    assert "婚姻が減った。" in text(page)
    assert "変わらない行：1件" in text(page)
    births.refresh_from_db()
    assert births.stage == "requested"
    assert not Draft.objects.exists()


def test_chosen_rows_are_reported(client: Client, cycle: ReviewCycle, births: Report) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), FELL))
    here = page.request["PATH_INFO"]
    done = client.post(here, chosen(births, send="yes"), follow=True)
    births.refresh_from_db()
    assert births.stage == "reported"
    assert value_of(births) == "797"
    assert births.texts == {"happened": "婚姻が減った。", "next": "相談を増やす。"}
    assert "選んだ行を報告しました" in text(done)
    assert "取り込むものはありません" in text(done)


def test_chosen_rows_are_kept_as_drafts(client: Client, cycle: ReviewCycle, births: Report) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), {("births", "value"): 790}))
    assert "報告するには次のものが必要です" in text(page)
    client.post(page.request["PATH_INFO"], chosen(births, draft="yes"))
    births.refresh_from_db()
    assert births.stage == "requested"
    assert Draft.objects.get().fields["value"] == "790"


def test_of_several_rows_all_are_reported_or_none(
    client: Client, cycle: ReviewCycle, births: Report, waiting: Report
) -> None:
    file = filled(given_out(client, cycle), {**FELL, ("waiting", "value"): 9})
    page = handed_in(client, cycle, file)
    refused = client.post(page.request["PATH_INFO"], chosen(births, waiting, send="yes"))
    assert refused.status_code == 422
    assert "「今後の対応」が書かれていません" in text(refused)
    births.refresh_from_db()
    assert births.stage == "requested"
    assert "797" in text(refused)


def test_without_a_choice_nothing_happens(client: Client, cycle: ReviewCycle) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), FELL))
    refused = client.post(page.request["PATH_INFO"], {"send": "yes"})
    assert refused.status_code == 422
    assert "行が選ばれていません" in text(refused)


def test_a_doubted_value_is_asked_about_and_confirmed(
    client: Client, cycle: ReviewCycle, births: Report
) -> None:
    file = filled(given_out(client, cycle), {**FELL, ("births", "value"): 79})
    page = handed_in(client, cycle, file)
    assert "10分の1以下" in text(page)
    here = page.request["PATH_INFO"]
    assert client.post(here, chosen(births, send="yes")).status_code == 422
    key = re.search(rf'name="confirm-{births.pk}" value="([^"]+)"', page.content.decode())
    assert key is not None
    confirmed = {f"confirm-{births.pk}": key[1], "send": "yes"}
    assert client.post(here, chosen(births, **confirmed)).status_code == 302
    assert value_of(births) == "79"


def test_a_conflict_waits_for_its_choice(
    client: Client, cycle: ReviewCycle, births: Report
) -> None:
    words = {"happened": "婚姻が減った。", "next": "相談を増やす。"}
    report(row=births, said=Said(seen("births", 2021, 801), words), version=0, by=planner("p"))
    file = filled(given_out(client, cycle), {("births", "value"): 797})
    births.refresh_from_db()
    again = Said(seen("births", 2021, 805), words)
    report(row=births, said=again, version=births.version, by=planner("p"))
    page = handed_in(client, cycle, file)
    here = page.request["PATH_INFO"]
    assert re.search(r"書き出したとき： 801 現在の内容： 805 様式： 797", text(page))
    refused = client.post(here, chosen(births, send="yes"))
    assert refused.status_code == 422
    assert "どちらを使うか選ばれていません" in text(refused)
    client.post(here, chosen(births, send="yes", **{f"pick-{births.pk}-value": "mine"}))
    assert value_of(births) == "797"


def test_what_changes_between_look_and_button_is_shown_anew(
    client: Client, cycle: ReviewCycle, births: Report
) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), FELL))
    sent = chosen(births, send="yes")
    words = {"happened": "別の人", "next": "別の人"}
    report(row=births, said=Said(seen("births", 2021, 801), words), version=0, by=planner("p"))
    refused = client.post(page.request["PATH_INFO"], sent)
    assert refused.status_code == 422
    assert value_of(births) == "801"
    assert "別の人" in text(refused)


def test_what_is_approved_is_not_taken_in(
    client: Client, cycle: ReviewCycle, births: Report, strategy: Strategy
) -> None:
    file = filled(given_out(client, cycle), FELL)
    words = {"happened": "a", "next": "b"}
    by = planner("p")
    report(row=births, said=Said(seen("births", 2021, 801), words), version=0, by=by)
    approve(row=births, version=1, seen=strategy.version, by=by)
    page = handed_in(client, cycle, file)
    assert "この報告は承認済みです" in text(page)
    assert client.post(page.request["PATH_INFO"], chosen(births, send="yes")).status_code == 422
    assert value_of(births) == "801"


def test_a_sheet_that_cannot_be_read_is_refused_with_its_cells(
    client: Client, cycle: ReviewCycle
) -> None:
    page = handed_in(
        client, cycle, filled(given_out(client, cycle), {("births", "value"): "約800"})
    )
    assert page.status_code == 422
    assert "こども課.xlsx [こども課]、「H6 今年の値（2021年度）」" in text(page)
    assert "sheet.xlsx" not in text(page).replace("様式を書き出す", "")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04damaged"])
def test_another_file_is_refused(client: Client, cycle: ReviewCycle, content: bytes) -> None:
    page = handed_in(client, cycle, SimpleUploadedFile("a.xlsx", content))
    assert page.status_code == 422
    assert "必要なもの" in text(page)


def test_no_file_is_said_to_be_none(client: Client, cycle: ReviewCycle) -> None:
    assert client.post(at(cycle), {}).status_code == 422


def test_the_sheet_of_another_department_is_refused(client: Client, cycle: ReviewCycle) -> None:
    file = SimpleUploadedFile("a.xlsx", given_out(client, cycle))
    page = client.post(at(cycle, "tour"), {"sheet": file})
    assert page.status_code == 422
    assert "別の課（child）の様式です" in text(page)


def test_a_sheet_is_its_owners_alone(
    client: Client, client_of: Callable[..., Client], cycle: ReviewCycle
) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), FELL))
    other = client_of("planner", name="another").get(page.request["PATH_INFO"])
    assert other.status_code == 422
    assert "797" not in text(other)


def test_a_sheet_that_was_left_is_gone(client: Client, cycle: ReviewCycle) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), FELL))
    here = page.request["PATH_INFO"]
    assert client.post(here, {"cancel": "yes"}).status_code == 302
    assert client.get(here).status_code == 422


@pytest.mark.parametrize("role", ["viewer", "outside_reviewer", "administrator"])
def test_who_reports_nothing_gets_no_sheet(
    client_of: Callable[..., Client], cycle: ReviewCycle, role: str
) -> None:
    assert client_of(role).get(at(cycle)).status_code == 403
    assert client_of(role).get(f"/reviews/{cycle.pk}/sheets.zip").status_code == 403


def test_a_reporter_has_the_sheet_of_her_own_department_alone(
    client_of: Callable[..., Client], cycle: ReviewCycle
) -> None:
    reporter = client_of("reporter", "child")
    assert reporter.get(f"{at(cycle)}sheet.xlsx").status_code == 200
    assert reporter.get(f"{at(cycle, 'tour')}sheet.xlsx").status_code == 403
    assert reporter.get(f"/reviews/{cycle.pk}/sheets.zip").status_code == 403
    assert at(cycle) in reporter.get("/reviews/mine/").content.decode()


def test_a_department_that_was_not_asked_is_not_found(client: Client, cycle: ReviewCycle) -> None:
    assert client.get(at(cycle, "nobody")).status_code == 404


def test_pages_of_a_sheet_ask_the_database_a_bounded_number_of_times(
    client: Client, cycle: ReviewCycle, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = handed_in(client, cycle, filled(given_out(client, cycle), FELL))
    with django_assert_max_num_queries(25):
        client.get(page.request["PATH_INFO"])
    with django_assert_max_num_queries(20):
        client.get(f"{at(cycle)}sheet.xlsx")
