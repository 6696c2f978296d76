"""The pages of a review, as those who work in it see and send them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.people import planner
from tests.reviews import seen

from sosei.web.plans.models import Strategy
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.judging import Said as Opinion
from sosei.web.reviews.judging import answer, give_opinion, override
from sosei.web.reviews.models import Draft, Edition, Report, ReviewCycle
from sosei.web.reviews.reporting import Said, report

TODAY = date(2022, 9, 1)
FELL = {"status": "final", "value": "797", "happened": "婚姻が減った。", "next": "相談を増やす。"}


def text(answer: object) -> str:
    """Return a page's text, its blanks folded."""
    plain = re.sub(r"<[^>]+>", " ", getattr(answer, "content").decode())  # noqa: B009
    return re.sub(r"\s+", " ", plain)


def address(row: Report) -> str:
    return f"/reviews/reports/{row.pk}/"


def test_a_planner_sees_whom_she_asks_before_she_asks(client: Client, strategy: Strategy) -> None:
    page = client.get("/reviews/open/trial/")
    assert "こども課" in text(page)
    assert "指標2件" in text(page)
    assert not ReviewCycle.objects.exists()
    sent = {"year": "令和3年度", "kind": "yearly", "deadline": "2099-05-31"}
    opened = client.post("/reviews/open/trial/", sent, follow=True)
    row = ReviewCycle.objects.get()
    assert (row.year, row.kind) == (2021, "yearly")
    assert "報告3件のうち0件が承認済み" in text(opened)


def test_what_is_wrong_with_an_opening_is_told_at_once(client: Client, strategy: Strategy) -> None:
    sent = {"year": "いつか", "kind": "monthly", "deadline": "明日"}
    page = client.post("/reviews/open/trial/", sent)
    assert page.status_code == 422
    assert text(page).count("必要なもの") == 3


def test_a_department_finds_what_it_owes(
    client: Client, client_of: Callable[..., Client], cycle: ReviewCycle
) -> None:
    page = text(client_of("reporter", "child").get("/reviews/mine/"))
    assert "あなたの課の報告2件のうち2件が未提出です" in page
    assert "日過ぎています" in page
    assert "全課の報告3件のうち3件が未提出です" in text(client.get("/reviews/mine/"))


def test_the_form_has_last_year_and_the_aim_in_view(client: Client, births: Report) -> None:
    page = text(client.get(address(births)))
    for words in ("2020年度", "812人", "839人", "実績値（人）", "状況と要因"):
        assert words in page


def test_a_report_is_sent(client: Client, births: Report) -> None:
    page = client.post(address(births), {**FELL, "version": 0, "send": "yes"}, follow=True)
    assert "報告を送りました" in text(page)
    births.refresh_from_db()
    assert births.stage == "reported"
    assert births.texts == {"happened": "婚姻が減った。", "next": "相談を増やす。"}
    assert "797人" in text(client.get(address(births)))


def test_what_lacks_a_word_stays_typed_and_is_told(client: Client, births: Report) -> None:
    page = client.post(address(births), {**FELL, "next": "", "version": 0, "send": "yes"})
    assert page.status_code == 422
    assert "基準より悪くなっています" in text(page)
    assert 'value="797"' in page.content.decode()
    assert Draft.objects.get().fields["happened"] == "婚姻が減った。"


def test_a_value_is_tried_before_it_is_sent(client: Client, births: Report) -> None:
    page = client.post(address(births), {**FELL, "version": 0, "preview": "yes"})
    assert "この値での判定： ▲ 悪化" in text(page)
    births.refresh_from_db()
    assert births.version == 0


def test_a_doubt_is_asked_and_confirmed_by_a_tick(client: Client, births: Report) -> None:
    slip = {**FELL, "value": "8450", "version": 0, "send": "yes"}
    page = client.post(address(births), slip)
    assert "前年の10倍以上です" in text(page)
    key = re.search(r'name="confirmed" value="([^"]+)"', page.content.decode())
    assert key is not None
    sent = client.post(address(births), {**slip, "confirmed": key[1]})
    assert sent.status_code == 302


