"""The sample town's vision, computed and stored."""

from __future__ import annotations

from importlib.resources import as_file, files

from sosei.publishing import book
from sosei.studies.progress import Progress, silent
from sosei.studies.reading import read_study
from sosei.studies.run import run_study

SAMPLE = "aizuwakamatsu.toml"


def store_sample(progress: Progress = silent) -> None:
    """Compute the sample study, store its result with everything published from it, and show it."""
    from sosei.web.visions import actions  # noqa: PLC0415 - after django.setup()

    with as_file(files("sosei.studies").joinpath("sample")) as folder:
        result = run_study(read_study(folder / SAMPLE), progress)
    actions.show(stored=actions.store(result=result, files=book.files(result, progress)))
