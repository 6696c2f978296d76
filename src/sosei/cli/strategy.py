"""``sosei strategy``: a package judged, and brought from one form into the other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sosei.cli.spoken import Verbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from sosei.base.messages import Language
    from sosei.strategy.package import Package
    from sosei.studies.manuscript.edition import Edition

app = Verbs("strategy", "Comprehensive strategies: judge the indicators of a package.")

PackagePath = Annotated[
    Path, typer.Argument(metavar="PACKAGE", help="Folder of CSV files, or one workbook.")
]

Manuscript = Annotated[
    Path | None,
    typer.Option("--manuscript", help="Your own text; NAME-en.md beside it is its English."),
]

OutputFolder = Annotated[
    Path, typer.Option("-o", "--output", help="Folder for the files; made if missing.")
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
    before: Annotated[
        Path | None, typer.Option("--before", help="The frozen review of the year before.")
    ] = None,
    vision: Annotated[
        Path | None, typer.Option("--vision", help="The published vision: result.json.")
    ] = None,
    manuscript: Manuscript = None,
) -> None:
    """Print a frozen yearly review as PDF, Word, slides and one HTML page, in both languages."""
    from sosei.cli.files import check_folder, write_all  # noqa: PLC0415
    from sosei.cli.results import read_result  # noqa: PLC0415
    from sosei.publishing.printed_review import ReviewReport, review_files  # noqa: PLC0415
    from sosei.publishing.strategy.frozen import Frozen  # noqa: PLC0415
    from sosei.strategy.review.edition import Edition  # noqa: PLC0415

    frozen = Frozen(Edition.read(edition))
    past = None if before is None else Frozen(Edition.read(before))
    result = None if vision is None else read_result(vision)
    text = text_of(manuscript)
    check_folder(output)
    write_all(output, review_files(ReviewReport(frozen, before=past, vision=result), text))


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


@app.command()
def files(  # noqa: PLR0913, PLR0917 - one option each
    package: PackagePath,
    name: Annotated[str, typer.Option("--name", help="What the strategy is called.")],
    town: Annotated[str, typer.Option("--town", help="What the municipality is called.")],
    first: Annotated[int, typer.Option("--first", help="First fiscal year of the strategy.")],
    last: Annotated[int, typer.Option("--last", help="Last fiscal year of the strategy.")],
    output: OutputFolder,
    year: Annotated[
        int | None,
        typer.Option("--year", help="Year up to which values are printed; the last by default."),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option("--before", help="Package of the strategy before, looked back on."),
    ] = None,
    before_name: Annotated[
        str, typer.Option("--before-name", help="What it is called; else the package's own name.")
    ] = "",
    manuscript: Manuscript = None,
) -> None:
    """Write a strategy as PDF, slides, Word, one HTML page and the map of its numbers."""
    from sosei.base.errors import Fault, InputError  # noqa: PLC0415
    from sosei.cli.files import check_folder  # noqa: PLC0415
    from sosei.publishing.manuscript.edition import check_edition  # noqa: PLC0415
    from sosei.publishing.printed_strategy import (  # noqa: PLC0415
        Plan,
        strategy_file,
        strategy_subject,
    )
    from sosei.publishing.strategy.names import Own  # noqa: PLC0415

    until = last if year is None else year
    if not first <= until <= last:
        years = {"year": until, "first": first, "last": last}
        raise InputError([Fault("review_year_outside", name, None, "--year", years)])
    check_folder(output)
    past = None
    if before is not None:
        called = before_name or before.resolve().stem
        past = Plan(read(before), Own(called), Own(town), None, first - 1, first - 1, first - 1)
    plan = Plan(read(package), Own(name), Own(town), None, first, last, until, before=past)
    text = text_of(manuscript)
    if text is not None:
        check_edition(text, strategy_subject(plan))
    write_files(output, "strategy", lambda end, spoken: strategy_file(plan, end, spoken, text))


def text_of(manuscript: Path | None) -> Edition | None:
    """Read the municipality's own text, where one is named; ``NAME-en.md`` beside it is its English.

    Raises
    ------
    InputError
        With every fault of both.
    """
    from sosei.cli.vision import edition_of  # noqa: PLC0415

    return None if manuscript is None else edition_of(manuscript)


def write_files(folder: Path, stem: str, make: Callable[[str, Language], bytes]) -> None:
    """Write every file of a document in both languages, all or none.

    Parameters
    ----------
    folder : Path
    stem : str
        What the document is called.
    make : callable
        Returns one file by its ending and language.
    """
    from sosei.cli.files import write_all  # noqa: PLC0415
    from sosei.publishing.book import LANGUAGES  # noqa: PLC0415
    from sosei.publishing.documents import FILES, file_name  # noqa: PLC0415

    write_all(
        folder,
        {
            file_name(stem, ending, spoken): make(ending, spoken)
            for spoken in LANGUAGES
            for ending in FILES
        },
    )


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
