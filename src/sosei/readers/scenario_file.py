"""Scenarios as people write them: ``[scenario.NAME]`` tables of a TOML file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from sosei.base.errors import Fault, Faults, NotSupportedError
from sosei.demography.assumed.scenario import (
    MigrationAt,
    Path,
    ScaleMigration,
    Scenario,
    TfrAt,
)
from sosei.readers.forms import YEARS, Form, fill, read_toml

Year = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Children = Annotated[float, Field(ge=0, le=15, allow_inf_nan=False)]
Multiplier = Annotated[float, Field(allow_inf_nan=False)]


class MigrationForm(Form):
    """``migration = { rule = "scale", at = "mid", 2020 = 1.0, 2030 = 0.0 }``."""

    rule: Literal["scale", "offset", "gross"]
    at: Literal["mid", "end"] = "mid"
    path: Annotated[dict[Year, Multiplier], Field(min_length=1, alias=YEARS)]

    @model_validator(mode="before")
    @classmethod
    def _years_are_the_path(cls, content: Any) -> Any:
        """Gather the keys that are years."""
        if not isinstance(content, dict):
            return content
        years = {key: value for key, value in content.items() if key.isdigit()}
        return {**{k: v for k, v in content.items() if k not in years}, YEARS: years}


class ScenarioForm(Form):
    """One ``[scenario.NAME]`` table."""

    label: str = ""
    tfr: Annotated[dict[Year, Children], Field(min_length=1)] | None = None
    tfr_at: Literal["end", "mid", "mean"] = "end"
    migration: MigrationForm | None = None
    arrivals: Any = None

    def scenario(self, name: str) -> Scenario:
        """Return the scenario."""
        rule = self.migration
        return Scenario(
            name=name,
            label=self.label,
            tfr=None if self.tfr is None else _path(self.tfr),
            tfr_at=TfrAt(self.tfr_at),
            migration=None
            if rule is None
            else ScaleMigration(_path(rule.path), MigrationAt(rule.at)),
        )


class ScenarioFile(Form):
    """A file of scenarios, in their order."""

    scenario: Annotated[dict[str, ScenarioForm], Field(min_length=1)]


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
    NotSupportedError
        For the rules offset and gross, and arrivals.
    """
    if file is None:
        return (Scenario("status-quo"),)
    form = fill(ScenarioFile, read_toml(file), file.name)
    return scenarios_of(form.scenario, base, file.name)


def scenarios_of(
    forms: dict[str, ScenarioForm], base: int | None, file: str
) -> tuple[Scenario, ...]:
    """Return the scenarios of a file, after the checks that need the base year."""
    refuse_what_is_not_yet(forms)
    faults = Faults()
    for name, form in forms.items():
        migration = form.migration.path if form.migration else {}
        for lever, path in (("tfr", form.tfr or {}), ("migration", migration)):
            if base is not None:
                _check_years(path, base, f"scenario.{name}.{lever}", file, faults)
    faults.raise_if_any()
    return tuple(form.scenario(name) for name, form in forms.items())


def refuse_what_is_not_yet(forms: dict[str, ScenarioForm]) -> None:
    """Fail on levers that a later version will have."""
    for name, form in forms.items():
        if form.migration is not None and form.migration.rule != "scale":
            raise NotSupportedError(f'scenario.{name}.migration rule "{form.migration.rule}"')
        if form.arrivals is not None:
            raise NotSupportedError(f"scenario.{name}.arrivals")


def check_conversion(
    scenarios: Sequence[Scenario], file: str, faults: Faults, *, known: bool
) -> None:
    """Report every scenario that moves the TFR where no child–woman ratio per TFR is known."""
    for scenario in scenarios:
        if scenario.tfr is not None and not known:
            faults.add(
                Fault("lever_without_conversion", file, None, f"scenario.{scenario.name}.tfr")
            )


def _check_years(path: dict[str, float], base: int, key: str, file: str, faults: Faults) -> None:
    for year in path:
        if int(year) < base:
            values = {"year": year, "base": base}
            faults.add(Fault("scenario_year_early", file, None, f"{key}.{year}", values))


def _path(stated: dict[str, float]) -> Path:
    return Path({int(year): value for year, value in stated.items()})
