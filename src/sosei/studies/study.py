"""The study file: what a planner asks, written down (docs/formats.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from sosei.base.errors import Fault, Faults
from sosei.demography.assumed.scenario import Scenario
from sosei.demography.known.migration import ResidualMethod
from sosei.readers.earlier import EarlierProjection
from sosei.readers.figures import Figures, read_figures
from sosei.readers.forms import Form, fill, read_toml
from sosei.readers.scenario_file import ScenarioForm, scenarios_of
from sosei.studies.past import EarlierForm, EventForm, earlier_projections
from sosei.studies.stated import StatedForm, check_years


def _five_years_apart(period: str) -> str:
    start, end = period.split("-")
    if int(end) - int(start) != 5:
        raise ValueError('two censuses five years apart, such as "2005-2010"')
    return period


Text = Annotated[str, StringConstraints(min_length=1)]
Period = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{4}$"), AfterValidator(_five_years_apart)
]
Periods = Annotated[list[Period], Field(min_length=1)]
Year = Annotated[int, Field(ge=1868, le=2200)]
Years = Annotated[list[Year], Field(min_length=1)]


class BaseForm(Form):
    """``base = { year = 2015, statistic = "census" }``."""

    year: Year
    statistic: Literal["census"]


class HeadForm(Form):
    """The table ``[study]``."""

    area: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
    name: Text
    title: Text
    base: BaseForm
    horizon: Year
    engine: Literal["five_year"] = "five_year"
    figures: Text = "figures"
    note: str = ""


class SurvivalForm(Form):
    """The table ``[assumptions.survival]``."""

    death_rates: Years
    reason: Text


class OverrideForm(Form):
    """One table ``[[assumptions.migration.override]]``: other rates, with their reason."""

    ages: Annotated[list[Text], Field(min_length=1)]
    sex: Literal["male", "female"] | None = None
    periods: Periods | None = None
    net_rate: Annotated[float, Field(ge=-1, le=5)] | None = None
    reason: Text

    @model_validator(mode="after")
    def _one_way(self) -> OverrideForm:
        if (self.periods is None) == (self.net_rate is None):
            raise ValueError("either periods or net_rate")
        return self


class MigrationForm(Form):
    """The table ``[assumptions.migration]``."""

    method: Literal["forward", "reverse", "average"] = "forward"
    pooling: Literal["mean", "pooled"] = "mean"
    override: tuple[OverrideForm, ...] = ()
    periods: Periods
    reason: Text
    compare: tuple[Periods, ...] = ()
    death_rates: dict[Period, Years]


class RowForm(Form):
    """``{ area = "national", year = 2015 }``: a row of a table of national figures."""

    area: Literal["national"]
    year: Year


class FertilityForm(Form):
    """The table ``[assumptions.fertility]``."""

    child_woman_ratio: Literal["base"]
    cwr_per_tfr: RowForm
    sex_ratio: RowForm
    reason: Text


class AssumptionsForm(Form):
    """The tables under ``[assumptions]``."""

    survival: SurvivalForm
    migration: MigrationForm
    fertility: FertilityForm


class HindcastForm(Form):
    """The table ``[hindcast]``."""

    to: Year
    death_rates: Years


class VisionForm(Form):
    """The table ``[vision]``."""

    status_quo: Text
    aim: Text
    years: Years


class StudyForm(Form):
    """The whole file."""

    study: HeadForm
    assumptions: AssumptionsForm
    hindcast: HindcastForm | None = None
    vision: VisionForm
    stated: StatedForm | None = None
    earlier: tuple[EarlierForm, ...] = ()
    event: tuple[EventForm, ...] = ()
    scenario: Annotated[dict[str, ScenarioForm], Field(min_length=1)]


@dataclass(frozen=True)
class Study:
    """A study with its figures, ready to run.

    Attributes
    ----------
    form : StudyForm
        The file as it was written.
    scenarios : tuple of Scenario
        In the order of the file.
    figures : Figures
        The official figures it stands on.
    earlier : tuple of EarlierProjection
        In the order of the file.
    """

    form: StudyForm
    scenarios: tuple[Scenario, ...]
    figures: Figures
    earlier: tuple[EarlierProjection, ...] = ()

    @property
    def migration_choices(self) -> list[tuple[str, ...]]:
        """Choices of periods to show, the chosen one among them."""
        migration = self.form.assumptions.migration
        choices = [tuple(periods) for periods in migration.compare]
        chosen = tuple(migration.periods)
        return choices if chosen in choices else [chosen, *choices]

    @property
    def method(self) -> ResidualMethod:
        """How net migration is found."""
        return ResidualMethod(self.form.assumptions.migration.method)


def read_study(file: Path) -> Study:
    """Read a study file and its figures.

    Raises
    ------
    InputError
        With every fault of the file, then of its figures.
    """
    form = fill(StudyForm, read_toml(file), file.name)
    scenarios = scenarios_of(form.scenario, form.study.base.year, file)
    _check_form(form, file.name)
    earlier = earlier_projections(form.earlier, file)
    figures = read_figures(file.parent / form.study.figures, form.study.area)
    _check_figures(form, figures, file.name)
    return Study(form, scenarios, figures, earlier)


def schema() -> str:
    """Return the JSON Schema of the study file."""
    return json.dumps(StudyForm.model_json_schema(), ensure_ascii=False, indent=2)


def _check_form(form: StudyForm, name: str) -> None:
    """Check what one part of the file says of another."""
    faults = Faults()
    base, horizon = form.study.base.year, form.study.horizon
    if horizon <= base or (horizon - base) % 5:
        values: dict[str, Any] = {"to": horizon, "base": base, "width": 5, "example": base + 45}
        faults.add(Fault("horizon_faulty", name, None, "study.horizon", values))
    for key in ("status_quo", "aim"):
        scenario = getattr(form.vision, key)
        if scenario not in form.scenario:
            values = {"value": f'"{scenario}"', "expected": " / ".join(form.scenario), "hint": ""}
            faults.add(Fault("value_faulty", name, None, f"vision.{key}", values))
    for year in form.vision.years:
        if year not in range(base, horizon + 1, 5):
            values = {"value": year, "expected": f"{base}, {base + 5} … {horizon}", "hint": ""}
            faults.add(Fault("value_faulty", name, None, "vision.years", values))
    if form.stated is not None:
        check_years(form.stated, base, horizon, name, faults)
    _check_periods(form, name, faults)
    faults.raise_if_any()


def _check_periods(form: StudyForm, name: str, faults: Faults) -> None:
    migration = form.assumptions.migration
    overriding = [override.periods or [] for override in migration.override]
    choices = (migration.periods, *migration.compare, *overriding)
    for period in dict.fromkeys(p for choice in choices for p in choice):
        if period not in migration.death_rates:
            key = f'assumptions.migration.death_rates."{period}"'
            faults.add(Fault("key_missing", name, None, key))


def _check_figures(form: StudyForm, figures: Figures, name: str) -> None:
    """Check that every figure the file asks for is there."""
    faults = Faults()
    migration, fertility = form.assumptions.migration, form.assumptions.fertility
    for period in migration.death_rates:
        for year in map(int, period.split("-")):
            _need(figures.census, year, "census", "assumptions.migration", name, faults)
    _need(figures.census, form.study.base.year, "census", "study.base", name, faults)
    asked = [
        *form.assumptions.survival.death_rates,
        *chain.from_iterable(migration.death_rates.values()),
    ]
    if form.hindcast is not None:
        asked += form.hindcast.death_rates
        totals = {year: 1 for year, group in figures.census_groups if group == "total"}
        _need(totals, form.hindcast.to, "census_groups", "hindcast.to", name, faults)
        if form.hindcast.to != form.study.base.year + 5:
            values = {"value": form.hindcast.to, "expected": form.study.base.year + 5, "hint": ""}
            faults.add(Fault("value_faulty", name, None, "hindcast.to", values))
    for year in sorted(set(asked)):
        _need(figures.death_rates, year, "death_rates", "death_rates", name, faults)
    conversion, ratio = fertility.cwr_per_tfr.year, fertility.sex_ratio.year
    key = "assumptions.fertility"
    _need(figures.national_fertility, conversion, "national_fertility", key, name, faults)
    _need(figures.sex_ratio, ratio, "sex_ratio", key, name, faults)
    faults.raise_if_any()


def _need(table: Any, year: int, what: str, key: str, name: str, faults: Faults) -> None:
    if year not in table:
        years = ", ".join(str(known) for known in sorted(table))
        values = {"what": f"{what} {year}", "expected": years, "hint": f"{what}.csv"}
        faults.add(Fault("figures_missing", name, None, key, values))
