"""What a published vision states, as a study file writes it: the table ``[stated]``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from sosei.base.errors import Fault, Faults
from sosei.base.provenance import Source
from sosei.demography.told.stated import WORDS, About, StatedFigure
from sosei.readers.forms import ExpectedError, Form

Text = Annotated[str, StringConstraints(min_length=1)]


UNITS = {"person": "人", "percent": "%", "point": "ポイント"}
"""What units are called in Japanese."""


def _known_words(words: str) -> str:
    if words not in WORDS:
        raise ValueError(" / ".join(word for word in WORDS if word))
    return words


class FigureForm(Form):
    """One table ``[[stated.figure]]``."""

    of: Literal["status_quo", "vision", "difference"]
    year: Annotated[int, Field(ge=1868, le=2200)] | None = None
    indicator: Literal["total", "age_0_14", "age_15_64", "age_65_plus", "ageing_rate"]
    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: Literal["person", "percent", "point"]
    words: Annotated[str, AfterValidator(_known_words)] = ""
    digit: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    text: Text
    line: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _unit_fits(self) -> FigureForm:
        expected = "person"
        if self.indicator == "ageing_rate":
            expected = "point" if self.of == "difference" else "percent"
        if self.unit != expected:
            raise ExpectedError(
                f'unit = "{expected}"', f'unit = "{expected}"（単位を {UNITS[expected]} に）'
            )
        return self

    def figure(self) -> StatedFigure:
        """Return the figure."""
        return StatedFigure(
            of=About(self.of),
            indicator=self.indicator,
            value=self.value,
            unit=self.unit,
            words=self.words,
            year=self.year,
            digit=self.digit,
            text=self.text,
            line=self.line,
        )


class StatedForm(Form):
    """The table ``[stated]``."""

    document: Text
    publisher: Text
    date: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]
    note: str = ""
    offer: str = ""
    figure: Annotated[tuple[FigureForm, ...], Field(min_length=1)]

    @property
    def source(self) -> Source:
        """The document as a source."""
        return Source(self.document, self.publisher, self.date)

    def arrivals_from(self, starts: Sequence[int]) -> int:
        """Return the first step that starts in the document's year or later; the last one if none does."""
        return next((start for start in starts if start >= int(self.date[:4])), starts[-1])


def check_years(form: StatedForm, base: int, horizon: int, name: str, faults: Faults) -> None:
    """Report every stated year that the study's run does not give."""
    for place, stated in enumerate(form.figure):
        if stated.year is not None and stated.year not in range(base, horizon + 1, 5):
            expected = f"{base}, {base + 5} … {horizon}"
            values = {"value": stated.year, "expected": expected, "hint": ""}
            faults.add(Fault("value_faulty", name, None, f"stated.figure.{place}.year", values))
