"""``sosei official``: an assumptions bundle → the official readings of it."""

from __future__ import annotations

import sys
from pathlib import Path

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import STAGE_BOUND, UNVERIFIED, language
from sosei.cli.files import write_all
from sosei.cli.project import check_output, csv_bytes, tell_of_runs, tell_unread
from sosei.demography.told.frames import Run
from sosei.demography.told.official import areas_without_tfr, run_official
from sosei.demography.told.official_table import official_table
from sosei.demography.told.thresholds import (
    DECLINE_STAGE,
    NATURAL_INFLUENCE,
    SOCIAL_INFLUENCE,
    Status,
)
from sosei.readers.exchange import Bundle, base_year, read_bundle
from sosei.readers.package import open_package

NAMED = 5
"""Areas that one fault names, at most."""


def read_officially(
    folder: Path, to: int, zero_from: int | None, output: Path, *, clamp: bool = False
) -> None:
    """Project pattern 1 and the simulations of a bundle, and write official.csv.

    Parameters
    ----------
    folder : Path
        The bundle.
    to : int
        Horizon Y, at which the readings are taken.
    zero_from : int or None
        Start of the first step without migration in simulation 2; None: all steps.
    output : Path
        Folder for the file.
    clamp : bool
        Set cells that fall below 0 to 0 and say so, instead of refusing.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    bundle = _read_all(folder, to, zero_from, output)
    runs = run_official(
        bundle.population,
        bundle.assumptions,
        zero_from=zero_from,
        control=bundle.control,
        clamp=clamp,
    )
    table = official_table(runs)
    tell_unread(bundle)
    tell_of_runs([Run(name, projection) for name, projection in vars(runs).items()])
    _tell_unverified()
    write_all(output, {"official.csv": csv_bytes(table)})


def _read_all(folder: Path, to: int, zero_from: int | None, output: Path) -> Bundle:
    """Read the bundle, and raise its faults with those of the options and the output together."""
    faults = Faults()
    bundle = None
    try:
        bundle = read_bundle(folder, to)
    except InputError as error:
        faults.extend(error.faults)
    if bundle is not None:
        _check_tfr(folder, bundle, faults)
    base = bundle.population.year if bundle else base_year(folder)
    width = bundle.population.ages.width if bundle else 1
    if zero_from is not None and base is not None:
        _check_zero_from(zero_from, base, to, width, faults)
    check_output(folder, output, faults)
    faults.raise_if_any()
    if bundle is None:
        raise AssertionError("without faults the bundle is read")
    return bundle


def _check_tfr(folder: Path, bundle: Bundle, faults: Faults) -> None:
    """Report the areas from whose TFR simulation 1 cannot start."""
    areas = areas_without_tfr(bundle.assumptions)
    if areas:
        named = ", ".join(areas[:NAMED]) + (" …" if len(areas) > NAMED else "")
        file = open_package(folder, ("fertility",), Faults()).name("fertility")
        column = "cwr_per_tfr" if bundle.assumptions.asfr is None else "asfr"
        faults.add(Fault("simulation_without_tfr", file, None, column, {"areas": named}))


def _check_zero_from(zero_from: int, base: int, to: int, width: int, faults: Faults) -> None:
    """Report a year in which no step starts (or the last one ends)."""
    if zero_from not in range(base, to + 1, width):
        values = {"to": zero_from, "base": base, "width": width, "example": base + width}
        faults.add(Fault("horizon_faulty", "--zero-from", values=values))


def _tell_unverified() -> None:
    """Say on stderr which bounds nobody has confirmed."""
    notes = []
    classes = (NATURAL_INFLUENCE, SOCIAL_INFLUENCE)
    unverified = [each.indicator for each in classes if each.status is Status.UNVERIFIED]
    if unverified:
        notes.append(UNVERIFIED.text(language()).format(names=", ".join(unverified)))
    if DECLINE_STAGE.status is Status.UNVERIFIED:
        notes.append(STAGE_BOUND.text(language()).format(bound=DECLINE_STAGE.bounds[0]))
    for note in notes:
        print(note, file=sys.stderr)  # noqa: T201
