"""``sosei ensemble``: an assumptions bundle, drawn many times → quantiles and chances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.cli.ensemble_blocks import Kept
from sosei.cli.ensemble_goals import Known, check_goals
from sosei.cli.files import write_all
from sosei.cli.progress import PARTS, shown
from sosei.cli.project import (
    check_output,
    csv_bytes,
    parquet_bytes,
    run_scenarios,
    tell_unread,
)
from sosei.demography.assumed.scenario import Scenario
from sosei.demography.engine.control import Factors
from sosei.demography.ensemble.blocks import Block, blocks_of, run_here
from sosei.demography.ensemble.draws import BANDS, CLOSED, Draws
from sosei.demography.ensemble.events import CLASSED_AFTER, Reaches, at_the_end, in_classes
from sosei.demography.ensemble.frames import chances_table, quantiles_table
from sosei.demography.ensemble.told import Question, Told, indicators_of
from sosei.readers.exchange import Bundle, base_year, read_bundle
from sosei.readers.scenario_file import GoalForm, check_levers, read_goals, read_scenarios

RAKED = Both("totals to rake to", "合計値への一律補正")
ELSEWHERE = Both("--scheduler", "--scheduler")
"""What a common pool is not drawn with."""


@dataclass(frozen=True)
class Options:
    """The options of the command.

    Attributes
    ----------
    to : int
        Horizon.
    draws, seed : int
    scheduler : str or None
        Address of a cluster.
    classes : bool
        Whether the chance of each of the nine classes is told.
    """

    to: int
    draws: int
    seed: int
    scheduler: str | None
    classes: bool


@dataclass(frozen=True)
class _Read:
    """What the files gave."""

    bundle: Bundle
    scenarios: Sequence[Scenario]
    goals: dict[str, GoalForm]


def draw_bundle(folder: Path, scenario_file: Path | None, options: Options, output: Path) -> None:
    """Draw every scenario of a bundle and write quantiles and chances.

    Parameters
    ----------
    folder : Path
        The bundle.
    scenario_file : Path or None
    options : Options
    output : Path
        Folder for the files; finished blocks lie there while it works.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    read = _read_all(folder, scenario_file, options, output)
    tell_unread(read.bundle, scenario_file)
    names = [scenario.name for scenario in read.scenarios]
    drawn = _draws(read, options)
    question = _question(
        read, drawn[0], options, "" if scenario_file is None else scenario_file.name
    )
    kept = Kept.of(output, drawn, question)
    told = _run(drawn, question, options, kept)
    table = quantiles_table(names, drawn[0], question, told)
    contents = {
        "quantiles.csv": csv_bytes(table),
        "quantiles.parquet": parquet_bytes(table),
        "chances.csv": csv_bytes(chances_table(names, drawn[0], question, told)),
    }
    write_all(output, contents)
    kept.remove()


def _run(drawn: Sequence[Draws], question: Question, options: Options, kept: Kept) -> Told:
    """Run the blocks that are not kept from before, keep each, and join all."""
    blocks = blocks_of(drawn, question)
    missing = [block for block in blocks if not kept.has(block)]
    if len(blocks) == 1 and options.scheduler is None:
        return next(run_here(drawn, question, blocks))[1]
    kept.begin()
    with shown() as progress:
        for done, (block, told) in enumerate(_each(drawn, question, missing, options), 1):
            kept.keep(block, told)
            if done * PARTS // len(missing) > (done - 1) * PARTS // len(missing):
                progress(_so_far(done, len(missing)))
    return kept.joined(blocks)


def _so_far(done: int, blocks: int) -> Both:
    """Say how many blocks are done."""
    return Both(f"blocks of areas: {done} of {blocks}", f"地域のまとまり：{blocks}のうち{done}")


def _each(
    drawn: Sequence[Draws], question: Question, blocks: Sequence[Block], options: Options
) -> Iterator[tuple[Block, Told]]:
    """Run blocks here, or where the scheduler is.

    Raises
    ------
    InputError
        If there is no scheduler at the address, or the library is missing.
    """
    if options.scheduler is None:
        yield from run_here(drawn, question, blocks)
        return
    try:
        from sosei.demography.ensemble.cluster import run_there  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise InputError([Fault("scheduler_without_library", "--scheduler")]) from None
    try:
        yield from run_there(options.scheduler, drawn, question, blocks)
    except OSError as error:
        values = {"address": options.scheduler, "reason": str(error)}
        raise InputError([Fault("scheduler_unreachable", "--scheduler", values=values)]) from error


# ── what is read ──────────────────────────────────────────────────────────────


def _read_all(folder: Path, scenario_file: Path | None, options: Options, output: Path) -> _Read:
    """Read everything, and raise the faults of all files together."""
    faults = Faults()
    bundle = scenarios = None
    goals: dict[str, GoalForm] = {}
    try:
        bundle = read_bundle(folder, options.to)
    except InputError as error:
        faults.extend(error.faults)
    try:
        base = bundle.population.year if bundle else base_year(folder)
        scenarios, goals = read_scenarios(scenario_file, base), read_goals(scenario_file)
    except InputError as error:
        faults.extend(error.faults)
    if bundle and bundle.assumptions.gross is not None:
        asked = {
            RAKED: bundle.control is not None,
            ELSEWHERE: options.scheduler is not None,
        }
        for what in (what for what, is_so in asked.items() if is_so):
            faults.add(Fault("ensemble_gross", str(folder), values={"what": what}))
    if bundle and scenarios and scenario_file:
        check_levers(scenarios, bundle.assumptions, scenario_file.name, faults)
    check_output(folder, output, faults)
    faults.raise_if_any()
    if bundle is None or scenarios is None:
        raise AssertionError("without faults both are read")
    return _Read(bundle, scenarios, goals)


def _draws(read: _Read, options: Options) -> list[Draws]:
    """Return the draws of every scenario, raked by the factors that the first finds without shocks."""
    bundle, factors = read.bundle, _factors(read)
    keep = (*BANDS, CLOSED) if options.classes else tuple(BANDS)
    return [
        Draws(
            bundle.population,
            scenario.apply(bundle.assumptions),
            options.seed,
            factors=factors,
            keep=keep,
        )
        for scenario in read.scenarios
    ]


def _factors(read: _Read) -> Factors | None:
    if read.bundle.control is None:
        return None
    return run_scenarios(read.bundle, read.scenarios[:1], clamp=True)[0].projection.factors


def _question(read: _Read, draws: Draws, options: Options, file: str) -> Question:
    """Return what is asked of the draws.

    Raises
    ------
    InputError
        If a goal is of an indicator, year or area that is not there; all of them at once.
    """
    faults = Faults()
    known = Known(indicators_of(draws), draws.assumptions.ends, draws.base.areas)
    check_goals(read.goals, known, file, faults)
    classes = in_classes(draws) if options.classes else ()
    if options.classes and not classes:
        expected = f"--to {draws.base.year + CLASSED_AFTER}"
        values = {"value": f"--to {options.to}", "expected": expected, "hint": ""}
        faults.add(Fault("value_faulty", "--classes", values=values))
    faults.raise_if_any()
    goals = tuple(_goal(name, form) for name, form in read.goals.items())
    return Question(options.draws, events=(*goals, *at_the_end(draws), *classes))


def _goal(name: str, form: GoalForm) -> Reaches:
    least = form.at_least is not None
    return Reaches(f"goal.{name}", form.year, form.indicator, form.bound, least, form.area)
