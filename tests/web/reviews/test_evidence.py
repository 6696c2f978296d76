"""Files of a report: known by their content, once each, and only while the report is with its department."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.people import planner
from tests.reviews import seen

from sosei.base.errors import InputError
from sosei.web.reviews import evidence
from sosei.web.reviews.evidence import attach, detach, place, sweep_parts
from sosei.web.reviews.models import Evidence, Report
from sosei.web.reviews.reporting import Said, report

PDF = b"%PDF-1.7\n..."


def packed(*names: str) -> bytes:
    """Return a ZIP with empty parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as into:
        for name in ("[Content_Types].xml", *names):
            into.writestr(name, "")
    return made.getvalue()


def sent(row: Report, name: str, content: bytes) -> Evidence:
    return attach(row=row, file=SimpleUploadedFile(name, content), by=planner("reporter"))


@pytest.mark.parametrize(
    ("name", "content", "media", "called"),
    [
        ("集計.pdf", PDF, "application/pdf", "集計.pdf"),
        ("写真", b"\x89PNG\r\n\x1a\n..", "image/png", "写真.png"),
        ("a.JPG", b"\xff\xd8\xff\xe0", "image/jpeg", "a.JPG"),
        ("表.xlsx", packed("xl/workbook.xml"), "spreadsheetml.sheet", "表.xlsx"),
        ("文.docx", packed("word/document.xml"), "wordprocessingml.document", "文.docx"),
        ("数.csv", "年,人数\r\n2021,797".encode("cp932"), "text/plain", "数.csv"),
        ("page.html", b"<script>alert(1)</script>", "text/plain", "page.html.txt"),
        ("wrong.png", PDF, "application/pdf", "wrong.png.pdf"),
    ],
)
def test_a_file_is_what_its_content_says(
    births: Report, name: str, content: bytes, media: str, called: str
) -> None:
    kept = sent(births, name, content)
    assert kept.media_type.endswith(media)
    assert kept.name == called
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert place(kept.sha256).read_bytes() == content


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "evidence_empty"),
        (b"MZ\x90\x00\x03", "evidence_kind"),
        (packed("xl/workbook.xml", "xl/vbaProject.bin"), "evidence_kind"),
        (b"PK\x03\x04 broken", "evidence_kind"),
        (b"\xff\xfe\x00\x01", "evidence_kind"),
    ],
)
def test_other_files_are_refused_and_leave_nothing(
    births: Report, content: bytes, kind: str
) -> None:
    with pytest.raises(InputError) as told:
        sent(births, "x.pdf", content)
    assert told.value.faults[0].kind == kind
    assert births.evidence.count() == 0


def test_a_file_that_is_too_large_is_refused(
    births: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LARGEST", 10)
    with pytest.raises(InputError) as told:
        sent(births, "x.pdf", PDF)
    assert told.value.faults[0].kind == "evidence_large"


def test_a_report_has_a_file_once_and_so_many_files(
    births: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sent(births, "a.pdf", PDF).pk == sent(births, "b.pdf", PDF).pk
    monkeypatch.setattr(evidence, "MOST", 1)
    with pytest.raises(InputError) as told:
        sent(births, "c.pdf", PDF + b"c")
    assert told.value.faults[0].kind == "evidence_many"


def test_the_files_of_a_report_have_a_greatest_sum(
    births: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(births, "a.pdf", PDF)
    monkeypatch.setattr(evidence, "LARGEST_SUM", 2 * len(PDF))
    with pytest.raises(InputError) as told:
        sent(births, "c.pdf", PDF + b"c")
    assert told.value.faults[0].kind == "evidence_sum"
    assert [row.name for row in births.evidence.all()] == ["a.pdf"]
    assert len([path for path in place("x").parents[1].rglob("*") if path.is_file()]) == 1


def test_the_files_of_a_sent_report_stay(births: Report) -> None:
    kept = sent(births, "a.pdf", PDF)
    report(row=births, said=Said(seen("births", 2021, 845)), version=0, by=planner("reporter"))
    for change in (
        lambda: sent(births, "b.pdf", PDF + b"b"),
        lambda: detach(row=kept, by=planner("r")),
    ):
        with pytest.raises(InputError) as told:
            change()
        assert told.value.faults[0].kind == "evidence_closed"


def test_bytes_go_with_the_last_report_that_names_them(
    births: Report,
    waiting: Report,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    first, second = sent(births, "a.pdf", PDF), sent(waiting, "a.pdf", PDF)
    with django_capture_on_commit_callbacks(execute=True):
        detach(row=first, by=planner("reporter"))
    assert place(second.sha256).is_file()
    with django_capture_on_commit_callbacks(execute=True):
        detach(row=second, by=planner("reporter"))
    assert not place(second.sha256).exists()


def test_what_a_killed_process_had_written_of_a_file_is_removed_after_a_day(births: Report) -> None:
    kept = place(sent(births, "集計.pdf", PDF).sha256)
    broken, written = (kept.parents[1] / f".{name}.part" for name in ("old", "new"))
    for path in (broken, written):
        path.write_bytes(b"%PDF")
    past = (timezone.now() - timedelta(days=2)).timestamp()
    for path in (broken, kept):
        os.utime(path, (past, past))
    sweep_parts(timezone.now())
    assert not broken.exists()
    assert written.exists()
    assert kept.read_bytes() == PDF