def test_a_draft_is_kept_while_somebody_writes_and_offered_again(
    client: Client, births: Report
) -> None:
    kept = client.post(f"{address(births)}draft/", {"happened": "書きかけの文章", "version": 0})
    assert "下書きを保存しました" in text(kept)
    page = client.get(address(births))
    assert "書きかけの文章" in text(page)
    assert "送っていない下書き" in text(page)
    client.post(f"{address(births)}draft/drop/")
    assert "書きかけの文章" not in text(client.get(address(births)))


def test_files_go_with_the_report_and_are_given_out_to_be_saved(
    client: Client, births: Report
) -> None:
    file = SimpleUploadedFile("集計.html", b"<b>797</b>", "text/html")
    client.post(address(births), {**FELL, "version": 0, "draft": "yes", "files": file})
    kept = births.evidence.get()
    given = client.get(f"{address(births)}files/{kept.pk}/")
    assert given["Content-Type"] == "text/plain"
    assert given["Content-Disposition"].startswith("attachment")
    assert given["X-Content-Type-Options"] == "nosniff"
    assert b"".join(given.streaming_content) == b"<b>797</b>"  # type: ignore[attr-defined]
    assert Draft.objects.get().fields["value"] == "797"
    client.post(f"{address(births)}files/{kept.pk}/out/")
    assert births.evidence.count() == 0


def test_a_file_of_another_report_is_not_there(
    client: Client, births: Report, waiting: Report
) -> None:
    file = SimpleUploadedFile("a.txt", b"x")
    client.post(address(births), {**FELL, "version": 0, "draft": "yes", "files": file})
    kept = births.evidence.get()
    assert client.get(f"{address(waiting)}files/{kept.pk}/").status_code == 404


def test_the_second_of_two_editors_chooses_field_by_field(client: Client, births: Report) -> None:
    theirs = Said(seen("births", 2021, 800), {"happened": "前年並み。", "next": "続ける。"})
    report(row=births, said=theirs, version=0, by=planner("another"))
    page = client.post(address(births), {**FELL, "version": 0, "send": "yes"})
    assert page.status_code == 409
    for words in ("ほかの人が報告しました", "800", "797", "前年並み。", "婚姻が減った。"):
        assert words in text(page)
    mine = {f"mine_{name}": value for name, value in FELL.items()}
    picks = {"pick_value": "mine", "pick_happened": "theirs"}
    short = client.post(address(births), {**mine, **picks, "version": 0, "resolve": "yes"})
    assert "どちらを使うか選ばれていません" in text(short)
    picks["pick_next"] = "theirs"
    form = client.post(address(births), {**mine, **picks, "version": 0, "resolve": "yes"})
    assert 'name="version" value="1"' in form.content.decode()
    chosen = {"status": "final", "value": "797", "happened": "前年並み。", "next": "続ける。"}
    sent = client.post(address(births), {**chosen, "version": 1, "send": "yes"})
    assert sent.status_code == 302
    births.refresh_from_db()
    assert ((births.cells or {})["value"], births.texts["happened"]) == ("797", "前年並み。")


def test_a_head_returns_with_a_note_that_the_department_reads(
    client: Client, births: Report
) -> None:
    client.post(address(births), {**FELL, "version": 0, "send": "yes"})
    short = client.post(f"{address(births)}step/", {"version": 1, "return": "yes", "note": ""})
    assert short.status_code == 422
    note = {"version": 1, "return": "yes", "note": "要因をくわしく書いてください。"}
    client.post(f"{address(births)}step/", note)
    page = text(client.get(address(births)))
    assert "差し戻されました： 要因をくわしく書いてください。" in page
    assert 'name="send"' in client.get(address(births)).content.decode()


def test_a_head_approves_several_at_once(
    client: Client, cycle: ReviewCycle, births: Report, waiting: Report
) -> None:
    client.post(address(births), {**FELL, "version": 0, "send": "yes"})
    client.post(address(waiting), {"value": "3", "version": 0, "send": "yes"})
    chosen = [f"{row.pk}-1-1" for row in (births, waiting)]
    page = client.post("/reviews/mine/approve/", {"report": chosen}, follow=True)
    assert text(page).count("承認済み") == 2
    assert cycle.reports.filter(stage="approved").count() == 2


