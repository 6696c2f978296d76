"""The parts of ``sosei vision``, timed inside one new process: prints seconds by part as JSON."""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

PARTS: dict[str, float] = {}

IMPORTS = {
    "import: numpy": ("numpy",),
    "import: polars": ("polars",),
    "import: pydantic": ("pydantic",),
    "import: study and engine": ("sosei.studies.run",),
    "import: vl-convert, typst, jinja2": ("vl_convert", "typst", "jinja2"),
    "import: the rest": ("sosei.cli.app", "sosei.cli.vision"),
}


@contextmanager
def _part(name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    PARTS[name] = time.perf_counter() - start


def main() -> None:
    """Make the sample's vision part by part."""
    for name, modules in IMPORTS.items():
        with _part(name):
            for module in modules:
                importlib.import_module(module)
    _make()
    print(json.dumps(PARTS))


def _make() -> None:
    from benchmarks.town import STUDY  # noqa: PLC0415 - what it imports is timed above
    from sosei.demography.engine.projection import project  # noqa: PLC0415
    from sosei.demography.told.frames import Run  # noqa: PLC0415
    from sosei.publishing import book, charts_printed, html, pdf, pictures  # noqa: PLC0415
    from sosei.publishing.open_data import book as open_data  # noqa: PLC0415
    from sosei.publishing.open_data.of_result import of_result  # noqa: PLC0415
    from sosei.publishing.sections import vision  # noqa: PLC0415
    from sosei.publishing.sections.impacts import chapter  # noqa: PLC0415
    from sosei.studies.gather import gather  # noqa: PLC0415
    from sosei.studies.reading import read_study  # noqa: PLC0415
    from sosei.studies.run import freeze  # noqa: PLC0415

    with _part("read study and figures"), as_file(files("sosei.studies") / "sample") as folder:
        study = read_study(folder / STUDY)
    with _part("gather assumptions"):
        gathered = gather(study)
    with _part("project()"):
        base = gathered.census[study.form.study.base.year]
        runs = [Run(s.name, project(base, s.apply(gathered.assumptions))) for s in study.scenarios]
    with _part("freeze: tables and manifest"):
        result = freeze(study, gathered, runs)
    with _part("result.json and its address"):
        _ = result.address
    with _part("sections: words and tables"):
        sections = vision(result)
        figures = [figure for section in sections for figure in section.figures]
    with _part("of it: the chapter on the fields"):
        chapter(result)
    with _part("chart specifications"):
        specifications = charts_printed.specifications(sections)
    drawn: dict[str, str] = {}
    with _part("SVG: first chart, starts the engine"):
        first = figures[0].name
        drawn[first] = pictures.svg(specifications.pop(first))
    for name, specification in specifications.items():
        with _part(f"SVG: {name}"):
            drawn[name] = pictures.svg(specification)
    with _part("tables as CSV"):
        for name in book.CSV_TABLES:
            result.tables[name].to_frame().write_csv()
    with _part("open data"):
        open_data.folder(of_result(result))
    with _part("HTML"):
        html.vision_html(result, sections, drawn)
    with _part("PDF"):
        pdf.vision_pdf(result, sections, drawn)


if __name__ == "__main__":
    main()
