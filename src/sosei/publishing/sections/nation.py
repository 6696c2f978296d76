"""The nation as one system: its sum through the pool, by net rates, and as projected officially."""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.publishing import tables, wording
from sosei.publishing.charts.nation import lines
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.sections.nation_cells import by_year
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.nation.together import Together


def group_name(name: str) -> str:
    """Return what a group is called."""
    return {
        "total": say("総人口", "All ages"),
        "age_0_14": say("0～14歳", "0–14"),
        "age_15_64": say("15～64歳", "15–64"),
        "age_65_plus": say("65歳以上", "65 and over"),
        "age_20_39": say("20～39歳", "20–39"),
    }[name]


def whole(together: Together) -> Section:
    """Return the sum of all municipalities through the pool, beside net rates and the official projection."""
    years = together.projection.years
    pooled = together.projection.total.sum(axis=1)
    apart = together.apart.total.sum(axis=1)
    named: dict[str, tuple[str, list[float | None]]] = {
        say("移動をひとつにまとめた推計", "One pool of movers"): ("together", plain(pooled)),
        say("市区町村ごとの純移動率の推計", "Net rates, each town for itself"): (
            "status_quo",
            plain(apart),
        ),
    }
    if together.official is not None:
        official = plain(together.official.sum(axis=(1, 2)))
        named[say("公式の推計（全国）", "Official projection")] = "official", official
    told = {
        column: by_year(values, years, column, "nation", "total")
        for column, values in named.values()
    }
    title = say("全国の人口の推計", "The nation's population, projected")
    head = (say("年【人】", "Year [persons]"), *named)
    rows = tuple(
        (wording.year(year), *(tables.persons(values[at]) for values in told.values()))
        for at, year in enumerate(years)
    )
    count = f"{len(together.areas):,}"
    end, other = (tables.about(told[column][-1] or 0.0) for column in ("together", "status_quo"))
    answer = say(
        f"{count}市区町村の人口の合計は、{wording.year(years[-1])}に{end}になる見込みです。"
        f"市区町村ごとの純移動率を続けた推計の合計は{other}です。",
        f"The {count} municipalities come to {end} people in {years[-1]}. "
        f"Each by its own net rates, they would come to {other}.",
    )
    figure = Figure(
        name="nation",
        title=title,
        measure=say("人", "persons"),
        alternative=answer,
        chart=lines(years, {words: values for words, (_, values) in named.items()}),
        sources=together.sources,
    )
    return Section(
        name="nation",
        question=say("全国の人口はどうなるか", "What becomes of the nation"),
        answer=answer,
        figures=(figure,),
        tables=(PrintedTable(title, head, rows, together.sources),),
        notes=_notes(together),
    )


def plain(values: Array) -> list[float | None]:
    """Return numbers, None where one is not known."""
    return [float(value) if np.isfinite(value) else None for value in values]


def _notes(together: Together) -> tuple[str, ...]:
    notes = [
        say(
            "移動する人を全国でひとつにまとめ、配分します。ある市区町村に転入する人は、どこかから転出した人です。"
            "国境を越える移動（と統計のずれ）は基準の期間のまま続くとしています。",
            "All who move are put together and shared out: whoever comes to one town has left another. Moves across "
            "the border (and what statistics do not agree on) go on as in the periods of the base.",
        ),
        say(
            "市区町村別の転出者数は統計（住民基本台帳。5年間に何度も移る人は国勢調査により調整）によりますが、その年齢はモデル（ロジャース・カストロ）によるもので、統計ではありません。",
            "How many leave each town is counted (resident register; those who move twice are taken as the census has "
            "them). Their ages are a model (Rogers and Castro), "
            "no statistic.",
        ),
        say(
            "距離は考えていません。近くの市区町村ほど影響が大きいという関係は、この推計には含まれません。",
            "Distance plays no part: that a near town is felt more than a far one is not in this projection.",
        ),
        say(
            "転入する人の割合は基準の期間のまま続くとしているため、人口が減り続ける町では、人口が多めに出ることがあります。",
            "The share that a town takes in goes on as at the base: where people grow fewer, it may be too high.",
        ),
    ]
    if together.official is None:
        notes.append(
            say(
                "公式の推計（日本の将来推計人口）は、統計データにありません。",
                "The official projection of the nation is not in the library.",
            )
        )
    if together.left_out:
        count = len(together.left_out)
        notes.append(
            say(
                f"統計がそろわないため、{count}の市区町村またはコードを含みません（一覧は left_out.csv）。",
                f"{count} municipalities or codes are not in it, since figures are missing (left_out.csv lists them).",
            )
        )
    return tuple(notes)
