"""A workbook whose assumptions a planner edited: looked at beside its run, and scenarios added to the study."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli_w
from django.core.files.uploadedfile import UploadedFile

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.readers.forms import fill
from sosei.readers.scenario_file import ScenarioFile, ScenarioForm, scenarios_of
from sosei.studies.result import VisionResult
from sosei.studies.study_file import written
from sosei.web.data.names import named_faults, plain_name
from sosei.web.studies.forms import keys_of, with_row_of
from sosei.web.studies.sheet import SCENARIO
from sosei.web.studies.typed import Typed
from sosei.web.uploads import MEGABYTE

if TYPE_CHECKING:
    from sosei.readers.assumptions_book.reading import AssumptionsBook

LARGEST = 10 * MEGABYTE

STORED = "book.xlsx"


class Line(NamedTuple):
    """One cell that differs from the run."""

    place: str
    label: str
    what: Both
    before: str
    after: str


class Added(NamedTuple):
    """A scenario that was edited: its name in the run and what people call it."""

    name: str
    label: str


@dataclass(frozen=True)
class Looked:
    """What a workbook would change."""

    lines: tuple[Line, ...]
    added: tuple[Added, ...]
    text: str


def look(file: UploadedFile[Any] | None, result: VisionResult) -> Looked:
    """Return what a workbook that a person sends would change of a run.

    Raises
    ------
    InputError
        With every fault; a file that is missing, too large or of another run is one.
    """
    if file is None or not file.size:
        raise InputError([Fault("upload_none", "vision.xlsx")])
    name = plain_name(file.name or "")
    if file.size > LARGEST:
        values = {"size": f"{file.size:,} bytes", "limit": f"{LARGEST:,} bytes"}
        raise InputError([Fault("upload_large", name, values=values)])
    book = _read(file, name)
    if book.head["result"] != result.address:
        found, expected = book.head["result"][:8], result.address[:8]
        values = {"found": found, "expected": expected}
        raise InputError([Fault("assumptions_run", name, values=values)])
    lines = (
        Line(c.place, result.label(c.scenario), c.words(), c.before, c.after) for c in book.changes
    )
    added = tuple(Added(each, result.label(each)) for each in book.changed)
    return Looked(tuple(lines), added, _text(book.changed))


def _read(file: UploadedFile[Any], name: str) -> AssumptionsBook:
    from sosei.readers.assumptions_book.reading import (  # noqa: PLC0415 - calamine: only where it is needed
        read_assumptions,
    )

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / STORED
        path.write_bytes(file.read())
        try:
            return read_assumptions(path)
        except InputError as error:
            raise InputError(named_faults(error.faults, STORED, name)) from None


def _text(changed: Mapping[str, ScenarioForm]) -> str:
    forms = {
        name: form.model_dump(by_alias=True, exclude_none=True) for name, form in changed.items()
    }
    return tomli_w.dumps(written({"scenario": forms})) if forms else ""


def scenarios_in(text: str, base: int) -> dict[str, ScenarioForm]:
    """Return the scenarios that the page kept between looking and saving, checked anew.

    Raises
    ------
    InputError
        If they are none, or have faults.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError([Fault("toml_faulty", STORED, values={"reason": error})]) from None
    form = fill(ScenarioFile, content, STORED)
    scenarios_of(form.scenario, base, Path(STORED))
    return dict(form.scenario)


def with_scenarios(typed: Typed, added: Mapping[str, ScenarioForm]) -> Typed:
    """Return the page of a study with scenarios added under keys of their own."""
    for name, form in added.items():
        key = next(_free(name, set(keys_of(typed, SCENARIO).values())))
        table = {**form.model_dump(by_alias=True, exclude_none=True), "name": key}
        typed = with_row_of(typed, SCENARIO, table)
    return typed


def _free(name: str, taken: set[str]) -> Iterator[str]:
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    yield f"{name}-{number}"
