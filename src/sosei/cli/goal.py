"""``sosei goal``: what reaches a number, in words and as a table."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from sosei.base import answers
from sosei.base.errors import Fault, Faults, InputError, nearest
from sosei.base.messages import Both, language
from sosei.cli.files import write_all
from sosei.cli.project import check_output, csv_bytes, tell_unread
from sosei.demography.assumed.profiles import PROFILES, Profile
from sosei.demography.assumed.scenario import LeverWithoutConversionError, Scenario
from sosei.demography.engine.projection import project
from sosei.demography.told.goal import (
    Goal,
    Lever,
    NoSuchIndicatorError,
    Reached,
    Start,
    curve,
    reach,
    told,
    with_tfr,
)
from sosei.demography.told.seek import Reach
from sosei.publishing import tables, wording
from sosei.readers.exchange import Bundle, base_year, read_bundle
from sosei.readers.profile_file import read_profile
from sosei.readers.scenario_file import check_levers, read_scenarios

COUNTS = ("total", "age_", "women_", "school_age_", "births", "deaths")
"""How the names of indicators in persons begin."""

SHOWN = 5
"""Areas that a fault names, at most."""


@dataclass(frozen=True)
class Asked:
    """The options of the command.

    Attributes
    ----------
    reach : float
        In the indicator's unit.
    year : int
    by : Lever
    indicator : str
    area, scenario : str or None
        As they were named.
    profile : str
        Name or CSV file.
    between : tuple of float or None
        Bounds of the lever.
    curve : bool
    """

    reach: float
    year: int
    by: Lever
    indicator: str = "total"
    area: str | None = None
    scenario: str | None = None
    profile: str = "family"
    between: tuple[float, float] | None = None
    curve: bool = False


@dataclass(frozen=True)
class _Read:
    """What the files gave."""

    bundle: Bundle
    scenario: Scenario
    start: Start
    goal: Goal
    profile: Profile


def seek_goal(
    folder: Path, scenario_file: Path | None, asked: Asked, output: Path | None = None
) -> None:
    """Say what reaches a number, and write goal.csv if a folder is named.

    Parameters
    ----------
    folder : Path
        The bundle.
    scenario_file : Path or None
    asked : Asked
    output : Path or None

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    read = _read_all(folder, scenario_file, asked, output)
    tell_unread(read.bundle, scenario_file)
    answer = reach(read.start, read.goal, asked.by, profile=read.profile, bounds=asked.between)
    within = asked.between if asked.by is Lever.MIGRATION else None
    pairs = curve(read.start, read.goal, bounds=within) if asked.curve else ()
    print("\n".join(_words(read, answer, pairs)))  # noqa: T201
    if output is not None:
        write_all(output, {"goal.csv": csv_bytes(_table(read, [answer, *pairs]))})


# ── what is read ──────────────────────────────────────────────────────────────


def _read_all(folder: Path, scenario_file: Path | None, asked: Asked, output: Path | None) -> _Read:
    """Read everything, and raise all its faults together."""
    faults = Faults()
    bundle = scenarios = None
    try:
        bundle = read_bundle(folder, asked.year)
    except InputError as error:
        faults.extend(replace(f, file="--in") if f.file == "--to" else f for f in error.faults)
    try:
        scenarios = read_scenarios(
            scenario_file, bundle.population.year if bundle else base_year(folder)
        )
    except InputError as error:
        faults.extend(error.faults)
    if bundle and scenarios and scenario_file:
        check_levers(scenarios, bundle.assumptions, scenario_file.name, faults)
    scenario = _scenario(scenarios, asked.scenario, faults) if scenarios else None
    area = _area(bundle, asked.area, faults) if bundle else None
    if bundle:
        _check_tfr(bundle, asked, faults)
    profile = read_profile_named(asked.profile, faults)
    _check_bounds(asked, faults)
    if output is not None:
        check_output(folder, output, faults)
    faults.raise_if_any()
    if bundle is None or scenarios is None or scenario is None or area is None or profile is None:
        raise AssertionError("without faults everything is read")
    start = _start(bundle, scenarios[0], scenario)
    goal = Goal(asked.reach, asked.year, asked.indicator, area)
    _check_indicator(start, goal)
    return _Read(bundle, scenario, start, goal, profile)


def _start(bundle: Bundle, first: Scenario, scenario: Scenario) -> Start:
    """Return the run of a scenario; raking takes the factors of the first one."""
    control = None
    if bundle.control is not None:
        held = first.apply(bundle.assumptions)
        control = project(bundle.population, held, bundle.control, clamp=True).factors
    return Start(bundle.population, scenario.apply(bundle.assumptions), control)


def _scenario(scenarios: Sequence[Scenario], name: str | None, faults: Faults) -> Scenario | None:
    known = {scenario.name: scenario for scenario in scenarios}
    if name is None:
        return scenarios[0]
    if name not in known:
        faults.add(_not_known("--scenario", name, list(known)))
    return known.get(name)


def _area(bundle: Bundle, name: str | None, faults: Faults) -> int | None:
    areas = bundle.population.areas
    if name is None and len(areas) == 1:
        return 0
    if name not in areas:
        faults.add(_not_known("--area", name or "—", list(areas)))
        return None
    return areas.index(name)


def read_profile_named(name: str, faults: Faults) -> Profile | None:
    """Return the profile that ships under a name, or that a CSV file holds."""
    if name.endswith(".csv"):
        return read_profile(Path(name), name, faults)
    if name not in PROFILES:
        values = {"value": name, "known": ", ".join(PROFILES), "hint": nearest(name, PROFILES)}
        faults.add(Fault("profile_unknown", "--profile", values=values))
    return PROFILES.get(name)


