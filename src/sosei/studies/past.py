"""What a study remembers: the tables ``[[earlier]]`` and ``[[event]]`` of its file."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.readers.earlier import EarlierProjection, read_earlier
from sosei.readers.forms import ExpectedError, Form

Text = Annotated[str, StringConstraints(min_length=1)]
Date = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]
Year = Annotated[int, Field(ge=1868, le=2200)]
Persons = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _day_of_a_calendar(date: str) -> str:
    year, month, day = (int(part) for part in (*date.split("-"), "1", "1")[:3])
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ExpectedError("a day of the calendar", "暦にある日") from None
    return date


class SourceForm(Form):
    """``source = { document = "…", publisher = "…", date = "2020-03" }``."""

    document: Text
    publisher: Text
    date: Date
    via: str = ""

    @property
    def source(self) -> Source:
        """The document as a source."""
        return Source(self.document, self.publisher, self.date, self.via)


class FigureForm(Form):
    """One figure of an earlier projection."""

    year: Year
    group: Literal["total", "0-14", "15-64", "65+", "75+"]
    population: Persons
    basis: Literal["census", "census_completed", "register", "resident_estimate"] = "census"
    bridge: Annotated[float, Field(allow_inf_nan=False)] | None = None


class EarlierForm(Form):
    """One table ``[[earlier]]``."""

    name: Text
    launch_year: Year
    source: SourceForm
    file: Text | None = None
    projections: tuple[FigureForm, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> EarlierForm:
        if (self.file is None) == (not self.projections):
            raise ExpectedError(
                "either file or projections", "file か projections のどちらか一方（推計された人口）"
            )
        return self


class EventForm(Form):
    """One table ``[[event]]``."""

    date: Annotated[Date, AfterValidator(_day_of_a_calendar)]
    words: Text
    series: Literal["census", "register"] | None = None
    step: bool = False
    persons: Annotated[float, Field(allow_inf_nan=False)] | None = None
    source: SourceForm

    @model_validator(mode="after")
    def _persons_of_a_step(self) -> EventForm:
        if self.persons is not None and not self.step:
            raise ExpectedError(
                "step = true, since it has persons", "step = true（人数があるのは段差だけです）"
            )
        return self

    @property
    def year(self) -> int:
        """Calendar year it lies in."""
        return int(self.date[:4])


def earlier_projections(forms: Sequence[EarlierForm], file: Path) -> tuple[EarlierProjection, ...]:
    """Return every earlier projection of a study, in the order of its file.

    Parameters
    ----------
    forms : sequence of EarlierForm
    file : Path
        The study file; files of projections are relative to it.

    Raises
    ------
    InputError
        With every fault of the tables and of the files that they name.
    """
    faults = Faults()
    found: list[EarlierProjection] = []
    for place, form in enumerate(forms):
        key = f"earlier.{place}"
        if any((form.name, form.launch_year) == (e.name, e.launch_year) for e in forms[:place]):
            once = Both("each name and launch year once", "名前と起点の年の組み合わせごとに1つ")
            faults.add(_faulty(file, f"{key}.name", f'"{form.name}" {form.launch_year}', once))
        elif form.file is None:
            found.append(_typed(form, file, key, faults))
        else:
            found += _from_file(form, file, key, faults)
    faults.raise_if_any()
    return tuple(found)


def _typed(form: EarlierForm, file: Path, key: str, faults: Faults) -> EarlierProjection:
    """Check the figures of one table against each other."""
    figures: dict[tuple[int, str], float] = {}
    for place, figure in enumerate(form.projections):
        here = f"{key}.projections.{place}"
        if figure.year < form.launch_year:
            years: dict[str, object] = {"year": figure.year, "launch": form.launch_year}
            faults.add(Fault("year_before_launch", file.name, None, f"{here}.year", years))
        if figure.basis != "census" and figure.bridge is None:
            basis: dict[str, object] = {"value": figure.basis}
            faults.add(Fault("basis_without_bridge", file.name, None, f"{here}.basis", basis))
        if (figure.year, figure.group) in figures:
            once = Both("each year and group once", "年と区分の組み合わせごとに1つ")
            faults.add(_faulty(file, here, f"{figure.year} {figure.group}", once))
        figures[figure.year, figure.group] = figure.population + (figure.bridge or 0.0)
    return EarlierProjection(form.name, form.launch_year, figures)


def _from_file(
    form: EarlierForm, file: Path, key: str, faults: Faults
) -> Sequence[EarlierProjection]:
    """Read the rows of one name and launch year."""
    try:
        read = read_earlier(file.parent / str(form.file))
    except InputError as error:
        faults.extend(error.faults)
        return []
    own = [e for e in read if (e.name, e.launch_year) == (form.name, form.launch_year)]
    if not own:
        known = " / ".join(f'"{e.name}" {e.launch_year}' for e in read)
        faults.add(_faulty(file, f"{key}.name", f'"{form.name}" {form.launch_year}', known))
    return own


def _faulty(file: Path, key: str, value: str, expected: Both | str) -> Fault:
    values = {"value": value, "expected": expected, "hint": ""}
    return Fault("value_faulty", file.name, None, key, values)
