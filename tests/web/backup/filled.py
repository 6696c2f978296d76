"""A place that holds something of everything: what a backup must bring back."""

from __future__ import annotations

import hashlib
from importlib.resources import as_file, files
from pathlib import Path

from django.conf import settings
from tests.blocks import block

from sosei.library import Library
from sosei.web.demo import store_strategies
from sosei.web.jobs.models import Job
from sosei.web.people import demo
from sosei.web.people.actor import command
from sosei.web.reviews.demo import store as store_review
from sosei.web.reviews.models import Evidence, Report
from sosei.web.secret import keep_secret_key
from sosei.web.trail.writer import changing, record
from sosei.web.visions.models import ResultFile, StoredResult

PROOF = b"%PDF-1.7 a proof"
BYTES = bytes(range(256))


def fill() -> None:
    """Store accounts, strategies, a review with evidence, a result, a waiting job, figures and a key."""
    keep_secret_key(Path(settings.DATA))
    demo.store()
    with as_file(files("sosei.studies").joinpath("sample")) as folder:
        store_strategies(folder)
    store_review()
    _store_evidence()
    _store_result()
    _leave_gap()
    _store_job()
    Library(Path(settings.LIBRARY)).add([block()], by="tests")
    _record()


def _store_evidence() -> None:
    address = hashlib.sha256(PROOF).hexdigest()
    path = Path(settings.EVIDENCE) / address[:2] / address
    path.parent.mkdir(parents=True)
    path.write_bytes(PROOF)
    report = Report.objects.all()[0]
    Evidence.objects.create(
        report=report,
        sha256=address,
        name="根拠.pdf",
        size=len(PROOF),
        media_type="application/pdf",
        added_by="tests",
    )


def _store_result() -> None:
    result = StoredResult.objects.create(
        address="a" * 64, area="07202", name="会津若松市", title="\u0001 題 🏯", content=BYTES
    )
    ResultFile.objects.create(result=result, name="vision.pdf", content=b"")


def _leave_gap() -> None:
    """Delete the last of the rows of a table: its number is not to be given again."""
    last = ResultFile.objects.create(result_id="a" * 64, name="gone", content=b"")
    last.delete()


def _store_job() -> None:
    kept = Path(settings.UPLOADS) / "0123456789abcdef"
    kept.mkdir(parents=True)
    (kept / "0").write_bytes(b"figures")
    (kept.parent / "of-nobody").write_bytes(b"old")
    arguments = {"folder": kept.name, "null": None, "of": [1, 1.5, "二"]}
    Job.objects.create(kind="add_files", title="統計", by="tests", arguments=arguments)


@changing
def _record() -> None:
    record(by=command("tests"), verb="data.add", kind="figures", after={"二": 2, "一": 1})
