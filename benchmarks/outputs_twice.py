"""All outputs of the sample in one new process, charts drawn in it: prints seconds as JSON.

At first, again, and again with every chart drawn anew, as before charts were kept.
"""

from __future__ import annotations

import json
import time
from importlib.resources import as_file, files

from benchmarks.town import STUDY
from sosei.publishing import book, pictures
from sosei.publishing.open_data import book as open_data
from sosei.publishing.open_data.of_result import of_result
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study


def main() -> None:
    """Make them three times."""
    with as_file(files("sosei.studies") / "sample") as folder:
        result = run_study(read_study(folder / STUDY))
    told = {"first": _seconds(result), "again": _seconds(result)}
    pictures.forget()
    told["drawn anew"] = _seconds(result)
    print(json.dumps(told))


def _seconds(result: VisionResult) -> float:
    start = time.perf_counter()
    book.files(result)
    open_data.folder(of_result(result))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
