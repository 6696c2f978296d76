"""``sosei strategy``: a package judged, and brought from one form into the other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sosei.cli.spoken import Verbs

if TYPE_CHECKING:
    from sosei.strategy.package import Package

app = Verbs("strategy", "Comprehensive strategies: judge the indicators of a package.")

PackagePath = Annotated[
    Path, typer.Argument(metavar="PACKAGE", help="Folder of CSV files, or one workbook.")
]


@app.command()
def judge(
    package: PackagePath,
    as_of: Annotated[int, typer.Option("--as-of", help="Year, in each indicator's own basis.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="CSV file; else standard output.")
    ] = None,
) -> None:
    """Judge every indicator of a package in a year, with the reason."""
    from sosei.base.messages import language  # noqa: PLC0415
    from sosei.cli.files import write_all  # noqa: PLC0415
    from sosei.publishing.package_csv import csv_of  # noqa: PLC0415
    from sosei.strategy.writing import judgement_grid  # noqa: PLC0415

    judged = read(package).judge(as_of)
    content = csv_of(judgement_grid(judged, language()))
    if output is None:
        sys.stdout.write(content)
    else:
        write_all(output.parent, {output.name: content.encode()})


@app.command()
def report(
    edition: Annotated[
        Path, typer.Argument(metavar="EDITION", help="Frozen review (review-….json).")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder for the files; made if missing.")
    ] = Path(),
) -> None:
    """Print a frozen yearly review as PDF, Word and slides, in both languages."""
    from sosei.cli.files import check_folder, write_all  # noqa: PLC0415
    from sosei.publishing.printed_review import review_files  # noqa: PLC0415
    from sosei.strategy.review.edition import Edition  # noqa: PLC0415

    frozen = Edition.read(edition)
    check_folder(output)
    write_all(output, review_files(frozen))


@app.command()
def convert(
    package: PackagePath,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help="Folder for CSV files, or a file ending in .xlsx."),
    ],
) -> None:
    """Write a package anew: a folder as a workbook, or a workbook as a folder, without loss."""
    from sosei.cli.files import check_folder, write_all  # noqa: PLC0415
    from sosei.publishing.package_csv import csv_of  # noqa: PLC0415
    from sosei.publishing.package_workbook import workbook  # noqa: PLC0415
    from sosei.strategy.writing import tables_of  # noqa: PLC0415

    tables = tables_of(read(package))
    if output.suffix == ".xlsx":
        write_all(output.parent, {output.name: workbook(tables)})
        return
    check_folder(output)
    write_all(output, {f"{name}.csv": csv_of(grid).encode() for name, grid in tables.items()})


@app.command()
def worth(
    package: PackagePath,
    study: Annotated[
        Path, typer.Argument(metavar="STUDY", help="Study file (TOML) of the same municipality.")
    ],
    year: Annotated[
        int | None, typer.Option("--year", help="Year of the projection; its last one by default.")
    ] = None,
) -> None:
    """Tell what the people whom a strategy brings are worth in residents of a later year."""
    from sosei.base.messages import language  # noqa: PLC0415
    from sosei.publishing.package_csv import csv_of  # noqa: PLC0415
    from sosei.publishing.strategy.names import Names  # noqa: PLC0415
    from sosei.publishing.strategy.worth_told import worth_grid, worth_told  # noqa: PLC0415
    from sosei.studies.reading import read_study  # noqa: PLC0415
    from sosei.studies.run import run_study  # noqa: PLC0415
    from sosei.studies.valued import valued  # noqa: PLC0415

    own, spoken = read(package), language()
    told = worth_told(valued(own, run_study(read_study(study)), year), Names(own))
    sys.stderr.write(told.answer.text(spoken) + "\n")
    sys.stdout.write(csv_of(worth_grid(told, spoken)))


def read(path: Path) -> Package:
    """Read a package and tell on stderr what of it was not read.

    Raises
    ------
    InputError
        With every fault of every table.
    """
    from sosei.base.errors import Faults  # noqa: PLC0415
    from sosei.cli.files import tell_not_read  # noqa: PLC0415
    from sosei.readers.strategy_tables import read_strategy_tables  # noqa: PLC0415
    from sosei.strategy.columns import KNOWN, REQUIRED  # noqa: PLC0415
    from sosei.strategy.reading import read_package  # noqa: PLC0415

    faults = Faults()
    tables, unread = read_strategy_tables(path, KNOWN, REQUIRED, faults)
    package = read_package(tables, faults)
    faults.raise_if_any()
    tell_not_read(unread)
    return package
