"""Subjects as the page lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sosei.base.messages import Both
from sosei.web.places.models import OwnFiles
from sosei.web.places.subjects import FILES, Subject, Wanted
from sosei.web.places.words import HELP, TITLES


@dataclass(frozen=True)
class Held:
    """A file that is there: its name in docs/formats.md, its owner's, and how many rows it has."""

    name: str
    own_name: str
    rows: int


@dataclass(frozen=True)
class Listed:
    """One subject: what it is, which files it takes, and which are there."""

    subject: Subject
    title: Both
    help: Both
    wanted: tuple[Wanted, ...]
    held: tuple[Held, ...]
    saved_at: datetime | None


def listed(rows: Mapping[Subject, OwnFiles]) -> list[Listed]:
    """Return every subject, with what is there of it."""
    return [_listed(subject, rows.get(subject)) for subject in Subject]


def _listed(subject: Subject, row: OwnFiles | None) -> Listed:
    held = () if row is None else tuple(_held(name, file) for name, file in row.files.items())
    at = None if row is None else row.saved_at
    return Listed(subject, TITLES[subject], HELP[subject], FILES[subject], held, at)


def _held(name: str, file: Mapping[str, str]) -> Held:
    lines = [line for line in file["text"].splitlines() if line.strip(" ,\t")]
    return Held(name, file["name"], max(len(lines) - 1, 0))
