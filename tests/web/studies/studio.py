"""A planner who makes studies, without a browser."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.planner import Planner

from sosei.web.studies.models import StudyDraft

AIM = {
    "scenario-1-label": "長期ビジョン",
    "scenario-1-tfr-0-year": "2020",
    "scenario-1-tfr-0-value": "1.5",
    "scenario-1-tfr-1-year": "2040",
    "scenario-1-tfr-1-value": "2.1",
    "vision-aim": "scenario-1",
}
"""A second scenario with a path of fertility, as it is typed."""


class Studio(Planner):
    """Makes, changes and runs studies."""

    def make(self, area: str = "07202") -> StudyDraft:
        """Make the study that the rules propose."""
        answer = self.client.post("/studies/new/", {"area": area})
        assert answer.status_code == 302, answer.content.decode()
        return StudyDraft.objects.all()[0]

    def send(self, study: StudyDraft, do: str = "save", **more: Any) -> Any:
        """Send the page of a study as it was saved, with some fields typed anew; None leaves one out."""
        study.refresh_from_db()
        typed = {**study.typed, "version": study.version, "do": do}
        typed |= {name.replace("__", "-"): value for name, value in more.items()}
        sent = {name: value for name, value in typed.items() if value is not None}
        return self.client.post(f"/studies/{study.pk}/", sent)

    def type(self, study: StudyDraft, texts: dict[str, str], do: str = "save") -> Any:
        """Send the page with fields typed anew, by their own names."""
        return self.send(study, do, **{name.replace("-", "__"): v for name, v in texts.items()})

    def read(self, content: bytes, name: str = "study.toml") -> Any:
        """Send a study file."""
        return self.client.post("/studies/import/", {"file": SimpleUploadedFile(name, content)})
