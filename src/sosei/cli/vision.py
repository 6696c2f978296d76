"""``sosei vision``: a study file → the whole vision."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sosei.cli.files import check_folder, write_all
from sosei.publishing import book
from sosei.studies.progress import Progress, silent
from sosei.studies.run import run_study
from sosei.studies.study import read_study

PARTS = 7
"""Parts of the work that are told of, for the bar."""


def make_vision(file: Path, output: Path) -> None:
    """Run a study and write its vision.

    Parameters
    ----------
    file : Path
        The study file.
    output : Path
        Folder for the files.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    study = read_study(file)
    check_folder(output)
    with shown() as progress:
        result = run_study(study, progress)
        write_all(output, book.files(result, progress))
    print(f"{output / 'vision.html'}\n{output / 'vision.pdf'}")  # noqa: T201


@contextmanager
def shown() -> Iterator[Progress]:
    """Show a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415 - only a person at a terminal needs it
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=PARTS)

        def tell(part: str) -> None:
            bar.update(task, description=part, advance=1)

        yield tell
