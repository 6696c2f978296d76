"""All outputs of the sample made again in one new process and one beside it: prints seconds as JSON.

Then again in this process alone; and the charts alone, by fonts of widths and by whole fonts. Charts are kept as drawn.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import as_file, files
from typing import Any

import vl_convert

from benchmarks.town import STUDY
from sosei.base.messages import Language
from sosei.publishing import book, fonts, pictures
from sosei.publishing.beside import Begin, beside, here
from sosei.publishing.charts_printed import specifications
from sosei.publishing.open_data import book as open_data
from sosei.publishing.open_data.of_result import of_result
from sosei.publishing.sections import vision
from sosei.publishing.spoken import speaking
from sosei.publishing.warmed import warm
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study


def main() -> None:
    """Make them."""
    with as_file(files("sosei.studies") / "sample") as folder:
        result = run_study(read_study(folder / STUDY))
    with beside(warm) as begin:
        # the second time each process has drawn what the other one drew the first time
        for _ in range(2):
            _made(result, begin)
        told = {
            "both": _seconds(partial(_made, result, begin)),
            "ja": _seconds(partial(_made, result, begin, ("ja",))),
        }
    _made(result, here)
    told["both alone"] = _seconds(partial(_made, result, here))
    told["ja alone"] = _seconds(partial(_made, result, here, ("ja",)))
    charts = _charts(result)
    pictures.forget()
    warm()
    told["charts"] = _seconds(partial(_drawn, pictures.svg, charts))
    for place in fonts.folders():
        vl_convert.register_font_directory(place)
    told["charts by whole fonts"] = _seconds(partial(_drawn, _by_whole_fonts, charts))
    print(json.dumps(told))


def _made(
    result: VisionResult, begin: Begin, languages: Sequence[Language] = book.LANGUAGES
) -> None:
    book.files(
        result,
        languages=languages,
        begin=begin,
        meanwhile=lambda: open_data.folder(of_result(result)),
    )


def _charts(result: VisionResult) -> list[dict[str, Any]]:
    charts: list[dict[str, Any]] = []
    for language in book.LANGUAGES:
        with speaking(language):
            charts += specifications(vision(result)).values()
    return charts


def _drawn(draw: Callable[[dict[str, Any]], str], charts: Sequence[dict[str, Any]]) -> None:
    for chart in charts:
        draw(chart)


def _by_whole_fonts(chart: dict[str, Any]) -> str:
    drawn: str = vl_convert.vegalite_to_svg(
        chart, vl_version=pictures.VEGA_LITE, allowed_base_urls=[]
    )
    return drawn


def _seconds(made: Callable[[], None]) -> float:
    start = time.perf_counter()
    made()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
