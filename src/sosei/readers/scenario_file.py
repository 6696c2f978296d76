"""Scenarios as people write them: ``[scenario.NAME]`` tables of a TOML file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from sosei.base.errors import AgeGroupsError, Fault, Faults, nearest
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.profiles import PROFILES, Profile
from sosei.demography.assumed.scenario import (
    Arrivals,
    GrossMigration,
    LeverWithoutConversionError,
    MigrationAt,
    MigrationRule,
    OffsetMigration,
    Path,
    RuleWithoutFlowsError,
    ScaleMigration,
    Scenario,
    TfrAt,
)
from sosei.readers.forms import YEARS, ExpectedError, Form, fill, read_toml
from sosei.readers.profile_file import read_profile

Year = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Children = Annotated[float, Field(ge=0, le=15, allow_inf_nan=False)]
Multiplier = Annotated[float, Field(allow_inf_nan=False)]


class MigrationForm(Form):
    """``migration = { rule = "scale", at = "mid", 2020 = 1.0, 2030 = 0.0 }``."""

    rule: Literal["scale", "offset", "gross"]
    at: Literal["mid", "end"] = "mid"
    profile: str | None = None
    path: Annotated[dict[Year, Multiplier], Field(min_length=1, alias=YEARS)]

    @model_validator(mode="before")
    @classmethod
    def _years_are_the_path(cls, content: Any) -> Any:
        """Gather the keys that are years."""
        if not isinstance(content, dict):
            return content
        years = {key: value for key, value in content.items() if key.isdigit()}
        return {**{k: v for k, v in content.items() if k not in years}, YEARS: years}


class ArrivalsForm(Form):
    """``{ from = 2025, to = 2060, per_year = 190, profile = "family" }``."""

    start: Annotated[int, Field(alias="from", ge=1868, le=2400)]
    to: Annotated[int, Field(ge=1868, le=2400)]
    per_year: Annotated[float, Field(allow_inf_nan=False)]
    profile: str = "family"


class ScenarioForm(Form):
    """One ``[scenario.NAME]`` table."""

    label: str = ""
    tfr: Annotated[dict[Year, Children], Field(min_length=1)] | None = None
    tfr_at: Literal["end", "mid", "mean"] | None = None
    migration: MigrationForm | None = None
    arrivals: tuple[ArrivalsForm, ...] = ()


class GoalForm(Form):
    """One ``[goal.NAME]`` table: a number that a scenario should reach."""

    indicator: str = "total"
    year: Annotated[int, Field(ge=1868, le=2400)]
    at_least: Annotated[float, Field(allow_inf_nan=False)] | None = None
    at_most: Annotated[float, Field(allow_inf_nan=False)] | None = None
    area: str | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> GoalForm:
        if (self.at_least is None) == (self.at_most is None):
            raise ExpectedError("either at_least or at_most", "at_least か at_most のどちらか一方")
        return self

    @property
    def bound(self) -> float:
        """The one of the two that is given."""
        value = self.at_most if self.at_least is None else self.at_least
        if value is None:
            raise AssertionError("the form has one of the two")
        return value


class ScenarioFile(Form):
    """A file of scenarios, in their order, and of goals that their chances are told of."""

    scenario: Annotated[dict[str, ScenarioForm], Field(min_length=1)]
    goal: dict[str, GoalForm] = Field(default_factory=dict)


def read_scenarios(file: FilePath | None, base: int | None) -> tuple[Scenario, ...]:
    """Read a scenario file; without one there is the status quo alone.

    Parameters
    ----------
    file : Path or None
    base : int or None
        Base year: no path starts before it. None where the bundle does not tell it: not checked.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    if file is None:
        return (Scenario("status-quo"),)
    form = fill(ScenarioFile, read_toml(file), file.name)
    return scenarios_of(form.scenario, base, file)


