"""What is old is removed: finished jobs, what was uploaded for them, messages of the queue, sessions."""

from __future__ import annotations

import logging
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sosei.web.jobs.models import FINISHED, UNFINISHED, Job

log = logging.getLogger(__name__)


def sweep() -> None:
    """Remove what has been finished for longer than ``JOBS_KEPT_DAYS``."""
    now = timezone.now()
    before = now - timedelta(days=settings.JOBS_KEPT_DAYS)
    jobs, _ = Job.objects.filter(state__in=FINISHED, finished_at__lt=before).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    files = _sweep_uploads(before)
    if jobs or files:
        log.info("old jobs and uploads were removed", extra={"removed": jobs + files})


def _sweep_uploads(before: datetime) -> int:
    """Remove uploads older than the limit, and than every job that may still read its own."""
    oldest = Job.objects.filter(state__in=UNFINISHED).aggregate(at=Min("created_at"))["at"]
    limit = min(before, oldest - timedelta(hours=1)) if oldest else before
    folder = Path(settings.UPLOADS)
    old = [path for path in folder.iterdir() if path.lstat().st_mtime < limit.timestamp()]
    for path in old:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return len(old)
