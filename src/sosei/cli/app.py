"""Every verb and its options; the work is imported when a verb is called, so that ``--help`` is quick."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from sosei.base.errors import NotSupportedError

app = typer.Typer(
    name="sosei",
    help="人口ビジョンと総合戦略 — population visions and comprehensive strategies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Output = Annotated[Path, typer.Option("-o", "--output", help="Folder for the files; made if missing.")]


@app.command()
def project(
    bundle: Annotated[Path, typer.Argument(help="Folder with the assumptions bundle.")],
    to: Annotated[int, typer.Option("--to", help="Horizon: the base year plus whole steps.")],
    scenarios: Annotated[
        Path | None, typer.Option("--scenarios", help="TOML file of scenarios.")
    ] = None,
    output: Output = Path(),
) -> None:
    """Project any town from an assumptions bundle: population.csv, components.csv, indicators.csv."""
    from sosei.cli.project import project_bundle  # noqa: PLC0415

    project_bundle(bundle, scenarios, to, output)


def _not_yet(verb: str) -> None:
    @app.command(
        verb,
        hidden=True,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )
    def refuse() -> NoReturn:
        raise NotSupportedError(f"sosei {verb}")


for _verb in (
    "official",
    "audit",
    "goal",
    "hindcast",
    "ensemble",
    "strategy",
    "data",
    "profiles",
    "backup",
    "restore",
    "user",
):
    _not_yet(_verb)
