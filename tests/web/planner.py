"""A planner at her browser, without one: what she sends and sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sosei.web.jobs.models import Job
from sosei.web.jobs.rounds import work_off


@dataclass
class Planner:
    """Sends forms and reads pages.

    Attributes
    ----------
    client : Client
        Her browser: it keeps her session.
    """

    client: Client

    def see(self, address: str, status: int = 200) -> str:
        """Open a page."""
        answer = self.client.get(address)
        assert answer.status_code == status, address
        return answer.content.decode()

    def drop(self, *files: tuple[str, bytes]) -> Any:
        """Drop files on the data page."""
        sent = [SimpleUploadedFile(name, content) for name, content in files]
        return self.client.post("/data/", {"files": sent})

    def drop_and_see(self, *files: tuple[str, bytes]) -> str:
        """Drop files, wait for the job, and open what it leads to."""
        assert self.drop(*files).status_code == 302
        return self.see(self.worked_off())

    def worked_off(self) -> str:
        """Let the worker finish; return where the newest job leads."""
        work_off()
        job = Job.objects.all()[0]
        assert job.state == "done", job.faults
        return str((job.result or {})["url"])
