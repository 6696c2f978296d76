"""A text written on the page, made stale by a new run, confirmed, compared, restored and printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.people import acting

from sosei.base.errors import InputError
from sosei.base.messages import Language
from sosei.publishing import book
from sosei.publishing.manuscript.subject import of_vision
from sosei.studies.manuscript.written import Written
from sosei.studies.result import VisionResult
from sosei.web.jobs.rounds import work_off
from sosei.web.manuscripts import actions, load
from sosei.web.manuscripts.models import Version
from sosei.web.manuscripts.subjects import StudySubject
from sosei.web.people.permissions import NotAllowedError
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.trail.models import Event
from sosei.web.visions import actions as visions
from sosei.web.visions import drawn
from sosei.web.visions.models import PrintedText

TOTAL = "{{indicators.value[vision,07202,2060,total]|about}}"
BY = acting("planner", name="見本 花子")


@pytest.fixture
def study(db: None, sample_result: VisionResult) -> StudyDraft:
    """A study with a run, and the outline of its text."""
    study = StudyDraft.objects.create(by=BY.id, area="07202", title="見本の検討", typed={})
    stored = visions.store(result=sample_result, files={"vision.pdf": b"%PDF"})
    Run.objects.create(study=study, number=1, text="", result=stored)
    actions.start(subject=StudySubject(study), by=BY)
    return study


def _beside(study: StudyDraft, language: Language = "ja") -> load.Beside:
    beside = StudySubject(study).beside(language)
    assert beside is not None
    return beside


def _save(study: StudyDraft, text: str, version: int, anchor: str = "future") -> Version:
    section = Written(anchor, "", text)
    return actions.save(
        subject=StudySubject(study),
        section=section,
        beside=_beside(study),
        version=version,
        by=BY,
    )


def _post(client: Client, study: StudyDraft, do: str, text: str = "", version: int = 1) -> Any:
    typed = {"do": do, "text": text, "heading": "", "version": version}
    return client.post(f"/studies/{study.pk}/manuscript/ja/future/", typed)


def _again(study: StudyDraft, result: VisionResult, factor: float) -> None:
    """Run the study again: its indicators are others."""
    plain = json.loads(result.content)
    columns = {c["name"]: c for c in plain["tables"]["indicators"]["columns"]}
    columns["value"]["values"] = [v * factor for v in columns["value"]["values"]]
    other = VisionResult.from_content(json.dumps(plain).encode())
    Run.objects.create(study=study, number=2, text="", result=visions.store(result=other, files={}))


def test_what_is_typed_is_shown_as_it_is_printed_and_saved_as_a_version(
    client: Client, study: StudyDraft
) -> None:
    looked = _post(client, study, "preview", f"総人口は{TOTAL}、123人。").content.decode()
    assert "約8万2千人</span>" in looked
    assert StudySubject(study).newest().number == 1  # type: ignore[union-attr]
    answer = _post(client, study, "save", f"総人口は{TOTAL}、123人。")
    page = client.get(answer.headers["Location"]).content.decode()
    assert "保存しました" in page
    assert "「123人」は手で入力した数字です" in page
    assert "下書き" in page
    assert Event.objects.get(verb="manuscript.save").object == str(study.pk)


def test_a_text_with_faults_is_not_saved_and_not_lost(client: Client, study: StudyDraft) -> None:
    answer = _post(client, study, "save", "よい段落\n\n{{figure:none}}と{{a.b[c]}}")
    page = answer.content.decode()
    assert answer.status_code == 422
    top, _, below = page.partition('<div class="writing">')
    assert "まだ保存していません" in top
    assert top.count("本文、3行目") == 2
    assert "本文、3行目" not in below
    assert "{{figure:none}}と{{a.b[c]}}</textarea>" in page
    assert study.manuscripts.count() == 1


def test_two_who_save_one_section_are_told_and_two_sections_do_not_meet(
    client: Client, study: StudyDraft
) -> None:
    _save(study, "先の人の文", 1)
    _save(study, "別の章の文", 1, "history")
    answer = _post(client, study, "save", "後の人の文", version=1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "後の人の文</textarea>" in page
    assert "<ins>" in page
    assert "先の人の文" in load.text(StudySubject(study).newest(), "ja")
    assert _post(client, study, "save", "後の人の文", version=3).status_code == 302
    assert "先の人の文" in load.text(study.manuscripts.get(number=2), "ja")


def test_a_new_result_makes_the_paragraph_stale_until_it_is_confirmed(
    client: Client, study: StudyDraft, sample_result: VisionResult
) -> None:
    _save(study, f"総人口は{TOTAL}。", 1)
    _again(study, sample_result, 0.9)
    page = client.get(f"/studies/{study.pk}/manuscript/").content.decode()
    assert '数字が変わりました：<span lang="ja">約8万2千人 → 約7万4千人</span>' in page
    assert "要確認" in page
    assert '<q lang="ja">総人口は…。</q>' in page
    page = client.get(f"/studies/{study.pk}/manuscript/ja/future/").content.decode()
    key = page.partition("confirm:")[2].partition('"')[0]
    assert _post(client, study, f"confirm:{key}").status_code == 302
    page = client.get(f"/studies/{study.pk}/manuscript/").content.decode()
    assert "要確認" not in page
    newest = StudySubject(study).newest()
    assert newest is not None
    assert newest.what == "confirm"


def test_a_paragraph_that_refers_to_nothing_is_not_confirmed(
    study: StudyDraft, sample_result: VisionResult
) -> None:
    _save(study, f"総人口は{TOTAL}。", 1)
    tables = {name: t for name, t in sample_result.tables.items() if name != "indicators"}
    other = replace(sample_result, tables=tables)
    lost = replace(_beside(study), on=of_vision(other))
    key = next(iter(load.confirmed(StudySubject(study).newest(), "ja")))
    with pytest.raises(InputError):
        actions.confirm(subject=StudySubject(study), key=key, beside=lost, by=BY)


def test_versions_are_compared_word_by_word_and_restored(client: Client, study: StudyDraft) -> None:
    _save(study, "前の言葉です。", 1)
    _save(study, "後の言葉です。", 2)
    page = client.get(f"/studies/{study.pk}/manuscript/versions/").content.decode()
    assert "<del>前</del><ins>後</ins>" in page
    client.post(f"/studies/{study.pk}/manuscript/", {"do": "restore", "version": "2"})
    newest = StudySubject(study).newest()
    assert newest is not None
    assert (newest.number, newest.what) == (4, "restore")
    assert newest.texts == study.manuscripts.get(number=2).texts


def test_a_chapter_is_added_written_and_taken_out_again(client: Client, study: StudyDraft) -> None:
    place = f"/studies/{study.pk}/manuscript/"
    answer = client.post(place, {"do": "add", "heading": "おわりに"})
    chapter = answer.headers["Location"]
    assert "おわりに" in client.get(chapter).content.decode()
    empty = {"do": "save", "heading": "", "text": "", "version": 2}
    assert client.post(chapter, empty).headers["Location"] == place
    assert client.get(chapter).status_code == 404


def test_the_printed_edition_and_the_page_hold_the_text_and_name_its_version(
    client: Client,
    study: StudyDraft,
    sample_result: VisionResult,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pictures and PDF are the business of other tests."""
    monkeypatch.setattr(
        book,
        "files",
        lambda result, _, edition, **_more: {book.COMPANION: edition.companion(result.address)},
    )
    version = _save(study, f"総人口は{TOTAL}（{{{{figure:scenarios}}}}）。", 1)
    answer = client.post(f"/studies/{study.pk}/manuscript/", {"do": "print"})
    assert "/jobs/" in answer.headers["Location"]
    work_off()
    printed = PrintedText.objects.get(result=sample_result.address)
    assert (printed.number, printed.address) == (2, load.edition(version).address)
    page = client.get(f"/visions/07202/{sample_result.address}/").content.decode()
    assert '約8万2千人</span>（<a href="#figure-scenarios">図6</a>）' in page
    assert "本文：第2版" in page
    address = sample_result.address
    assert drawn.sections(address, "vision", "en", printed.address) == drawn.sections(
        address, "vision", "en"
    )
    visions.store(result=sample_result, files={"vision.pdf": b"%PDF"})
    assert PrintedText.objects.get().result.files.filter(name=book.COMPANION).exists()


def test_who_only_reads_sees_the_text_and_changes_nothing(
    client_of: Callable[..., Client], study: StudyDraft
) -> None:
    _save(study, f"総人口は{TOTAL}。", 1)
    viewer = client_of("viewer")
    page = viewer.get(f"/studies/{study.pk}/manuscript/ja/future/").content.decode()
    assert "約8万2千人" in page
    assert "<textarea" not in page
    assert _post(viewer, study, "save", "書きかえ", version=2).status_code == 403
    with pytest.raises(NotAllowedError):
        actions.restore(subject=StudySubject(study), number=1, by=acting("viewer"))


def test_the_text_is_handed_out_as_the_command_line_takes_it(
    client: Client, study: StudyDraft
) -> None:
    answer = client.get(f"/studies/{study.pk}/manuscript/ja.md")
    assert answer.content.decode() == load.text(StudySubject(study).newest(), "ja")
    assert answer.content.decode().startswith("# 策定の趣旨 {#aims}\n// ここには")