def test_what_cannot_be_approved_is_told_and_the_others_stand(
    client: Client, cycle: ReviewCycle, births: Report, waiting: Report
) -> None:
    client.post(address(births), {**FELL, "version": 0, "send": "yes"})
    client.post(address(waiting), {"value": "3", "version": 0, "send": "yes"})
    page = client.post(
        "/reviews/mine/approve/", {"report": [f"{births.pk}-9-1", f"{waiting.pk}-1-1", "x"]}
    )
    assert page.status_code == 422
    assert list(cycle.reports.filter(stage="approved")) == [waiting]


def test_an_approval_of_what_changed_meanwhile_shows_the_change(
    client: Client, births: Report
) -> None:
    from sosei.strategy import editing  # noqa: PLC0415
    from sosei.web.plans import actions  # noqa: PLC0415

    client.post(address(births), {**FELL, "version": 0, "send": "yes"})
    early = seen("births", 2021, 790)
    actions.edit(
        strategy=births.cycle.strategy,
        change=lambda package: editing.with_row(package, "observations", early),
        version=1,
        by=planner("another"),
    )
    step = {"version": 1, "seen": 1, "approve": "yes"}
    page = client.post(f"{address(births)}step/", step)
    assert page.status_code == 409
    assert "戦略が変更されました" in text(page)
    assert "790" in text(page)
    assert client.post(f"{address(births)}step/", {**step, "seen": 2}).status_code == 302


def test_a_mark_is_put_in_the_place_of_the_machines(client: Client, cycle: ReviewCycle) -> None:
    url = f"/reviews/{cycle.pk}/judgement/"
    assert "…" in text(client.get(url))
    assert client.post(f"{url}births/", {"mark": "○", "reason": ""}).status_code == 422
    client.post(f"{url}births/", {"mark": "○", "reason": "速報で確認したため"})
    assert "採用する評価： ○ 速報で確認したため" in text(client.get(url))
    client.post(f"{url}births/", {"back": "yes"})
    assert "採用する評価" not in text(client.get(url))


def test_an_opinion_is_given_and_answered(client: Client, cycle: ReviewCycle) -> None:
    url = f"/reviews/{cycle.pk}/opinions/"
    assert client.post(url, {"about": "", "text": " "}).status_code == 422
    said = {"about": "indicator:births", "text": "なぜですか。", "named": "委員A"}
    client.post(url, said)
    page = text(client.get(url))
    assert "意見1： 出生数" in page
    assert "回答待ち" in page
    client.post(f"{url}1/", {"text": "婚姻の減少です。", "answered_by": "こども課", "version": 1})
    assert "婚姻の減少です。" in text(client.get(url))
    late = client.post(f"{url}1/", {"text": "別", "answered_by": "x", "version": 1})
    assert late.status_code == 422


def test_what_blocks_is_listed_with_where_it_is_mended(client: Client, cycle: ReviewCycle) -> None:
    url = f"/reviews/{cycle.pk}/freeze/"
    page = client.get(url)
    assert "確定の前に必要なこと：2件" in text(page)
    assert "disabled" in page.content.decode()
    for code in ("child", "tour"):
        client.post(f"/reviews/{cycle.pk}/silent/{code}/", {"reason": "集計中のため"})
    frozen = client.post(url, follow=True)
    assert "第1版" in text(frozen)
    assert "集計中のため" in text(frozen)


@pytest.fixture
def frozen(cycle: ReviewCycle) -> Edition:
    """The review frozen with two silent departments, an opinion and a mark."""
    for request in cycle.requests.all():
        accept_silence(row=request, reason="集計中", by=planner("planner"))
    about = Opinion("なぜですか。", "indicator", "births", "委員A")
    row = give_opinion(cycle=cycle, said=about, by=planner("reviewer"))
    answer(row=row, text="集計中です。", answered_by="こども課", version=1, by=planner("planner"))
    override(
        cycle=cycle, indicator="waiting", mark="△", reason="見込みによる", by=planner("planner")
    )
    return freeze(cycle=cycle, today=TODAY, by=planner("planner"))


def test_everybody_reads_a_frozen_review_at_its_address(frozen: Edition) -> None:
    client = Client()
    assert frozen.address in client.get("/reviews/editions/").content.decode()
    page = text(client.get(f"/reviews/editions/{frozen.address}/"))
    for words in ("出生数", "なぜですか。", "集計中です。", "見込みによる", frozen.address):
        assert words in page
    english = text(client.get(f"/reviews/editions/{frozen.address}/?lang=en"))
    assert "Frozen on 1 September 2022" in english