def read_goals(file: FilePath | None) -> dict[str, GoalForm]:
    """Read the goals of a scenario file, by name, in their order.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    return {} if file is None else fill(ScenarioFile, read_toml(file), file.name).goal


def scenarios_of(
    forms: dict[str, ScenarioForm], base: int | None, file: FilePath
) -> tuple[Scenario, ...]:
    """Return the scenarios of a file, after the checks that need the base year and its folder."""
    faults = Faults()
    scenarios = [
        _Builder(name, form, base, file, faults).scenario() for name, form in forms.items()
    ]
    faults.raise_if_any()
    return tuple(scenario for scenario in scenarios if scenario is not None)


class _Builder:
    """Makes one scenario of its form; every fault goes to one list."""

    def __init__(
        self, name: str, form: ScenarioForm, base: int | None, file: FilePath, faults: Faults
    ) -> None:
        self.name, self.form, self.base, self.file, self.faults = name, form, base, file, faults

    def scenario(self) -> Scenario | None:
        """Return the scenario, or None if it has faults."""
        own, form = len(list(self.faults)), self.form
        tfr = None if form.tfr is None else self._path(form.tfr, "tfr")
        migration = None if form.migration is None else self._rule(form.migration)
        arrivals = [self._arrivals(stated, place) for place, stated in enumerate(form.arrivals)]
        if len(list(self.faults)) > own:
            return None
        return Scenario(
            name=self.name,
            label=form.label,
            tfr=tfr,
            tfr_at=None if form.tfr_at is None else TfrAt(form.tfr_at),
            migration=migration,
            arrivals=tuple(come for come in arrivals if come is not None),
        )

    def _path(self, stated: dict[str, float], key: str) -> Path:
        for year in stated:
            self._check_year(int(year), f"{key}.{year}")
        return Path({int(year): value for year, value in stated.items()})

    def _check_year(self, year: int, key: str) -> None:
        if self.base is not None and year < self.base:
            values = {"year": year, "base": self.base}
            self._fault("scenario_year_early", key, values)

    def _rule(self, form: MigrationForm) -> MigrationRule | None:
        path, at = self._path(form.path, "migration"), MigrationAt(form.at)
        if form.profile is not None and form.rule != "offset":
            values = {"value": form.profile, "expected": 'rule = "offset"', "hint": ""}
            self._fault("value_faulty", "migration.profile", values)
            return None
        if form.rule == "scale":
            return ScaleMigration(path, at)
        if form.rule == "gross":
            return GrossMigration(path, at)
        profile = self._profile(form.profile or "family", "migration.profile")
        return None if profile is None else OffsetMigration(path, at, profile)

    def _arrivals(self, form: ArrivalsForm, place: int) -> Arrivals | None:
        key = f"arrivals.{place}"
        self._check_year(form.start, f"{key}.from")
        if form.to <= form.start:
            self._fault("years_backward", key, {"start": form.start, "end": form.to})
        profile = self._profile(form.profile, f"{key}.profile")
        return None if profile is None else Arrivals(form.start, form.to, form.per_year, profile)

    def _profile(self, stated: str, key: str) -> Profile | None:
        if stated in PROFILES:
            return PROFILES[stated]
        if stated.endswith(".csv"):
            return read_profile(self.file.parent / stated, stated, self.faults)
        values = {"value": stated, "known": ", ".join(PROFILES), "hint": nearest(stated, PROFILES)}
        self._fault("profile_unknown", key, values)
        return None

    def _fault(self, kind: str, key: str, values: Mapping[str, object]) -> None:
        column = f"scenario.{self.name}.{key}"
        self.faults.add(Fault(kind, self.file.name, None, column, values))


def check_levers(
    scenarios: Sequence[Scenario], assumptions: Assumptions, file: str, faults: Faults
) -> None:
    """Report every lever that the assumptions have no hold for."""
    for scenario in scenarios:
        key = f"scenario.{scenario.name}"
        try:
            scenario.apply(assumptions)
        except LeverWithoutConversionError:
            single = assumptions.asfr is not None
            kind = "lever_without_shape" if single else "lever_without_conversion"
            faults.add(Fault(kind, file, None, f"{key}.tfr"))
        except RuleWithoutFlowsError:
            faults.add(Fault("rule_without_flows", file, None, f"{key}.migration"))
        except AgeGroupsError as error:
            faults.add(Fault("profile_ages", file, None, key, {"reason": error.words}))
