"""Runs the command line inside the test's own process, as a person would call it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from sosei.cli import main
from tests.builders import BundleRows, read_csv


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: exit code, the lines of stderr, its folder, the lines of stdout."""

    code: int
    lines: list[str]
    output: Path
    printed: list[str]

    def table(self, name: str) -> list[dict[str, str]]:
        """Read one of the files written."""
        return read_csv(self.output / name)


class Command:
    """`sosei …` in a folder of its own."""

    def __init__(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder, self.monkeypatch, self.capsys = tmp_path, monkeypatch, capsys

    def run(self, *arguments: str | Path) -> Outcome:
        """Run any verb."""
        self.monkeypatch.setattr("sys.argv", ["sosei", *map(str, arguments)])
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = self.capsys.readouterr()
        code = ended.value.code if isinstance(ended.value.code, int) else 0
        return Outcome(code, said.err.splitlines(), self.output, said.out.splitlines())

    def project(
        self,
        rows: BundleRows | Path,
        *,
        to: int | str = 2025,
        scenarios: str | None = None,
        clamp: bool = False,
    ) -> Outcome:
        """Run `sosei project` on a bundle, with the text of a scenario file or none."""
        folder = rows if isinstance(rows, Path) else rows.write(self.folder / "bundle")
        arguments: list[str | Path] = ["project", folder, "--to", str(to), "-o", self.output]
        arguments += ["--clamp"] if clamp else []
        if scenarios is not None:
            file = self.folder / "scenarios.toml"
            file.write_text(scenarios, encoding="utf-8")
            arguments += ["--scenarios", file]
        return self.run(*arguments)

    @property
    def output(self) -> Path:
        """The folder for the files; it does not exist before."""
        return self.folder / "out"
