"""A planner with a run of the sample town, without the work of running it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import sample
from tests.builders import Row, write_csv
from tests.people import planner

from sosei.studies.reading import read_study
from sosei.studies.study_file import to_toml
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.visions import actions as visions
from sosei.web.visions import load


@dataclass
class Place:
    """The pages beneath a run.

    Attributes
    ----------
    client : Client
    run : Run
    folder : Path
        Where files lie before they are sent.
    """

    client: Client
    run: Run
    folder: Path

    def at(self, rest: str) -> str:
        """Return an address beneath the run."""
        return f"/studies/{self.run.study_id}/runs/{self.run.number}/{rest}"

    def see(self, rest: str, status: int = 200) -> str:
        """Open a page beneath the run."""
        answer = self.client.get(self.at(rest))
        assert answer.status_code == status, rest
        return answer.content.decode()

    def send(self, subject: str, **files: Sequence[Row] | bytes | str) -> Any:
        """Send files of a subject: rows, or bytes as they are; ``rates`` is ``rates.csv``. A text is a choice."""
        sent = {
            name if isinstance(told, str) else f"{name}.csv": told
            if isinstance(told, str)
            else self._file(f"{name}.csv", told)
            for name, told in files.items()
        }
        return self.client.post(self.at(f"own/{subject}/"), sent)

    def save(self, subject: str, **files: Sequence[Row] | bytes) -> Any:
        """Send files, look at what they change, and save them."""
        answer = self.send(subject, **files)
        assert answer.status_code == 302, answer.content.decode()
        address = answer.headers["Location"]
        page = self.client.get(address).content.decode()
        replaces = page.split('name="replaces" value="')[1].split('"')[0]
        return self.client.post(address, {"replaces": replaces})

    def _file(self, name: str, told: Sequence[Row] | bytes) -> SimpleUploadedFile:
        if isinstance(told, bytes):
            return SimpleUploadedFile(name, told)
        write_csv(self.folder / name, told)
        return SimpleUploadedFile(name, (self.folder / name).read_bytes())


@pytest.fixture
def place(own_folders: None, client: Client, tmp_path: Path) -> Place:
    """A run that came to the sample's result."""
    load.result.cache_clear()
    stored = visions.store(result=sample.result(), files={})
    form = read_study(sample.STUDY).form
    text = to_toml(form.model_copy(update={"earlier": (), "sectors": None}))
    study = StudyDraft.objects.create(by=planner().id, area="07202", title="検討", typed={})
    run = Run.objects.create(study=study, number=1, text=text, result=stored)
    return Place(client, run, tmp_path)