def _not_known(option: str, value: str, known: Sequence[str]) -> Fault:
    expected = ", ".join(known[:SHOWN]) + (" …" if len(known) > SHOWN else "")
    values = {"value": f'"{value}"', "expected": expected, "hint": nearest(value, known)}
    return Fault("value_faulty", option, values=values)


def _check_bounds(asked: Asked, faults: Faults) -> None:
    if asked.between is not None and not asked.between[0] < asked.between[1]:
        low, high = asked.between
        order = Both("the lower bound first", "小さい方を先に")
        values = {"value": f"{low:g} {high:g}", "expected": order, "hint": ""}
        faults.add(Fault("value_faulty", "--between", values=values))


def _check_indicator(start: Start, goal: Goal) -> None:
    """Refuse an indicator that this run does not give."""
    try:
        told(start.run(start.assumptions), goal)
    except NoSuchIndicatorError as error:
        raise InputError([_not_known("--indicator", goal.indicator, error.known)]) from None


def _check_tfr(bundle: Bundle, asked: Asked, faults: Faults) -> None:
    """Refuse a TFR where nothing says what a TFR means."""
    if asked.by is not Lever.TFR and not asked.curve:
        return
    try:
        with_tfr(bundle.assumptions, 1.0)
    except LeverWithoutConversionError:
        single = bundle.assumptions.asfr is not None
        kind = "lever_without_shape" if single else "lever_without_conversion"
        faults.add(Fault(kind, "--by tfr" if asked.by is Lever.TFR else "--curve"))


# ── what is said ──────────────────────────────────────────────────────────────


def _words(read: _Read, answer: Reached, pairs: Sequence[Reached]) -> list[str]:
    """Return the lines that are printed."""
    words = language()
    values = _values(read, answer)
    lines = [answers.GOAL_IS.text(words).format(**values)]
    entries: Mapping[str, Both] = answers.GOAL_NOT_REACHED
    if answer.answer is Reach.REACHED:
        lines.append(answers.GOAL_REACHED[answer.lever].text(words).format(**values))
    else:
        lines.append(entries[answer.answer].text(words).format(**values))
    if answer.lever is Lever.MIGRATION and answer.value < 0:
        lines.append(answers.GOAL_TURNED.text(words))
    if answer.clamped:
        lines.append(answers.GOAL_CLAMPED.text(words).format(cells=answer.clamped))
    if pairs:
        lines.append(answers.GOAL_CURVE.text(words))
    for pair in pairs:
        entry = answers.GOAL_PAIR if pair.answer is Reach.REACHED else answers.GOAL_NO_PAIR
        lines.append("  " + entry.text(words).format(**_values(read, pair)))
    return lines


def _values(read: _Read, answer: Reached) -> dict[str, object]:
    goal, words = answer.goal, language()

    def shown(value: float) -> str:
        return _shown(goal.indicator, value)

    def lever(value: float) -> str:
        known = value if math.isfinite(value) else None
        many = answer.lever is Lever.ARRIVALS
        return tables.persons(known) if many else tables.ratio(known, 2)

    name = wording.INDICATORS.get(goal.indicator, goal.indicator)
    return {
        "indicator": name if words == "ja" else goal.indicator,
        "target": shown(goal.value),
        "year": goal.year,
        "area": read.bundle.population.areas[goal.area],
        "scenario": read.scenario.label,
        "as_it_stands": shown(answer.as_it_stands),
        "value": lever(answer.value),
        "attained": shown(answer.attained),
        "neutral": lever(answer.neutral),
        "low": lever(answer.bounds[0]),
        "high": lever(answer.bounds[1]),
        "lever": answers.LEVERS[answer.lever].text(words),
        "start": read.bundle.population.year,
        "profile": read.profile.name,
        "tfr": "" if answer.tfr is None else tables.ratio(answer.tfr, 1),
    }


def _shown(indicator: str, value: float) -> str:
    """Return a value of an indicator as it is read."""
    if not math.isfinite(value):
        return tables.NOT_APPLICABLE
    if indicator.endswith("_rate") and not indicator.startswith("crude"):
        return tables.percent(value)
    if indicator.startswith(COUNTS):
        return tables.persons(value) + ("人" if language() == "ja" else "")
    return tables.ratio(value, 2)


def _table(read: _Read, found: Sequence[Reached]) -> pl.DataFrame:
    """Return goal.csv (docs/formats.md)."""
    rows = [
        {
            "scenario": read.scenario.name,
            "area": read.bundle.population.areas[answer.goal.area],
            "year": answer.goal.year,
            "indicator": answer.goal.indicator,
            "target": answer.goal.value,
            "by": str(answer.lever),
            "answer": str(answer.answer),
            "tfr": answer.value if answer.lever is Lever.TFR else answer.tfr,
            "migration": answer.value if answer.lever is Lever.MIGRATION else None,
            "arrivals": answer.value if answer.lever is Lever.ARRIVALS else None,
            "attained": answer.attained if math.isfinite(answer.attained) else None,
            "as_it_stands": answer.as_it_stands,
            "low": answer.bounds[0],
            "high": answer.bounds[1],
            "clamped": answer.clamped,
        }
        for answer in found
    ]
    levers = dict.fromkeys(("tfr", "migration", "arrivals", "attained"), pl.Float64)
    return pl.DataFrame(rows, schema_overrides=levers)