def test_the_bytes_have_the_hash_that_their_address_says(frozen: Edition) -> None:
    given = Client().get(f"/reviews/editions/{frozen.address}/edition.json")
    assert hashlib.sha256(given.content).hexdigest() == frozen.address
    assert json.loads(given.content)["format"] == "sosei-review/1"


def test_a_correction_names_the_newer_edition_and_what_changed(
    client: Client, frozen: Edition
) -> None:
    override(
        cycle=frozen.cycle,
        indicator="waiting",
        mark="○",
        reason="解消を確認",
        by=planner("planner"),
    )
    url = f"/reviews/{frozen.cycle_id}/freeze/"
    assert client.post(url, {"reason": ""}).status_code == 422
    second = client.post(url, {"reason": "待機児童の確認"}, follow=True)
    assert "訂正の理由： 待機児童の確認" in text(second)
    assert "新しい版があります" in text(client.get(f"/reviews/editions/{frozen.address}/"))
    newest = Edition.objects.get(number=2)
    changes = text(client.get(f"/reviews/editions/{newest.address}/changes/"))
    assert "見込みによる 解消を確認" in changes


def test_an_edition_that_is_not_there_is_not_found(client: Client, frozen: Edition) -> None:
    assert client.get(f"/reviews/editions/{'0' * 64}/").status_code == 404
    first = f"/reviews/editions/{frozen.address}/changes/"
    assert client.get(first).status_code == 404


def test_what_is_nobodys_is_given_to_a_department_on_the_page(
    client: Client, cycle: ReviewCycle, births: Report
) -> None:
    Report.objects.filter(pk=births.pk).update(department="")
    assert "どの課にも依頼していません" in text(client.get(f"/reviews/{cycle.pk}/"))
    url = f"/reviews/{cycle.pk}/department/"
    page = client.post(url, {"department": "nothing", "report": [births.pk]})
    assert page.status_code == 422
    client.post(url, {"department": "tour", "report": [births.pk]})
    births.refresh_from_db()
    assert births.department == "tour"


@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("/reviews/", 8),
        ("/reviews/mine/", 12),
        ("/reviews/{cycle}/", 12),
        ("/reviews/{cycle}/judgement/", 12),
        ("/reviews/{cycle}/opinions/", 12),
        ("/reviews/{cycle}/freeze/", 20),
    ],
)
def test_pages_ask_the_database_a_bounded_number_of_times(
    client: Client,
    cycle: ReviewCycle,
    url: str,
    most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(most):
        assert client.get(url.format(cycle=cycle.pk)).status_code == 200


def test_pages_are_there_in_english(client: Client, cycle: ReviewCycle, births: Report) -> None:
    for url in (
        "/reviews/",
        "/reviews/mine/",
        "/reviews/open/trial/",
        f"/reviews/{cycle.pk}/",
        f"/reviews/{cycle.pk}/judgement/",
        f"/reviews/{cycle.pk}/opinions/",
        f"/reviews/{cycle.pk}/freeze/",
        address(births),
        "/reviews/editions/",
    ):
        page = client.get(f"{url}?lang=en")
        assert page.status_code == 200
        assert '<html lang="en">' in page.content.decode()


def test_words_of_a_measure_are_asked_in_a_final_review(client: Client, strategy: Strategy) -> None:
    sent = {"year": "2021", "kind": "final", "deadline": "2099-05-31"}
    client.post("/reviews/open/trial/", sent)
    row = Report.objects.get(of="node", subject="children")
    page = text(client.get(address(row)))
    for words in ("成果", "課題", "今後の方向性"):
        assert words in page
    assert "実績値" not in page
    short = {"result": "増えた。", "issue": "", "direction": "", "version": 0, "send": "yes"}
    assert client.post(address(row), short).status_code == 422
    whole = {**short, "issue": "人手。", "direction": "続ける。"}
    assert client.post(address(row), whole).status_code == 302
    assert "人手。" in text(client.get(address(row)))


def test_a_report_shows_where_its_value_comes_from(client: Client, births: Report) -> None:
    told = {**FELL, "status": "provisional", "note": "住民基本台帳 2022年1月", "version": 0}
    client.post(address(births), {**told, "send": "yes"})
    page = text(client.get(address(births)))
    assert "速報" in page
    assert "住民基本台帳 2022年1月" in page
