"""All outputs of the sample made once, as the command makes them.

``python -m benchmarks.outputs_once FOLDER ja[,en] [alone]``; alone: one process makes one thing after another.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sosei.publishing.beside import beside, here
from sosei.publishing.warmed import warm


def main() -> None:
    """Make them."""
    output, languages, *alone = sys.argv[1:]
    with nullcontext(here) if alone else beside(warm) as begin:
        _make(Path(output), languages.split(","), begin)


def _make(output: Path, languages: list[Any], begin: Any) -> None:
    # imported as the command does, while the process beside starts
    from benchmarks.town import STUDY  # noqa: PLC0415
    from sosei.cli.files import write_all  # noqa: PLC0415
    from sosei.publishing import book  # noqa: PLC0415
    from sosei.publishing.open_data import book as open_data  # noqa: PLC0415
    from sosei.publishing.open_data.of_result import of_result  # noqa: PLC0415
    from sosei.publishing.typesetting import forgetting  # noqa: PLC0415
    from sosei.studies.reading import read_study  # noqa: PLC0415
    from sosei.studies.run import run_study  # noqa: PLC0415

    with as_file(files("sosei.studies") / "sample") as folder:
        result = run_study(read_study(folder / STUDY))
    made = book.files(
        result,
        languages=languages,
        begin=partial(begin, forgetting),
        meanwhile=lambda: open_data.folder(of_result(result)),
    )
    write_all(output, made)


if __name__ == "__main__":
    main()
