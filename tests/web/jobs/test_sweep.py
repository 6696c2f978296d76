"""What is old is removed, what may still be needed is not."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.people import planner
from tests.web.conftest import Kinds

from sosei.web.jobs import actions
from sosei.web.jobs.models import Job
from sosei.web.jobs.rounds import work_off
from sosei.web.jobs.sweep import sweep

pytestmark = pytest.mark.django_db
OLD = timedelta(days=31)


@pytest.fixture
def uploads(tmp_path: Path, settings: Any) -> Path:
    settings.UPLOADS = tmp_path
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0").write_text("figures", encoding="ascii")
    (tmp_path / "old.upload").write_text("half a file", encoding="ascii")
    past = (timezone.now() - OLD).timestamp()
    for name in ("old", "old.upload"):
        os.utime(tmp_path / name, (past, past))
    return tmp_path


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _job(kinds: Kinds) -> Job:
    if not Job.objects.exists():
        kinds.add("trial", lambda _arguments, _progress: {})
    return actions.start(kind="trial", arguments={}, by=planner("hana"), title="試し")


def test_finished_jobs_and_their_uploads_go_after_thirty_days(kinds: Kinds, uploads: Path) -> None:
    _job(kinds)
    work_off()
    past = timezone.now() - OLD
    Job.objects.update(finished_at=past)
    DBTaskResult.objects.update(finished_at=past)
    recent = _job(kinds)
    work_off()
    sweep()
    assert [job.pk for job in Job.objects.all()] == [recent.pk]
    assert DBTaskResult.objects.count() == 1
    assert _names(uploads) == ["new"]


def test_uploads_of_a_job_that_still_waits_stay(kinds: Kinds, uploads: Path) -> None:
    _job(kinds)
    Job.objects.update(created_at=timezone.now() - OLD)
    sweep()
    assert Job.objects.count() == 1
    assert _names(uploads) == ["new", "old", "old.upload"]


def test_a_link_among_the_uploads_is_removed_and_what_it_leads_to_stays(
    uploads: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "kept").touch()
    link = uploads / "link"
    link.symlink_to(elsewhere)
    past = (timezone.now() - OLD).timestamp()
    os.utime(link, (past, past), follow_symlinks=False)
    sweep()
    assert _names(uploads) == ["new"]
    assert _names(elsewhere) == ["kept"]
