"""``sosei vision``: a study file → the whole vision."""

from __future__ import annotations

from pathlib import Path

from sosei.cli.files import check_folder, write_all
from sosei.cli.progress import shown
from sosei.publishing import book
from sosei.studies.run import run_study
from sosei.studies.study import read_study


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
