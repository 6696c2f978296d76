"""``sosei vision --all``: the status quo of every municipality of the library, as tables."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from sosei.base.messages import Both, language
from sosei.cli.files import check_folder, write_all
from sosei.cli.progress import shown
from sosei.cli.project import csv_bytes
from sosei.demography.told.frames import components_table, indicators_table, population_table
from sosei.library import Library
from sosei.studies.everyone import Everyone, everyone_of
from sosei.studies.held.municipal import left_out_table
from sosei.studies.progress import Progress

DONE = Both(
    "{areas:,} municipalities, {base} to {horizon}: {total:,.0f} persons, then {end:,.0f}.",
    "{areas:,}市区町村、{base}年から{horizon}年：{total:,.0f}人から{end:,.0f}人。",
)
LEFT_OUT = Both("Not projected: {area} {code}: {why}.", "推計しない：{area} {code}：{why}")


def make_everyone(library: Library, output: Path) -> None:
    """Project every municipality of the library by the stated rules, and write the tables.

    Parameters
    ----------
    library : Library
    output : Path
        Folder for the files; made if missing.

    Raises
    ------
    InputError
        If the library lacks what is needed, or the folder cannot be written; nothing is written then.
    """
    check_folder(output)
    with shown() as progress:
        everyone = everyone_of(library, progress)
        write_all(output, files(everyone, progress))
    _tell(everyone)


def files(everyone: Everyone, progress: Progress) -> dict[str, bytes]:
    """Return the tables by file name: those of ``sosei project``, sums, choices, what is left out, what was used."""
    progress(Both("Tables", "表"))
    runs = [everyone.run]
    return {
        "population.csv": csv_bytes(population_table(runs)),
        "components.csv": csv_bytes(components_table(runs)),
        "indicators.csv": csv_bytes(indicators_table(runs)),
        "sums.csv": csv_bytes(everyone.sums()),
        "chosen.csv": csv_bytes(_chosen(everyone)),
        "left_out.csv": csv_bytes(left_out_table(everyone.left_out, language())),
        "used.csv": csv_bytes(pl.DataFrame(list(everyone.used), orient="row")),
    }


def _chosen(everyone: Everyone) -> pl.DataFrame:
    survival = everyone.survival
    rows = [
        {
            "area": area.code,
            "name": area.full_name,
            "base": everyone.projection.base.year,
            "survival": f"{survival.kind} {'+'.join(map(str, survival.years))} {everyone.path}",
            "periods": "+".join(chosen.periods),
            "pooling": str(chosen.pooling),
            "reason": chosen.why.text(language()),
        }
        for area, chosen in zip(everyone.areas, everyone.chosen, strict=True)
    ]
    return pl.DataFrame(rows)


def _tell(everyone: Everyone) -> None:
    for left in everyone.left_out:
        words = {"area": left.name, "code": left.code, "why": left.why.text(language())}
        print(LEFT_OUT.text(language()).format(**words), file=sys.stderr)  # noqa: T201
    totals = everyone.projection.total.sum(axis=1)
    years = everyone.projection.years
    values = {"base": years[0], "horizon": years[-1], "total": totals[0], "end": totals[-1]}
    print(DONE.text(language()).format(areas=len(everyone.areas), **values))  # noqa: T201
