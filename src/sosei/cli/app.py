"""Every verb and its options; the work is imported when its verb is called: ``--help`` is quick."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sosei.base.errors import Fault, InputError
from sosei.cli import audit_trail, data, review_sheet, strategy, user
from sosei.cli.spoken import Verbs

app = Verbs("sosei", "Population visions and comprehensive strategies.")
app.add_typer(data.app)
app.add_typer(strategy.app)
app.add_typer(review_sheet.app)
app.add_typer(user.app)
app.add_typer(audit_trail.app)

Output = Annotated[
    Path, typer.Option("-o", "--output", help="Folder for the files; made if missing.")
]


DRAWS, SEED = 1000, 1
"""Of an ensemble, unless said."""


class Lever(StrEnum):
    """Values of ``sosei goal --by``; demography is not imported for ``--help``."""

    TFR = "tfr"
    MIGRATION = "migration"
    ARRIVALS = "arrivals"


@app.command()
def project(
    bundle: Annotated[Path, typer.Argument(help="Folder with the assumptions bundle.")],
    to: Annotated[int, typer.Option("--to", help="Horizon: the base year plus whole steps.")],
    scenarios: Annotated[
        Path | None, typer.Option("--scenarios", help="TOML file of scenarios.")
    ] = None,
    output: Output = Path(),
    clamp: Annotated[  # noqa: FBT002 - an option has its default here
        bool, typer.Option("--clamp", help="Set cells that fall below 0 to 0, and say so.")
    ] = False,
) -> None:
    """Project any town from an assumptions bundle to three tables."""
    from sosei.cli.project import project_bundle  # noqa: PLC0415

    project_bundle(bundle, scenarios, to, output, clamp=clamp)


@app.command()
def hindcast(
    populations: Annotated[Path, typer.Argument(help="Censuses of many areas (Parquet).")],
    first: Annotated[int, typer.Option("--from", help="First census that is forecast from.")],
    last: Annotated[int, typer.Option("--to", help="Last census that is forecast.")],
    apart: Annotated[
        Path | None,
        typer.Option("--apart", help="Areas whose errors are told apart, and why (CSV)."),
    ] = None,
    output: Output = Path(),
) -> None:
    """Forecast later censuses from earlier ones, and tell how far off the forecasts were."""
    from sosei.cli.hindcast import hindcast_file  # noqa: PLC0415

    hindcast_file(populations, first, last, apart, output)


@app.command()
def nation(  # noqa: PLR0917 - one option each
    library: data.Folder = None,
    output: Output = Path(),
    visions: Annotated[
        Path | None, typer.Option("--visions", help="Folder of visions to be summed.")
    ] = None,
    town: Annotated[
        str | None,
        typer.Option("--town", help="Code or name of the municipality that has a policy."),
    ] = None,
    pull: Annotated[
        float, typer.Option("--pull", help="How many times as attractive it becomes.")
    ] = 1.0,
    hold: Annotated[
        float, typer.Option("--hold", help="What its out-rates are multiplied by.")
    ] = 1.0,
    ages: Annotated[
        str | None, typer.Option("--ages", help="Ages that the policy reaches, such as 20-39.")
    ] = None,
) -> None:
    """Project all municipalities as one system: nobody arrives who has not left."""
    from sosei.cli.nation import Options, make_nation  # noqa: PLC0415
    from sosei.cli.nation_policy import policy_of  # noqa: PLC0415

    policy = policy_of(town, pull, hold, ages)
    make_nation(data.open_library(library), Options(visions, policy), output)


@app.command()
def official(
    bundle: Annotated[Path, typer.Argument(help="Folder with the assumptions bundle.")],
    to: Annotated[int, typer.Option("--to", help="Horizon: the base year plus whole steps.")],
    zero_from: Annotated[
        int | None,
        typer.Option("--zero-from", help="Simulation 2 without migration from then; else at all."),
    ] = None,
    output: Output = Path(),
    clamp: Annotated[  # noqa: FBT002 - an option has its default here
        bool, typer.Option("--clamp", help="Set cells that fall below 0 to 0, and say so.")
    ] = False,
) -> None:
    """Read a bundle as the official worksheets do: simulations, influences, stage, nine classes."""
    from sosei.cli.official import read_officially  # noqa: PLC0415

    read_officially(bundle, to, zero_from, output, clamp=clamp)


@app.command()
def ensemble(  # noqa: PLR0913, PLR0917 - one option each
    bundle: Annotated[Path, typer.Argument(help="Folder with the assumptions bundle.")],
    to: Annotated[int, typer.Option("--to", help="Horizon: the base year plus whole steps.")],
    scenarios: Annotated[
        Path | None, typer.Option("--scenarios", help="TOML file of scenarios.")
    ] = None,
    draws: Annotated[int, typer.Option("--draws", min=1, help="How often it is run.")] = DRAWS,
    seed: Annotated[
        int,
        typer.Option("--seed", min=0, max=2**64 - 1, help="The same seed gives the same numbers."),
    ] = SEED,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", help="Address of a dask.distributed scheduler to run on."),
    ] = None,
    output: Output = Path(),
    *,
    empirical: Annotated[
        bool, typer.Option("--empirical", help="Ranges of totals from past errors, without draws.")
    ] = False,
    classes: Annotated[
        bool,
        typer.Option(
            "--classes", help="Also how likely each of the nine classes is, after thirty years."
        ),
    ] = False,
) -> None:
    """Run a projection many times: how sure it is, and how likely a goal is reached."""
    if empirical:
        from sosei.cli.ensemble_empirical import (  # noqa: PLC0415
            refuse_of_draws,
            tell_past_errors,
        )

        refuse_of_draws(
            {
                "--draws": draws != DRAWS,
                "--seed": seed != SEED,
                "--scheduler": bool(scheduler),
                "--classes": classes,
            }
        )
        tell_past_errors(bundle, scenarios, to, output)
        return
    from sosei.cli.ensemble import Options, draw_bundle  # noqa: PLC0415

    draw_bundle(bundle, scenarios, Options(to, draws, seed, scheduler, classes), output)


@app.command()
def profiles() -> None:
    """Print the profiles of arrivals that ship: weights by sex and age, and their source."""
    from sosei.cli.profiles import print_profiles  # noqa: PLC0415

    print_profiles()


@app.command()
def vision(
    study: Annotated[Path | None, typer.Argument(help="Study file (TOML).")] = None,
    output: Output = Path(),
    area: Annotated[
        str | None,
        typer.Option("--area", help="Code or name: chosen by stated rules from the library."),
    ] = None,
    everyone: Annotated[  # noqa: FBT002 - an option has its default here
        bool, typer.Option("--all", help="Every municipality of the library: tables only.")
    ] = False,
    library: data.Folder = None,
    *,
    manuscript: Annotated[
        Path | None, typer.Option("--manuscript", help="Your own text for the study's sections.")
    ] = None,
    assumptions: Annotated[
        Path | None,
        typer.Option("--assumptions", help="Workbook of the study whose assumptions were edited."),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the schema of a study file.")
    ] = False,
) -> None:
    """Make the whole vision of a study: tables, charts, HTML and PDF."""
    if schema:
        from sosei.studies.study import schema as study_schema  # noqa: PLC0415

        typer.echo(study_schema())
        return
    if sum((study is not None, area is not None, everyone)) != 1:
        values = {
            "value": "sosei vision",
            "expected": "STUDY.toml | --area CODE | --all",
            "hint": "",
        }
        raise InputError([Fault("value_faulty", "sosei vision", values=values)])
    for option, given in (("--manuscript", manuscript), ("--assumptions", assumptions)):
        if given is not None and study is None:
            values = {"value": option, "expected": f"STUDY.toml {option}", "hint": ""}
            raise InputError([Fault("value_faulty", "sosei vision", values=values)])
    if everyone:
        from sosei.cli.everyone import make_everyone  # noqa: PLC0415

        make_everyone(data.open_library(library), output)
        return
    from sosei.publishing.beside import beside  # noqa: PLC0415
    from sosei.publishing.warmed import warm  # noqa: PLC0415

    with beside(warm) as begin:
        # a second of imports, in which the engine of the charts starts beside
        from sosei.cli.vision import make_vision, make_vision_of  # noqa: PLC0415

        if study is not None:
            make_vision(study, output, manuscript, assumptions, begin)
        elif area is not None:
            make_vision_of(area, data.open_library(library), output, begin)


@app.command()
def review(
    study: Annotated[Path, typer.Argument(help="Study file (TOML).")],
    projections: Annotated[Path, typer.Option("--projections", help="CSV of earlier projections.")],
    output: Output = Path(),
    then: Annotated[
        Path | None, typer.Option("--then", help="Bundle with what was assumed then.")
    ] = None,
    actual: Annotated[
        Path | None, typer.Option("--actual", help="Bundle that reproduces the counts.")
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", help="Projection that the bundles belong to.")
    ] = None,
) -> None:
    """Set earlier projections against the censuses, by group and by component."""
    from sosei.cli.review import Pair, review_projections  # noqa: PLC0415

    review_projections(study, projections, Pair(then, actual, name), output)


@app.command()
def audit(
    study: Annotated[Path, typer.Argument(help="Study file (TOML) with a table [stated].")],
    output: Output = Path(),
) -> None:
    """Do the stated levers of a vision give the stated picture? Words, and audit.csv."""
    from sosei.cli.audit import audit_study  # noqa: PLC0415

    audit_study(study, output)


@app.command()
def districts(  # noqa: PLR0913, PLR0917 - one option each
    study: Annotated[Path, typer.Argument(help="Study file (TOML).")],
    counts: Annotated[
        Path | None,
        typer.Option("--districts", help="Persons by district (CSV); else from the library."),
    ] = None,
    library: data.Folder = None,
    schools: Annotated[
        Path | None, typer.Option("--schools", help="Districts of each school (CSV).")
    ] = None,
    roles: Annotated[
        Path | None,
        typer.Option(
            "--roles", help="Districts of the town centre, and those without bounds (CSV)."
        ),
    ] = None,
    class_sizes: Annotated[
        Path | None, typer.Option("--class-sizes", help="Largest classes by grade and year (CSV).")
    ] = None,
    multi_grade: Annotated[
        Path | None,
        typer.Option("--multi-grade", help="Pupils of two grades that are one class (CSV)."),
    ] = None,
    rates: Annotated[
        list[Path] | None, typer.Option("--rates", help="Own rates (CSV); repeatable.")
    ] = None,
    profile: Annotated[
        str, typer.Option("--profile", help="Ages of settlers: a name or a CSV file.")
    ] = "family",
    within: Annotated[
        float, typer.Option("--within", help="Share by which totals may differ.")
    ] = 0.005,
    output: Output = Path(),
) -> None:
    """Carry the districts of a municipality, its schools and its centre."""
    from sosei.cli.districts import (  # noqa: PLC0415
        AskedDistricts,
        OtherFiles,
        project_town_districts,
    )

    if (counts is None) == (library is None):
        values = {"value": "sosei districts", "expected": "--districts | --library", "hint": ""}
        raise InputError([Fault("value_faulty", "sosei districts", values=values)])
    held = None if library is None else data.open_library(library)
    others = OtherFiles(schools, roles, class_sizes, multi_grade)
    asked = AskedDistricts(counts, held, others, rates or [], profile, within)
    project_town_districts(study, asked, output)


@app.command()
def sectors(  # noqa: PLR0913, PLR0917 - one option each
    study: Annotated[Path | None, typer.Argument(help="Study file (TOML).")] = None,
    area: Annotated[
        str | None,
        typer.Option("--area", help="Code or name, from the library."),
    ] = None,
    library: data.Folder = None,
    rates: Annotated[
        list[Path] | None, typer.Option("--rates", help="Own rates (CSV); repeatable.")
    ] = None,
    observed: Annotated[
        Path | None, typer.Option("--observed", help="Observed series (CSV).")
    ] = None,
    facilities: Annotated[
        Path | None, typer.Option("--facilities", help="Public facilities (CSV).")
    ] = None,
    industries: Annotated[
        Path | None, typer.Option("--industries", help="Workers by industry and age (CSV).")
    ] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", help="Scenario that others are set against; else the first."),
    ] = None,
    draws: Annotated[
        int | None, typer.Option("--draws", min=1, help="How often it is run, for ranges.csv.")
    ] = None,
    seed: Annotated[
        int,
        typer.Option("--seed", min=0, max=2**64 - 1, help="The same seed gives the same numbers."),
    ] = 1,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder for the files; else standard output."),
    ] = None,
) -> None:
    """Tell what a population means for children, care, work and the town."""
    from sosei.cli.sectors import AskedSectors, tell_sectors, tell_sectors_of  # noqa: PLC0415

    if (study is None) == (area is None):
        values = {"value": "sosei sectors", "expected": "STUDY.toml | --area CODE", "hint": ""}
        raise InputError([Fault("value_faulty", "sosei sectors", values=values)])
    if draws is not None and output is None:
        values = {"value": "--draws", "expected": "-o DIR", "hint": ""}
        raise InputError([Fault("value_faulty", "sosei sectors", values=values)])
    asked = AskedSectors(
        rates or [], observed, facilities, industries, against, draws, seed, output
    )
    if study is not None:
        own = None if library is None else data.open_library(library)
        tell_sectors(study, own, asked)
    elif area is not None:
        tell_sectors_of(area, data.open_library(library), asked)


@app.command()
def goal(  # noqa: PLR0913, PLR0917 - one option each
    bundle: Annotated[Path, typer.Argument(help="Folder with the assumptions bundle.")],
    reach: Annotated[float, typer.Option("--reach", help="Value of the indicator to reach.")],
    year: Annotated[int, typer.Option("--in", help="In this year: the base plus whole steps.")],
    by: Annotated[Lever, typer.Option("--by", help="What is looked for.")],
    scenarios: Annotated[
        Path | None, typer.Option("--scenarios", help="TOML file of scenarios.")
    ] = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", help="The one to start from; else the first.")
    ] = None,
    indicator: Annotated[str, typer.Option("--indicator", help="As in indicators.csv.")] = "total",
    area: Annotated[
        str | None, typer.Option("--area", help="Needed where the bundle has several.")
    ] = None,
    profile: Annotated[
        str, typer.Option("--profile", help="Ages of arrivals: a name or a CSV file.")
    ] = "family",
    between: Annotated[
        tuple[float, float] | None, typer.Option("--between", help="Bounds of what is looked for.")
    ] = None,
    curve: Annotated[  # noqa: FBT002 - an option has its default here
        bool, typer.Option("--curve", help="Also pairs of TFR and migration that reach it.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder for goal.csv; made if missing.")
    ] = None,
) -> None:
    """Find the TFR, migration or arrivals that reach a number, or say why none does."""
    from sosei.cli.goal import Asked, seek_goal  # noqa: PLC0415
    from sosei.demography.told.goal import Lever as By  # noqa: PLC0415

    asked = Asked(reach, year, By(by.value), indicator, area, scenario, profile, between, curve)
    seek_goal(bundle, scenarios, asked, output)


@app.command()
def demo(
    port: Annotated[int, typer.Option("--port", help="On 127.0.0.1; 0 finds a free one.")] = 8000,
) -> None:
    """Compute the sample town's study and open it in the browser's reach."""
    from sosei.cli.serve import open_server  # noqa: PLC0415

    open_server("127.0.0.1", port, sample=True)


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", help="0 finds a free one.")] = 8000,
    host: Annotated[
        str,
        typer.Option(
            "--host", help="Address to listen on; others than this machine need SOSEI_HOSTS."
        ),
    ] = "127.0.0.1",
) -> None:
    """Serve pages and work off jobs until Ctrl-C."""
    from sosei.cli.serve import open_server  # noqa: PLC0415

    open_server(host, port)


@app.command()
def backup(
    place: Annotated[Path, typer.Argument(help="File that is not there yet, or a folder.")],
    keep: Annotated[
        int | None,
        typer.Option("--keep", min=1, help="Backups of the folder that stay; older ones go."),
    ] = None,
    without_key: Annotated[  # noqa: FBT002 - an option has its default here
        bool, typer.Option("--without-key", help="Leave the secret key of the server out.")
    ] = False,
    verify: Annotated[  # noqa: FBT002 - an option has its default here
        bool,
        typer.Option("--verify", help="Only read a backup to its end, and say if it is whole."),
    ] = False,
) -> None:
    """Write database, library, evidence and key into one file, while the server runs."""
    from sosei.cli.operate import make_backup, verify_backup  # noqa: PLC0415

    if verify:
        verify_backup(place)
    else:
        make_backup(place, keep=keep, key=not without_key)


@app.command()
def restore(
    place: Annotated[Path, typer.Argument(help="File that sosei backup wrote.")],
    replace: Annotated[  # noqa: FBT002 - an option has its default here
        bool, typer.Option("--replace", help="Move aside what is there; else it must be empty.")
    ] = False,
) -> None:
    """Put back what a backup holds; the server is stopped."""
    from sosei.cli.operate import restore_backup  # noqa: PLC0415

    restore_backup(place, replace=replace)
