"""The study file: what a planner asks, written down (docs/formats.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from sosei.demography.assumed.scenario import Scenario
from sosei.demography.known.migration import ResidualMethod
from sosei.readers.earlier import EarlierProjection
from sosei.readers.figures import Figures
from sosei.readers.forms import ExpectedError, Form
from sosei.readers.scenario_file import ScenarioForm
from sosei.strategy.review.edition import Edition
from sosei.studies.fields_asked import FieldsAsked, SectorsForm
from sosei.studies.joined import JoinedForm
from sosei.studies.past import EarlierForm, EventForm
from sosei.studies.stated import StatedForm


def _five_years_apart(period: str) -> str:
    start, end = period.split("-")
    if int(end) - int(start) != 5:
        raise ExpectedError(
            'two censuses five years apart, such as "2005-2010"',
            '"2005-2010" のように5年離れた2回の国勢調査',
        )
    return period


Text = Annotated[str, StringConstraints(min_length=1)]
Period = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{4}$"), AfterValidator(_five_years_apart)
]
Periods = Annotated[list[Period], Field(min_length=1)]
Year = Annotated[int, Field(ge=1868, le=2200)]
Years = Annotated[list[Year], Field(min_length=1)]


class Mortality(NamedTuple):
    """Tables of the nation's mortality: ``death_rates`` or ``life_tables``, of some years."""

    kind: str
    years: tuple[int, ...]


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


class TablesForm(Form):
    """``death_rates = [2018]`` or ``life_tables = [2015]``: national mortality of some years, averaged."""

    death_rates: Years | None = None
    life_tables: Years | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> TablesForm:
        if (self.death_rates is None) == (self.life_tables is None):
            raise ExpectedError(
                "either death_rates or life_tables",
                "death_rates（死亡率）か life_tables（生命表）のどちらか一方",
            )
        return self

    @property
    def mortality(self) -> Mortality:
        """Which tables are meant."""
        if self.death_rates is not None:
            return Mortality("death_rates", tuple(self.death_rates))
        return Mortality("life_tables", tuple(self.life_tables or ()))


SurvivalPath = Literal["held", "official", "censuses"]
"""Held; as the nation's official projection has it; as between the censuses of 1980–2015."""


class SurvivalForm(TablesForm):
    """The table ``[assumptions.survival]``."""

    path: SurvivalPath = "held"
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
            raise ExpectedError(
                "either periods or net_rate", "periods（期間）か net_rate（純移動率）のどちらか一方"
            )
        return self


class MigrationForm(Form):
    """The table ``[assumptions.migration]``."""

    method: Literal["forward", "reverse", "average"] = "forward"
    pooling: Literal["mean", "pooled"] = "mean"
    override: tuple[OverrideForm, ...] = ()
    periods: Periods
    reason: Text
    compare: tuple[Periods, ...] = ()
    death_rates: Annotated[dict[Period, Years], Field(default_factory=dict)]
    life_tables: Annotated[dict[Period, Years], Field(default_factory=dict)]

    @model_validator(mode="after")
    def _each_period_once(self) -> MigrationForm:
        if twice := sorted(set(self.death_rates) & set(self.life_tables)):
            listed = ", ".join(twice)
            raise ExpectedError(
                f"either death_rates or life_tables of {listed}",
                f"{listed} は death_rates（死亡率）か life_tables（生命表）のどちらか一方",
            )
        return self

    @property
    def mortality(self) -> dict[str, Mortality]:
        """Which tables give the survival of each period, in order of time."""
        stated = {
            kind: {period: Mortality(kind, tuple(years)) for period, years in of.items()}
            for kind, of in (("death_rates", self.death_rates), ("life_tables", self.life_tables))
        }
        return dict(sorted({**stated["death_rates"], **stated["life_tables"]}.items()))


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


class HindcastForm(TablesForm):
    """The table ``[hindcast]``."""

    to: Year


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
    sectors: SectorsForm | None = None
    strategy: JoinedForm | None = None
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
    fields : FieldsAsked or None
        What the fields are reckoned with; None: nothing is told of them.
    strategy : Edition or None
        The frozen review of the strategy that it is joined to.
    """

    form: StudyForm
    scenarios: tuple[Scenario, ...]
    figures: Figures
    earlier: tuple[EarlierProjection, ...] = ()
    fields: FieldsAsked | None = None
    strategy: Edition | None = None

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


def schema() -> str:
    """Return the JSON Schema of the study file."""
    return json.dumps(StudyForm.model_json_schema(), ensure_ascii=False, indent=2)
