"""The appendix of tables: what the charts and sentences of a vision are made of, as a document of its own."""

from __future__ import annotations

from dataclasses import replace

from sosei.publishing.appendix import movement, people, rates, readings
from sosei.publishing.front import Front, of_vision
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, spoken
from sosei.studies.result import VisionResult

NAME = "vision-tables"
"""Of its files."""


def appendix(result: VisionResult) -> tuple[Section, ...]:
    """Return the chapters, in the language that is spoken.

    Parameters
    ----------
    result : VisionResult
    """
    scenarios = [str(each["name"]) for each in result.scenarios]
    return (
        people.counted(result),
        *(people.projected(result, each) for each in scenarios),
        movement.section(result),
        readings.section(result),
        rates.section(result),
    )


def front(result: VisionResult) -> Front:
    """Return the cover.

    Parameters
    ----------
    result : VisionResult
    """
    whole = of_vision(result, ())
    return replace(
        whole,
        title=say(f"{result.title}　資料編", f"Tables of {own(result.title)}"),
        language=spoken(),
        summary=(
            say(
                "本編の図と文のもとになる数値を、表にまとめました。人口は、各表の中で合計が合うように端数を処理しています。"
                "男と女をそれぞれ端数処理しているため、男女計と合わないことがあります。",
                "The figures that the charts and sentences of the vision are made of. Persons are rounded so that each "
                "table adds up within itself; men and women are rounded apart, so that they may differ from both "
                "together by one.",
            ),
            say(
                "同じ数値を端数処理せずに使うときは、ブック（Excel）かオープンデータをご利用ください。",
                "Unrounded they are in the workbook and in the open data.",
            ),
        ),
    )
