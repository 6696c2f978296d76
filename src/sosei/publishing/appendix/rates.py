"""The rates by sex and age that the projection uses."""

from __future__ import annotations

from sosei.publishing import tables, wording
from sosei.publishing.notes import note
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section:
    """Return the chapter."""
    table = result.tables["rates"]
    return Section(
        name="tables-rates",
        question=say("推計に用いた率（男女・年齢別）", "Rates of the projection by sex and age"),
        answer=say(
            "生残率と、採用した期間の純移動率です。シナリオは、この率を出発点にしています。",
            "Survivorship ratios, and net migration rates of the chosen period: the scenarios start from them.",
        ),
        tables=(_table(result),),
        notes=(note(table.note),) if table.note else (),
    )


def _table(result: VisionResult) -> PrintedTable:
    table = result.tables["rates"]
    chosen = "+".join(result.manifest["migration"]["periods"])
    held = {
        (row["quantity"], row["sex"], row["age"]): row["value"]
        for row in table.rows()
        if row["choice"] in {"", chosen}
    }
    columns = [(what, sex) for what in ("survival", "net_rate") for sex in wording.SEXES]
    words = {
        "survival": _survival(result),
        "net_rate": say(
            f"純移動率（{wording.periods(chosen)}）",
            f"Net migration rate ({wording.periods(chosen)})",
        ),
    }
    ages = dict.fromkeys(age for _, _, age in held)
    return PrintedTable(
        say("生残率と純移動率（5年間）", "Survivorship and net migration rates (five years)"),
        (
            say("期首の年齢", "Age at the start"),
            *(
                say(
                    f"{words[what]}{wording.SEXES[sex]}",
                    f"{words[what]}, {wording.SEXES[sex].lower()}",
                )
                for what, sex in columns
            ),
        ),
        tuple(
            (wording.age(age), *(tables.ratio(held.get((*column, age)), 4) for column in columns))
            for age in ages
        ),
        table.sources,
    )


def _survival(result: VisionResult) -> str:
    """Say what survivorship is printed: where it has a path, that of the tables before it."""
    if "survival_path" in result.tables:
        return say("生残率（表の年）", "Survivorship of the tables")
    return say("生残率", "Survivorship")
