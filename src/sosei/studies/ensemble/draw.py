"""A frozen result → its scenarios drawn many times: nothing but what was frozen is read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sosei.demography.ensemble.draws import BANDS, CLOSED, Draws, cores
from sosei.demography.ensemble.events import Event, Reaches, at_the_end, in_classes
from sosei.demography.ensemble.probabilities import PROBABILITIES
from sosei.demography.ensemble.processes import CENSUSES, Processes
from sosei.demography.ensemble.told import Question, Told, indicators_of, tell
from sosei.studies.ensemble.fields import fields_drawn
from sosei.studies.ensemble.frozen import AIMED, FORMAT, Ensemble
from sosei.studies.fields_asked import FieldsAsked
from sosei.studies.result import VisionResult
from sosei.studies.what_if.levers import Levers, levers_of
from sosei.studies.what_if.outcome import Ground, ground, start_of


def drawn(
    result: VisionResult,
    draws: int,
    seed: int,
    processes: Processes = CENSUSES,
    asked: FieldsAsked | None = None,
) -> Ensemble:
    """Draw every scenario of a result.

    Parameters
    ----------
    result : VisionResult
    draws : int
    seed : int
        The same for every scenario: they differ by their levers alone.
    processes : Processes
    asked : FieldsAsked, optional
        What its fields were reckoned with; without it no ranges of fields.

    Raises
    ------
    InputError
        If a scenario has a lever of its own file: it cannot be made from the result alone.

    Source
    ------
    docs/methods/ensemble.md
    """
    names = [str(scenario["name"]) for scenario in result.scenarios]
    stands = ground(result)
    levers = [levers_of(scenario, result.title) for scenario in result.scenarios]
    keep = (*BANDS, CLOSED)
    each = [replace(draws_of(stands, moved, seed, processes), keep=keep) for moved in levers]
    question = Question(draws, PROBABILITIES, (_aimed(result), *_readings(each[0])))
    told = tell(each, question, (0, 1), threads=cores())
    return Ensemble.of(
        {
            "format": FORMAT,
            "result": result.address,
            "draws": draws,
            "seed": seed,
            "quantiles": _quantiles(names, each[0], question, told),
            "chances": [
                {"scenario": name, "event": event.name, "year": event.year, "probability": chance}
                for place, name in enumerate(names)
                for event, chance in zip(
                    question.events, told.chances[place, :, 0].tolist(), strict=True
                )
            ],
            "fields": fields_drawn(result, dict(zip(names, each, strict=True)), draws, asked),
        }
    )


def draws_of(stands: Ground, levers: Levers, seed: int, processes: Processes = CENSUSES) -> Draws:
    """Return a result's inputs with levers moved, ready to be drawn.

    Parameters
    ----------
    stands : Ground
    levers : Levers
        Without faults.
    seed : int
    processes : Processes
    """
    start = start_of(stands, levers)
    return Draws(start.population, start.assumptions, seed, processes)


def _readings(draws: Draws) -> tuple[Event, ...]:
    """Return what the nation's yardsticks ask, as far as age groups and years allow."""
    return (*at_the_end(draws), *(in_classes(draws) if CLOSED in draws.kept else ()))


def _aimed(result: VisionResult) -> Reaches:
    aim, horizon = str(result.manifest["vision"]["aim"]), int(result.manifest["horizon"])
    indicators = result.tables["indicators"]
    total = indicators.value("value", scenario=aim, year=horizon, indicator="total")
    return Reaches(AIMED, horizon, "total", float(total))


def _quantiles(
    names: list[str], first: Draws, question: Question, told: Told
) -> dict[str, list[Any]]:
    """Return the quantiles as columns: every scenario, then every later one less the first."""
    pairs = [(name, "") for name in names] + [(name, names[0]) for name in names[1:]]
    rows = [
        (name, against, year, indicator, probability, float(told.quantiles[pair, 0, step, of, at]))
        for pair, (name, against) in enumerate(pairs)
        for step, year in enumerate(first.assumptions.ends)
        for of, indicator in enumerate(indicators_of(first))
        if indicator != CLOSED  # the classes rest on it; the vision itself tells of no such women
        for at, probability in enumerate(question.probabilities)
    ]
    columns = ("scenario", "against", "year", "indicator", "probability", "value")
    return dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True))
