"""How the nation's own yardsticks read: simulations 1 and 2, influences, stage, nine classes."""

from __future__ import annotations

from typing import Any

from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import Words, say, told
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

SERIES = Words(
    {
        "pattern1": Both("Pattern 1 (status quo)", "パターン1（現状推計）"),
        "simulation1": Both(
            "Simulation 1 (TFR 2.1 by 2030)", "シミュレーション1（出生率が2030年までに2.1）"
        ),
        "simulation2": Both(
            "Simulation 2 (1, and no migration)", "シミュレーション2（1に加え、移動なし）"
        ),
    }
)

READINGS = Words(
    {
        "natural_influence": Both(
            "Influence of natural change (simulation 1 ÷ pattern 1)",
            "自然増減の影響（シミュレーション1÷パターン1）",
        ),
        "social_influence": Both(
            "Influence of social change (simulation 2 ÷ simulation 1)",
            "社会増減の影響（シミュレーション2÷シミュレーション1）",
        ),
        "natural_influence_degree": Both(
            "Degree of natural influence (1–5)", "自然増減の影響度（1～5）"
        ),
        "social_influence_degree": Both(
            "Degree of social influence (1–5)", "社会増減の影響度（1～5）"
        ),
        "decline_stage": Both("Stage of decline (1–3)", "人口減少の段階（1～3）"),
        "closed_decline_20_39": Both(
            "Decline of women aged 20–39 (no migration)", "20～39歳女性の減少率（移動なし）"
        ),
        "decline_20_39": Both("Decline of women aged 20–39", "20～39歳女性の減少率"),
        "nine_class": Both(
            "Nine classes of the Population Strategy Council (2024)",
            "人口戦略会議（2024年）の9分類",
        ),
    }
)

SHARES = ("natural_influence", "social_influence", "closed_decline_20_39", "decline_20_39")

UNCONFIRMED = Both(" (bounds not confirmed)", "（区分の境界は未確認）")


def section(result: VisionResult) -> Section | None:
    """Return the section, if the study's TFR allows the simulations."""
    if "official" not in result.tables:
        return None
    years = list(dict.fromkeys(result.tables["official"]["year"]))
    return Section(
        name="official",
        question=say("国の指標ではどう読めるか", "How do the nation's yardsticks read?"),
        answer=_answer(result, int(str(years[0]))),
        tables=(_readings(result, years), _totals(result)),
        notes=(
            say(
                "影響度と段階の境界の値は、公表資料で確認できていません。比率そのものをご覧ください。",
                "The bounds of degrees and stages could not be confirmed in publications: look at the ratios.",
            ),
            say(
                "9分類は2020年から2050年の減少率について定められたもので、期間が異なる場合の参考です。",
                "The nine classes are defined for the decline from 2020 to 2050; other periods are for information.",
            ),
        ),
    )


def _answer(result: VisionResult, year: int) -> str:
    natural, social = (
        _value(result, year, name) - 1 for name in ("natural_influence", "social_influence")
    )
    women = tables.percent(_value(result, year, "decline_20_39"))
    return say(
        f"出生率が2.1まで上がると{year}年の人口は現状推計より{_more(natural)}、"
        f"そのうえ転出入がなくなるとさらに{_more(social)}なります。20～39歳女性の減少率は{women}です。",
        f"With a TFR of 2.1 the population of {year} is {_more(natural)} than the status quo; without "
        f"migration as well, another {_more(social)}. Women aged 20–39 decline by {women}.",
    )


def _more(share: float) -> str:
    size, more = tables.percent(abs(share)), share >= 0
    return say(f"{size}{'多く' if more else '少なく'}", f"{size} {'more' if more else 'less'}")


def _value(result: VisionResult, year: object, name: str) -> Any:
    return result.tables["official"].value("value", year=year, indicator=name)  # type: ignore[arg-type]


def _readings(result: VisionResult, years: list[Any]) -> PrintedTable:
    source = result.tables["official"]
    rows = []
    for name, words in READINGS.items():
        verified = source.value("verified", year=years[0], indicator=name)
        heading = words if verified else words + told(UNCONFIRMED)
        rows.append((heading, *(_printed(name, _value(result, year, name)) for year in years)))
    head = (say("読み方", "Reading"), *(wording.year(year) for year in years))
    title = say("国の指標による分析", "By the nation's yardsticks")
    return PrintedTable(title, head, tuple(rows), source.sources)


def _printed(name: str, value: Any) -> str:
    if value is None:
        return tables.NOT_APPLICABLE
    if value == "not_declining":
        return say("減少していない", "not declining")
    if isinstance(value, str):
        return value
    return tables.percent(value) if name in SHARES else tables.ratio(value, 0)


def _totals(result: VisionResult) -> PrintedTable:
    source = result.tables["official_totals"]
    years = [int(str(year)) for year in dict.fromkeys(source["year"])]
    rows = tuple(
        (
            wording.year(year),
            *(tables.persons(source.value("total", series=s, year=year)) for s in SERIES),
        )
        for year in years
    )
    head = (say("年", "Year"), *(wording.in_persons(words) for words in SERIES.values()))
    title = say(
        "パターン1とシミュレーションの総人口", "Total population of pattern 1 and the simulations"
    )
    return PrintedTable(title, head, rows, source.sources)
