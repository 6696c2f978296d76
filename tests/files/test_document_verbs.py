"""`sosei strategy files`: every document of a package, all or none."""

from __future__ import annotations

from tests.command import Command
from tests.reviews import package

from sosei.publishing.package_workbook import workbook
from sosei.strategy.writing import tables_of

ENDINGS = ("pdf", "pptx", "docx", "html")


def _names(stem: str) -> set[str]:
    named = {f"{stem}{spoken}.{ending}" for spoken in ("", "-en") for ending in ENDINGS}
    return named | {f"{stem}-numbers.json", f"{stem}-numbers-en.json"}


def test_a_strategy_is_written_as_every_file(command: Command) -> None:
    source = command.folder / "trial.xlsx"
    source.write_bytes(workbook(tables_of(package())))
    out = command.folder / "out"
    given = ("--name", "試験の戦略", "--town", "試験市", "--first", "2020", "--last", "2024")
    done = command.run("strategy", "files", source, *given, "-o", out)
    assert done.code == 0, done.lines
    assert {path.name for path in out.iterdir()} == _names("strategy")
    outside = command.run("strategy", "files", source, *given, "--year", "2030", "-o", out)
    assert outside.code == 2
